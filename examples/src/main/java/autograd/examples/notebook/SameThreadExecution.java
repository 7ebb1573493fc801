package autograd.examples.notebook;

import java.lang.reflect.Method;
import java.util.Map;
import jdk.jshell.execution.DirectExecutionControl;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;

/**
 * Evaluates snippets in this JVM on the thread that calls JShell. The JDK's own local engine starts a thread for each snippet,
 * so a tape opened in one snippet could not be used in the next. Source lines of snippets in results are marked for {@link
 * FailureReport#located}, and {@code assert} is checked in snippets whatever the flags of this JVM.
 */
final class SameThreadExecution implements ExecutionControlProvider {
    @Override
    public String name() {
        return "same-thread";
    }

    @Override
    public ExecutionControl generate(ExecutionEnv env, Map<String, String> parameters) {
        return new DirectExecutionControl() {
            @Override
            protected String invoke(Method snippet) throws Exception {
                snippet.getDeclaringClass().getClassLoader().setDefaultAssertionStatus(true);
                return SnippetFrames.mark(super.invoke(snippet));
            }
        };
    }
}
