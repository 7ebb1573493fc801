/**
 * Sizes of arrays and what can be said about them without any numbers: which axis is meant, how two shapes broadcast, and
 * which regular part of a shape is meant.
 *
 * <p>Start at {@link autograd.shape.Shape}; then {@link autograd.shape.Axes} (which axis is meant), {@link
 * autograd.shape.Broadcast} (which axes are stretched), {@link autograd.shape.Window} (which elements) and {@link
 * autograd.shape.AxisWalk} (where the elements along an axis are). This package imports nothing of the library.
 *
 * <p><b>Order.</b> Arrays are row-major: the last axis varies fastest. Element {@code [i, j]} of shape {@code [2, 3]}
 * is at flat position {@code 3 * i + j}.
 *
 * <p><b>Negative axes</b> count from the end: in shape {@code [2, 3]} axis {@code -1} is axis 1, of size 3.
 *
 * <p><b>Broadcasting</b> is NumPy's. Shapes are aligned at their last axis, missing leading axes count as size 1, and
 * an axis of size 1 is repeated to the size of its partner; any other difference is an error.
 *
 * <pre>{@code
 * Shape a = Shape.of(4, 1, 3);
 * Shape b = Shape.of(   2, 3);
 * Shape c = Broadcast.common("add", "a", a, "b", b);   // [4, 2, 3]
 * Broadcast.stretchedAxes(a, c);                       // {1}: a was repeated along axis 1
 * Broadcast.stretchedAxes(b, c);                       // {0}: b has no axis 0
 * Broadcast.common("add", "a", Shape.of(2, 3), "b", Shape.of(4));
 * // ShapeException: add: shapes [2, 3] of a and [4] of b cannot be broadcast; axis -1 has sizes 3 and 4; ...
 * }</pre>
 */
package autograd.shape;
