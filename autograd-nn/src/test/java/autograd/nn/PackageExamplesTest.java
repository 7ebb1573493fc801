package autograd.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.Autograd;
import autograd.RandomKey;
import autograd.Tensor;
import autograd.array.DType;
import autograd.nn.data.Batch;
import autograd.nn.data.Batches;
import autograd.nn.data.Standardizer;
import autograd.nn.file.Checkpoint;
import autograd.nn.layer.Activation;
import autograd.nn.layer.BatchNorm;
import autograd.nn.layer.Dropout;
import autograd.nn.layer.Linear;
import autograd.nn.loss.CrossEntropy;
import autograd.nn.loss.Losses;
import autograd.nn.metric.ConfusionMatrix;
import autograd.nn.metric.Metric;
import autograd.nn.metric.Metrics;
import autograd.nn.optim.Sgd;
import autograd.nn.train.DeadUnits;
import autograd.nn.train.GradientHealth;
import autograd.shape.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples of the package pages: the same lines are compiled and run here; those of {@code optim} beside its tests. */
class PackageExamplesTest {
    @Test
    void nn() {
        // y = |x| from noisy observations, by a network of 1 input, 8 rectifiers and 1 output.
        Tensor x = Tensor.linspace(-1, 1, 100).reshape(100, 1);
        Tensor y = x.abs().add(Tensor.normal(7, 100, 1).mul(0.05));
        Sequential net = Sequential.of(
                Linear.of(1, 8, Initializers.heNormal(), Seeds.derive(42, 0)),
                Activation.RELU,
                Linear.of(8, 1, Initializers.xavierNormal(), Seeds.derive(42, 1)));
        Sgd sgd = new Sgd(0.05);
        double loss = Double.NaN;
        for (int epoch = 0; epoch < 100; epoch++) {
            for (Batch batch : Batches.shuffled(new Batch(x, y), 20, epoch)) {
                var step = Parameters.valueAndGrad(net, m -> Losses.meanSquaredError(m.apply(batch.x()), batch.y()));
                net = sgd.step(net, step);
                loss = step.value().item();
            }
        }
        System.out.println(loss + " after training " + Parameters.named(net).keySet());
        // The noise has variance 0.0025; 20 rows are a small sample of it.
        assertTrue(loss < 2 * 0.0025, "loss " + loss);
        assertEquals(4, Parameters.list(net).size());
    }

    record Shortcut(Linear inner) implements Layer<Shortcut> {
        public Tensor apply(Tensor x) {
            return x.add(inner.apply(x).relu());
        }

        public Shortcut mapParameters(ParameterMap f) {
            return new Shortcut(inner.mapParameters(f.at("inner")));
        }
    }

    record Scale(Tensor factor) implements Layer<Scale> {
        public Tensor apply(Tensor x) {
            return x.mul(factor);
        }

        public Scale mapParameters(ParameterMap f) {
            return new Scale(f.apply("factor", factor));
        }
    }

    record Center(Tensor shift, Tensor mean) implements Layer<Center> {
        public Tensor apply(Tensor x) {
            return x.sub(mean).add(shift);
        }

        public Output<Center> apply(Tensor x, Mode mode) {
            if (mode == Mode.EVALUATION) {
                return new Output<>(apply(x), this);
            }
            Tensor now = x.mean(0); // of this batch; what is remembered moves by a tenth towards it
            Tensor next = mean.mul(0.9).add(now.mul(0.1));
            return new Output<>(x.sub(now).add(shift), new Center(shift, next));
        }

        public Center mapParameters(ParameterMap f) {
            return new Center(f.apply("shift", shift), f.state("mean", mean));
        }
    }

