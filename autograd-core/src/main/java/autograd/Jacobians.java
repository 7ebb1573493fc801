package autograd;

import autograd.shape.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Assembles Jacobians and Hessians from products with unit vectors, many of them in one pass: the passes are mapped over a
 * batch of unit vectors, see {@link Autograd#vmap(Function)}.
 */
final class Jacobians {
    /** Elements of all unit vectors of a pass: more would gain nothing, and take memory. */
    private static final int PASS = 1 << 18;

    private Jacobians() {}

    /** Products of unit cotangents with the Jacobian; each gives a row. */
    static List<Tensor> reverse(String op, List<Tensor> xs, Pullback pullback) {
        Tensor y = pullback.value();
        requireDependence(op, pullback);
        List<Shape> shapes = shapes(op, y, xs);
        List<Tensor> rows = products(op, y, xs, g -> pullback.applyAll(g));
        List<Tensor> jacobians = new ArrayList<>();
        for (int a = 0; a < xs.size(); a++) {
            jacobians.add(rows.get(a).reshape(shapes.get(a)));
        }
        return List.copyOf(jacobians);
    }

    /**
     * Products of the Jacobian with unit tangents; each gives a column.
     *
     * @param pullback of the same function, to tell what the value depends on
     */
    static List<Tensor> forward(String op, Function<List<Tensor>, Tensor> f, List<Tensor> xs, Pullback pullback) {
        requireDependence(op, pullback);
        Tensor y = pullback.value();
        List<Shape> shapes = shapes(op, y, xs);
        List<Tensor> jacobians = new ArrayList<>();
        for (int a = 0; a < xs.size(); a++) {
            int argument = a;
            Tensor x = xs.get(a);
            List<Tensor> columns = products(
                    op,
                    x,
                    List.of(y),
                    t -> List.of(
                            Autograd.forward(op, f, xs, along(xs, argument, t)).tangent()));
            Tensor jacobian = columnsLast(columns.get(0), x, shapes.get(a));
            jacobians.add(jacobian.to(x.dtype())); // the dtype that reverse mode gives
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
            int argument = b;
            Tensor x = xs.get(b);
            List<Tensor> columns = products("hessian", x, xs, v -> hvp("hessian", f, xs, along(xs, argument, v)));
            for (int a = 0; a < xs.size(); a++) {
                blocks.get(a).add(columnsLast(columns.get(a), x, shapes.get(a).get(b)));
            }
        }
        return blocks.stream().map(List::copyOf).toList();
    }

    /** The tangents of all gradients along {@code vs}. */
    static List<Tensor> hvp(String op, Function<List<Tensor>, Tensor> f, List<Tensor> xs, List<Tensor> vs) {
        return Autograd.forwardAll(
                op, watched -> Autograd.evaluate(op, f, false, watched).gradients(), xs, vs);
    }

    /**
     * The products with all unit tensors of the shape of {@code x}, along a new first axis.
     *
     * @param like of the shapes and dtypes of the products
     */
    private static List<Tensor> products(
            String op, Tensor x, List<Tensor> like, Function<Tensor, List<Tensor>> product) {
        int most = Math.max(1, like.stream().mapToInt(Tensor::size).max().orElse(1));
        int pass = Math.max(1, PASS / Math.max(most, x.size()));
        List<List<Tensor>> passes = new ArrayList<>();
        for (int from = 0; from < x.size(); from += pass) {
            passes.add(pass(op, units(x, from, Math.min(x.size(), from + pass)), product));
        }
        List<Tensor> all = new ArrayList<>();
        for (int i = 0; i < like.size(); i++) {
            int result = i;
            List<Tensor> parts = passes.stream().map(p -> p.get(result)).toList();
            Shape none = Shape.of(0).append(like.get(i).shape());
            all.add(
                    parts.isEmpty()
                            ? Tensor.full(none, 0, like.get(i).dtype())
                            : parts.size() == 1 ? parts.get(0) : Shaping.concat(0, parts));
        }
        return all;
    }

    private static List<Tensor> pass(String op, Tensor units, Function<Tensor, List<Tensor>> product) {
        int count = units.shape().size(0);
        try {
            return BatchTrace.map(op, batch -> product.apply(batch.get(0)), count, List.of(units));
        } catch (BatchReadException e) { // a rule of the user's own looks at numbers: one by one, as it was written
            List<List<Tensor>> single = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                single.add(product.apply(Examples.example(units, i)));
            }
            List<Tensor> stacked = new ArrayList<>();
            for (int k = 0; k < single.get(0).size(); k++) {
                int result = k;
                stacked.add(
                        Shaping.stack(0, single.stream().map(s -> s.get(result)).toList()));
            }
            return stacked;
        }
    }

    /** {@return the units of elements {@code from} to {@code to}, along a new first axis} */
    private static Tensor units(Tensor x, int from, int to) {
        int[] positions = new int[to - from];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = from + i;
        }
        return Indexing.oneHot(Tensor.ints(positions), x.size(), x.dtype())
                .reshape(Shape.of(positions.length).append(x.shape()));
    }

    private static Tensor columnsLast(Tensor columns, Tensor x, Shape shape) {
        if (x.size() == 0) {
            return columns.reshape(shape);
        }
        return columns.reshape(x.size(), columns.size() / x.size()).transpose().reshape(shape);
    }

    /** {@return a tangent of one argument, zeros for the others} */
    private static List<Tensor> along(List<Tensor> xs, int argument, Tensor tangent) {
        List<Tensor> tangents = new ArrayList<>();
        for (int i = 0; i < xs.size(); i++) {
            tangents.add(i == argument ? tangent : Tensor.zerosLike(xs.get(i)));
        }
        return tangents;
    }

    /** The shapes of the Jacobians of {@code y}, known to be possible before anything is computed. */
    private static List<Shape> shapes(String op, Tensor y, List<Tensor> xs) {
        return xs.stream().map(x -> Checks.joined(op, y.shape(), x.shape())).toList();
    }

    private static void requireDependence(String op, Pullback pullback) {
        pullback.applyAll(op, Tensor.zerosLike(pullback.value()), false);
    }
}
