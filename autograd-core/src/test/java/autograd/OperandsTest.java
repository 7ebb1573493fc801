package autograd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.array.DType;
import autograd.shape.Shape;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What every function of the table refuses in each of its operands: nothing at all, and numbers of another kind. */
class OperandsTest {
    private static final List<Integer> SIZES = List.of(2, 3, 2, 2);
    private static final int POOL = 48;

    private static final Set<String> PUBLIC = OpSamples.FAMILIES.stream()
            .flatMap(family -> Stream.of(family.getDeclaredMethods()))
            .filter(method -> Modifier.isPublic(method.getModifiers()) && Modifier.isStatic(method.getModifiers()))
            .map(Method::getName)
            .collect(Collectors.toUnmodifiableSet());

    /** Functions that choose or move elements, and so take any dtype. */
    private static final Set<String> ANY_DTYPE = Set.of(
            "at",
            "broadcastTo",
            "diag",
            "diagonal",
            "expandDims",
            "flatten",
            "flip",
            "gather",
            "get",
            "pad",
            "padEdge",
            "padReflect",
            "permute",
            "repeat",
            "reshape",
            "roll",
            "setAt",
            "slice",
            "sort",
            "squeeze",
            "swapAxes",
            "take",
            "tile",
            "topK",
            "transpose",
            "tril",
            "triu");

    /** Functions that put elements beside each other, and so need one dtype. */
    private static final Set<String> ONE_DTYPE = Set.of("concat", "stack");

    // Each part of the result has the dtype of its operand, so the sum of the row is one of two dtypes.
    private static final Set<String> EACH_ITS_OWN = Set.of("meshgrid");

    // The row converts its operands, or is a number where the function has a tensor.
    private static final Set<String> CONVERTING = Set.of("lu, packed", "qr, q alone");

    // The op behind a public function of the same name, called without its door.
    private static final Set<String> INTERNAL = Set.of("scatterAdd", "gather, flat");

    /** A call with one of its operands changed. */
    private record Call(OpSample row, List<Tensor> operands, int changed) {
        Tensor run() {
            return row.function().apply(operands);
        }

        @Override
        public String toString() {
            return row.name() + ", operand " + changed + " of " + operands.size();
        }
    }

    private interface Change {
        Tensor of(Tensor x);
    }

    private static Stream<Call> calls(List<OpSample> rows, Change change) {
        List<Integer> pool =
                Stream.iterate(1, i -> (7 * i + 3) % Domain.INDICES).limit(POOL).toList();
        return rows.stream().filter(OperandsTest::isPublic).flatMap(row -> {
            String pattern = row.patterns().stream()
                    .filter(p -> OpSample.shapes(p, SIZES).stream().noneMatch(shape -> shape.elements() == 0))
                    .findFirst()
                    .orElse(row.patterns().get(0));
            List<Shape> shapes = OpSample.shapes(pattern, SIZES);
            return Stream.iterate(0, i -> i + 1).limit(row.arity()).map(i -> {
                List<Tensor> operands = new ArrayList<>(new OpCase(row, shapes, pool, 1).operands(DType.FLOAT64));
                operands.set(i, change.of(operands.get(i)));
                return new Call(row, operands, i);
            });
        });
    }

    /** Rows of ops that only rules use are named like no public function; users cannot hand them anything. */
    private static boolean isPublic(OpSample row) {
        return !INTERNAL.contains(row.name()) && PUBLIC.contains(row.name().split(",")[0]);
    }

    @Test
    @DisplayName("P14 null in the place of any operand is refused by the name of the operation and of the operand")
    void nullIsNamed() {
        int named = 0;
        List<String> unnamed = new ArrayList<>();
        for (Call call : calls(
                        Stream.of(OpSamples.ROWS, OpSamples.DISCRETE)
                                .flatMap(List::stream)
                                .toList(),
                        x -> null)
                .toList()) {
            NullPointerException refused = assertThrows(NullPointerException.class, call::run, call::toString);
            StackTraceElement thrower = Stream.of(refused.getStackTrace())
                    .filter(frame -> frame.getClassName().startsWith("autograd."))
                    .findFirst()
                    .orElseThrow();
            if (thrower.getFileName().endsWith("Samples.java")
                    || thrower.getFileName().equals("OpRows.java")) {
                continue; // a method of the operand itself, called by the row
            }
            if (String.valueOf(refused.getMessage()).matches("\\w+: [\\w ]+ is null(; .*)?")) {
                named++;
            } else {
                unnamed.add(call + ": " + refused.getMessage() + " at " + thrower);
            }
        }
        assertEquals(List.of(), unnamed);
        assertTrue(named > 100, named + " calls");
    }

