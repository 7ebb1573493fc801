/**
 * The nucleus: tensors, the ops on them, and derivatives of any order in both modes.
 *
 * <p>How to begin: a function of tensors, and its gradient, which is a function again.
 *
 * <pre>{@code
 * import static autograd.Autograd.*;
 *
 * Tensor x = Tensor.of(1.0, 2.0, 3.0);
 * var gradient = grad((Tensor t) -> t.mul(t).sum());
 * gradient.apply(x);                                                 // [2. 4. 6.]
 * grad((Tensor t) -> gradient.apply(t).square().sum()).apply(x);     // [ 8. 16. 24.]: derivatives nest
 * }</pre>
 *
 * <p>Where things are:
 *
 * <ul>
 *   <li>{@link autograd.Tensor}: the value. Its methods are short spellings of the op families, where contract, formula
 *       and rule of each op stand together:
 *       <ul>
 *         <li>of each element: {@link autograd.Arithmetic}, {@link autograd.Elementwise}, {@link autograd.Trigonometry},
 *             {@link autograd.Rounding}, {@link autograd.Activations}, {@link autograd.SpecialFunctions}, {@link
 *             autograd.Comparisons}, {@link autograd.Casting};
 *         <li>along axes: {@link autograd.Reductions}, {@link autograd.Softmax}, {@link autograd.Statistics}, {@link
 *             autograd.Norms}, {@link autograd.Scans}, {@link autograd.Sorting};
 *         <li>of shape and position: {@link autograd.Shaping}, {@link autograd.Layout}, {@link autograd.Arranging}, {@link
 *             autograd.Padding}, {@link autograd.Diagonals}, {@link autograd.Indexing}, {@link autograd.Updates}; {@link
 *             autograd.Index} is what NumPy writes between the brackets of {@code x[...]};
 *         <li>of matrices: {@link autograd.Products}, {@link autograd.LinearAlgebra}, {@link autograd.Determinants}, {@link
 *             autograd.Decompositions}.
 *       </ul>
 *   <li>{@link autograd.Autograd} and {@link autograd.Derivatives}: gradients, Jacobians, Hessians as functions of
 *       functions; {@link autograd.Autograd#vmap(java.util.function.Function) vmap} for gradients per example, in which
 *       numbers and index tensors differ from example to example, and shapes do not; {@link
 *       autograd.Autograd#checkpoint(java.util.function.Function) checkpoint} for less memory.
 *   <li>{@link autograd.check.GradientCheck}: whether a gradient is right, and which op is wrong; {@link
 *       autograd.check.NonFiniteCheck}: where a NaN was born.
 *   <li>{@link autograd.Tape}: the same in the open, to look at; {@link autograd.TapeReport}: to count, draw and explain.
 *   <li>{@link autograd.CustomOp}: an op with a derivative rule of your own.
 *   <li>{@link autograd.Implicit}: roots and fixed points, differentiable without recording how they were found.
 *   <li>{@link autograd.RandomKey}: random tensors, reparametrised; {@link autograd.CommonsMath}: bridges to its optimizers.
 *   <li>{@link autograd.Descent}: steps of optimizers in one pass over memory.
 *   <li>{@link autograd.Op}: how an op is made; its four kinds; how to add one.
 * </ul>
 *
 * <p>How it works. {@link autograd.Op} has the one dispatch: an op on plain numbers runs its kernel; an op on a tensor that
 * a derivative watches is interpreted by that derivative, the innermost first ({@code Trace}: the reverse {@link
 * autograd.Tape}, the forward {@code ForwardTrace}, or {@code BatchTrace} for many examples at once), which applies the op
 * again one level down. Rules are written with tensors and see operands one level down, so the derivative of a derivative
 * records only where an outer derivative watches.
 *
 * <p>What it costs. An op of one or two operands on plain numbers is a kernel call and three small objects. Recorded, it is
 * one entry of the tape: 24 bytes and 4 an operand (at most twice that while the tape has room to grow) and what its rule
 * will read; {@link autograd.Tape} says what that is.
 *
 * <p>Kinks and zeros. At a kink a derivative is the minimum-norm subgradient, ties share equally, else the value is the one
 * by continuity, else the limit: {@code relu'(0) = 0}, {@code abs'(0) = 0}. Along a chain of elementwise functions 0 times
 * anything is 0, infinity and NaN included: a value masked out cannot leak NaN through them, {@code sqrt(x^2)} has
 * derivative 0 at 0, and forward and reverse mode agree. (A matrix product follows IEEE rules: 0 times NaN is NaN there.)
 * The other side of it: where a chain has underflowed, as {@code log(1 - sigmoid(40))}, the loss is infinite and its
 * gradient 0, not NaN. Write such a loss from its logits, with {@link autograd.Softmax#logSoftmax} or {@link
 * autograd.Softmax#logSumExp}.
 *
 * <p>Imports: {@code autograd.tape} (the linear list and the replay), {@code autograd.array} (numbers) and {@code
 * autograd.shape}; never {@code autograd.check} or anything of networks. Only {@code CommonsMath} and {@code
 * Implicit} import commons-math3. No static field here may hold a tensor.
 */
package autograd;
