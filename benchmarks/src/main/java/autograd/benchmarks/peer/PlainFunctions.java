package autograd.benchmarks.peer;

import autograd.benchmarks.harness.Task;
import autograd.benchmarks.harness.Work;

/**
 * Elementary functions as loops over {@link Math}. Each loop is a lambda of its own, so that the JIT compiles it for its one
 * function. A float goes through the double function, as {@code Math} has no other.
 */
final class PlainFunctions {
    private static final double LOG2_E = 1.4426950408889634;

    private PlainFunctions() {}

    static Task open(Work work) {
        ElementaryFunction function = ElementaryFunction.named(work.text(0));
        int n = work.number(2);
        if (work.isFloat32(1)) {
            float[] x = Inputs.floats(3, n, function.from(), function.to());
            float[] y = new float[n];
            return new PlainPeer.Loop(loop32(work.text(0), x, y), () -> Inputs.probe(y));
        }
        double[] x = Inputs.doubles(3, n, function.from(), function.to());
        double[] y = new double[n];
        return new PlainPeer.Loop(loop64(work.text(0), x, y), () -> Inputs.probe(y));
    }

    private static Runnable loop64(String name, double[] x, double[] y) {
        return switch (name) {
            case "exp" ->
                () -> {
                    for (int i = 0; i < x.length; i++) {
                        y[i] = Math.exp(x[i]);
                    }
                };
            case "expm1" ->
                () -> {
                    for (int i = 0; i < x.length; i++) {
                        y[i] = Math.expm1(x[i]);
                    }
                };
            case "log" ->
                () -> {
                    for (int i = 0; i < x.length; i++) {
                        y[i] = Math.log(x[i]);
                    }
                };
            case "log1p" ->
                () -> {
                    for (int i = 0; i < x.length; i++) {
                        y[i] = Math.log1p(x[i]);
                    }
                };
            case "log2" ->
                () -> {
                    for (int i = 0; i < x.length; i++) {
                        y[i] = Math.log(x[i]) * LOG2_E;
                    }
                };
            case "log10" ->
                () -> {
                    for (int i = 0; i < x.length; i++) {
                        y[i] = Math.log10(x[i]);
                    }
                };
            case "sin" ->
                () -> {
                    for (int i = 0; i < x.length; i++) {
                        y[i] = Math.sin(x[i]);
                    }
                };
            case "cos" ->
                () -> {
                    for (int i = 0; i < x.length; i++) {
                        y[i] = Math.cos(x[i]);
                    }
                };
            case "tan" ->
                () -> {
                    for (int i = 0; i < x.length; i++) {
                        y[i] = Math.tan(x[i]);
                    }
                };
            case "asin" ->
                () -> {
                    for (int i = 0; i < x.length; i++) {
                        y[i] = Math.asin(x[i]);
                    }
                };
            case "acos" ->
                () -> {
                    for (int i = 0; i < x.length; i++) {
                        y[i] = Math.acos(x[i]);
                    }
                };
            case "atan" ->
                () -> {
                    for (int i = 0; i < x.length; i++) {
                        y[i] = Math.atan(x[i]);
                    }
                };
            case "sinh" ->
                () -> {
                    for (int i = 0; i < x.length; i++) {
                        y[i] = Math.sinh(x[i]);
                    }
                };
            case "cosh" ->
                () -> {
                    for (int i = 0; i < x.length; i++) {
                        y[i] = Math.cosh(x[i]);
                    }
                };
            case "tanh" ->
                () -> {
                    for (int i = 0; i < x.length; i++) {
                        y[i] = Math.tanh(x[i]);
                    }
                };
            case "cbrt" ->
                () -> {
                    for (int i = 0; i < x.length; i++) {
                        y[i] = Math.cbrt(x[i]);
                    }
                };
            case "pow" ->
                () -> {
                    for (int i = 0; i < x.length; i++) {
                        y[i] = Math.pow(x[i], 2.5);
                    }
                };
            case "sigmoid" ->
                () -> {
                    for (int i = 0; i < x.length; i++) {
                        y[i] = 1 / (1 + Math.exp(-x[i]));
                    }
                };
            case "softplus" ->
                () -> {
                    for (int i = 0; i < x.length; i++) {
                        y[i] = Math.log1p(Math.exp(x[i]));
                    }
                };
            case "sqrt" ->
                () -> {
                    for (int i = 0; i < x.length; i++) {
                        y[i] = Math.sqrt(x[i]);
                    }
                };
            case "relu" ->
                () -> {
                    for (int i = 0; i < x.length; i++) {
                        y[i] = Math.max(x[i], 0);
                    }
                };
            case "abs" ->
                () -> {
                    for (int i = 0; i < x.length; i++) {
                        y[i] = Math.abs(x[i]);
                    }
                };
            case "sign" ->
                () -> {
                    for (int i = 0; i < x.length; i++) {
                        y[i] = Math.signum(x[i]);
                    }
                };
            case "neg" ->
                () -> {
                    for (int i = 0; i < x.length; i++) {
                        y[i] = -x[i];
                    }
                };
            case "square" ->
                () -> {
                    for (int i = 0; i < x.length; i++) {
                        y[i] = x[i] * x[i];
                    }
                };
            case "reciprocal" ->
                () -> {
                    for (int i = 0; i < x.length; i++) {
                        y[i] = 1 / x[i];
                    }
                };
            default -> throw new UnsupportedOperationException(name);
        };
    }

