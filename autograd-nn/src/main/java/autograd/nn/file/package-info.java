/**
 * Files that are safe: {@link autograd.nn.file.SafeTensors} (the native format), {@link autograd.nn.file.Npy} and {@link
 * autograd.nn.file.Npz} (NumPy's), and {@link autograd.nn.file.Checkpoint}, all that a training run needs to go on.
 *
 * <pre>{@code
 * Path file = folder.resolve("net.safetensors");
 * new Checkpoint().withModel("model", net).withKey("key", key).withValue("epoch", 3).save(file);
 * Checkpoint saved = Checkpoint.load(file);
 * Linear loaded = saved.model("model", net);     // the same bits; names and shapes are compared
 * RandomKey next = saved.key("key");
 * long epoch = saved.longValue("epoch");
 * }</pre>
 *
 * <p>What holds for each format: a file holds numbers and texts and cannot run code; nothing is allocated before the sizes that
 * the file announces are compared with its length; bad content is a {@link autograd.nn.file.FileFormatException} that says
 * where and what. A save goes to a temporary file, is forced to the disk and then takes the place of the old file at once: after
 * a crash or a full disk the old one is whole, and readers never see a part.
 *
 * <p>Imports: {@code autograd.nn}, for models, and core; not {@code layer}, {@code loss}, {@code optim} or {@code data}.
 */
package autograd.nn.file;
