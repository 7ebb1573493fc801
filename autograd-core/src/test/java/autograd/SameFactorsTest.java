package autograd;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Factors have the bits of this JVM in others: compiled or interpreted, with vectors or without, on any threads. */
class SameFactorsTest {
    private static final String VECTORS = "--add-modules=jdk.incubator.vector ";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                VECTORS + "-Dautograd.threads=1",
                VECTORS + "-Dautograd.threads=2",
                VECTORS + "-XX:UseAVX=2",
                "-Dautograd.threads=1",
                "-Dautograd.threads=2",
            })
    @DisplayName("P7 eigh, svd, qr, lu, cholesky, inverse and pinv have the same bits in every JVM")
    void compiled(String flags) throws IOException, InterruptedException {
        run(flags, 20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-Xint", VECTORS + "-Xint"})
    @DisplayName("P7 eigh, svd, qr, lu, cholesky, inverse and pinv have the same bits interpreted")
    void interpreted(String flags) throws IOException, InterruptedException {
        run(flags, 1);
    }

    private void run(String flags, int rounds) throws IOException, InterruptedException {
        OwnJvm.assertRuns(
                folder,
                List.of(flags.split(" ")),
                FactorizationBits.class,
                Long.toString(FactorizationBits.fingerprint()),
                Integer.toString(rounds));
    }
}
