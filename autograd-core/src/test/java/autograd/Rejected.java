package autograd;

import static org.junit.jupiter.api.Assertions.assertThrowsExactly;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.shape.ShapeException;
import java.util.List;
import org.junit.jupiter.api.function.Executable;

/**
 * A call that must be refused.
 *
 * @param function the public function that is called, as {@code Class.name}
 * @param type the type of the exception, exactly
 * @param call the call
 * @param start how the message begins: the operation
 * @param facts what else it must hold: operands by name, shapes, values, the remedy
 */
record Rejected(String function, Class<? extends Throwable> type, Executable call, String start, List<String> facts) {
    static final Class<ShapeException> SHAPE = ShapeException.class;
    static final Class<IllegalArgumentException> VALUE = IllegalArgumentException.class;
    static final Class<IndexOutOfBoundsException> INDEX = IndexOutOfBoundsException.class;
    static final Class<NullPointerException> NULL = NullPointerException.class;
    static final Class<IllegalStateException> STATE = IllegalStateException.class;

    static Rejected row(
            String function, Class<? extends Throwable> type, Executable call, String start, String... facts) {
        return new Rejected(function, type, call, start, List.of(facts));
    }

    void check() {
        String message = message();
        assertTrue(
                message != null && message.startsWith(start), () -> "should start with \"" + start + "\": " + message);
        for (String fact : facts) {
            assertTrue(message.contains(fact), () -> "\"" + fact + "\" is missing in: " + message);
        }
    }

    /** {@return what the call says when it is refused} */
    String message() {
        return assertThrowsExactly(type, call).getMessage();
    }

    @Override
    public String toString() {
        return function + ": " + type.getSimpleName() + " " + facts;
    }
}
