/** JMH benchmarks of ops and derivatives, for work on one of them: {@code ./benchmark --jmh REGEX}. */
package autograd.benchmarks.jmh;
