package autograd;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess.Predicates;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.lang.module.ModuleDescriptor;
import java.net.URI;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Who may import whom, and what no class of the library may do. Import lists are part of the design. */
@AnalyzeClasses(packages = "autograd", importOptions = ImportOption.DoNotIncludeTests.class)
class LayeringTest {
    private static final String NUCLEUS = "autograd";
    private static final String SHAPE = "autograd.shape";
    private static final String ARRAY = "autograd.array";
    private static final String KERNEL = "autograd.kernel";
    private static final String SIMD = "autograd.simd";
    private static final String TAPE = "autograd.tape";
    private static final String CHECK = "autograd.check";
    private static final String JAVA = "java..";
    private static final String COMMONS_MATH = "org.apache.commons.math3..";
    private static final String VECTOR_API = "jdk.incubator.vector..";

    @ArchTest
    static final ArchRule shapeImportsNothingOfOurs = only(SHAPE, JAVA);

    @ArchTest
    static final ArchRule tapeImportsNothingOfOurs = only(TAPE, JAVA);

    @ArchTest
    static final ArchRule kernelsImportNothingOfOurs = only(KERNEL, JAVA);

    @ArchTest
    static final ArchRule theVectorApiIsSeenInOnePackageOnly = only(SIMD, KERNEL, VECTOR_API, JAVA);

    @ArchTest
    static final ArchRule arrayImportsShapeAndKernels = only(ARRAY, SHAPE, KERNEL, SIMD, COMMONS_MATH, JAVA);

    @ArchTest
    static final ArchRule nucleusImportsTheLeaves = only(NUCLEUS, TAPE, ARRAY, SHAPE, COMMONS_MATH, JAVA);

    @ArchTest
    static final ArchRule theNucleusNeedsCommonsMathForBridgesAndSolversOnly = noClasses()
            .that()
            .resideInAPackage(NUCLEUS)
            .and(describe(
                    "are neither the bridge nor implicit functions",
                    type -> !type.getName().matches("autograd\\.(CommonsMath|Implicit)(\\$.*)?")))
            .should()
            .dependOnClassesThat()
            .resideInAPackage(COMMONS_MATH);

    @ArchTest
    static final ArchRule checkImportsWhatUsersSee = only(CHECK, NUCLEUS, ARRAY, SHAPE, JAVA);

    @ArchTest
    static final ArchRule everyPackageIsOneOfThese =
            classes().should().resideInAnyPackage(NUCLEUS, SHAPE, KERNEL, SIMD, ARRAY, TAPE, CHECK);

    @ArchTest
    static final ArchRule noCycles =
            slices().assignedFrom(new Packages()).should().beFreeOfCycles();

    @ArchTest
    static final ArchRule theTapePackageStaysInside = methods()
            .that()
            .arePublic()
            .and()
            .areDeclaredInClassesThat(describe(
                    "are public and exported",
                    type -> type.getModifiers().contains(JavaModifier.PUBLIC)
                            && !type.getPackageName().equals(TAPE)))
            .should()
            .notHaveRawReturnType(JavaClass.Predicates.resideInAPackage(TAPE))
            .andShould()
            .notHaveRawParameterTypes(describe(
                    "that are of autograd.tape",
                    types -> types.stream()
                            .anyMatch(type -> type.getPackageName().equals(TAPE))));

    @ArchTest
    static final ArchRule noStaticTensors = noFields()
            .that()
            .areStatic()
            .should()
            .haveRawType(describe("a tensor, or an array of them", LayeringTest::isTensor))
            .because("class loading must not compute, and a static tensor could belong to a derivative");

    @ArchTest
    static final ArchRule noMutableStatics =
            fields().that().areStatic().should().beFinal();

    @ArchTest
    static final ArchRule onlyTheLevelCounterIsShared = noFields()
            .that()
            .areStatic()
            .and()
            .areNotDeclaredIn(Trace.class)
            .should()
            .haveRawType(JavaClass.Predicates.resideInAPackage("java.util.concurrent.."))
            .because("there is no hidden state; the counter of levels only hands out numbers");

