package autograd;

import autograd.OpSample.Curve;
import autograd.array.DType;
import autograd.shape.Shape;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** How rows of {@link OpSamples} are written. */
final class OpRows {
    /** For two operands that must not tie. */
    static final Domain EVEN = Domain.QUARTERS;

    static final Domain ODD = Domain.BETWEEN_QUARTERS;

    private static final String EACH = "; n; n m; n 1 m; 0; n 0";
    private static final String BROADCASTS =
            ",; n,; , n; n, n; n m, n m; n m, m; 1 m, n 1; k n m, n 1; 1, n m; 0, 1; n 0, 1";

    /** For three operands that broadcast. */
    static final String THREE = ",,; n, n, n; n m, m,; 1 m, n 1, k n m;, n, 1; 0, 1, 0; n 0, 1, 0";

    private OpRows() {}

    /** A row of one operand that takes every shape. */
    static OpSample unary(String name, Curve curve, Domain x, UnaryOperator<Tensor> f) {
        return unary(name, curve, x, EACH, f);
    }

    /** A row of one operand of given shapes, see {@link OpSample#patterns}, a semicolon between them. */
    static OpSample unary(String name, Curve curve, Domain x, String patterns, UnaryOperator<Tensor> f) {
        return new OpSample(name, curve, List.of(x), patterns(patterns), xs -> f.apply(xs.get(0)));
    }

    /** A row of two operands that broadcast. */
    static OpSample binary(String name, Curve curve, Domain a, Domain b, BinaryOperator<Tensor> f) {
        return binary(name, curve, a, b, BROADCASTS, f);
    }

    /** A row of two operands of given shapes. */
    static OpSample binary(String name, Curve curve, Domain a, Domain b, String patterns, BinaryOperator<Tensor> f) {
        return new OpSample(name, curve, List.of(a, b), patterns(patterns), xs -> f.apply(xs.get(0), xs.get(1)));
    }

    /** A row of three operands of given shapes. */
    static OpSample ternary(
            String name, Curve curve, List<Domain> domains, String patterns, Function<List<Tensor>, Tensor> f) {
        return new OpSample(name, curve, domains, patterns(patterns), f);
    }

    /** {@return the patterns between semicolons} */
    static List<String> patterns(String patterns) {
        return List.of(patterns.split(";", -1));
    }

    static Tensor to32(Tensor x) {
        return x.to(DType.FLOAT32);
    }

    static int[] axes(int... axes) {
        return axes;
    }

    static Tensor all(Tensor x) {
        return Tensor.full(x.shape(), 1, DType.BOOL);
    }

    static Tensor mask(Tensor x) {
        return mask(x.shape().toArray());
    }

    static Tensor mask(int... sizes) {
        return indices(3, sizes).to(DType.BOOL);
    }

    /** {@return indices below the bound, each several times where there are enough of them} */
    static Tensor indices(int bound, int... sizes) {
        Shape shape = Shape.of(sizes);
        int[] values = IntStream.range(0, shape.elements())
                .map(i -> (2 * i + 1) % bound)
                .toArray();
        return Tensor.ints(values, shape);
    }
}
