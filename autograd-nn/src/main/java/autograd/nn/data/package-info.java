/**
 * Data on its way to the training loop: {@link autograd.nn.data.Batch} holds rows and targets, {@link
 * autograd.nn.data.Batches} shuffles, splits and cuts.
 *
 * <pre>{@code
 * Batch all = new Batch(Tensor.normal(1, 10, 3), Tensor.ints(0, 1, 0, 1, 0, 1, 0, 1, 0, 1));
 * Batches.Split split = Batches.split(all, 0.8, 5);
 * int rows = 0;
 * for (Batch batch : Batches.shuffled(split.train(), 3, 6)) {     // 3, 3 and 2 rows
 *     rows += batch.size();
 * }
 * }</pre>
 *
 * <p>Imports: core only; not {@code autograd.nn} or anything else of it.
 */
package autograd.nn.data;
