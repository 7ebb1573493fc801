package autograd;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What derivatives hold on to. Each test runs {@link Footprints} in a JVM of its own. */
class MemoryTest {
    @TempDir
    Path folder;

    @Test
    @DisplayName("an entry takes at most 64 bytes beyond the values that are kept, as the page of Tape says")
    void bytesOfAnEntry() throws Exception {
        OwnJvm.assertRuns(folder, "-Xmx512m", Footprints.class, "entry", "64");
    }

    @Test
    @DisplayName(
            "P2 the replay of grad lets go of what it has used, and never needs more than 1.10 of the forward pass")
    void peakOfAReleasingReplay() throws Exception {
        OwnJvm.assertRuns(folder, "-Xmx512m", Footprints.class, "release");
    }

    @Test
    @DisplayName("P2 the replay of a tape that stays open never needs more than 1.10 of the forward pass")
    void peakOfAReplay() throws Exception {
        OwnJvm.assertRuns(folder, "-Xmx512m", Footprints.class, "replay");
    }

    @Test
    @DisplayName("P17 10,000 training steps and 1,000,000 reads and slices leave nothing behind: heap, threads, files")
    void noLeak() throws Exception {
        OwnJvm.assertRuns(folder, "-Xmx512m", Footprints.class, "leak");
    }

    @Test
    @DisplayName(
            "P16 out of memory inside a step, and 2^45 elements: a clear error, and a smaller batch works as before")
    void boundedWhenOutOfMemory() throws Exception {
        OwnJvm.assertRuns(folder, "-Xmx64m", Footprints.class, "exhausted");
    }
}
