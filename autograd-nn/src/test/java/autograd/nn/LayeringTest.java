package autograd.nn;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.Tensor;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Who may import whom: the build fails on an upward or sideways edge. */
class LayeringTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("autograd.nn");
    private static final List<String> CORE = List.of("autograd", "autograd.array", "autograd.shape");

    /** What each package may use besides itself, core and the JDK; a library counts as a package. */
    private static final Map<String, List<String>> ALLOWED = Map.of(
            "autograd.nn", List.of(),
            "autograd.nn.layer", List.of("autograd.nn"),
            "autograd.nn.loss", List.of(),
            "autograd.nn.metric", List.of(),
            "autograd.nn.optim", List.of("autograd.nn"),
            "autograd.nn.data", List.of("org.apache.commons.csv"),
            "autograd.nn.file", List.of("autograd.nn"),
            "autograd.nn.train", List.of("autograd.nn", "autograd.nn.layer"));

    private static ArchRule onlyUses(String user, List<String> used) {
        String[] packages = Stream.of(List.of("java..", user), CORE, used)
                .flatMap(List::stream)
                .toArray(String[]::new);
        return classes()
                .that()
                .resideInAPackage(user)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(packages);
    }

    @Test
    void eachPackageUsesOnlyWhatItMay() {
        ALLOWED.forEach((user, used) -> onlyUses(user, used).check(CLASSES));
    }

    @Test
    @DisplayName(
            "the rules can fail: layer, optim and file do use nn, train uses layer, data does use its library, and nn does use core")
    void theRulesBite() {
        assertTrue(onlyUses("autograd.nn.layer", List.of()).evaluate(CLASSES).hasViolation());
        assertTrue(onlyUses("autograd.nn.optim", List.of()).evaluate(CLASSES).hasViolation());
        assertTrue(onlyUses("autograd.nn.file", List.of()).evaluate(CLASSES).hasViolation());
        assertTrue(onlyUses("autograd.nn.train", List.of("autograd.nn"))
                .evaluate(CLASSES)
                .hasViolation());
        assertTrue(onlyUses("autograd.nn.data", List.of()).evaluate(CLASSES).hasViolation());
        ArchRule nothingOfCore = classes()
                .that()
                .resideInAPackage("autograd.nn")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "autograd.nn");
        assertTrue(nothingOfCore.evaluate(CLASSES).hasViolation());
    }

    @Test
    void everyPackageHasARuleAndIsExported() throws URISyntaxException {
        Set<String> packages = CLASSES.stream()
                .filter(c -> !c.getSimpleName().equals("package-info"))
                .map(c -> c.getPackageName())
                .collect(Collectors.toSet());
        assertEquals(ALLOWED.keySet(), packages);
        assertEquals(ALLOWED.keySet(), exports(Model.class));
    }

    @Test
    void whatIsUsedOfCoreIsExported() throws URISyntaxException {
        Set<String> exported = exports(Tensor.class);
        for (String name : CORE) {
            assertTrue(exported.contains(name), name + " is not in " + exported);
        }
    }

    /** The packages that the module of {@code type} exports, read from its compiled descriptor. */
    private static Set<String> exports(Class<?> type) throws URISyntaxException {
        Path location =
                Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        ModuleDescriptor module =
                ModuleFinder.of(location).findAll().iterator().next().descriptor();
        return module.exports().stream().map(ModuleDescriptor.Exports::source).collect(Collectors.toSet());
    }

    @Test
    void noReflectionInMainCode() {
        List<String> reflective = Arrays.asList("java.lang.reflect", "java.lang.invoke");
        CLASSES.stream()
                .flatMap(c -> c.getMethodCallsFromSelf().stream())
                .forEach(call -> assertTrue(
                        !reflective.contains(call.getTargetOwner().getPackageName()),
                        () -> call.getDescription() + " is reflective"));
        assertTrue(CLASSES.size() > 10);
    }
}
