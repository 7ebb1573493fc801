/**
 * Notebooks as pages: the program behind {@code ./notebook --render}.
 *
 * <p>{@link autograd.examples.pages.Render} runs each notebook with a {@link autograd.examples.notebook.Transcript}, which {@link
 * autograd.examples.pages.Page} cuts into parts, and writes it twice: as a page of HTML ({@code HtmlPage}) and as a file for
 * Jupyter ({@code JupyterFile}); {@code IndexPage} lists them. A page needs nothing but itself: no script, no network, no file
 * beside it.
 *
 * <p>Imports: {@code autograd.examples}, {@code autograd.examples.notebook}; commonmark-java for the text, Gson for JSON.
 */
package autograd.examples.pages;
