package autograd;

import autograd.shape.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Assembles Jacobians and Hessians row by row or column by column. */
final class Jacobians {
    private Jacobians() {}

    /** One replay for each element of the value; each gives a row. */
    static List<Tensor> reverse(String op, List<Tensor> xs, Pullback pullback) {
        Tensor y = pullback.value();
        requireDependence(op, pullback);
        List<Shape> shapes = shapes(op, y, xs);
        List<List<Tensor>> rows = new ArrayList<>();
        for (int i = 0; i < y.size(); i++) {
            rows.add(pullback.applyAll(unit(y, i)));
        }
        List<Tensor> jacobians = new ArrayList<>();
        for (int a = 0; a < xs.size(); a++) {
            int argument = a;
            Tensor x = xs.get(a);
            Shape shape = shapes.get(a);
            List<Tensor> own = rows.stream().map(row -> row.get(argument)).toList();
            jacobians.add(assembled(0, own, shape, x));
        }
        return List.copyOf(jacobians);
    }

    /**
     * One forward pass for each element of the arguments; each gives a column.
     *
     * @param pullback of the same function, to tell what the value depends on
     */
    static List<Tensor> forward(String op, Function<List<Tensor>, Tensor> f, List<Tensor> xs, Pullback pullback) {
        requireDependence(op, pullback);
        Tensor y = pullback.value();
        List<Shape> shapes = shapes(op, y, xs);
        List<Tensor> jacobians = new ArrayList<>();
        for (int a = 0; a < xs.size(); a++) {
            Tensor x = xs.get(a);
            List<Tensor> columns = new ArrayList<>();
            for (int j = 0; j < x.size(); j++) {
                columns.add(column(op, f, xs, a, j));
            }
            Shape shape = shapes.get(a);
            jacobians.add(assembled(-1, columns, shape, y).to(x.dtype())); // the dtype that reverse mode gives
        }
        return List.copyOf(jacobians);
    }

    /** The Jacobian of the gradient, forward over reverse. */
    static List<List<Tensor>> hessian(Function<List<Tensor>, Tensor> f, List<Tensor> xs) {
        List<List<Tensor>> blocks = new ArrayList<>();
        List<List<Shape>> shapes = new ArrayList<>();
        for (Tensor x : xs) {
            blocks.add(new ArrayList<>());
            shapes.add(shapes("hessian", x, xs));
        }
        for (int b = 0; b < xs.size(); b++) {
            Tensor along = xs.get(b);
            List<List<Tensor>> columns = new ArrayList<>(); // [element of argument b][argument a]
            for (int j = 0; j < along.size(); j++) {
                columns.add(hvp("hessian", f, xs, directions(xs, b, j)));
            }
            for (int a = 0; a < xs.size(); a++) {
                int argument = a;
                List<Tensor> own = columns.stream().map(c -> c.get(argument)).toList();
                blocks.get(a).add(assembled(-1, own, shapes.get(a).get(b), xs.get(a)));
            }
        }
        return blocks.stream().map(List::copyOf).toList();
    }

    /** The tangents of all gradients along {@code vs}. */
    static List<Tensor> hvp(String op, Function<List<Tensor>, Tensor> f, List<Tensor> xs, List<Tensor> vs) {
        return Autograd.forwardAll(
                op, watched -> Autograd.evaluate(op, f, false, watched).gradients(), xs, vs);
    }

    /** The shapes of the Jacobians of {@code y}, known to be possible before anything is computed. */
    private static List<Shape> shapes(String op, Tensor y, List<Tensor> xs) {
        return xs.stream().map(x -> Checks.joined(op, y.shape(), x.shape())).toList();
    }

    private static Tensor column(
            String op, Function<List<Tensor>, Tensor> f, List<Tensor> xs, int argument, int element) {
        return Autograd.forward(op, f, xs, directions(xs, argument, element)).tangent();
    }

    private static List<Tensor> directions(List<Tensor> xs, int argument, int element) {
        List<Tensor> tangents = new ArrayList<>();
        for (int i = 0; i < xs.size(); i++) {
            tangents.add(i == argument ? unit(xs.get(i), element) : Tensor.zerosLike(xs.get(i)));
        }
        return tangents;
    }

    private static void requireDependence(String op, Pullback pullback) {
        pullback.applyAll(op, Tensor.zerosLike(pullback.value()), false);
    }

    private static Tensor unit(Tensor x, int element) {
        double[] values = new double[x.size()];
        values[element] = 1;
        return Tensor.of(values, x.shape()).to(x.dtype());
    }

    /** The rows or columns as one tensor; without any, an empty one of the dtype of {@code like}. */
    private static Tensor assembled(int axis, List<Tensor> parts, Shape shape, Tensor like) {
        return parts.isEmpty()
                ? Tensor.full(shape, 0, like.dtype())
                : Shaping.stack(axis, parts).reshape(shape);
    }
}
