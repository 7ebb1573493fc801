package autograd.benchmarks.table;

/** One table of the report. */
public interface Table {
    /** {@return the name on the command line} */
    String name();

    /** {@return the heading} */
    String title();

    /** Measures and writes rows. */
    void measure(Session session, Section section);
}
