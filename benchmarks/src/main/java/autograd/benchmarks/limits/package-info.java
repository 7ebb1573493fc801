/**
 * What the machine can do at most. The only package here that sees the Vector API; compiled on its own, because the
 * compiler warns of incubating modules. Imports nothing of ours.
 */
package autograd.benchmarks.limits;
