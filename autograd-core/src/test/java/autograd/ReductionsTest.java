package autograd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.shape.Shape;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Reductions as a family: how they are spelt, and what has no derivative to be compared with. */
class ReductionsTest {
    @Test
    @DisplayName("every reduction over axes has the same three spellings, as a function and on the tensor")
    void spellings() {
        List<String> missing = new ArrayList<>();
        int reductions = 0;
        for (Class<?> type : List.of(Reductions.class, Softmax.class, Statistics.class, Norms.class, Tensor.class)) {
            for (Method method : type.getDeclaredMethods()) {
                boolean onTensor = type == Tensor.class;
                boolean isReduction = method.isVarArgs()
                        && Modifier.isPublic(method.getModifiers())
                        && Modifier.isStatic(method.getModifiers()) != onTensor
                        && (!onTensor || isReduction(method.getName()));
                if (isReduction) {
                    reductions++;
                    for (Class<?> axes : List.of(int.class, int[].class)) {
                        if (!has(type, method, axes)) {
                            missing.add(method + " with keepDims, " + axes.getSimpleName());
                        }
                    }
                }
            }
        }
        assertEquals(List.of(), missing);
        assertTrue(reductions >= 25, reductions + " reductions");
    }

    private static boolean isReduction(String name) {
        return Stream.of(Reductions.class, Softmax.class, Statistics.class, Norms.class)
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .anyMatch(method -> method.getName().equals(name));
    }

    /** {@return whether there is the same function with {@code axes} and {@code keepDims} instead of the varargs} */
    private static boolean has(Class<?> type, Method varargs, Class<?> axes) {
        List<Class<?>> parameters = new ArrayList<>(Arrays.asList(varargs.getParameterTypes()));
        parameters.set(parameters.size() - 1, axes);
        parameters.add(boolean.class);
        return Arrays.stream(type.getDeclaredMethods())
                .anyMatch(method -> method.getName().equals(varargs.getName())
                        && Arrays.asList(method.getParameterTypes()).equals(parameters));
    }

    @Test
    @DisplayName("every spelling reduces the axes it is given, which stay with size 1 only where asked for")
    void axesGo() throws ReflectiveOperationException {
        Tensor x = Tensor.ones(2, 3, 4);
        for (Class<?> type : List.of(Reductions.class, Softmax.class, Statistics.class, Norms.class)) {
            for (Method method : type.getDeclaredMethods()) {
                if (Modifier.isPublic(method.getModifiers()) && has(type, method, int.class) && method.isVarArgs()) {
                    assertEquals(Shape.SCALAR, reduced(type, method, x, new int[0]), method.toString());
                    assertEquals(Shape.of(2, 4), reduced(type, method, x, new int[] {1}), method.toString());
                    assertEquals(Shape.of(3), reduced(type, method, x, new int[] {0, -1}), method.toString());
                    assertEquals(Shape.of(2, 1, 4), reduced(type, method, x, -2, true), method.toString());
                    assertEquals(Shape.of(2, 4), reduced(type, method, x, 1, false), method.toString());
                    assertEquals(Shape.of(1, 3, 1), reduced(type, method, x, new int[] {2, 0}, true));
                }
            }
        }
        assertEquals(Shape.of(2), Norms.frobenius(x).shape());
        assertEquals(Math.sqrt(12), Norms.frobenius(x).get(1));
    }

    private static Shape reduced(Class<?> type, Method varargs, Tensor x, Object... axes)
            throws ReflectiveOperationException {
        List<Object> arguments = new ArrayList<>(List.of(x));
        List<Class<?>> parameters = new ArrayList<>(Arrays.asList(varargs.getParameterTypes()));
        parameters.remove(parameters.size() - 1);
        for (Class<?> parameter : parameters.subList(1, parameters.size())) {
            arguments.add(parameter == Divisor.class ? Divisor.COUNT : (Object) 0.5); // p of norms, q of quantiles
        }
        for (Object argument : axes) {
            arguments.add(argument);
            parameters.add(
                    argument instanceof Integer
                            ? int.class
                            : argument instanceof Boolean ? boolean.class : int[].class);
        }
        Method spelling = type.getDeclaredMethod(varargs.getName(), parameters.toArray(new Class<?>[0]));
        return ((Tensor) spelling.invoke(null, arguments.toArray())).shape();
    }

    @Test
    @DisplayName("argMax and argMin: along an axis, which may stay, and the row-major position among all")
    void positions() {
        Tensor x = Tensor.of(new double[][] {{3, 9, 1}, {9, -2, 4}});

        assertArrayEquals(new int[] {1, 0, 1}, x.argMax(0).toIntArray());
        assertEquals(Shape.of(1, 3), x.argMax(0, true).shape());
        assertArrayEquals(new int[] {1, 0}, x.argMax(-1, true).toIntArray());
        assertEquals(Shape.SCALAR, x.argMax().shape());
        assertEquals(1, x.argMax().item()); // the first of two
        assertEquals(4, x.argMin().item());
        assertEquals(-2, x.flatten().get((int) x.argMin().item()));
        assertArrayEquals(new int[] {2, 1}, x.argMin(1, true).toIntArray());
    }
}