    @Test
    void state() {
        // y = 3 (x - 5) + 2, as the layers have it: the shift is redundant and stays where it is.
        Tensor x = Tensor.linspace(3, 7, 50).reshape(50, 1);
        Tensor y = x.sub(5).mul(3).add(2);
        Sgd sgd = new Sgd(0.05);
        Sequential net = Sequential.of(
                new Center(Tensor.zeros(1), Tensor.zeros(1)),
                Linear.of(1, 1, Initializers.heNormal(), Seeds.derive(42, 2)));
        RandomKey key = RandomKey.of(42);
        for (int i = 0; i < 100; i++) {
            Mode mode = Mode.training(key.fold(i));
            var step = Parameters.valueGradAndState(net, m -> {
                Output<Sequential> output = m.apply(x, mode);
                return new Evaluation<>(Losses.meanSquaredError(output.y(), y), output.layer());
            });
            net = sgd.step(step.model(), step.gradient());
        }
        Tensor prediction = net.apply(x); // by the mean that it remembers
        System.out.println(Parameters.state(net)); // {layers.0.mean=[4.99986719]}
        assertEquals("{layers.0.mean=[4.99986719]}", Parameters.state(net).toString()); // 5 (1 - 0.9^100)
        assertEquals(0, Losses.meanSquaredError(prediction, y).item(), 1e-6);
    }

    record Net(Linear hidden, Linear output) implements Model<Net> {
        public Net mapParameters(ParameterMap f) {
            return new Net(hidden.mapParameters(f.at("hidden")), output.mapParameters(f.at("output")));
        }
    }

    @Test
    void models() {
        Linear linear = new Linear(Tensor.of(new double[][] {{2}}), Tensor.of(new double[] {-4}));
        Tensor x = Tensor.of(new double[] {3});
        assertEquals(5, new Shortcut(linear).apply(x).item()); // 3 + relu(2 * 3 - 4)
        assertEquals(6, new Scale(Tensor.of(2.0)).apply(x).item());
        assertEquals(List.of("inner.weight", "inner.bias"), paths(new Shortcut(linear)));
        assertEquals(List.of("factor"), paths(new Scale(x)));
        assertEquals(
                List.of("hidden.weight", "hidden.bias", "output.weight", "output.bias"),
                paths(new Net(linear, linear)));
    }

    @Test
    void layers() {
        Sequential block = Sequential.of(BatchNorm.of(3), Activation.RELU, new Dropout(0.5));
        Tensor x = Tensor.normal(1, 8, 3);
        Output<Sequential> training = block.apply(x, Mode.training(RandomKey.of(2)));
        Tensor y = training.y(); // of the statistics of this batch, half of it dropped
        Sequential next = training.layer(); // with running statistics moved towards them
        Tensor z = next.apply(x); // evaluation: of the running statistics, nothing dropped
        assertTrue(y.equal(0).to(DType.FLOAT64).sum().item()
                > z.equal(0).to(DType.FLOAT64).sum().item());
        double mean = x.mean(0).get(0);
        assertEquals(
                0.1 * mean, Parameters.state(next).get("layers.0.runningMean").get(0), 1e-12);
    }

    @Test
    void summary() throws IOException {
        Sequential net = Sequential.of(
                Linear.of(784, 128, Initializers.heNormal(), 1),
                BatchNorm.of(128),
                Activation.RELU,
                new Dropout(0.2),
                Linear.of(128, 10, Initializers.xavierNormal(), 2));
        System.out.println(Summary.of(net, Shape.of(32, 784)));
        String page = Files.readString(Path.of("src/main/java/autograd/nn/Summary.java"))
                .replaceAll("(?m)^ \\* ?", "");
        assertTrue(page.contains(Summary.of(net, Shape.of(32, 784)).toString()), "the page shows another table");
    }

    @Test
    void frozen() {
        Tensor x = Tensor.normal(1, 10, 2);
        Tensor y = Tensor.normal(2, 10, 1);
        Sequential net = Sequential.of(
                Linear.of(2, 3, Initializers.heNormal(), 1),
                Activation.RELU,
                Linear.of(3, 1, Initializers.heNormal(), 2));
        Sgd sgd = new Sgd(0.1);
        Frozen<Sequential> part = Frozen.of(net, "layers.0.*");
        var step = Parameters.valueAndGrad(
                part, m -> Losses.meanSquaredError(m.model().apply(x), y));
        part = sgd.step(part, step);
        Sequential trained = part.model();
        Map<String, Tensor> before = Parameters.named(net);
        Parameters.named(trained)
                .forEach((path, p) -> assertEquals(path.startsWith("layers.0."), p == before.get(path), path));
    }

