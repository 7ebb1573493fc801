// %% [markdown]
// # How heavy is a penguin, and how sure are you?
//
// A regression that answers with an interval. From the length of its flipper and its species a network predicts the mass of a
// penguin: the median, and the quantiles 5 % and 95 %, between which nine of ten should be. Whether they are is counted on
// penguins that the network has not seen. The data come with the project (Palmer Station, Antarctica; CC0).

// %% The table
Csv table = Penguins.load();
table

// %% [markdown]
// Two penguins have no measures at all, nine more no sex. Rows with a missing value in a column that is used are left out, by
// name: a column that is not used costs nothing. A class becomes one column of 0 and 1 for each of its names.

// %% Features and target
Csv whole = table.withoutMissing("flipper_length_mm", "body_mass_g", "sex");
System.out.println(whole.size() + " of " + table.size() + " penguins are left");
// Masses are in kilograms.
Csv.Classes species = whole.classes("species");
Tensor flipper = whole.numbers("flipper_length_mm");
Tensor mass = whole.numbers("body_mass_g").div(1000);
Batch known = new Batch(Shaping.concat(1, flipper, whole.oneHot("species")), mass).requireFinite();
expect("333 rows of a length and three species", known.x().shape().equals(Shape.of(333, 4)))

// %% [markdown]
// ## A loss of your own
//
// The mean of the squared error is least at the mean. Which loss is least at the quantile q? One in which being too low costs
// q, and being too high 1 - q, for each kilogram (Koenker and Bassett, 1978). For three quantiles at once it is three lines.

// %% Quantile loss
Tensor levels = Tensor.of(0.05, 0.5, 0.95);
Tensor quantileLoss(Tensor quantiles, Tensor y) { // [n, 3] and [n, 1]
    Tensor tooLow = y.sub(quantiles);
    return tooLow.mul(levels).maximum(tooLow.mul(levels.sub(1))).mean();
}

// %% [markdown]
// Is it right? The quantile of a sample is where the loss is least; the library has the loss too, for one quantile.

// %% Two checks
Tensor sample = Tensor.normal(1, 999, 1);
Tensor guesses = Tensor.of(-1.7, 0.1, 1.6);
Tensor theirs = Shaping.stack(0, IntStream.range(0, 3)
    .mapToObj(i -> RegressionLosses.quantile(Tensor.full(sample.shape(), guesses.get(i), FLOAT64), sample, levels.get(i)))
    .toArray(Tensor[]::new)).mean();
expectEqual("the mean of the three losses of the library", quantileLoss(guesses, sample), theirs)
// The 50th, the 500th and the 950th of 999.
double[] sorted = sample.toDoubleArray();
Arrays.sort(sorted);
Tensor quantiles = Tensor.of(sorted[49], sorted[499], sorted[949]);
Tensor slope = grad((Tensor q) -> quantileLoss(q, sample)).apply(quantiles).abs();
expect("the slope at the sample's quantiles is less than one observation makes", slope.max().item() <= 1.0 / 999)

// %% [markdown]
// ## The network
//
// Three free outputs could cross: a 5 % quantile above the median. The last layer makes that impossible: its second output is
// the median, the others are the distances to it. A layer of your own is a record.

// %% A layer that keeps quantiles in order
record InOrder() implements Layer<InOrder> {
    public Tensor apply(Tensor h) {
        Tensor median = h.slice(-1, 1, 2);
        Tensor down = h.slice(-1, 0, 1).softplus();
        Tensor up = h.slice(-1, 2, 3).softplus();
        return Shaping.concat(-1, median.sub(down), median, median.add(up));
    }

    public InOrder mapParameters(ParameterMap f) {
        return this;
    }
}

Sequential network(int features, long seed) {
    return Sequential.of(
        Linear.of(features, 8, Initializers.xavierNormal(), Seeds.derive(seed, 0)),
        TANH,
        Linear.of(8, 3, Initializers.xavierNormal(), Seeds.derive(seed, 1)),
        new InOrder());
}

System.out.println(Summary.of(network(4, 1), Shape.of(333, 4)));

// %% [markdown]
// Features and mass are standardized, by the mean and deviation of the part that is trained on and of no other. They belong to
// the model: what comes out is in kilograms again. AdamW pulls the weights a little towards 0, since the data are few.

// %% Training
record Fitted(Standardizer x, Standardizer y, Sequential net) {
    // [n, 3], in kg
    Tensor quantiles(Tensor features) {
        return net.apply(x.apply(features)).mul(y.deviation()).add(y.mean());
    }
}

