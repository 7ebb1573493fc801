package autograd.closedforms;

import autograd.Tensor;

/** The activation functions of the documents, each with value and slope as the documents write them. */
enum Activation {
    RELU {
        @Override
        double value(double h) {
            return Math.max(h, 0);
        }

        @Override
        double slope(double h) {
            return h > 0 ? 1 : 0;
        }

        @Override
        Tensor apply(Tensor h) {
            return h.relu();
        }
    },
    SIGMOID {
        @Override
        double value(double h) {
            return Loops.sigmoid(h);
        }

        @Override
        double slope(double h) {
            return Loops.sigmoid(h) * (1 - Loops.sigmoid(h));
        }

        @Override
        Tensor apply(Tensor h) {
            return h.sigmoid();
        }
    },
    TANH {
        @Override
        double value(double h) {
            return Math.tanh(h);
        }

        @Override
        double slope(double h) {
            return 1 - Math.tanh(h) * Math.tanh(h);
        }

        @Override
        Tensor apply(Tensor h) {
            return h.tanh();
        }
    },
    IDENTITY {
        @Override
        double value(double h) {
            return h;
        }

        @Override
        double slope(double h) {
            return 1;
        }

        @Override
        Tensor apply(Tensor h) {
            return h;
        }
    };

    abstract double value(double h);

    abstract double slope(double h);

    abstract Tensor apply(Tensor h);

    double[] values(double[] h) {
        return Loops.map(h, this::value);
    }

    double[] slopes(double[] h) {
        return Loops.map(h, this::slope);
    }
}
