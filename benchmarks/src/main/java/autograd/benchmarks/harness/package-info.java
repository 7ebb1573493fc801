/**
 * Measures the same computation in several JVMs by turns.
 *
 * <p>Start at {@link autograd.benchmarks.harness.Race}. A {@link autograd.benchmarks.harness.Lane} is a JVM with its flags; a
 * {@link autograd.benchmarks.harness.Peer} in it makes {@link autograd.benchmarks.harness.Task}s of {@link
 * autograd.benchmarks.harness.Work}. Knows no peer and no table.
 */
package autograd.benchmarks.harness;