int steps = 400;
double[] curve = new double[steps];
Fitted fit(Batch train, long seed) {
    Standardizer sx = Standardizer.fit(train.x());
    Standardizer sy = Standardizer.fit(train.y());
    Tensor x = sx.apply(train.x());
    Tensor y = sy.apply(train.y());
    Sequential net = network(x.shape().size(1), seed);
    Optimizer adamW = Optimizer.of(new AdamW(0.02, 0.05)).withSchedule(Schedule.cosine(steps, 0.01));
    OptimizerState state = adamW.init(net);
    for (int step = 0; step < steps; step++) {
        var now = Parameters.valueAndGrad(net, n -> quantileLoss(n.apply(x), y));
        var next = adamW.step(net, now, state);
        net = next.model();
        state = next.state();
        curve[step] = now.value().item();
    }
    return new Fitted(sx, sy, net);
}

Batches.Split split = Batches.split(known, 0.8, 1);
Fitted fitted = fit(split.train(), 1);
System.out.printf(Locale.ROOT, "loss %.4f at first, %.4f at last%n", curve[0], curve[steps - 1]);
plot("regression-training", Charts.of("Quantile loss in training", "step", "loss",
    List.of(Charts.Series.line("", Tensor.arange(steps), Tensor.of(curve)))))

// %% [markdown]
// ## The band
//
// For each species the predicted median and the band from 5 % to 95 %, and the fifth of the penguins that was held out.

// %% Picture
Tensor testFlipper = split.test().x().slice(1, 0, 1);
Picture band(int kind) {
    int[] rows = IntStream.range(0, split.test().size()).filter(i -> split.test().x().get(i, 1 + kind) == 1).toArray();
    Tensor picked = Tensor.ints(rows);
    Tensor at = testFlipper.take(picked, 0);
    Tensor x = Tensor.linspace(at.min().item(), at.max().item(), 60);
    Tensor oneHot = Indexing.oneHot(Tensor.full(Shape.of(60), kind, INT32), 3, FLOAT64);
    Tensor q = fitted.quantiles(Shaping.concat(1, x.reshape(60, 1), oneHot));
    return Charts.of(species.names().get(kind), "flipper length (mm)", "mass (kg)", List.of(
        Charts.Series.band("5 % to 95 %", x, q.slice(1, 0, 1), q.slice(1, 2, 3)),
        Charts.Series.line("median", x, q.slice(1, 1, 2)),
        Charts.Series.dots("held out", at, split.test().y().take(picked, 0))));
}

plot("regression", Pictures.below(band(0), band(1), band(2)))

// %% [markdown]
// ## Does it keep its promise?
//
// 67 penguins are too few to tell 90 % from 85 %. In five-fold cross-validation each penguin is held out once, so all 333 judge,
// each by a network that does not know it. A little less than 90 % is to be expected: the bands were fitted to other penguins.

// %% Coverage
record Judged(double coverage, double below, double above, double width, double error) {}

Judged judge(Batch data) {
    double[] sums = new double[5];
    List<Batches.Split> folds = Splits.folds(data, 5, 1);
    for (int fold = 0; fold < folds.size(); fold++) {
        Batch test = folds.get(fold).test();
        double[] q = fit(folds.get(fold).train(), fold).quantiles(test.x()).toDoubleArray();
        double[] y = test.y().toDoubleArray();
        for (int i = 0; i < y.length; i++) {
            sums[0] += q[3 * i] <= y[i] && y[i] <= q[3 * i + 2] ? 1 : 0;
            sums[1] += y[i] < q[3 * i] ? 1 : 0;
            sums[2] += y[i] > q[3 * i + 2] ? 1 : 0;
            sums[3] += q[3 * i + 2] - q[3 * i];
            sums[4] += Math.abs(y[i] - q[3 * i + 1]);
        }
    }
    double n = data.size();
    Judged judged = new Judged(sums[0] / n, sums[1] / n, sums[2] / n, sums[3] / n, sums[4] / n);
    System.out.printf(Locale.ROOT, "%.3f in the band, %.3f below, %.3f above; width %.3f kg; mean error of the median %.3f kg%n",
        judged.coverage(), judged.below(), judged.above(), judged.width(), judged.error());
    return judged;
}

Judged bySpecies = judge(known);
expect("coverage", bySpecies.coverage(), 0.9, 0.04)
expect("misses are on both sides", bySpecies.below() > 0.02 && bySpecies.above() > 0.02)

// %% [markdown]
// ## What the band is made of
//
// A band is as wide as what is not known. Males are heavier than females; with the sex as two more columns the band should be
// narrower and hold about as many penguins.

// %% With the sex
Judged withSex = judge(new Batch(Shaping.concat(1, known.x(), whole.oneHot("sex")), mass).requireFinite());
expect("coverage", withSex.coverage(), 0.9, 0.04)
expect("the band is narrower by a fifth or more", withSex.width() < 0.8 * bySpecies.width())
expect("and the median nearer", withSex.error() < bySpecies.error())