    @ArchTest
    static final ArchRule noReflection = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.lang.reflect..", "java.lang.invoke..")
            .orShould()
            .callCodeUnitWhere(Predicates.target(describe("looks into a class", LayeringTest::isReflection)));

    @ArchTest
    static final ArchRule noThreadLocals = noClasses().should().dependOnClassesThat(assignableTo(ThreadLocal.class));

    @ArchTest
    static final ArchRule nothingIsLoadedByName = noClasses()
            .should()
            .dependOnClassesThat()
            .areAssignableTo(ServiceLoader.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(ClassLoader.class);

    @ArchTest
    static final ArchRule nothingIsDeserialized = noClasses()
            .should()
            .dependOnClassesThat(assignableTo(ObjectInputStream.class))
            .because("P33: a file cannot run code");

    @ArchTest
    static final ArchRule numbersAreJudgedByReportsOnly = classes()
            .that(describe("judge the numbers of a computation", LayeringTest::judgesNumbers))
            .should()
            .onlyHaveDependentClassesThat(describe(
                    "judge numbers, too, or are asked for by name",
                    type -> judgesNumbers(type)
                            || type.getName().equals("autograd.TapeReport")
                            || type.getPackageName().equals(CHECK)))
            .because(
                    "P13: a derivative that nobody checks pays nothing; the search is another replay, with an observer");

    @ArchTest
    static final ArchRule abstractOrFinal = classes()
            .that()
            .areNotInterfaces()
            .and()
            .areNotAnonymousClasses()
            .should()
            .haveModifier(JavaModifier.FINAL)
            .orShould()
            .haveModifier(JavaModifier.ABSTRACT);

    @Test
    void theModuleExportsWhatUsersNeedAndNotTheTapePackage() throws IOException {
        URI classes = URI.create(
                Tensor.class.getProtectionDomain().getCodeSource().getLocation().toString());
        try (InputStream in = classes.resolve("module-info.class").toURL().openStream()) {
            ModuleDescriptor module = ModuleDescriptor.read(in);

            assertEquals("autograd.core", module.name());
            assertEquals(
                    Set.of(NUCLEUS, SHAPE, ARRAY, CHECK),
                    module.exports().stream()
                            .map(ModuleDescriptor.Exports::source)
                            .collect(Collectors.toSet()));
        }
    }

    private static ArchRule only(String from, String... to) {
        String[] allowed = new String[to.length + 1];
        allowed[0] = from;
        System.arraycopy(to, 0, allowed, 1, to.length);
        return classes()
                .that()
                .resideInAPackage(from)
                .should()
                .onlyDependOnClassesThat(describe(
                        "reside in " + String.join(", ", allowed),
                        type -> JavaClass.Predicates.resideInAnyPackage(allowed).test(type.getBaseComponentType())
                                || type.getBaseComponentType().isPrimitive()));
    }

    private static boolean judgesNumbers(JavaClass type) {
        return type.getName()
                .matches("autograd\\.(ValueRange|NonFinite|NonFiniteSearch|BadCotangents|CotangentLog|ZeroCause"
                        + "|GradientPaths|SinglePull)(\\$.*)?");
    }

    private static boolean isTensor(JavaClass type) {
        return type.getBaseComponentType().isAssignableTo(Tensor.class);
    }

    private static boolean isReflection(AccessTarget target) {
        String name = target.getName();
        return target.getOwner().isEquivalentTo(Class.class)
                && (name.equals("forName")
                        || name.equals("newInstance")
                        || name.matches("get(Declared)?(Method|Field|Con).*"));
    }

    /** One slice a package, the root package too. */
    private static final class Packages implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return SliceIdentifier.of(type.getPackageName());
        }

        @Override
        public String getDescription() {
            return "packages";
        }
    }
}
