/**
 * Numbers without derivatives: immutable arrays, and the loops that compute with them.
 *
 * <p>Start at {@link autograd.array.NdArray}. Then {@link autograd.array.Maps}, {@link autograd.array.Pulls}, {@link
 * autograd.array.Roundings} and {@link autograd.array.SpecialMaps} (elementwise), {@link autograd.array.Sums} (reductions),
 * {@link autograd.array.Moments} (variances, norms), {@link autograd.array.Cumulative} (running sums and products), {@link
 * autograd.array.Sorts}, {@link autograd.array.MatrixProduct}, {@link autograd.array.Factorizations}, {@link
 * autograd.array.Moves} (transposing, slicing, gathering), {@link autograd.array.Edits} (writing and adding at a part),
 * {@link autograd.array.Bands} (diagonals of matrices), {@link autograd.array.Descents} (steps of optimizers) and {@link
 * autograd.array.Randoms}. Shapes, broadcasting and threads are handled here; the arithmetic is in {@code autograd.kernel}, or
 * with the same bits in {@code autograd.simd}, whichever {@code Kernels} has chosen. Besides these this package imports {@link
 * autograd.shape} and commons-math3; nothing here knows what a derivative is.
 *
 * <p><b>Who may write what.</b> An {@code NdArray} never changes, and its storage is never handed out. A kernel
 * allocates its result, writes it, and gives it away with {@code NdArray.wrap}; from then on nobody writes it. Shapes
 * are checked before anything is allocated.
 *
 * <p><b>One definition of the arithmetic.</b> The same call gives the same bits on every JVM, compiled or interpreted,
 * with and without the Vector API, on any number of threads:
 *
 * <ul>
 *   <li>an element of a matrix product is one chain of fused multiply-adds in order of the inner index, from +0;
 *   <li>a sum follows a fixed pattern of lanes and a fixed tree, stated in the comment of {@code Float64Sums}, whatever
 *       the memory layout of its terms; running sums, products and recurrences go from one end to the other, as {@code
 *       Float64Chains} states;
 *   <li>an inner product and a rotation of two vectors, of which factorizations are made, are those of {@code
 *       Float64Pairs};
 *   <li>elementary functions are our own sequences of such operations, within 2 ulps of the true value (FLOAT32: 1), of
 *       which {@code docs/accuracy.md} keeps the record.
 * </ul>
 *
 * <p><b>The oracle rule.</b> Each kernel has a naive version in the tests, written independently of it and as plainly
 * as possible, and must agree with it to the last bit, over random shapes with axes of size 0 and 1. Factorizations are the
 * exception: they are tested by their products, against known spectra and against commons-math3.
 */
package autograd.array;
