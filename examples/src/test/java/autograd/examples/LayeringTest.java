package autograd.examples;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Examples are written by users' means: of the library they see what the modules export. */
@AnalyzeClasses(packages = "autograd.examples", importOptions = DoNotIncludeTests.class)
class LayeringTest {
    @ArchTest
    static final ArchRule EXPORTED_PACKAGES_ONLY = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "javax.imageio..",
                    "javax.xml.parsers..",
                    "jdk.jshell..",
                    "com.google.gson..",
                    "org.apache.batik.svggen..",
                    "org.commonmark..",
                    "org.knowm.xchart..",
                    "org.w3c.dom..",
                    "picocli..",
                    "autograd.examples..",
                    "autograd.nn..",
                    "autograd.check",
                    "autograd.array",
                    "autograd.shape",
                    "autograd");

    @ArchTest
    static final ArchRule THE_RUNNER_KNOWS_NOTHING_OF_TENSORS = classes()
            .that()
            .resideInAPackage("autograd.examples.notebook")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..", "jdk.jshell..", "picocli..", "autograd.examples", "autograd.examples.notebook");

    @ArchTest
    static final ArchRule PAGES_KNOW_NOTHING_OF_TENSORS = classes()
            .that()
            .resideInAPackage("autograd.examples.pages")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "com.google.gson..",
                    "org.commonmark..",
                    "picocli..",
                    "autograd.examples",
                    "autograd.examples.notebook",
                    "autograd.examples.pages");
}
