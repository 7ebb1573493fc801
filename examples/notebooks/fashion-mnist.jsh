// %% [markdown]
// # Fashion-MNIST
//
// 60,000 pictures of clothes, 28 x 28 pixels each, in ten classes, to train on, and 10,000 to judge by (H. Xiao, K. Rasul, R.
// Vollgraf, 2017, arXiv:1708.07747). Two hidden layers, Adam, less than a minute: 89 of 100 are told right. The argument is the
// folder with the four files, packed or not: `./notebook fashion-mnist FOLDER`.

// %% The data folder
Path folder = Path.of(args.length > 0 ? args[0] : "/usr/share/datasets/fashion-mnist");
Path file(String name) {
    Path packed = folder.resolve(name + ".gz");
    return Files.exists(packed) ? packed : folder.resolve(name);
}

List<String> files = List.of(
    "train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte");
for (String name : files) {
    need(Files.exists(file(name)), """
        there is no %s.gz in %s.
        Get the data (31 MB, MIT licence)
          on Debian and Ubuntu:  sudo apt install dataset-fashion-mnist
                                 ./notebook fashion-mnist
          without root:          apt-get download dataset-fashion-mnist
                                 dpkg-deb -x dataset-fashion-mnist_*.deb data
                                 ./notebook fashion-mnist data/usr/share/datasets/fashion-mnist
          elsewhere:             the four files of https://github.com/zalandoresearch/fashion-mnist in a folder
                                 ./notebook fashion-mnist FOLDER""".formatted(name, folder));
}

// %% [markdown]
// Pixels are bytes in the files; here they are from 0 (no cloth) to 1. What the files hold is looked at before training.

// %% Data
List<String> names = List.of("T-shirt", "trousers", "pullover", "dress", "coat", "sandal", "shirt", "sneaker", "bag", "boot");
Batch read(String part) throws Exception {
    Tensor images = Idx.read(file(part + "-images-idx3-ubyte")).to(FLOAT32).div(255);
    return new Batch(images, Idx.read(file(part + "-labels-idx1-ubyte"))).requireFinite().requireClasses(names.size());
}

Batch train = read("train");
Batch test = read("t10k");
System.out.println(train.x().shape() + " to train on, " + test.x().shape() + " to test with");

// %% Some of them
Pictures.Tile tile(int i, String caption) {
    return new Pictures.Tile(test.x().slice(0, i, i + 1), caption);
}

int[] written = test.y().toIntArray();
plot("fashion-mnist", Pictures.tiles("The first twelve to be told", IntStream.range(0, 12)
    .mapToObj(i -> tile(i, names.get(written[i])))
    .toList(), 6))

// %% Model
Sequential model = Sequential.of(
    new Flatten(1),
    Linear.of(784, 256, Initializers.heNormal(), 1, FLOAT32), RELU,
    Linear.of(256, 128, Initializers.heNormal(), 2, FLOAT32), RELU,
    Linear.of(128, 10, Initializers.xavierNormal(), 3, FLOAT32));
System.out.println(Summary.of(model, Shape.of(128, 28, 28)));

// %% [markdown]
// ## Training
//
// The loop is yours. A step takes a mini-batch of 128, which is picked and put together on another thread while the one before
// is trained on. The learning rate rises to 0.002 and falls to nearly nothing: one cycle.

// %% Loss and accuracy
int[] told(Sequential net, Batch data) {
    return StreamSupport.stream(Batches.inOrder(data, 1000).spliterator(), false)
        .flatMapToInt(batch -> Arrays.stream(net.apply(batch.x()).argMax(1).toIntArray()))
        .toArray();
}

double accuracy(Sequential net, Batch data) {
    return Tensor.ints(told(net, data)).equal(data.y()).to(FLOAT64).mean().item();
}

