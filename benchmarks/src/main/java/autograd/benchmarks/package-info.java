/**
 * The program behind {@code ./benchmark}: this library beside others, plain loops and the limits of the machine, in one run.
 *
 * <p>Start at {@link autograd.benchmarks.Main}, which lists the tables. {@code autograd.benchmarks.table} says what is
 * compared, {@code peer} who takes part, {@code harness} how it is timed, {@code adbench} and {@code limits} hold
 * computations, and {@code jmh} holds benchmarks of single ops for work on one of them.
 */
package autograd.benchmarks;
