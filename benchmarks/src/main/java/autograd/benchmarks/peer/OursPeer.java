package autograd.benchmarks.peer;

import autograd.Autograd;
import autograd.Tensor;
import autograd.array.DType;
import autograd.benchmarks.harness.Peer;
import autograd.benchmarks.harness.Task;
import autograd.benchmarks.harness.Work;
import autograd.shape.Shape;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** This library, called as a user calls it. */
public final class OursPeer implements Peer {
    @Override
    public Task open(Work work) {
        return switch (work.kind()) {
            case "matmul" -> matmul(work);
            case "function" -> function(work);
            case "add" -> add(work);
            case "sum" -> sum(work);
            case "training" -> new OursTraining(Network.of(work));
            case "sines" -> sines(work.number(0), work.number(1));
            case "bytes" -> new TapeBytes(work.number(0));
            case "gmm", "lstm", "ba" -> OursAdbench.open(work);
            default -> throw new UnsupportedOperationException(work.kind());
        };
    }

    private static Task matmul(Work work) {
        int n = work.number(1);
        Tensor a = tensor(work.isFloat32(0), 1, -1, 1, n, n);
        Tensor b = tensor(work.isFloat32(0), 2, -1, 1, n, n);
        return new Computation(() -> a.matmul(b));
    }

    private static Task function(Work work) {
        ElementaryFunction function = ElementaryFunction.named(work.text(0));
        Tensor x = tensor(work.isFloat32(1), 3, function.from(), function.to(), work.number(2));
        UnaryOperator<Tensor> f = function.ours();
        return new Computation(() -> f.apply(x));
    }

    private static Task add(Work work) {
        Tensor a = tensor(work.isFloat32(0), 1, -1, 1, work.number(1));
        Tensor b = tensor(work.isFloat32(0), 2, -1, 1, work.number(1));
        return new Computation(() -> a.add(b));
    }

    private static Task sum(Work work) {
        Tensor x = tensor(work.isFloat32(0), 1, 0, 1, work.number(1));
        return new Computation(x::sum);
    }

    private static Task sines(int count, int width) {
        Tensor x = Tensor.of(Inputs.doubles(4, width, 0, 1));
        UnaryOperator<Tensor> gradient = Autograd.grad((Tensor t) -> {
            Tensor y = t;
            for (int i = 0; i < count; i++) {
                y = y.sin();
            }
            return y.sum();
        });
        return new Computation(() -> gradient.apply(x));
    }

    private static Tensor tensor(boolean isFloat32, long seed, double from, double to, int... sizes) {
        Shape shape = Shape.of(sizes);
        return isFloat32
                ? Tensor.of(Inputs.floats(seed, shape.elements(), from, to), shape)
                : Tensor.of(Inputs.doubles(seed, shape.elements(), from, to), shape);
    }

    /** An expression; its last value is kept, as a user would. */
    private static final class Computation implements Task {
        private final Supplier<Tensor> expression;
        private Tensor last;

        Computation(Supplier<Tensor> expression) {
            this.expression = expression;
        }

        @Override
        public void run() {
            last = expression.get();
        }

        @Override
        public double[] result() {
            return Inputs.probe(last.to(DType.FLOAT64).toDoubleArray());
        }
    }
}
