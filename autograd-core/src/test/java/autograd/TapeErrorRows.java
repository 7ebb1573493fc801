package autograd;

import static autograd.Rejected.INDEX;
import static autograd.Rejected.NULL;
import static autograd.Rejected.SHAPE;
import static autograd.Rejected.STATE;
import static autograd.Rejected.VALUE;
import static autograd.Rejected.row;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Rows of {@link ErrorMessageTest}: tapes and their entries. */
final class TapeErrorRows {
    private TapeErrorRows() {}

    private static Tensor x4() {
        return Tensor.ones(4);
    }

    static Stream<Rejected> all() {
        Tape tape = new Tape();
        Tensor x = tape.watch(Tensor.ones(2), "x");
        Tensor y = x.mul(x);
        Tensor loss = y.sum();
        TapeEntry plain = tape.entry(1);
        Tape inspecting = Tape.inspecting();
        Tensor z = inspecting.watch(Tensor.ones(2), "z");
        z.mul(z);
        TapeEntry mul = inspecting.entry(1);
        return Stream.of(
                row("Tape.watch", NULL, () -> tape.watch(null, "w"), "watch: ", "w is null"),
                row("Tape.watch", NULL, () -> tape.watch(x4(), null), "watch: ", "name is null"),
                row(
                        "Tape.watch",
                        VALUE,
                        () -> tape.watch(Tensor.ints(0, 1), "w"),
                        "watch: ",
                        "w has dtype INT32",
                        "[2]",
                        "need"),
                row(
                        "Tape.gradient",
                        SHAPE,
                        () -> tape.gradient(y, x),
                        "gradient: ",
                        "loss has shape [2]",
                        "sum()",
                        "vjp"),
                row("Tape.gradient", NULL, () -> tape.gradient(null, x), "gradient: ", "loss is null"),
                row("Tape.gradient", NULL, () -> tape.gradient(loss, (Tensor) null), "gradient: ", "x is null"),
                row(
                        "Tape.gradient",
                        NULL,
                        () -> tape.gradient(loss, (List<Tensor>) null),
                        "gradient: ",
                        "list of tensors is null"),
                row(
                        "Tape.gradient",
                        NULL,
                        () -> tape.gradient(loss, Arrays.asList(x, null)),
                        "gradient: ",
                        "tensor 1",
                        "null"),
                row("Tape.gradient", STATE, () -> tape.gradient(loss, x4()), "gradient: ", "no derivative", "watch"),
                row(
                        "Tape.vjp",
                        SHAPE,
                        () -> tape.vjp(y, Tensor.of(1.0), List.of(x)),
                        "vjp: ",
                        "FLOAT64 []",
                        "FLOAT64 [2]"),
                row("Tape.vjp", NULL, () -> tape.vjp(y, null, List.of(x)), "vjp: ", "cotangent is null"),
                row("Tape.vjp", NULL, () -> tape.vjp(null, x4(), List.of(x)), "vjp: ", "result is null"),
                row("Tape.entry", INDEX, () -> tape.entry(9), "Index 9", "length 3"),
                row("TapeEntry.operands", STATE, plain::operands, "operands: ", "entry 1 (mul)", "Tape.inspecting()"),
                row("TapeEntry.apply", STATE, () -> plain.apply(List.of(x4(), x4())), "apply: ", "Tape.inspecting()"),
                row("TapeEntry.apply", VALUE, () -> mul.apply(List.of(x4())), "apply: ", "mul takes 2", "1 were given"),
                row("TapeEntry.apply", NULL, () -> mul.apply(Arrays.asList(z, null)), "mul: ", "operand 1 is null"),
                row("TapeEntry.apply", NULL, () -> mul.apply(null), "apply: ", "xs is null"),
                row(
                        "TapeEntry.apply",
                        SHAPE,
                        () -> mul.apply(List.of(Tensor.ones(2), x4())),
                        "apply: ",
                        "operand 1 of mul",
                        "[4]",
                        "[2]"),
                row("TapeEntry.apply", STATE, () -> tape.entry(0).apply(List.of()), "entry 0", "variable x", "no op"));
    }
}
