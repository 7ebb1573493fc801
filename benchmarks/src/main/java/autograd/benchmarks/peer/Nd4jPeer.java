package autograd.benchmarks.peer;

import autograd.benchmarks.harness.Peer;
import autograd.benchmarks.harness.Task;
import autograd.benchmarks.harness.Work;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.transforms.same.Reciprocal;
import org.nd4j.linalg.api.ops.impl.transforms.same.Square;
import org.nd4j.linalg.api.ops.impl.transforms.strict.ACosh;
import org.nd4j.linalg.api.ops.impl.transforms.strict.ASinh;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Erf;
import org.nd4j.linalg.api.ops.impl.transforms.strict.SoftPlus;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/** ND4J on its CPU backend; derivatives are written by hand with its ops. */
public final class Nd4jPeer implements Peer {
    private static final Map<String, UnaryOperator<INDArray>> FUNCTIONS = Map.ofEntries(
            Map.entry("exp", x -> Transforms.exp(x, true)),
            Map.entry("expm1", x -> Transforms.expm1(x, true)),
            Map.entry("log", x -> Transforms.log(x, true)),
            Map.entry("log1p", x -> Transforms.log1p(x, true)),
            Map.entry("sin", x -> Transforms.sin(x, true)),
            Map.entry("cos", x -> Transforms.cos(x, true)),
            Map.entry("tan", x -> Transforms.tan(x, true)),
            Map.entry("asin", x -> Transforms.asin(x, true)),
            Map.entry("acos", x -> Transforms.acos(x, true)),
            Map.entry("atan", x -> Transforms.atan(x, true)),
            Map.entry("sinh", x -> Transforms.sinh(x, true)),
            Map.entry("cosh", x -> Transforms.cosh(x, true)),
            Map.entry("tanh", x -> Transforms.tanh(x, true)),
            Map.entry("asinh", x -> Nd4j.getExecutioner().exec(new ASinh(x, x.ulike()))),
            Map.entry("acosh", x -> Nd4j.getExecutioner().exec(new ACosh(x, x.ulike()))),
            Map.entry("atanh", x -> Transforms.atanh(x, true)),
            Map.entry("erf", x -> Nd4j.getExecutioner().exec(new Erf(x, x.ulike()))),
            Map.entry("softplus", x -> Nd4j.getExecutioner().exec(new SoftPlus(x, x.ulike()))),
            Map.entry("sigmoid", x -> Transforms.sigmoid(x, true)),
            Map.entry("relu", x -> Transforms.relu(x, true)),
            Map.entry("pow", x -> Transforms.pow(x, 2.5, true)),
            Map.entry("sqrt", x -> Transforms.sqrt(x, true)),
            Map.entry("abs", x -> Transforms.abs(x, true)),
            Map.entry("sign", x -> Transforms.sign(x, true)),
            Map.entry("neg", INDArray::neg),
            Map.entry("square", x -> Nd4j.getExecutioner().exec(new Square(x, x.ulike()))),
            Map.entry("reciprocal", x -> Nd4j.getExecutioner().exec(new Reciprocal(x, x.ulike()))));

    @Override
    public Task open(Work work) {
        return switch (work.kind()) {
            case "matmul" -> matmul(work);
            case "function" -> function(work);
            case "add" -> add(work);
            case "sum" -> sum(work);
            case "training" -> new Nd4jTraining(Network.of(work));
            case "sines" -> sines(work.number(0), work.number(1));
            default -> throw new UnsupportedOperationException(work.kind());
        };
    }

    private static Task matmul(Work work) {
        int n = work.number(1);
        INDArray a = array(work.isFloat32(0), 1, -1, 1, n * n).reshape(n, n);
        INDArray b = array(work.isFloat32(0), 2, -1, 1, n * n).reshape(n, n);
        return new Computation(() -> a.mmul(b));
    }

    private static Task function(Work work) {
        ElementaryFunction function = ElementaryFunction.named(work.text(0));
        UnaryOperator<INDArray> f = FUNCTIONS.get(work.text(0));
        if (f == null) {
            throw new UnsupportedOperationException(work.text(0));
        }
        INDArray x = array(work.isFloat32(1), 3, function.from(), function.to(), work.number(2));
        return new Computation(() -> f.apply(x));
    }

    private static Task add(Work work) {
        INDArray a = array(work.isFloat32(0), 1, -1, 1, work.number(1));
        INDArray b = array(work.isFloat32(0), 2, -1, 1, work.number(1));
        return new Computation(() -> a.add(b));
    }

    private static Task sum(Work work) {
        INDArray x = array(work.isFloat32(0), 1, 0, 1, work.number(1));
        return new Computation(x::sum);
    }

    private static Task sines(int count, int width) {
        INDArray x = array(false, 4, 0, 1, width);
        INDArray[] kept = new INDArray[count + 1];
        return new Computation(() -> {
            kept[0] = x;
            for (int i = 0; i < count; i++) {
                kept[i + 1] = Transforms.sin(kept[i], true);
            }
            INDArray gradient = Nd4j.onesLike(x);
            for (int i = count - 1; i >= 0; i--) {
                try (INDArray slope = Transforms.cos(kept[i], true)) {
                    gradient.muli(slope);
                }
                kept[i + 1].close();
            }
            return gradient;
        });
    }

    static INDArray array(boolean isFloat32, long seed, double from, double to, int n) {
        return isFloat32
                ? Nd4j.createFromArray(Inputs.floats(seed, n, from, to))
                : Nd4j.createFromArray(Inputs.doubles(seed, n, from, to));
    }

    /** An expression; the memory of a value is given back when the next one is there. */
    private static final class Computation implements Task {
        private final Supplier<INDArray> expression;
        private INDArray last;

        Computation(Supplier<INDArray> expression) {
            this.expression = expression;
        }

        @Override
        public void run() {
            INDArray next = expression.get();
            if (last != null) {
                last.close();
            }
            last = next;
        }

        @Override
        public double[] result() {
            return Inputs.probe(last.castTo(DataType.DOUBLE).dup('c').data().asDouble());
        }
    }
}
