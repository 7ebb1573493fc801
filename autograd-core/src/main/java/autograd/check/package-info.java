/**
 * Finds wrong derivatives and names them; for the library's tests and for users' own.
 *
 * <p>Start with {@link autograd.check.GradientCheck}:
 *
 * <pre>{@code
 * GradientCheck.standard()
 *     .withOrder(2)
 *     .run((w, b) -> loss(w, b), w0, b0)
 *     .throwIfFailed();
 * }</pre>
 *
 * <p>How to read a failure. The report lists first the ops whose own rule disagrees with differences, each with its position
 * on the tape, the line of the call, the operand, the element, the analytic and the numeric value; one of these is the
 * cause. Then come the arguments of the whole function whose derivative is wrong; these are the consequence.
 *
 * <p>{@link autograd.check.NonFiniteCheck} finds the op, its operands and the line where the first NaN or infinity of a loss or
 * of its gradient was born.
 *
 * <p>Imports: {@code autograd}, {@code autograd.array} and {@code autograd.shape}, exported parts only.
 */
package autograd.check;
