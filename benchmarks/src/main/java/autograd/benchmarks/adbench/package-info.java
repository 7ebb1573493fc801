/**
 * Objectives of ADBench (github.com/microsoft/ADBench): Gaussian mixtures and an LSTM, written with this library in {@link
 * autograd.benchmarks.adbench.Gmm} and {@link autograd.benchmarks.adbench.Lstm}, and as loops by hand. Inputs are files of
 * ADBench, or random ones of the same form.
 */
package autograd.benchmarks.adbench;
