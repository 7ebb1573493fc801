package autograd.nn.file;

import autograd.RandomKey;
import autograd.Tensor;
import autograd.nn.Initializers;
import autograd.nn.ModelGradient;
import autograd.nn.Parameters;
import autograd.nn.Seeds;
import autograd.nn.Sequential;
import autograd.nn.data.Batch;
import autograd.nn.data.Batches;
import autograd.nn.layer.Activation;
import autograd.nn.layer.Linear;
import autograd.nn.loss.Losses;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;

/**
 * A training run with everything that has to be saved: parameters, momentum, noise from a random key, a rate that falls with
 * the step, and batches of which the save comes in the middle of an epoch. It prints the digest of what it ends with.
 */
final class Resume {
    private static final int BATCHES_OF_EPOCH = 7;

    private Resume() {}

    public static void main(String[] args) throws IOException {
        Path file = Path.of(args[1]);
        System.out.println(args[0].equals("first") ? run(0, 10, file) : run(10, 20, file));
    }

    /** Trains from a step to another, from the file unless the first is 0, and saves. {@return the digest of the file} */
    static String run(int from, int to, Path file) throws IOException {
        Batch data = new Batch(Tensor.normal(1, 65, 4), Tensor.normal(2, 65, 2));
        Sequential net = Sequential.of(
                Linear.of(4, 8, Initializers.heNormal(), Seeds.derive(3, 0)),
                Activation.TANH,
                Linear.of(8, 2, Initializers.heNormal(), Seeds.derive(3, 1)));
        Sequential momentum = Parameters.zip(net, net, Tensor::sub);
        RandomKey key = RandomKey.of(4);
        double rate = 0.1;
        if (from > 0) {
            Checkpoint saved = Checkpoint.load(file);
            net = saved.model("model", net);
            momentum = saved.model("optimizer", momentum);
            key = saved.key("key");
            rate = saved.doubleValue("rate");
            if (saved.longValue("step") != from) {
                throw new IllegalStateException("saved at step " + saved.longValue("step"));
            }
        }
        for (int step = from; step < to; step++) {
            Batch batch = batch(data, step / BATCHES_OF_EPOCH, step % BATCHES_OF_EPOCH);
            key = key.fold(step);
            Tensor noise = key.normal(batch.size(), 4).mul(0.1);
            ModelGradient<Sequential> at = Parameters.valueAndGrad(
                    net, m -> Losses.meanSquaredError(m.apply(batch.x().add(noise)), batch.y()));
            momentum =
                    Parameters.zip(momentum, at.gradient(), (v, g) -> v.mul(0.9).add(g));
            double eta = rate;
            net = Parameters.zip(net, momentum, (theta, v) -> theta.sub(v.mul(eta)));
            rate *= 0.97;
        }
        new Checkpoint()
                .withModel("model", net)
                .withModel("optimizer", momentum)
                .withKey("key", key)
                .withValue("rate", rate)
                .withValue("step", to)
                .save(file);
        return SafeTensors.read(file).metadata().get("checkpoint.sha256");
    }

    private static Batch batch(Batch data, int epoch, int place) {
        Iterator<Batch> batches = Batches.shuffled(data, 10, epoch).iterator();
        for (int i = 0; i < place; i++) {
            batches.next();
        }
        return batches.next();
    }
}
