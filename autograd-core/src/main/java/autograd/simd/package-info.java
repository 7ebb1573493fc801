/**
 * The kernels on the Vector API ({@code jdk.incubator.vector}). Internal: the module does not export it, and this is the
 * only package that sees the Vector API, so that everything else runs where it is missing.
 *
 * <p>{@link autograd.simd.Float64VectorKernels} is {@link autograd.kernel.Float64Kernels} once more, with the same bits.
 * The vector versions of the elementary functions are made by the build from the files {@code *Functions.java} of {@code
 * autograd.kernel}; see its package page. Imports: {@code autograd.kernel} and the Vector API.
 */
package autograd.simd;
