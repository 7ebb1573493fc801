/**
 * Objectives of ADBench (github.com/microsoft/ADBench): Gaussian mixtures, an LSTM and bundle adjustment, written with this
 * library in {@link autograd.benchmarks.adbench.Gmm}, {@link autograd.benchmarks.adbench.Lstm} and {@link
 * autograd.benchmarks.adbench.Ba}, and as loops by hand. Inputs are files of ADBench, or random ones of the same form.
 */
package autograd.benchmarks.adbench;
