/**
 * The kernels on the Vector API ({@code jdk.incubator.vector}). Internal: the module does not export it, and this is the
 * only package that sees the Vector API, so that everything else runs where it is missing.
 *
 * <p>{@link autograd.simd.Float64VectorKernels} is {@link autograd.kernel.Float64Kernels} once more, with the same bits.
 * The vector loops of the elementary functions are made by the build from the files {@code *Functions.java} of {@code
 * autograd.kernel}; see its package page. Imports: {@code autograd.kernel} and the Vector API.
 *
 * <p><b>What HotSpot makes of it.</b> A vector is a register only while everything that touches it is inlined into one
 * compiled method; else it is an object, and a loop 10 to 70 times slower. Inlining ends at 15 nested calls and, for
 * methods other than the API's own, at 18,000 nodes of the compiler, which some 40 operations reach. Hence loops are
 * flat, and the methods that choose among them have more than 325 bytes of bytecode, beyond which they are not inlined
 * into their callers. And every kind of operation must have run before the first is compiled: see {@code
 * Float64VectorProfile}.
 */
package autograd.simd;
