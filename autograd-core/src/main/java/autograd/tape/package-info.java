/**
 * Reverse accumulation on a linear list, without tensors. Internal: the module does not export it.
 *
 * <p>Recording appends entries; an entry names its operands by index, and an operand always has a lower index than its
 * user. So the list is already sorted for the backward walk. The walk starts at the result with a seed and goes down to
 * index 0. At each entry the cotangent is complete, because every user has been visited. The rule of the entry turns it
 * into one contribution an operand; contributions to the same entry are added, or gathered and added up when the walk
 * arrives. Entries that lead to nothing that was
 * asked for are passed over. Each entry is visited at most once, whatever the number of paths.
 *
 * <p>Worked example, {@code z = x * y + x} at x = 3, y = 2:
 *
 * <pre>
 *   index  entry       operands   cotangent on arrival
 *   0      x           -          2 (from entry 2) + 1 (from entry 3) = 3
 *   1      y           -          3
 *   2      mul         0, 1       1
 *   3      add         2, 0       1 (the seed)
 * </pre>
 *
 * <p>Start with {@link autograd.tape.EntryList}, then {@link autograd.tape.Replay}. This package imports nothing of
 * ours and is tested with plain numbers; {@link autograd.Tape} puts tensors and ops on it.
 */
package autograd.tape;