    @Test
    void crossEntropy() {
        Tensor logits = Tensor.of(new double[][] {{2, 0, 0}, {0, 1, 0}, {0, 0, 5}});
        Tensor classes = Tensor.ints(0, 2, -1); // nothing is known of the last row
        CrossEntropy loss = CrossEntropy.standard().withSmoothing(0.1).withIgnored(-1);
        Tensor mean = loss.mean(logits, classes);
        double first = Math.log(Math.exp(2) + 2) - 0.9 * 2 - 0.1 / 3 * 2;
        double second = Math.log(Math.E + 2) - 0.1 / 3;
        assertEquals((first + second) / 2, mean.item(), Tolerances.CLOSED_FORM_64);
    }

    private static List<String> paths(Model<?> model) {
        return List.copyOf(Parameters.named(model).keySet());
    }

    @Test
    void loss() {
        Tensor logits = Tensor.of(new double[][] {{2, 0, 0}, {0, 1, 0}});
        Tensor classes = Tensor.ints(0, 2);
        Tensor mean = Losses.softmaxCrossEntropy(logits, classes);
        Tensor rows = Losses.softmaxCrossEntropyPerRow(logits, classes);
        Tensor weighted = Losses.weightedMean(rows, Tensor.of(3.0, 1.0)); // the first row counts three times
        Tensor smoothed = CrossEntropy.standard().withSmoothing(0.1).mean(logits, classes);
        Function<Tensor, Tensor> asymmetric =
                r -> r.mul(0.9).maximum(r.mul(-0.1)).mean(); // a loss of your own
        Tensor slope = Autograd.grad(asymmetric).apply(Tensor.of(1.0, -1.0)); // [0.45 -0.05]
        double first = Math.log(Math.exp(2) + 2) - 2;
        double second = Math.log(Math.E + 2);
        assertEquals((first + second) / 2, mean.item(), Tolerances.CLOSED_FORM_64);
        assertEquals((3 * first + second) / 4, weighted.item(), Tolerances.CLOSED_FORM_64);
        assertTrue(smoothed.item() > mean.item());
        assertArrayEquals(new double[] {0.45, -0.05}, slope.toDoubleArray(), Tolerances.CLOSED_FORM_64);
    }

    @Test
    void data() {
        Batch all = new Batch(Tensor.normal(1, 10, 3), Tensor.ints(0, 1, 0, 1, 0, 1, 0, 1, 0, 1));
        all.requireFinite().requireClasses(2); // else an error that names row and column
        Batches.Split split = Batches.split(all, 0.8, 5);
        Standardizer standard = Standardizer.fit(split.train().x()); // never of the test part
        Batch train = new Batch(standard.apply(split.train().x()), split.train().y());
        int rows = 0;
        for (Batch batch : Batches.shuffled(train, 3, 6)) { // 3, 3 and 2 rows
            rows += batch.size();
        }
        assertEquals(8, rows);
    }

    @Test
    void file(@TempDir Path folder) throws IOException {
        Linear net = Linear.of(3, 2, Initializers.heNormal(), 1);
        RandomKey key = RandomKey.of(7);
        Path file = folder.resolve("net.safetensors");
        new Checkpoint()
                .withModel("model", net)
                .withKey("key", key)
                .withValue("epoch", 3)
                .save(file);
        Checkpoint saved = Checkpoint.load(file);
        Linear loaded = saved.model("model", net); // the same bits; names and shapes are compared
        RandomKey next = saved.key("key");
        long epoch = saved.longValue("epoch");
        assertTrue(loaded.weight().array().sameBits(net.weight().array()));
        assertEquals(key, next);
        assertEquals(3, epoch);
    }

    @Test
    void metrics() {
        Tensor logits = Tensor.of(new double[][] {{2, 0, 0}, {0, 1, 0}, {0, 0, 5}, {3, 1, 2}});
        Tensor classes = Tensor.ints(0, 1, 2, 2);
        double accuracy = Metrics.accuracy().of(logits, classes); // 0.75
        double topTwo = Metrics.topKAccuracy(2).of(logits, classes); // 1.0
        ConfusionMatrix matrix = ConfusionMatrix.of(logits, classes);
        double recall = matrix.recall(2); // 0.5
        System.out.println(matrix);
        assertEquals(0.75, accuracy);
        assertEquals(1.0, topTwo);
        assertEquals(0.5, recall);
    }

