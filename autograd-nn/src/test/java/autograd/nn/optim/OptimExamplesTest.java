package autograd.nn.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.RandomKey;
import autograd.Tensor;
import autograd.nn.Initializers;
import autograd.nn.Parameters;
import autograd.nn.Sequential;
import autograd.nn.layer.Linear;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples of this package's pages: the same lines are compiled and run here. */
class OptimExamplesTest {
    @Test
    void thePackage() {
        Linear model = new Linear(Tensor.of(new double[][] {{1, 2}}), Tensor.of(new double[] {3}));
        Tensor x = Tensor.of(new double[][] {{1, 1}});
        var gradient = Parameters.valueAndGrad(model, m -> m.apply(x).square().sum()); // 2 y (x, 1) with y = 6
        Linear next = new Sgd(0.5).step(model, gradient);
        System.out.println(next.weight()); // [[-5. -4.]]
        assertArrayEquals(new double[] {-5, -4}, next.weight().toDoubleArray());

        Optimizer optimizer = Optimizer.of(new Adam(0.1)).withTransforms(new ClipByGlobalNorm(1));
        OptimizerState state = optimizer.init(next);
        for (int i = 0; i < 200; i++) {
            var step = optimizer.step(
                    next, Parameters.valueAndGrad(next, m -> m.apply(x).square().sum()), state);
            next = step.model();
            state = step.state();
        }
        double loss = next.apply(x).square().sum().item(); // below 1e-3
        assertTrue(loss < 1e-3, "loss " + loss);
    }

    record SignDescent(double learningRate) implements UpdateRule {
        public Step at(long t, double rate) {
            return (theta, g, slots) -> new Updated(theta.sub(g.sign().mul(rate)), slots);
        }
    }

    record Noise(RandomKey key, double deviation) implements GradientTransform {
        public Transformed apply(Gradients at, Map<String, Tensor> state) {
            RandomKey now = key.fold(at.step());
            List<Tensor> noisy = new ArrayList<>();
            for (Tensor g : at.gradients()) {
                Tensor noise =
                        now.fold(noisy.size()).normal(g.shape().toArray()).to(g.dtype());
                noisy.add(g.add(noise.mul(deviation)));
            }
            return new Transformed(noisy);
        }
    }

    @Test
    void ownRulesAndTransforms() {
        Linear ones = new Linear(Tensor.ones(1, 2), Tensor.ones(1));
        Optimizer optimizer = Optimizer.of(new SignDescent(0.25)).withTransforms(new Noise(RandomKey.of(1), 0.01));
        Tensor x = Tensor.of(new double[][] {{1, 1}});
        var gradient = Parameters.valueAndGrad(ones, m -> m.apply(x).square().sum());
        Linear next = optimizer.step(ones, gradient, optimizer.init(ones)).model();
        assertArrayEquals(new double[] {0.75, 0.75}, next.weight().toDoubleArray());
        assertArrayEquals(new double[] {0.75}, next.bias().toDoubleArray());
    }

    @Test
    void optimizer() {
        Optimizer optimizer = Optimizer.of(new AdamW(1e-3, 0.01))
                .withSchedule(Schedule.warmUp(100, Schedule.cosine(900, 0.01)))
                .withTransforms(new ClipByGlobalNorm(1))
                .withGroups(ParameterGroup.of("*bias", new Adam(1e-3)));
        OptimizerState state = optimizer.init(Sequential.of(Linear.of(2, 1, Initializers.heNormal(), 1)));
        assertEquals(4, state.tensors().size());
        assertEquals(1e-5, optimizer.learningRate(0), 1e-18);
    }

    @Test
    void schedules() {
        Schedule schedule = Schedule.warmUp(100, Schedule.cosine(900, 0.01)); // 100 steps up, 900 down to a hundredth
        double first = schedule.at(0); // 0.01
        double top = schedule.at(99); // 1.0
        double last = schedule.at(1000); // 0.01
        assertArrayEquals(new double[] {0.01, 1, 0.01}, new double[] {first, top, last});
        Plateau plateau = Plateau.ofLoss();
        Plateau.State memory = plateau.init();
        for (double loss : new double[] {2, 1, 1.5}) { // one for each epoch
            memory = plateau.next(memory, loss);
        }
        double factor = memory.factor(); // 1.0: it has waited once, and would wait ten times
        assertEquals(1.0, factor);
        assertEquals(1, memory.waited());
    }

    @Test
    void ema() {
        Linear net = new Linear(Tensor.ones(1, 2), Tensor.ones(1));
        Ema ema = new Ema(0.999, true);
        Ema.Average<Linear> average = ema.init(net);
        average = ema.next(average, net); // after each step
        Linear smooth = ema.model(average);
        assertArrayEquals(new double[] {1, 1}, smooth.weight().toDoubleArray(), 1e-12);
    }

    @Test
    void lbfgs() {
        Tensor x = Tensor.normal(1, 20, 2);
        Linear truth = new Linear(Tensor.of(new double[][] {{2, -3}}), Tensor.of(new double[] {0.5}));
        Tensor y = truth.apply(x);
        Linear start = Linear.of(2, 1, Initializers.heNormal(), 1);
        Function<Linear, Tensor> loss = m -> m.apply(x).sub(y).square().mean();
        Lbfgs.Minimum<Linear> minimum = new Lbfgs().minimize(start, loss, 100, 1e-9);
        Linear best = minimum.model();
        Lbfgs.Ending why = minimum.ending(); // CONVERGED
        assertEquals(Lbfgs.Ending.CONVERGED, why);
        assertArrayEquals(new double[] {2, -3}, best.weight().toDoubleArray(), 1e-8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "package-info",
                "UpdateRule",
                "GradientTransform",
                "Optimizer",
                "Schedule",
                "Plateau",
                "Ema",
                "Lbfgs"
            })
    void thePagesShowTheseLines(String page) throws IOException {
        String text = Files.readString(Path.of("src/main/java/autograd/nn/optim", page + ".java"));
        Matcher example = Pattern.compile("<pre>\\{@code\n(.*?)\n \\* }</pre>", Pattern.DOTALL)
                .matcher(text);
        assertTrue(example.find(), "no example in " + page);
        String here = withoutSpace(Files.readString(Path.of("src/test/java/autograd/nn/optim/OptimExamplesTest.java")));
        String[] parts = example.group(1).replaceAll("(?m)^ \\* ?", "").split("\n\n");
        for (String code : parts) {
            assertTrue(code.lines().count() > 3, code);
            assertTrue(here.contains(withoutSpace(code)), () -> "not compiled here:\n" + code);
        }
    }

    private static String withoutSpace(String code) {
        return code.replaceAll("\\s+", "");
    }
}
