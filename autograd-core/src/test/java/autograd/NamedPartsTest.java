package autograd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How results with several parts are printed, as JShell shows them. */
class NamedPartsTest {
    @Test
    @DisplayName("short parts stand on one line, as in any record")
    void oneLine() {
        Tensor x = Tensor.of(3.0, 1.0, 3.0);
        assertEquals(
                "TopK[values=[3. 3.], indices=[0 2]]", Sorting.topK(x, 2, 0).toString());
        assertEquals(
                "Unique[values=[1. 3.], indices=[1 0], inverse=[1 0 1], counts=[1 2]]",
                Sorting.unique(x).toString());
        assertEquals(
                "ValueAndGradient[value=19.0, gradient=[6. 2. 6.]]",
                Autograd.valueAndGrad((Tensor t) -> t.square().sum()).apply(x).toString());
        assertEquals(
                "Scanned[carry=7.0, ys=[3. 4. 7.]]",
                Scans.scan(Tensor.of(0.0), x, (c, e) -> new Scans.Step<>(c.add(e), c.add(e)))
                        .toString());
        assertEquals("Step[carry=0.0, y=1.0]", new Scans.Step<>(Tensor.of(0.0), Tensor.of(1.0)).toString());
        assertEquals(
                "SlogDet[sign=-1.0, logAbsDet=0.0]",
                Determinants.slogDet(Tensor.of(new double[][] {{0, 1}, {1, 0}})).toString());
    }

    @Test
    @DisplayName("matrices stand below each other, their rows aligned behind the name")
    void blocks() {
        Tensor x = Tensor.of(new double[][] {{0, 2}, {1, 0}});
        assertEquals("""
                Lu
                  p = [[0. 1.]
                       [1. 0.]]
                  l = [[1. 0.]
                       [0. 1.]]
                  u = [[1. 0.]
                       [0. 2.]]""", Decompositions.lu(x).toString());
        assertEquals("""
                ValueAndTangent
                  value = [[0. 2.]
                           [1. 0.]]
                  tangent = [[1. 1.]
                             [1. 1.]]""", Autograd.jvp(t -> t.mul(1), x, Tensor.ones(2, 2)).toString());
        assertEquals(
                """
                ValueAndGradients
                  value = 3.0
                  gradient(0) = [[1. 1.]
                                 [1. 1.]]
                  gradient(1) = 0.0""",
                Autograd.valueAndGrad((Tensor a, Tensor b) -> a.sum().add(b.mul(0)))
                        .apply(x, Tensor.of(5.0))
                        .toString());
    }

    @Test
    @DisplayName("one long line is broken between the parts")
    void longLines() {
        Tensor x = Tensor.arange(12);
        String text = Sorting.unique(x).toString();
        assertEquals(5, text.lines().count(), text);
        assertTrue(
                Stream.of("  values = [", "  indices = [", "  inverse = [", "  counts = [")
                        .allMatch(text::contains),
                text);
        assertTrue(text.lines().allMatch(line -> line.length() <= 100), text);
    }
}