// %% Eight epochs
int epochs = 8;
int stepsPerEpoch = (train.size() + 127) / 128;
Optimizer adam = Optimizer.of(new Adam(0.002)).withSchedule(Schedule.oneCycle(epochs * stepsPerEpoch));
OptimizerState state = adam.init(model);
double[] trainAccuracy = new double[epochs];
double[] testAccuracy = new double[epochs];
long started = System.nanoTime();
for (int epoch = 0; epoch < epochs; epoch++) {
    double loss = 0;
    try (ReadAhead<Batch> batches = ReadAhead.of(Batches.shuffled(train, 128, Seeds.derive(1, epoch)), 4)) {
        for (Batch batch : batches) {
            var now = Parameters.valueAndGrad(model, net -> Losses.softmaxCrossEntropy(net.apply(batch.x()), batch.y()));
            var next = adam.step(model, now, state);
            model = next.model();
            state = next.state();
            loss += now.value().item() * batch.size();
        }
    }
    trainAccuracy[epoch] = accuracy(model, train);
    testAccuracy[epoch] = accuracy(model, test);
    System.out.printf(Locale.ROOT, "epoch %d  loss %.4f  accuracy in training %.4f, in the test %.4f  %.1f s%n",
        epoch + 1, loss / train.size(), trainAccuracy[epoch], testAccuracy[epoch], (System.nanoTime() - started) / 1e9);
}
expect("test accuracy is at least 0.88", testAccuracy[epochs - 1] >= 0.88)

// %% Picture
Tensor epoch = Tensor.arange(epochs).add(1);
plot("fashion-mnist-training", Charts.of("Accuracy", "epoch", "share told right", List.of(
    Charts.Series.path("training", epoch, Tensor.of(trainAccuracy)),
    Charts.Series.path("test", epoch, Tensor.of(testAccuracy)))))

// %% [markdown]
// ## What is taken for what
//
// Most mistakes are between few classes, in which the pictures below leave people in doubt as well: tops with sleeves, seen from
// the front, in 28 x 28 pixels.

// %% Confusion
int[] told = told(model, test);
int[][] confusion = new int[10][10];
for (int i = 0; i < told.length; i++) confusion[written[i]][told[i]]++;
record Pair(int is, int told, int count) {}
List<Pair> pairs = IntStream.range(0, 100)
    .filter(k -> k / 10 != k % 10)
    .mapToObj(k -> new Pair(k / 10, k % 10, confusion[k / 10][k % 10]))
    .sorted(Comparator.comparingInt(Pair::count).reversed())
    .toList();
for (Pair pair : pairs.subList(0, 8)) {
    System.out.printf("%3d times a %s was taken for a %s%n", pair.count(), names.get(pair.is()), names.get(pair.told()));
}
int mistakes = pairs.stream().mapToInt(Pair::count).sum();
int tops = pairs.stream().filter(p -> List.of(0, 2, 3, 4, 6).containsAll(List.of(p.is(), p.told()))).mapToInt(Pair::count).sum();
System.out.println(tops + " of " + mistakes + " mistakes are among the five classes of tops, dresses and coats");
expect("these are most of the mistakes", tops > 0.7 * mistakes)

// %% Misread
plot("fashion-mnist-misread", Pictures.tiles("Is, and was taken for", IntStream.range(0, told.length)
    .filter(i -> told[i] != written[i])
    .limit(20)
    .mapToObj(i -> tile(i, names.get(written[i]) + ", " + names.get(told[i])))
    .toList(), 4))

// %% [markdown]
// ## Saved, and read back
//
// The file is in the format safetensors: names and numbers, nothing that could be executed, and read by Python's frameworks as
// well. The model that it is put into gives the structure: here one in which all parameters are 0.

// %% A file
Path saved = Folders.output().resolve("fashion-mnist.safetensors");
SafeTensors.of(Parameters.tensors(model)).write(saved);
System.out.println(saved.getFileName() + ", " + Files.size(saved) + " bytes");
Sequential empty = Parameters.replace(model, Parameters.list(model).stream().map(p -> p.mul(0)).toList());
Sequential again = Parameters.withTensors(empty, SafeTensors.read(saved).tensors());
expect("the model that was read has the same accuracy", accuracy(again, test) == testAccuracy[epochs - 1])
expect("and tells the same of every picture", Arrays.equals(told(again, test), told))
