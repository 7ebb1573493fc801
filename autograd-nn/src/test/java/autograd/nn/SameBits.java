package autograd.nn;

import autograd.Autograd;
import autograd.Shaping;
import autograd.Tensor;
import autograd.ValueAndGradients;
import autograd.array.DType;
import autograd.nn.layer.Activation;
import autograd.nn.layer.Linear;
import autograd.nn.loss.Losses;
import autograd.nn.optim.Adagrad;
import autograd.nn.optim.Adam;
import autograd.nn.optim.AdamW;
import autograd.nn.optim.ClipByGlobalNorm;
import autograd.nn.optim.Momentum;
import autograd.nn.optim.NAdam;
import autograd.nn.optim.Optimizer;
import autograd.nn.optim.OptimizerState;
import autograd.nn.optim.RmsProp;
import autograd.nn.optim.Schedule;
import autograd.nn.optim.Sgd;
import autograd.nn.optim.UpdateRule;
import autograd.nn.optim.WeightDecay;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * A program that prints digests of bits: {@link SameBitsTest} runs it in JVMs of all kinds, and they must agree.
 *
 * <pre>{@code
 * network REPEATS    value and gradient of a function of 20 ops, in both dtypes, REPEATS times
 * wide 1             value and gradient of a function of arrays that are large enough to be split
 * training STEPS     losses of each step, and parameters at the end, of a network large enough to be split over threads
 * optimizers STEPS   a layer large enough to be split, and what is remembered of it, after STEPS of every rule
 * }</pre>
 */
final class SameBits {
    private final MessageDigest digest;

    private SameBits() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    public static void main(String[] args) {
        int count = Integer.parseInt(args[1]);
        System.out.println(
                switch (args[0]) {
                    case "network" -> network(count);
                    case "training" -> training(count);
                    case "wide" -> wide();
                    case "optimizers" -> optimizers(count);
                    default -> throw new IllegalArgumentException(args[0]);
                });
    }

    private static String network(int repeats) {
        String first = null;
        for (int repeat = 0; repeat < repeats; repeat++) {
            SameBits bits = new SameBits();
            for (DType dtype : List.of(DType.FLOAT64, DType.FLOAT32)) {
                List<Tensor> xs = List.of(
                        Tensor.normal(1, 37, 53).to(dtype),
                        Tensor.normal(2, 53, 19).to(dtype),
                        Tensor.normal(3, 19).to(dtype));
                ValueAndGradients at =
                        Autograd.valueAndGradAll(SameBits::twentyOps).apply(xs);
                bits.add(at.value());
                at.gradients().forEach(bits::add);
            }
            String result = bits.result();
            if (first != null && !first.equals(result)) {
                return "repeat " + repeat + " differs from the first";
            }
            first = result;
        }
        return first;
    }

    private static Tensor twentyOps(List<Tensor> xs) {
        Tensor h = xs.get(0).matmul(xs.get(1)).add(xs.get(2)); // 37 x 19
        Tensor positive = h.square().add(0.5);
        Tensor mixed = h.tanh().mul(positive.log()).sub(h.sigmoid().div(positive));
        Tensor waves = h.sin().add(mixed.cos()).mul(positive.sqrt()).maximum(mixed);
        Tensor grown = waves.mul(0.125).exp().add(h.relu()).add(positive.pow(-1.5));
        Tensor both = Shaping.concat(1, grown, h.neg().expm1().abs().log1p()); // 37 x 38
        return both.logSumExp(1).sum().add(both.softmax(0).square().mean());
    }

