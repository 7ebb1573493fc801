package autograd.nn.file;

import static org.junit.jupiter.api.Assertions.assertEquals;

import autograd.Tensor;
import autograd.array.DType;
import autograd.shape.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/** A program that saves one file again and again until it is killed, and says which number it has saved. */
final class SaveForever {
    private static final Shape SHAPE = Shape.of(6_000);

    private SaveForever() {}

    public static void main(String[] args) throws IOException {
        for (long number = Long.parseLong(args[1]); ; number++) {
            content(number).write(Path.of(args[0]));
            System.out.println(number);
        }
    }

    /** Content in which everything is the number, so that a part of another would be seen. */
    static SafeTensors content(long number) {
        Tensor all = Tensor.full(SHAPE, number, DType.FLOAT64);
        return new SafeTensors(Map.of("first", all, "last", all), Map.of("number", Long.toString(number)));
    }

    /** {@return the number in a file, once it is known to be everywhere} */
    static long number(Path file) throws IOException {
        SafeTensors read = SafeTensors.read(file);
        long number = Long.parseLong(read.metadata().get("number"));
        assertEquals(Set.of("first", "last"), read.tensors().keySet());
        for (Tensor x : read.tensors().values()) {
            assertEquals(SHAPE, x.shape());
            for (double element : x.toDoubleArray()) {
                assertEquals(number, element);
            }
        }
        return number;
    }
}
