/**
 * Those who take part: this library as a user calls it, loops by hand, PyTorch called by DJL, ND4J, and the limits of the
 * machine. Each is a {@link autograd.benchmarks.harness.Peer} that knows some of the works; inputs are the same for all.
 */
package autograd.benchmarks.peer;