    @Test
    @DisplayName("P14 null in the place of any tensor of any public function of a family is refused by name")
    void nullIsNamedByEveryFunction() {
        int named = 0;
        List<String> unnamed = new ArrayList<>();
        for (Method method : OpSamples.FAMILIES.stream()
                .flatMap(family -> Stream.of(family.getDeclaredMethods()))
                .filter(method -> Modifier.isPublic(method.getModifiers()) && Modifier.isStatic(method.getModifiers()))
                .toList()) {
            Class<?>[] parameters = method.getParameterTypes();
            Object[] plain = Stream.of(parameters).map(OperandsTest::plain).toArray();
            for (int i = 0; i < parameters.length; i++) {
                if (parameters[i] != Tensor.class || Stream.of(plain).anyMatch(Objects::isNull)) {
                    continue;
                }
                Object[] arguments = plain.clone();
                arguments[i] = null;
                InvocationTargetException refused = assertThrows(
                        InvocationTargetException.class, () -> method.invoke(null, arguments), method::toString);
                Throwable cause = refused.getCause();
                if (cause instanceof NullPointerException
                        && String.valueOf(cause.getMessage()).matches("\\w+: [\\w ]+ is null(; .*)?")) {
                    named++;
                } else if (i == 0
                        || !(cause instanceof IllegalArgumentException)) { // that refuses an operand before it
                    unnamed.add(method + ", parameter " + i + ": " + cause);
                }
            }
        }
        assertEquals(List.of(), unnamed);
        assertTrue(named > 200, named + " calls");
    }

    /** {@return an argument of the type, or null where none is known} */
    private static Object plain(Class<?> type) {
        if (type == Tensor.class) {
            return Tensor.ones(2, 2);
        } else if (type == int.class) {
            return 1;
        } else if (type == int[].class) {
            return new int[] {1};
        } else if (type == double.class) {
            return 0.5;
        } else if (type == boolean.class) {
            return false;
        } else if (type == String.class) {
            return "ij";
        }
        return type.isEnum() ? type.getEnumConstants()[0] : null;
    }

    @Test
    @DisplayName("functions of numbers that have derivatives refuse INT32, with name and shape, but for those listed")
    void integersAreNamed() {
        Map<String, String> wrong = new LinkedHashMap<>();
        TreeSet<String> accepted = new TreeSet<>();
        List<OpSample> rows =
                OpSamples.ROWS.stream().filter(row -> !converts(row)).toList();
        for (Call call : calls(rows, x -> Rounding.round(x).to(DType.INT32)).toList()) {
            try {
                call.run();
                accepted.add(call.row().name().split(",")[0]);
            } catch (IllegalArgumentException e) {
                if (!e.getMessage().matches("\\w+: .*(INT32|integral).*")) {
                    wrong.put(call.toString(), e.getMessage());
                }
            }
        }
        assertEquals(Map.of(), wrong);
        assertEquals(new TreeSet<>(ANY_DTYPE), accepted);
    }

    private static boolean converts(OpSample row) {
        return row.name().endsWith(", two dtypes") || CONVERTING.contains(row.name());
    }

    @Test
    @DisplayName("an operand of FLOAT32 among those of FLOAT64 is taken for the same numbers in FLOAT64, to the bit")
    void dtypesArePromoted() {
        List<String> wrong = new ArrayList<>();
        TreeSet<String> refused = new TreeSet<>();
        int same = 0;
        List<OpSample> rows = OpSamples.ROWS.stream()
                .filter(row -> row.arity() > 1 && !converts(row) && !EACH_ITS_OWN.contains(row.name()))
                .toList();
        List<Call> rounded =
                calls(rows, x -> x.to(DType.FLOAT32).to(DType.FLOAT64)).toList();
        for (Call call : rounded) {
            List<Tensor> mixed = new ArrayList<>(call.operands());
            mixed.set(call.changed(), mixed.get(call.changed()).to(DType.FLOAT32));
            try {
                Tensor y = new Call(call.row(), mixed, call.changed()).run();
                if (y.array().sameBits(call.run().array())) {
                    same++;
                } else {
                    wrong.add(call.toString());
                }
            } catch (IllegalArgumentException e) {
                assertTrue(e.getMessage().contains("FLOAT32"), e::getMessage);
                refused.add(call.row().name().split(",")[0]);
            }
        }
        assertEquals(List.of(), wrong);
        assertEquals(new TreeSet<>(ONE_DTYPE), refused);
        assertTrue(same > 50, same + " calls");
    }
}
