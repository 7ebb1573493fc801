/**
 * Data on its way to the training loop.
 *
 * <ul>
 *   <li>{@link autograd.nn.data.Batch} holds rows and targets; {@link autograd.nn.data.Batches} shuffles, splits and cuts, {@link
 *       autograd.nn.data.Splits} keeps the shares of classes and makes folds.
 *   <li>{@link autograd.nn.data.Csv} reads tables, {@link autograd.nn.data.Idx} the files of MNIST; NumPy's are in {@code
 *       autograd.nn.file}.
 *   <li>{@link autograd.nn.data.Standardizer} brings features to mean 0 and deviation 1.
 *   <li>{@link autograd.nn.data.Streams} is for data larger than memory, {@link autograd.nn.data.ReadAhead} reads while training.
 * </ul>
 *
 * <pre>{@code
 * Batch all = new Batch(Tensor.normal(1, 10, 3), Tensor.ints(0, 1, 0, 1, 0, 1, 0, 1, 0, 1));
 * all.requireFinite().requireClasses(2);     // else an error that names row and column
 * Batches.Split split = Batches.split(all, 0.8, 5);
 * Standardizer standard = Standardizer.fit(split.train().x());     // never of the test part
 * Batch train = new Batch(standard.apply(split.train().x()), split.train().y());
 * int rows = 0;
 * for (Batch batch : Batches.shuffled(train, 3, 6)) {     // 3, 3 and 2 rows
 *     rows += batch.size();
 * }
 * }</pre>
 *
 * <p>Imports: core, and commons-csv; not {@code autograd.nn} or anything else of it.
 */
package autograd.nn.data;
