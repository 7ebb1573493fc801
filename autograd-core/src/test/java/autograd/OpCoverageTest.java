package autograd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.array.DType;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The table of op samples leaves nothing out. */
class OpCoverageTest {
    private static final List<Class<?>> FAMILIES = OpSamples.FAMILIES;

    /** What reads a tensor and gives no tensor; tested with the tensor. */
    private static final Set<String> READERS = Set.of(
            "shape", "dtype", "array", "rank", "size", "item", "get", "toDoubleArray", "toFloatArray", "toIntArray");

    /**
     * Functions without derivative that are no function from floating tensors to a tensor, so that no row fits them.
     */
    private static final Set<String> OWN_TESTS = Set.of("Indexing.oneHot", "Comparisons.allClose", "Sorting.unique");

    @Test
    @DisplayName("every op constant has a row that records it alone, or a row among those without derivative")
    void everyOpHasARow() throws Exception {
        Map<String, Op<?>> constants = opConstants();
        assertTrue(constants.size() >= 45, () -> constants.size() + " op constants: " + constants.keySet());
        Set<Op<?>> recorded = new HashSet<>();
        for (OpCases.Slot slot : OpCases.SLOTS) {
            recorded.addAll(recordedAlone(slot));
        }
        assertTrue(recorded.size() > 30, () -> recorded.size() + " ops recorded");
        // No derivative comes to an index tensor, so what takes one has its rows where they differ by example.
        Set<String> discrete = Stream.concat(OpSamples.DISCRETE.stream(), VmapSamples.ROWS.stream())
                .map(row -> row.name().split(" ")[0])
                .collect(Collectors.toSet());
        List<String> missing = new ArrayList<>();
        constants.forEach((name, op) -> {
            boolean covered = op.isDifferentiable() ? recorded.contains(op) : discrete.contains(op.name());
            if (!covered) {
                missing.add(name);
            }
        });
        assertEquals(List.of(), missing);
    }

    /** {@return the op that the function of a row consists of; none when it is composed of several} */
    private static Set<Op<?>> recordedAlone(OpCases.Slot slot) {
        List<Integer> sizes = List.of(2, 3, 2, 2);
        List<Integer> pool = IntStream.range(0, 40).boxed().toList();
        OpCase at = new OpCase(slot.row(), slot.shapes(sizes), pool, 1);
        Set<Op<?>> ops = new HashSet<>();
        for (DType dtype : List.of(DType.FLOAT64, DType.FLOAT32)) {
            try (Tape tape = new Tape()) {
                List<Tensor> watched =
                        at.operands(dtype).stream().map(tape::watch).toList();
                at.function().apply(watched);
                List<Op<?>> entries = tape.entries().stream()
                        .flatMap(entry -> entry.op().stream())
                        .collect(Collectors.toList());
                if (entries.size() == 1) {
                    ops.addAll(entries);
                }
            }
        }
        return ops;
    }

