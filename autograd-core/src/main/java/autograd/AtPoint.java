package autograd;

import autograd.array.DType;
import autograd.array.Edits.Target;
import autograd.array.NdArray;
import autograd.shape.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * A derivative as a function of where it was taken. One that is constant, as that of a function of straight pieces, is
 * computed without reading the point; so a tape around it would take it for something that has nothing to do with its
 * variables, which is an error. But it is a function of them, with derivative 0, and then every nesting of both modes gives
 * the same zeros.
 *
 * <p>The value is the first operand, as it is. The others are the point; what is contributed to them has no elements, so that
 * it costs nothing where there are other contributions.
 */
final class AtPoint extends Op<AtPoint.Point> {
    private static final AtPoint OP = new AtPoint();

    /**
     * The operands, to know what their zeros look like.
     *
     * @param shapes of all operands, the value first
     */
    record Point(List<Shape> shapes, List<DType> dtypes) implements Batched<Point> {
        static Point of(List<Tensor> operands) {
            return new Point(
                    operands.stream().map(Tensor::shape).toList(),
                    operands.stream().map(Tensor::dtype).toList());
        }

        /** Only the value has to stand for all examples. */
        @Override
        public Tensor batch(Op<Point> op, Tensor[] operands, Examples examples) {
            Tensor[] own = operands.clone();
            own[0] = examples.differ()[0] ? own[0] : examples.repeated(own[0]);
            return op.apply(of(List.of(own)), own);
        }

        @Override
        public String toString() {
            return "";
        }
    }

    private AtPoint() {
        super("derivativeAt", (Kernel.Many<Point>) (operands, point) -> operands[0]);
    }

    /**
     * {@return a derivative, for tapes around it as a function of its point}
     *
     * @param point what {@link #recorded} leaves of it
     */
    static Tensor of(Tensor derivative, List<Tensor> point) {
        if (point.isEmpty()) {
            return derivative;
        }
        List<Tensor> operands = new ArrayList<>();
        operands.add(derivative);
        operands.addAll(point);
        return OP.apply(Point.of(operands), operands.toArray(new Tensor[0]));
    }

    /** {@return those tensors of a point that a tape records now, at any level} */
    static List<Tensor> recorded(List<Tensor> point) {
        List<Tensor> recorded = List.of();
        for (Tensor x : point) {
            if (!(x instanceof DenseTensor) && isRecorded(Substitution.resolve(x))) {
                recorded = recorded.isEmpty() ? new ArrayList<>() : recorded;
                recorded.add(Substitution.resolve(x));
            }
        }
        return recorded;
    }

    /** A tape that is being replayed, or is another thread's, has seen all it will see. */
    private static boolean isRecorded(Tensor x) {
        boolean recorded = false;
        Tensor t = x;
        while (!(t instanceof DenseTensor)) {
            if (t instanceof TapeTensor onTape) {
                if (!onTape.tape().isRecording()) {
                    return false;
                }
                recorded = true;
                t = onTape.primal();
            } else {
                if (!Trace.of(t).isUsable()) {
                    return false;
                }
                t = t instanceof DualTensor dual ? dual.primal() : ((BatchTensor) t).all();
            }
        }
        return recorded;
    }

    @Override
    boolean isDifferentiable() {
        return true;
    }

    @Override
    int keeps(int differentiated) {
        return 0;
    }

    @Override
    void vjp(Point point, Residuals kept, Tensor g, Cotangents into) {
        if (into.wants(0)) {
            into.add(0, g);
        }
        for (int i = 1; i < into.count(); i++) {
            if (into.wants(i)) {
                Tensor nothing = Tensor.full(Shape.of(0), 0, point.dtypes().get(i));
                NdArray nowhere = NdArray.of(new int[0], Shape.of(0));
                into.addAt(i, nothing, Target.of(nowhere, point.shapes().get(i)));
            }
        }
    }

    @Override
    Tensor jvp(Point point, Tensor[] primals, Tensor y, Tensor[] tangents) {
        return tangents[0] == null ? Tensor.zerosLike(y) : tangents[0];
    }
}
