/**
 * What notebooks and examples share. {@link autograd.examples.Folders} says where pictures go; the package
 * {@code autograd.examples.notebook} runs the notebooks themselves. Examples use the exported packages of the modules
 * {@code autograd.core} and {@code autograd.nn} and nothing else.
 */
package autograd.examples;
