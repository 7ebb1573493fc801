package autograd;

import static autograd.Rejected.INDEX;
import static autograd.Rejected.NULL;
import static autograd.Rejected.SHAPE;
import static autograd.Rejected.row;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.array.Bands;
import autograd.array.Cumulative;
import autograd.array.DType;
import autograd.array.Descents;
import autograd.array.Edits;
import autograd.array.Factorizations;
import autograd.array.Maps;
import autograd.array.MatrixProduct;
import autograd.array.Moments;
import autograd.array.Moves;
import autograd.array.NdArray;
import autograd.array.Pulls;
import autograd.array.Randoms;
import autograd.array.Roundings;
import autograd.array.Sorts;
import autograd.array.SpecialMaps;
import autograd.array.Sums;
import autograd.shape.Axes;
import autograd.shape.AxisWalk;
import autograd.shape.Broadcast;
import autograd.shape.Shape;
import autograd.shape.Window;
import java.io.IOException;
import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each function refuses bad operands before any work, with a message that says what was wrong and what would be right. */
@DisplayName("P14 early, named errors")
class ErrorMessageTest {
    static Stream<Rejected> rows() {
        return Stream.of(
                        ElementwiseErrorRows.all(),
                        ActivationErrorRows.all(),
                        SpecialFunctionErrorRows.all(),
                        TrigonometryErrorRows.all(),
                        RoundingErrorRows.all(),
                        ReductionErrorRows.all(),
                        ShapingErrorRows.all(),
                        ArrangingErrorRows.all(),
                        IndexErrorRows.all(),
                        ProductErrorRows.all(),
                        LinearAlgebraErrorRows.all(),
                        FactoryErrorRows.all(),
                        DerivativeErrorRows.all(),
                        TapeErrorRows.all(),
                        ResearchErrorRows.all(),
                        DescentErrorRows.all())
                .flatMap(rows -> rows);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    @DisplayName("P14 each call throws what the row says")
    void throwsWhatTheRowSays(Rejected rejected) {
        rejected.check();
    }

    /** The functions that users call; the fluent methods of Tensor only delegate to them. */
    private static Set<String> publicFunctions() {
        Stream<Class<?>> others = Stream.of(
                Autograd.class,
                Derivatives.class,
                CustomOp.class,
                Implicit.class,
                RandomKey.class,
                CommonsMath.class,
                Descent.class,
                Tensor.class);
        Stream<Class<?>> families = Stream.concat(OpSamples.FAMILIES.stream(), others);
        return families.flatMap(type -> Arrays.stream(type.getDeclaredMethods())
                        .filter(m -> Modifier.isPublic(m.getModifiers()) && Modifier.isStatic(m.getModifiers()))
                        .filter(m -> !m.isSynthetic())
                        .map(m -> type.getSimpleName() + "." + m.getName()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    @DisplayName("P14 every public function has a row")
    void everyFunctionHasARow() {
        List<Rejected> rows = rows().toList();
        Set<String> missing = publicFunctions();
        rows.forEach(row -> missing.remove(row.function()));

        assertEquals(Set.of(), missing);
        assertTrue(rows.size() > 200, () -> rows.size() + " rows");
    }

    @Test
    @DisplayName("P14 messages call operands by the names of the parameters")
    void operandsHaveTheirNames() throws IOException {
        Map<String, String> parameters = new HashMap<>();
        for (OpIndex.Entry entry : OpIndex.entries()) {
            parameters.put(entry.family() + "." + entry.name(), String.join(", ", entry.parameters()));
        }
        Pattern said = Pattern.compile("[:,;] ([A-Za-z]\\w*)(?:, shape \\[| is null| has (?:dtype|shape))");
        List<String> strange = new ArrayList<>();
        int names = 0;
        for (Rejected row : rows().toList()) {
            String declared = parameters.getOrDefault(row.function(), "");
            String name = row.function().replaceAll(".*\\.", "");
            String message = row.message();
            Matcher matcher = said.matcher(message);
            while (!declared.isEmpty() && message.startsWith(name + ": ") && matcher.find()) {
                names++;
                if (!declared.matches("(.*\\W)?" + matcher.group(1) + "(,.*)?")) {
                    strange.add(matcher.group(1) + " is no parameter of " + row.function() + ": " + message);
                }
            }
        }
        assertEquals(List.of(), strange);
        assertTrue(names > 300, names + " operands named");
    }

    @Test
    @DisplayName("P14 the same operands are refused inside derivatives, in both modes")
    void refusedInsideDerivatives() {
        Tensor x = Tensor.ones(2, 3);
        Rejected add = row(
                "Arithmetic.add",
                SHAPE,
                () -> Autograd.grad(t -> t.add(Tensor.ones(4)).sum()).apply(x),
                "add: ",
                "[2, 3] of a",
                "[4] of b");
        add.check();
        row("Reductions.sum", SHAPE, () -> Autograd.jvp(t -> t.sum(2), x, x), "sum: ", "axis 2", "[2, 3]")
                .check();
        row(
                        "Products.matmul",
                        SHAPE,
                        () -> Autograd.grad(t -> t.matmul(t).sum()).apply(x),
                        "matmul: ",
                        "[2, 3]")
                .check();
        row("Indexing.slice", INDEX, () -> Autograd.jvp(t -> t.slice(0, 0, 9), x, x), "slice: ", "[2, 3]")
                .check();
        Shape shape = Shape.of(4);
        row(
                        "Shaping.reshape",
                        SHAPE,
                        () -> Autograd.grad(t -> t.reshape(shape).sum()).apply(x),
                        "reshape: ",
                        "[4]")
                .check();
        row(
                        "Casting.to",
                        NULL,
                        () -> Autograd.grad(t -> t.to((DType) null).sum()).apply(x),
                        "to: ",
                        "dtype is null")
                .check();
    }

    @Test
    @DisplayName("P14 arrays and shapes refuse null by name, too")
    void arraysAndShapesRefuseNull() throws ReflectiveOperationException {
        List<Class<?>> types = List.of(
                NdArray.class,
                Maps.class,
                Pulls.class,
                SpecialMaps.class,
                Roundings.class,
                Sums.class,
                Cumulative.class,
                Moments.class,
                Sorts.class,
                MatrixProduct.class,
                Factorizations.class,
                Moves.class,
                Edits.class,
                Edits.Target.class,
                Bands.class,
                Descents.class,
                Randoms.class,
                Shape.class,
                Axes.class,
                AxisWalk.class,
                Window.class,
                Broadcast.class,
                DType.class);
        NdArray array = NdArray.of(new double[2], Shape.of(2));
        int refused = 0;
        for (Class<?> type : types) {
            for (Method method : type.getDeclaredMethods()) {
                Class<?>[] parameters = method.getParameterTypes();
                int modifiers = method.getModifiers();
                boolean inherited =
                        method.getName().equals("equals") || method.getName().equals("valueOf");
                for (int i = 0; i < parameters.length && Modifier.isPublic(modifiers) && !inherited; i++) {
                    if (parameters[i].isPrimitive() || parameters[i] == String.class) {
                        continue; // names only word a message
                    }
                    Object[] arguments = Arrays.stream(parameters)
                            .map(parameter -> valid(parameter, method.getName()))
                            .toArray();
                    arguments[i] = null;
                    Object receiver = type == NdArray.class ? array : Shape.of(2);
                    String message = assertInstanceOf(
                                    NullPointerException.class,
                                    assertThrows(
                                                    InvocationTargetException.class,
                                                    () -> method.invoke(receiver, arguments),
                                                    method::toString)
                                            .getCause(),
                                    method::toString)
                            .getMessage();
                    assertTrue(message.matches("[a-zA-Z0-9]+: .* is null(; need .*)?"), () -> method + ": " + message);
                    refused++;
                }
            }
        }
        assertTrue(refused > 80, refused + " calls refused");
    }

    private static Object valid(Class<?> type, String method) {
        Shape two = Shape.of(2);
        boolean indices = method.equals("gather") || method.equals("oneHot");
        NdArray array = indices ? NdArray.of(new int[2], two) : NdArray.of(new double[2], two);
        List<Object> values = List.of(
                two,
                array,
                new NdArray[] {array},
                Window.of(two, new int[1], two),
                List.of(),
                new int[] {0},
                new double[2],
                new float[2],
                new boolean[2],
                DType.FLOAT64,
                IntUnaryOperator.identity(),
                new Descents.MomentumFactors(0.9, 1, 0.1, 0),
                new Descents.MomentsFactors(0.9, 0.1, 0.9, 0.1, 1, 0.1, 0, 1, 1e-8),
                "op",
                1,
                1L,
                1.0,
                true);
        Class<?> boxed = MethodType.methodType(type).wrap().returnType();
        return values.stream().filter(boxed::isInstance).findFirst().orElseThrow();
    }
}
