/**
 * Runs notebooks: JShell scripts in percent format.
 *
 * <p>Start at {@link autograd.examples.notebook.Main}, the program behind {@code ./notebook NAME}. A file becomes a
 * {@link autograd.examples.notebook.Notebook} of {@link autograd.examples.notebook.Cell cells} through
 * {@link autograd.examples.notebook.PercentFormat}; {@link autograd.examples.notebook.NotebookRunner} evaluates them one after
 * the other, tells a {@link autograd.examples.notebook.RunListener}, and stops with a {@link autograd.examples.notebook.NotebookException} at the first snippet
 * that does not compile, refers to an unknown name, or throws. The package imports nothing else of the project except
 * {@link autograd.examples.Folders}.
 */
package autograd.examples.notebook;
