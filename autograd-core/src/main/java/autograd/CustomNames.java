package autograd;

import java.util.HashMap;
import java.util.Map;

/** The names of the custom ops on one tape. There is no list of all ops anywhere: a name clashes where it is ambiguous. */
final class CustomNames {
    private final Map<String, Op<?>> ops = new HashMap<>();

    /** Requires that an op which is to be recorded shares its name with no other, if one of the two is custom. */
    void require(Op<?> op, TapeColumns entries) {
        Op<?> known = ops.get(op.name());
        if (known == null ? !op.isCustom() : known.isSame(op)) {
            return;
        }
        if (known != null) {
            throw clash(op, "custom op");
        }
        for (int i = 0; i < entries.size(); i++) {
            if (entries.op(i) != null && entries.op(i).name().equals(op.name())) {
                throw clash(op, "op of the library");
            }
        }
        ops.put(op.name(), op);
    }

    private static IllegalStateException clash(Op<?> op, String other) {
        return new IllegalStateException("CustomOp \"" + op.name() + "\": another "
                + (op.isCustom() ? other : "op")
                + " of this name is on the same tape; give each op a name of its own, and"
                + " make an op once to apply it many times");
    }
}
