package autograd.benchmarks.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import autograd.Elementwise;
import autograd.Tensor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ElementaryFunctionTest {
    @Test
    void everyElementwiseFunctionIsMeasured() {
        Set<String> names = Arrays.stream(Elementwise.class.getMethods())
                .filter(method -> Modifier.isStatic(method.getModifiers()))
                .filter(method -> Arrays.equals(method.getParameterTypes(), new Class<?>[] {Tensor.class}))
                .map(Method::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        assertFalse(names.isEmpty());
        // The identity.
        names.remove("stopGradient");
        ElementaryFunction.ALL.forEach(function -> names.remove(function.name()));
        assertEquals(Set.of(), names, "functions without a row in the table");
    }
}