    /** Arrays that are large enough to be split, in every way in which loops are: whole, by rows, by columns, in blocks. */
    private static String wide() {
        SameBits bits = new SameBits();
        for (DType dtype : List.of(DType.FLOAT64, DType.FLOAT32)) {
            List<Tensor> xs = List.of(
                    Tensor.normal(1, 600, 700).to(dtype),
                    Tensor.normal(2, 700).to(dtype),
                    Tensor.normal(3, 600, 1).to(dtype));
            int[] classes = new int[600];
            for (int i = 0; i < classes.length; i++) {
                classes[i] = i;
            }
            ValueAndGradients at = Autograd.valueAndGradAll((List<Tensor> x) -> {
                        Tensor h = x.get(0).mul(0.25).exp().add(x.get(1)).mul(x.get(2));
                        Tensor wave = h.tanh().add(h.sin()).relu().maximum(x.get(0));
                        Tensor rows =
                                wave.sum(0).square().mean().add(wave.max(1).sum());
                        Tensor shares = wave.softmax(-1).mul(h.sigmoid()).sum();
                        return rows.add(shares)
                                .add(wave.logSumExp(0).mean())
                                .add(Losses.softmaxCrossEntropy(h, Tensor.ints(classes)))
                                .add(wave.sum().mul(0.001));
                    })
                    .apply(xs);
            bits.add(at.value());
            at.gradients().forEach(bits::add);
        }
        return bits.result();
    }

    private static String training(int steps) {
        SameBits bits = new SameBits();
        Tensor x = Tensor.normal(4, 96, 300).to(DType.FLOAT32);
        Tensor y = Tensor.normal(5, 96, 7).to(DType.FLOAT32);
        Sequential net = Sequential.of(
                Linear.of(300, 200, Initializers.heNormal(), 6, DType.FLOAT32),
                Activation.RELU,
                Linear.of(200, 100, Initializers.heNormal(), 7, DType.FLOAT32),
                Activation.TANH,
                Linear.of(100, 7, Initializers.heNormal(), 8, DType.FLOAT32));
        Sgd sgd = new Sgd(0.05);
        for (int step = 0; step < steps; step++) {
            ModelGradient<Sequential> at = Parameters.valueAndGrad(net, m -> Losses.meanSquaredError(m.apply(x), y));
            bits.add(at.value());
            net = sgd.step(net, at);
        }
        Parameters.list(net).forEach(bits::add);
        return bits.result();
    }

    /** A gradient that needs no network: a multiple of the layer, and a part of what it was in the first step. */
    private static String optimizers(int steps) {
        SameBits bits = new SameBits();
        List<UpdateRule> rules = List.of(
                new Sgd(0.01),
                new Momentum(0.01, 0.9, true),
                new Adam(0.01),
                new AdamW(0.01, 0.1),
                new NAdam(0.01),
                new RmsProp(0.01, 0.9, 1e-8, 0.9, true),
                new Adagrad(0.01));
        for (DType dtype : List.of(DType.FLOAT64, DType.FLOAT32)) {
            Linear first = Linear.of(500, 401, Initializers.heNormal(), 9, dtype);
            for (UpdateRule rule : rules) {
                Optimizer optimizer = Optimizer.of(rule)
                        .withSchedule(Schedule.warmUp(2, Schedule.cosine(5, 0.1)))
                        .withTransforms(new ClipByGlobalNorm(3), new WeightDecay(0.01));
                Linear layer = first;
                OptimizerState state = optimizer.init(layer);
                for (int step = 0; step < steps; step++) {
                    Linear gradient =
                            Parameters.zip(layer, first, (a, b) -> a.mul(0.7).add(b.sin()));
                    var next = optimizer.step(layer, new ModelGradient<>(Tensor.of(0.0), gradient), state);
                    layer = next.model();
                    state = next.state();
                }
                Parameters.list(layer).forEach(bits::add);
                state.tensors().values().forEach(bits::add);
            }
        }
        return bits.result();
    }

    private void add(Tensor x) {
        ByteBuffer buffer = ByteBuffer.allocate(x.size() * Double.BYTES);
        for (double value : x.toDoubleArray()) { // exact for FLOAT32, too
            buffer.putDouble(value);
        }
        digest.update(buffer.array());
    }

    private String result() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
