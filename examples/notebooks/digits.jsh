// %% [markdown]
// # Handwritten digits
//
// A network of 64 inputs, 64 hidden ReLU neurons and 10 outputs learns to read 8 x 8 digits written by 13 people. The data
// come with the project (UCI Optical Recognition of Handwritten Digits, CC BY 4.0). Four fifths of them are for training,
// the rest for judging. An argument is the seed: `./notebook digits 3`.

// %% Data
long seed = args.length > 0 ? Long.parseLong(args[0]) : 1;
Digits digits = Digits.load();
Batches.Split split = Batches.split(new Batch(digits.images().to(FLOAT32), digits.labels()), 0.8, seed);
Batch train = split.train();
Batch test = split.test();
System.out.println(train.size() + " digits to train on, " + test.size() + " to test with");

// %% [markdown]
// A model is a record of layers, a layer a record of tensors. He's initialization suits the ReLU, Xavier's the output.

// %% Model
Sequential model = Sequential.of(
    Linear.of(64, 64, Initializers.heNormal(), Seeds.derive(seed, 0), FLOAT32),
    RELU,
    Linear.of(64, 10, Initializers.xavierNormal(), Seeds.derive(seed, 1), FLOAT32));
Parameters.named(model).forEach((name, parameter) -> System.out.println(name + " " + parameter.shape()));
System.out.println(Parameters.count(model) + " parameters");

// %% [markdown]
// The loss is the mean cross entropy of the softmax of the outputs; what counts in the end is the share of digits read
// right.

// %% Loss and accuracy
Tensor loss(Sequential net, Batch batch) {
    return Losses.softmaxCrossEntropy(net.apply(batch.x()), batch.y());
}

double accuracy(Sequential net, Batch batch) {
    return net.apply(batch.x()).argMax(1).equal(batch.y()).to(FLOAT64).mean().item();
}

// %% [markdown]
// Training is a loop: a gradient for each mini-batch of 16, and a step against it. The gradient of a model is a model.

// %% Training
int epochs = 30;
Sgd sgd = new Sgd(0.2);
double[] trainLoss = new double[epochs];
double[] testLoss = new double[epochs];
long started = System.nanoTime();
for (int epoch = 0; epoch < epochs; epoch++) {
    double sum = 0;
    for (Batch batch : Batches.shuffled(train, 16, Seeds.derive(seed, 100 + epoch))) {
        var step = Parameters.valueAndGrad(model, net -> loss(net, batch));
        model = sgd.step(model, step);
        sum += step.value().item() * batch.size();
    }
    trainLoss[epoch] = sum / train.size();
    testLoss[epoch] = loss(model, test).item();
    System.out.printf(Locale.ROOT, "epoch %2d  train loss %.4f  test loss %.4f  test accuracy %.4f%n",
        epoch + 1, trainLoss[epoch], testLoss[epoch], accuracy(model, test));
}
System.out.printf(Locale.ROOT, "%.1f s%n", (System.nanoTime() - started) / 1e9);

// %% [markdown]
// The curves, and the digits that were misread: what was written, then what was read.

// %% Picture
Tensor epoch = Tensor.arange(epochs).add(1);
var curves = Charts.of("Loss", "epoch", "cross entropy",
    List.of(Charts.Series.line("training", epoch, Tensor.of(trainLoss)),
        Charts.Series.line("test", epoch, Tensor.of(testLoss))));
int[] read = model.apply(test.x()).argMax(1).toIntArray();
int[] written = test.y().toIntArray();
var misread = IntStream.range(0, read.length)
    .filter(i -> read[i] != written[i])
    .mapToObj(i -> new Pictures.Tile(
        test.x().slice(0, i, i + 1), written[i] + " as " + read[i]))
    .toList();
plot("digits", Pictures.below(curves, Pictures.tiles("Misread: " + misread.size() + " of " + test.size(), misread, 6)));

// %% Result
double reached = accuracy(model, test);
expect("test accuracy is at least 0.96", reached >= 0.96);
System.out.printf(Locale.ROOT, "test accuracy %.3f%n", reached);