    @Test
    void train() {
        Tensor x = Tensor.normal(1, 50, 3);
        Tensor y = x.sum(1).reshape(50, 1);
        Sequential net = Sequential.of(
                Linear.of(3, 8, Initializers.heNormal(), Seeds.derive(42, 0)),
                Activation.RELU,
                Linear.of(8, 1, Initializers.xavierNormal(), Seeds.derive(42, 1)));
        Sgd sgd = new Sgd(0.01);
        for (int i = 0; i < 100; i++) {
            var step = Parameters.valueAndGrad(net, m -> Losses.meanSquaredError(m.apply(x), y));
            Sequential next = sgd.step(net, step);
            if (i % 50 == 0) {
                System.out.println(GradientHealth.of(net, step.gradient(), next));
            }
            net = next;
        }
        List<String> warnings = DeadUnits.of(net, x).warnings(); // none
        assertEquals(List.of(), warnings);
    }

    @Test
    void health() {
        Tensor x = Tensor.normal(1, 50, 1);
        Tensor y = x.mul(2);
        List<Layer<?>> layers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            layers.add(Linear.of(i == 0 ? 1 : 8, i == 19 ? 1 : 8, Initializers.xavierNormal(), Seeds.derive(42, i)));
            layers.add(Activation.SIGMOID);
        }
        Sequential deep = new Sequential(layers);
        var step = Parameters.valueAndGrad(deep, m -> Losses.meanSquaredError(m.apply(x), y));
        GradientHealth health = GradientHealth.of(deep, step.gradient());
        System.out.println(health); // a line for each layer
        health.warnings()
                .forEach(System.out::println); // "layers.0: gradient norm 4.25e-13 of the last layer's; vanishing; ..."
        assertTrue(health.warnings()
                .get(0)
                .startsWith("layers.0: gradient norm 4.25e-13 of the last layer's; vanishing; "));
        Sequential net = Sequential.of(Linear.of(1, 8, Initializers.heNormal(), 1), Activation.RELU);
        DeadUnits dead = DeadUnits.of(net, x); // of all rows of x; one mini-batch may just not reach a unit
        System.out.println(dead);
        dead.warnings().forEach(System.out::println);
        assertEquals(8, dead.rectifiers().get(0).units());
    }

    @Test
    void metricOverBatches() {
        Batch data = new Batch(Tensor.normal(1, 10, 3), Tensor.ints(0, 1, 0, 1, 0, 1, 0, 1, 0, 1));
        Linear net = Linear.of(3, 2, Initializers.heNormal(), 1);
        Metric<ConfusionMatrix> accuracy = Metrics.accuracy();
        ConfusionMatrix sum = accuracy.init();
        for (Batch batch : Batches.inOrder(data, 4)) {
            sum = accuracy.update(sum, net.apply(batch.x()), batch.y());
        }
        double share = accuracy.result(sum);
        double atOnce = accuracy.of(net.apply(data.x()), data.y()); // the same number
        assertEquals(atOnce, share);
        assertEquals(10, sum.rows());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "package-info",
                "layer/package-info",
                "loss/package-info",
                "data/package-info",
                "file/package-info",
                "metric/package-info",
                "metric/Metric",
                "train/package-info",
                "train/GradientHealth",
                "train/DeadUnits",
                "Layer",
                "Summary",
                "Frozen",
                "loss/CrossEntropy",
                "Mode",
                "Model"
            })
    void thePagesShowTheseLines(String page) throws IOException {
        String text = Files.readString(Path.of("src/main/java/autograd/nn", page + ".java"));
        Matcher example = Pattern.compile("<pre>\\{@code\n(.*?)\n \\* }</pre>", Pattern.DOTALL)
                .matcher(text);
        String here = Files.readString(Path.of("src/test/java/autograd/nn/PackageExamplesTest.java"));
        int examples = 0;
        for (; example.find(); examples++) {
            String code = example.group(1).replaceAll("(?m)^ \\* ?", "");
            assertTrue(code.lines().count() > 3, code);
            assertTrue(withoutSpace(here).contains(withoutSpace(code)), () -> "not compiled here:\n" + code);
        }
        assertTrue(examples > 0, "no example in " + page);
    }

    private static String withoutSpace(String code) {
        return code.replaceAll("\\s+", "");
    }
}
