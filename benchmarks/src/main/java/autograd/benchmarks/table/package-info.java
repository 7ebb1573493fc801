/**
 * What is compared. Each {@link autograd.benchmarks.table.Table} measures with a {@link autograd.benchmarks.table.Session} and
 * fills a {@link autograd.benchmarks.table.Section} of the {@link autograd.benchmarks.table.Report}.
 */
package autograd.benchmarks.table;
