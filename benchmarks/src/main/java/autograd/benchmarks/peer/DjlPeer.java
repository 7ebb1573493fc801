package autograd.benchmarks.peer;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import autograd.benchmarks.harness.Peer;
import autograd.benchmarks.harness.Task;
import autograd.benchmarks.harness.Work;
import java.util.Arrays;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** PyTorch's CPU library, called by DJL. */
public final class DjlPeer implements Peer {
    private static final String ENGINE = "PyTorch";

    private final NDManager manager = NDManager.newBaseManager(Device.cpu(), ENGINE);

    @Override
    public Task open(Work work) {
        return switch (work.kind()) {
            case "matmul" -> matmul(work);
            case "function" -> function(work);
            case "add" -> add(work);
            case "sum" -> sum(work);
            case "training" -> new DjlTraining(manager.newSubManager(), Network.of(work));
            case "sines" -> sines(work.number(0), work.number(1));
            default -> throw new UnsupportedOperationException(work.kind());
        };
    }

    private Task matmul(Work work) {
        int n = work.number(1);
        NDManager scope = manager.newSubManager();
        NDArray a = array(scope, work.isFloat32(0), 1, -1, 1, n, n);
        NDArray b = array(scope, work.isFloat32(0), 2, -1, 1, n, n);
        return new Computation(scope, () -> a.matMul(b));
    }

    private Task function(Work work) {
        ElementaryFunction function = ElementaryFunction.named(work.text(0));
        UnaryOperator<NDArray> f = DjlFunctions.named(work.text(0));
        NDManager scope = manager.newSubManager();
        NDArray x = array(scope, work.isFloat32(1), 3, function.from(), function.to(), work.number(2));
        return new Computation(scope, () -> f.apply(x));
    }

    private Task add(Work work) {
        NDManager scope = manager.newSubManager();
        NDArray a = array(scope, work.isFloat32(0), 1, -1, 1, work.number(1));
        NDArray b = array(scope, work.isFloat32(0), 2, -1, 1, work.number(1));
        return new Computation(scope, () -> a.add(b));
    }

    private Task sum(Work work) {
        NDManager scope = manager.newSubManager();
        NDArray x = array(scope, work.isFloat32(0), 1, 0, 1, work.number(1));
        return new Computation(scope, x::sum);
    }

    private Task sines(int count, int width) {
        NDManager scope = manager.newSubManager();
        NDArray x = array(scope, false, 4, 0, 1, width);
        x.setRequiresGradient(true);
        return new Computation(scope, () -> {
            try (NDManager inner = scope.newSubManager()) {
                x.tempAttach(inner);
                try (GradientCollector collector = Engine.getEngine(ENGINE).newGradientCollector()) {
                    NDArray y = x;
                    for (int i = 0; i < count; i++) {
                        y = y.sin();
                    }
                    collector.backward(y.sum());
                }
                // The gradient adds up over calls unless it is cleared; what is returned is a copy of it.
                NDArray gradient = x.getGradient();
                NDArray copy = gradient.duplicate();
                copy.attach(scope);
                gradient.subi(copy);
                return copy;
            }
        });
    }

    static NDArray array(NDManager scope, boolean isFloat32, long seed, double from, double to, int... sizes) {
        long[] dimensions = Arrays.stream(sizes).asLongStream().toArray();
        Shape shape = new Shape(dimensions);
        int elements = (int) shape.size();
        return isFloat32
                ? scope.create(Inputs.floats(seed, elements, from, to), shape)
                : scope.create(Inputs.doubles(seed, elements, from, to), shape);
    }

    /** An expression; the memory of a value is given back when the next one is there. */
    private static final class Computation implements Task {
        private final NDManager scope;
        private final Supplier<NDArray> expression;
        private NDArray last;

        Computation(NDManager scope, Supplier<NDArray> expression) {
            this.scope = scope;
            this.expression = expression;
        }

        @Override
        public void run() {
            NDArray next = expression.get();
            if (last != null) {
                last.close();
            }
            last = next;
        }

        @Override
        public double[] result() {
            try (NDArray wide = last.toType(DataType.FLOAT64, true)) {
                return Inputs.probe(wide.toDoubleArray());
            }
        }

        @Override
        public void close() {
            scope.close();
        }
    }
}
