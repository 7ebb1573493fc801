package autograd.nn.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What could turn the content of a file into code is nowhere in the compiled classes, core's included. */
class NoCodeFromFilesTest {
    private static final Set<String> TYPES = Set.of(
            "java.io.ObjectInputStream",
            "java.beans.XMLDecoder",
            "java.lang.ClassLoader",
            "java.lang.invoke.MethodHandles$Lookup",
            "java.lang.reflect.Method",
            "java.lang.reflect.Constructor",
            "java.lang.reflect.Proxy",
            "java.lang.Runtime",
            "java.lang.ProcessBuilder",
            "java.net.URLClassLoader",
            "java.util.ServiceLoader",
            "javax.script.ScriptEngineManager");
    private static final Set<String> OF_CLASS = Set.of(
            "forName",
            "newInstance",
            "getMethod",
            "getDeclaredMethod",
            "getConstructor",
            "getDeclaredConstructor",
            "getClassLoader");
    private static final List<String> ALLOWED = List.of(
            // asks how many processors there are, and how much memory
            "java.lang.Runtime.getRuntime", "java.lang.Runtime.availableProcessors", "java.lang.Runtime.maxMemory");

    private static Set<String> found(JavaClasses classes) {
        Set<String> found = new TreeSet<>();
        for (JavaClass type : classes) {
            for (JavaAccess<?> access : type.getAccessesFromSelf()) {
                String owner = access.getTargetOwner().getName();
                String target = owner + "." + access.getTarget().getName();
                boolean ofClass = owner.equals("java.lang.Class")
                        && OF_CLASS.contains(access.getTarget().getName());
                if ((ofClass || TYPES.contains(owner)) && !ALLOWED.contains(target)) {
                    found.add(type.getName() + " uses " + target);
                }
            }
        }
        return found;
    }

    @Test
    @DisplayName("P33 no object streams, no class names from files, no reflection, no programs: 0 hits")
    void nothing() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("autograd");
        assertTrue(classes.contain(SafeTensors.class) && classes.contain(autograd.Tensor.class));
        assertTrue(classes.size() > 200, classes.size() + " classes");
        assertEquals(Set.of(), found(classes));
    }

    /** What the rule must find. */
    static final class Offender {
        private Offender() {}

        static Object of(String name) throws ReflectiveOperationException {
            return Class.forName(name).getDeclaredConstructor().newInstance();
        }
    }

    @Test
    @DisplayName("the rule can fail")
    void bites() {
        Set<String> found = found(new ClassFileImporter().importClasses(Offender.class));
        assertEquals(3, found.size(), found.toString());
    }
}
