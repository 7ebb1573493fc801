package autograd;

import static autograd.Autograd.grad;
import static autograd.Index.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.array.DType;
import autograd.array.NdArray;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reading a tensor in parts: the cotangents of the parts are gathered, and no part costs zeros of the whole shape. */
class LinearReadsTest {
    /** All memory there from the start, and more of it for new objects than one run makes. */
    private static final List<String> FLAGS =
            List.of("-Xms1g", "-Xmx1g", "-Xmn800m", "-XX:+UseParallelGC", "-XX:+AlwaysPreTouch");

    @TempDir
    Path folder;

    @Test
    @DisplayName("P5 derivatives of a sum of x[i] in a loop: 10 times the elements take at most 15 times the time")
    void loopsOverElementsAreLinear() throws Exception {
        OwnJvm.assertRuns(folder, FLAGS, LinearReads.class);
    }

    @Test
    @DisplayName("P10 the second derivative of a sum of squares of x[i]")
    void secondDerivativeOfReads() {
        UnaryOperator<Tensor> gradient = grad((Tensor x) -> {
            Tensor sum = Tensor.of(0.0);
            for (int i = 0; i < x.size(); i++) {
                sum = sum.add(x.get(at(i)).square());
            }
            return sum;
        });
        Tensor x = Tensor.arange(100);
        Tensor twos = Tensor.full(x.shape(), 2, DType.FLOAT64);
        assertTrue(x.mul(2).array().sameBits(gradient.apply(x).array()));
        assertTrue(twos.array()
                .sameBits(grad((Tensor t) -> gradient.apply(t).sum()).apply(x).array()));
        Tensor v = Tensor.uniform(1, 100);
        assertTrue(v.mul(2)
                .array()
                .sameBits(Autograd.jvp(gradient::apply, x, v).tangent().array()));
    }

    @Test
    @DisplayName("P22 the gradient of many reads is the same bits each time, and what a scatter in order gives")
    void addsInOneOrder() {
        int n = 50;
        Tensor x = Tensor.uniform(1, n);
        Tensor weights = Tensor.uniform(2, 40 * n);
        Function<Tensor, Tensor> loss = t -> {
            Tensor sum = t.mul(t).sum();
            for (int i = 0; i < weights.size(); i++) {
                sum = sum.add(t.get(at(i * 7 % n)).mul(weights.get(i)));
            }
            return sum;
        };
        NdArray gradient = grad(loss).apply(x).array();
        double[] expected = x.mul(2).toDoubleArray();
        for (int i = 0; i < weights.size(); i++) {
            expected[i * 7 % n] += weights.get(i);
        }
        for (int i = 0; i < n; i++) {
            assertEquals(expected[i], gradient.doubleAt(i), 100 * Math.ulp(expected[i]));
        }
        for (int repeat = 0; repeat < 3; repeat++) {
            assertTrue(gradient.sameBits(grad(loss).apply(x).array()));
        }
    }

    @Test
    @DisplayName("parts of every kind and dense cotangents of one tensor, in all orders of use")
    void partsAndWholesMix() {
        Tensor x = Tensor.of(new double[][] {{1, 2}, {3, 4}, {5, 6}});
        double[] whole = {1, 10, 100, 1000, 10_000, 100_000};
        Tensor factor = Tensor.of(whole, x.shape());
        for (int order = 0; order < 4; order++) {
            int turn = order;
            Function<Tensor, Tensor> loss = t -> {
                Tensor sum = Tensor.of(0.0);
                for (int k = 0; k < 4; k++) {
                    sum = sum.add(
                            switch ((k + turn) % 4) {
                                case 0 -> t.mul(factor).sum();
                                case 1 -> t.slice(1, Index.all().by(-2)).sum().mul(3);
                                case 2 -> t.take(Tensor.ints(2, 0, 2), 0).sum().mul(5);
                                default -> t.get(at(1)).sum().mul(7);
                            });
                }
                return sum;
            };
            double[] expected = {1 + 5, 10 + 3 + 5, 100 + 7, 1000 + 3 + 7, 10_000 + 10, 100_000 + 3 + 10};
            Tensor gradient = grad(loss).apply(x);
            assertEquals(Tensor.of(expected, x.shape()).toString(), gradient.toString());
        }
    }

    @Test
    void readsKeepNothingOfTheWhole() {
        try (Tape tape = new Tape()) {
            Tensor x = tape.watch(Tensor.arange(10), "x");
            Tensor y = x.get(at(3)).add(x.get(at(4)));
            assertEquals("[0. 0. 0. 1. 1. 0. 0. 0. 0. 0.]", tape.gradient(y, x).toString());
            assertEquals(4, tape.size()); // the variable, two reads, their sum
        }
    }
}
