/**
 * What notebooks and examples share.
 *
 * <ul>
 *   <li>{@link autograd.examples.Plot}: {@code plot(...)}, the short way to a picture. {@link autograd.examples.Charts}: lines,
 *       points, bands, bars, histograms, contours; {@link autograd.examples.Pictures}: pixels, and several pictures in one.
 *       {@link autograd.examples.Style} is the look of all of them.
 *   <li>{@link autograd.examples.Expect}: numbers that a notebook promises; {@link autograd.examples.Need}: what it cannot do
 *       without. {@link autograd.examples.Folders}: where pictures go.
 *   <li>{@link autograd.examples.Digits}, {@link autograd.examples.Penguins}: data.
 * </ul>
 *
 * <p>The package {@code autograd.examples.notebook} runs the notebooks, {@code autograd.examples.pages} makes pages of them.
 * Examples use the exported packages of the modules {@code autograd.core} and {@code autograd.nn} and nothing else.
 */
package autograd.examples;
