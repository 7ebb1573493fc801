/**
 * The arithmetic: loops over plain arrays, and elementary functions. Internal: the module does not export it.
 *
 * <p>Start at {@link autograd.kernel.Float64Kernels}, the list of what there is. {@link
 * autograd.kernel.Float64ScalarKernels} is that list in plain Java; {@code autograd.simd} has it on the Vector API, with
 * the same bits; {@code autograd.array} chooses, checks shapes, broadcasts and splits over threads. This package imports
 * nothing of ours.
 *
 * <p><b>One source for float and double.</b> The files {@code Float64*.java}, here and in the two other packages, are
 * written for double; the build makes their float twins {@code Float32*.java} by replacing words. Nothing in them may
 * depend on the width: no double literals, and results of {@code Math.sqrt} are cast.
 *
 * <p><b>One source for scalar and vector.</b> Elementary functions are in files {@code Double*Functions.java} and {@code
 * Float*Functions.java}, as straight-line code in the words of {@link autograd.kernel.DoubleLanes} and {@link
 * autograd.kernel.FloatLanes}: each word is one IEEE operation, a comparison, a choice or an operation on bits. Loops over
 * arrays call them for one number at a time; the build ({@code src/build/VectorLoops.java}) makes from the same text one
 * flat loop over vectors for each function, in classes {@code DoubleVector*Loops} of {@code autograd.simd}. So there is
 * one definition of each function, and no result depends on the width of vectors, on the JIT compiler or on the release
 * of the JDK. A method of these files stays below 325 bytes of bytecode, beyond which HotSpot does not inline it.
 */
package autograd.kernel;
