package autograd.nn.optim;

import java.util.List;
import java.util.stream.Stream;

/**
 * Every rule, in every form, each with the same rule written down independently: plain double arithmetic on one number, in
 * the form of the paper.
 */
final class Rules {
    private Rules() {}

    /** One number on its way: called with its value and gradient, it returns the next value. */
    interface Reference {
        double next(int t, double theta, double g);
    }

    /** Makes a reference that remembers nothing yet. */
    interface Start {
        Reference start();
    }

    /** A rule with its reference, and the learning rate with which it comes down. */
    record Row(UpdateRule rule, Start reference) {
        @Override
        public String toString() {
            return rule.toString();
        }
    }

    static Stream<Row> all() {
        return List.of(
                new Row(new Sgd(5e-4), () -> (t, theta, g) -> theta - 5e-4 * g),
                new Row(new Momentum(2e-4, 0.9), () -> new Velocity(2e-4, 0.9, false)),
                new Row(new Momentum(2e-4, 0.9, true), () -> new Velocity(2e-4, 0.9, true)),
                new Row(new Adam(0.05), () -> new Adaptive(0.05, 0.9, 0.999, 1e-8, 0)),
                new Row(new Adam(0.1, 0.7, 0.95, 1e-3), () -> new Adaptive(0.1, 0.7, 0.95, 1e-3, 0)),
                new Row(new AdamW(0.05, 0.01), () -> new Adaptive(0.05, 0.9, 0.999, 1e-8, 0.01)),
                new Row(new NAdam(0.05), () -> new Nesterov(0.05, 0.9, 0.999, 1e-8, 0.004)),
                new Row(new NAdam(0.05, 0.8, 0.99, 1e-6, 0), () -> new Nesterov(0.05, 0.8, 0.99, 1e-6, 0)),
                new Row(new RmsProp(0.01), () -> new MeanSquare(0.01, 0.99, 1e-8, 0, false)),
                new Row(new RmsProp(0.001, 0.9, 1e-6, 0.9, false), () -> new MeanSquare(0.001, 0.9, 1e-6, 0.9, false)),
                new Row(new RmsProp(0.005, 0.95, 1e-3, 0, true), () -> new MeanSquare(0.005, 0.95, 1e-3, 0, true)),
                new Row(new RmsProp(0.001, 0.95, 1e-3, 0.5, true), () -> new MeanSquare(0.001, 0.95, 1e-3, 0.5, true)),
                new Row(new Adagrad(0.3), () -> new SumOfSquares(0.3, 1e-10, 0)),
                new Row(new Adagrad(0.3, 1e-7, 0.1), () -> new SumOfSquares(0.3, 1e-7, 0.1)))
                .stream();
    }

    /** B. T. Polyak, 1964; I. Sutskever and others, 2013: the velocity holds eta, which is constant here. */
    private static final class Velocity implements Reference {
        private final double eta;
        private final double mu;
        private final boolean nesterov;
        private double w;

        Velocity(double eta, double mu, boolean nesterov) {
            this.eta = eta;
            this.mu = mu;
            this.nesterov = nesterov;
        }

        @Override
        public double next(int t, double theta, double g) {
            w = mu * w - eta * g;
            return nesterov ? theta + mu * w - eta * g : theta + w;
        }
    }

    /** D. P. Kingma, J. Ba, 2015, algorithm 1; with decay I. Loshchilov, F. Hutter, 2019, algorithm 2, line 12. */
    private static final class Adaptive implements Reference {
        private final double eta;
        private final double beta1;
        private final double beta2;
        private final double epsilon;
        private final double lambda;
        private double m;
        private double v;

        Adaptive(double eta, double beta1, double beta2, double epsilon, double lambda) {
            this.eta = eta;
            this.beta1 = beta1;
            this.beta2 = beta2;
            this.epsilon = epsilon;
            this.lambda = lambda;
        }

        @Override
        public double next(int t, double theta, double g) {
            m = beta1 * m + (1 - beta1) * g;
            v = beta2 * v + (1 - beta2) * g * g;
            double mhat = m / (1 - Math.pow(beta1, t));
            double vhat = v / (1 - Math.pow(beta2, t));
            return theta - eta * (mhat / (Math.sqrt(vhat) + epsilon) + lambda * theta);
        }
    }

    /** T. Dozat, 2016, algorithm 2: products over the whole schedule, from the start in each step. */
    private static final class Nesterov implements Reference {
        private final double eta;
        private final double beta1;
        private final double beta2;
        private final double epsilon;
        private final double psi;
        private double m;
        private double v;

        Nesterov(double eta, double beta1, double beta2, double epsilon, double psi) {
            this.eta = eta;
            this.beta1 = beta1;
            this.beta2 = beta2;
            this.epsilon = epsilon;
            this.psi = psi;
        }

        private double mu(int i) {
            return beta1 * (1 - 0.5 * Math.pow(0.96, i * psi));
        }

        private double product(int last) {
            double product = 1;
            for (int i = 1; i <= last; i++) {
                product *= mu(i);
            }
            return product;
        }

        @Override
        public double next(int t, double theta, double g) {
            m = beta1 * m + (1 - beta1) * g;
            v = beta2 * v + (1 - beta2) * g * g;
            double mhat = mu(t + 1) * m / (1 - product(t + 1)) + (1 - mu(t)) * g / (1 - product(t));
            double vhat = v / (1 - Math.pow(beta2, t));
            return theta - eta * mhat / (Math.sqrt(vhat) + epsilon);
        }
    }

    /** T. Tieleman, G. Hinton, 2012; centered A. Graves, 2013, equations 38 to 41, with epsilon outside the root. */
    private static final class MeanSquare implements Reference {
        private final double eta;
        private final double rho;
        private final double epsilon;
        private final double mu;
        private final boolean centered;
        private double square;
        private double mean;
        private double w;

        MeanSquare(double eta, double rho, double epsilon, double mu, boolean centered) {
            this.eta = eta;
            this.rho = rho;
            this.epsilon = epsilon;
            this.mu = mu;
            this.centered = centered;
        }

        @Override
        public double next(int t, double theta, double g) {
            square = rho * square + (1 - rho) * g * g;
            mean = rho * mean + (1 - rho) * g;
            double spread = centered ? square - mean * mean : square;
            w = mu * w + g / (Math.sqrt(spread) + epsilon);
            return theta - eta * w;
        }
    }

    /** J. Duchi, E. Hazan, Y. Singer, 2011, figure 1. */
    private static final class SumOfSquares implements Reference {
        private final double eta;
        private final double epsilon;
        private double sum;

        SumOfSquares(double eta, double epsilon, double initial) {
            this.eta = eta;
            this.epsilon = epsilon;
            this.sum = initial;
        }

        @Override
        public double next(int t, double theta, double g) {
            sum += g * g;
            return theta - eta * g / (Math.sqrt(sum) + epsilon);
        }
    }
}
