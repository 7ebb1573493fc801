package autograd.nn;

import autograd.Autograd;
import autograd.Shaping;
import autograd.Tensor;
import autograd.ValueAndGradients;
import autograd.array.DType;
import autograd.nn.layer.Activation;
import autograd.nn.layer.Linear;
import autograd.nn.loss.Losses;
import autograd.nn.optim.Sgd;
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
 * training STEPS     losses of each step, and parameters at the end, of a network large enough to be split over threads
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
        System.out.println(args[0].equals("network") ? network(count) : training(count));
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
