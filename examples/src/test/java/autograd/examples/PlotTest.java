package autograd.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.Tensor;
import autograd.shape.ShapeException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlotTest {
    @Test
    void eachPlotIsAFileOfItsOwn() throws IOException {
        List<Runnable> plots = List.of(
                () -> Plot.plot(Tensor.of(1.0, 4, 2)),
                () -> Plot.plot(Tensor.normal(1, 5, 3)),
                () -> Plot.plot(Tensor.normal(1, 20, 30)),
                () -> Plot.plot(Tensor.of(1.0, 4, 2), Tensor.of(1.0, 4, 2)),
                () -> Plot.plot(x -> x.sin(), -3, 3));
        List<Path> files = new ArrayList<>();
        for (Runnable plot : plots) {
            String printed = printed(plot);
            assertTrue(printed.matches("picture: .*plot-\\d+\\.png\\R"), printed);
            files.add(Path.of(printed.substring("picture: ".length()).strip()));
        }
        assertEquals(plots.size(), files.stream().distinct().count());
        for (Path file : files) {
            Path svg = Path.of(file.toString().replace(".png", ".svg"));
            assertTrue(Files.size(file) > 1000 && Files.readString(svg).startsWith("<svg "), file::toString);
            Files.delete(file);
            Files.delete(svg);
        }
    }

    @Test
    void whatIsNoPlotIsRefused() {
        ShapeException rank = assertThrows(ShapeException.class, () -> Plot.plot(Tensor.ones(2, 2, 2)));
        assertEquals("plot: y has shape [2, 2, 2]; need a vector or a matrix", rank.getMessage());
        assertThrows(IllegalArgumentException.class, () -> Plot.plot(x -> x.sin(), 3, 3));
    }

    private static String printed(Runnable plot) {
        PrintStream before = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            plot.run();
        } finally {
            System.setOut(before);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