    private static Runnable loop32(String name, float[] x, float[] y) {
        return switch (name) {
            case "exp" ->
                () -> {
                    for (int i = 0; i < x.length; i++) {
                        y[i] = (float) Math.exp(x[i]);
                    }
                };
            case "expm1" ->
                () -> {
                    for (int i = 0; i < x.length; i++) {
                        y[i] = (float) Math.expm1(x[i]);
                    }
                };
            case "log" ->
                () -> {
                    for (int i = 0; i < x.length; i++) {
                        y[i] = (float) Math.log(x[i]);
                    }
                };
            case "log1p" ->
                () -> {
                    for (int i = 0; i < x.length; i++) {
                        y[i] = (float) Math.log1p(x[i]);
                    }
                };
            case "log2" ->
                () -> {
                    for (int i = 0; i < x.length; i++) {
                        y[i] = (float) (Math.log(x[i]) * LOG2_E);
                    }
                };
            case "log10" ->
                () -> {
                    for (int i = 0; i < x.length; i++) {
                        y[i] = (float) Math.log10(x[i]);
                    }
                };
            case "sin" ->
                () -> {
                    for (int i = 0; i < x.length; i++) {
                        y[i] = (float) Math.sin(x[i]);
                    }
                };
            case "cos" ->
                () -> {
                    for (int i = 0; i < x.length; i++) {
                        y[i] = (float) Math.cos(x[i]);
                    }
                };
            case "tan" ->
                () -> {
                    for (int i = 0; i < x.length; i++) {
                        y[i] = (float) Math.tan(x[i]);
                    }
                };
            case "asin" ->
                () -> {
                    for (int i = 0; i < x.length; i++) {
                        y[i] = (float) Math.asin(x[i]);
                    }
                };
            case "acos" ->
                () -> {
                    for (int i = 0; i < x.length; i++) {
                        y[i] = (float) Math.acos(x[i]);
                    }
                };
            case "atan" ->
                () -> {
                    for (int i = 0; i < x.length; i++) {
                        y[i] = (float) Math.atan(x[i]);
                    }
                };
            case "sinh" ->
                () -> {
                    for (int i = 0; i < x.length; i++) {
                        y[i] = (float) Math.sinh(x[i]);
                    }
                };
            case "cosh" ->
                () -> {
                    for (int i = 0; i < x.length; i++) {
                        y[i] = (float) Math.cosh(x[i]);
                    }
                };
            case "tanh" ->
                () -> {
                    for (int i = 0; i < x.length; i++) {
                        y[i] = (float) Math.tanh(x[i]);
                    }
                };
            case "cbrt" ->
                () -> {
                    for (int i = 0; i < x.length; i++) {
                        y[i] = (float) Math.cbrt(x[i]);
                    }
                };
            case "pow" ->
                () -> {
                    for (int i = 0; i < x.length; i++) {
                        y[i] = (float) Math.pow(x[i], 2.5);
                    }
                };
            case "sigmoid" ->
                () -> {
                    for (int i = 0; i < x.length; i++) {
                        y[i] = (float) (1 / (1 + Math.exp(-x[i])));
                    }
                };
            case "softplus" ->
                () -> {
                    for (int i = 0; i < x.length; i++) {
                        y[i] = (float) Math.log1p(Math.exp(x[i]));
                    }
                };
            case "sqrt" ->
                () -> {
                    for (int i = 0; i < x.length; i++) {
                        y[i] = (float) Math.sqrt(x[i]);
                    }
                };
            case "relu" ->
                () -> {
                    for (int i = 0; i < x.length; i++) {
                        y[i] = Math.max(x[i], 0);
                    }
                };
            case "abs" ->
                () -> {
                    for (int i = 0; i < x.length; i++) {
                        y[i] = Math.abs(x[i]);
                    }
                };
            case "sign" ->
                () -> {
                    for (int i = 0; i < x.length; i++) {
                        y[i] = Math.signum(x[i]);
                    }
                };
            case "neg" ->
                () -> {
                    for (int i = 0; i < x.length; i++) {
                        y[i] = -x[i];
                    }
                };
            case "square" ->
                () -> {
                    for (int i = 0; i < x.length; i++) {
                        y[i] = x[i] * x[i];
                    }
                };
            case "reciprocal" ->
                () -> {
                    for (int i = 0; i < x.length; i++) {
                        y[i] = 1 / x[i];
                    }
                };
            default -> throw new UnsupportedOperationException(name);
        };
    }
}