    private static Map<String, Op<?>> opConstants()
            throws IOException, URISyntaxException, ReflectiveOperationException {
        Path root = Path.of(
                Tensor.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        List<String> names;
        try (Stream<Path> files = Files.list(root.resolve("autograd"))) {
            names = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".class") && !name.equals("package-info.class"))
                    .map(name -> "autograd." + name.substring(0, name.length() - ".class".length()))
                    .toList();
        }
        assertTrue(names.size() > 30, () -> names.size() + " classes in " + root);
        Map<String, Op<?>> constants = new TreeMap<>();
        for (String name : names) {
            Class<?> type = Class.forName(name);
            for (Field field : type.getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers()) && Op.class.isAssignableFrom(field.getType())) {
                    assertTrue(FAMILIES.contains(type), () -> field + " is outside the op families");
                    field.setAccessible(true);
                    constants.put(type.getSimpleName() + "." + field.getName(), (Op<?>) field.get(null));
                }
            }
        }
        return constants;
    }

    @Test
    @DisplayName("every fluent method of Tensor and every public function of the families is called by the table")
    void everyFunctionIsCalled() {
        Set<String> called = new TreeSet<>();
        OpSamples.TABLES.forEach(table -> called.addAll(callsOf(table.getClass())));
        called.addAll(callsOfFluentMethods(called));
        Set<String> ownTests = callsOf(DiscreteOpsTest.class);
        ownTests.addAll(callsOf(SortingTest.class));
        List<String> missing = new ArrayList<>();
        int fluent = 0;
        for (Method method : Tensor.class.getDeclaredMethods()) {
            if (!Modifier.isStatic(method.getModifiers()) && !READERS.contains(method.getName())) {
                fluent++;
                if (!called.contains(key(method))) {
                    missing.add(key(method));
                }
            }
        }
        int functions = 0;
        for (Class<?> family : FAMILIES) {
            for (Method method : family.getDeclaredMethods()) {
                if (Modifier.isPublic(method.getModifiers())) {
                    functions++;
                    boolean own = OWN_TESTS.contains(family.getSimpleName() + "." + method.getName());
                    if (!(own ? ownTests : called).contains(key(method))) {
                        missing.add(key(method));
                    }
                }
            }
        }
        assertEquals(List.of(), missing);
        assertTrue(fluent >= 60, fluent + " fluent methods");
        assertTrue(functions >= 70, functions + " functions");
    }

    /** A fluent method is one line that calls its function; {@code called} grows by the functions of those it holds. */
    private static Set<String> callsOfFluentMethods(Set<String> called) {
        JavaClass tensor = new ClassFileImporter().importClass(Tensor.class);
        return tensor.getMethods().stream()
                .filter(method -> called.contains(key(tensor, method)))
                .flatMap(method -> method.getMethodCallsFromSelf().stream())
                .map(call -> key(call.getTarget()))
                .collect(Collectors.toSet());
    }

    private static Set<String> callsOf(Class<?> type) {
        JavaClass code = new ClassFileImporter().importClass(type);
        Set<String> called = new TreeSet<>();
        code.getMethodCallsFromSelf().forEach(call -> called.add(key(call.getTarget())));
        code.getMethodReferencesFromSelf().forEach(reference -> called.add(key(reference.getTarget())));
        return called;
    }

    private static String key(CodeUnitAccessTarget target) {
        return key(target.getOwner().getSimpleName(), target.getName(), names(target.getRawParameterTypes()));
    }

    private static String key(JavaClass owner, JavaCodeUnit unit) {
        return key(owner.getSimpleName(), unit.getName(), names(unit.getRawParameterTypes()));
    }

    private static String key(Method method) {
        List<String> parameters =
                Arrays.stream(method.getParameterTypes()).map(Class::getName).toList();
        return key(method.getDeclaringClass().getSimpleName(), method.getName(), parameters);
    }

    private static String key(String owner, String name, List<String> parameters) {
        return owner + "." + name + parameters;
    }

    private static List<String> names(List<JavaClass> types) {
        return types.stream().map(JavaClass::getName).toList();
    }

    @Test
    @DisplayName("every row and pattern is tried, names differ, patterns fit the number of operands")
    void tableIsInOrder() {
        assertTrue(OpCases.SLOTS.size() > 400, () -> OpCases.SLOTS.size() + " slots");
        assertTrue(OpCases.SLOTS.size() * 2 <= OpGradientProperties.TRIES, () -> OpCases.SLOTS.size() + " slots");
        List<OpSample> all = Stream.concat(OpSamples.ROWS.stream(), OpSamples.DISCRETE.stream())
                .toList();
        assertEquals(all.size(), all.stream().map(OpSample::name).distinct().count());
        for (OpSample row : all) {
            assertTrue(!row.patterns().isEmpty(), row::name);
            for (String pattern : row.patterns()) {
                assertEquals(row.arity(), pattern.split(",", -1).length, () -> row + ": \"" + pattern + "\"");
            }
        }
    }
}
