package autograd;

import autograd.array.NdArray;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * A stretch of a computation as one op, which keeps its operands and nothing else. Its reverse rule computes the stretch
 * again on a tape of its own and replays that. What the replay contributes to an operand goes straight to the driver, one
 * contribution at a time, so sums of cotangents are added up in the same order as without a checkpoint: same bits.
 *
 * <p>The operands are the arguments that belong to the tape and the other tensors of the tape that the function uses, found
 * by a first run on a tape that keeps nothing.
 */
final class CheckpointOp extends Op<CheckpointOp.Segment> {
    CheckpointOp() {
        super("checkpoint", (Kernel.Many<Segment>) CheckpointOp::numbers);
    }

    /**
     * Applies a function and records it as one entry of a tape.
     *
     * @param tape the innermost derivative that watches an argument
     */
    static Tensor record(Tape tape, Function<List<Tensor>, Tensor> f, List<Tensor> xs) {
        tape.requireRecording("checkpoint", xs.toArray(new Tensor[0]));
        Tape trial = Tape.standingIn(false);
        Map<Integer, TapeTensor> used = new LinkedHashMap<>();
        Map<Integer, Tensor> watched = new HashMap<>();
        Substitution watching = x -> {
            used.putIfAbsent(x.index(), x);
            return watched.computeIfAbsent(x.index(), index -> trial.recorder().watch(x.primal()));
        };
        xs.stream().filter(tape::owns).forEach(x -> watching.of((TapeTensor) x));
        long start = tape.recorder().start();
        Tensor y = tape.substituting(watching, f, xs);
        Checks.present("checkpoint", "the result of the function", y);
        Tensor value = trial.primalOf(y);
        trial.close();
        tape.requireNotInner("checkpoint", "the result", value);
        if (!trial.owns(y)) {
            return y;
        }
        int[] indices = used.keySet().stream().mapToInt(index -> index).toArray();
        Segment segment = Segment.of(tape, f, xs, indices);
        return tape.recorder().append(new CheckpointOp(), segment, List.copyOf(used.values()), value, start);
    }

    /**
     * The stretch.
     *
     * @param tape which recorded it
     * @param function what it computes
     * @param constants its arguments, null for one that is an operand
     * @param positions the operand that each argument is, or -1 for a constant
     * @param indices the entries of the operands on the tape
     */
    record Segment(
            Tape tape, Function<List<Tensor>, Tensor> function, Tensor[] constants, int[] positions, int[] indices) {
        /**
         * Makes the stretch that was run on {@code xs}.
         *
         * @param indices the entries of its operands
         */
        static Segment of(Tape tape, Function<List<Tensor>, Tensor> function, List<Tensor> xs, int[] indices) {
            Tensor[] constants = new Tensor[xs.size()];
            int[] positions = new int[constants.length];
            for (int i = 0; i < constants.length; i++) {
                boolean own = tape.owns(xs.get(i));
                constants[i] = own ? null : xs.get(i);
                positions[i] = own ? position(indices, (TapeTensor) xs.get(i)) : -1;
            }
            return new Segment(tape, function, constants, positions, indices);
        }

        private static int position(int[] indices, TapeTensor x) {
            return IntStream.range(0, indices.length)
                    .filter(k -> indices[k] == x.index())
                    .findFirst()
                    .orElseThrow(() -> changed(
                            "it uses entry " + x.index() + " of " + x.tape().describe()));
        }

        /** Computes the stretch with other tensors in the place of its operands. */
        Tensor run(List<Tensor> operands) {
            return run(operands, y -> y);
        }

        /**
         * Computes the stretch with other tensors in the place of its operands.
         *
         * @param then applied to the result while they still are
         */
        Tensor run(List<Tensor> operands, UnaryOperator<Tensor> then) {
            Tensor[] xs = constants.clone();
            for (int i = 0; i < xs.length; i++) {
                xs[i] = positions[i] < 0 ? xs[i] : operands.get(positions[i]);
            }
            return tape.substituting(
                    x -> operands.get(position(indices, x)),
                    arguments -> then.apply(Substitution.resolve(function.apply(arguments))),
                    List.of(xs));
        }

        private static IllegalStateException changed(String how) {
            return new IllegalStateException("checkpoint: the function did something else when it was run again, " + how
                    + "; need one that computes the same each time");
        }

        @Override
        public String toString() {
            return "";
        }
    }

    private static NdArray numbers(NdArray[] operands, Segment segment) {
        Tensor y = segment.run(
                Arrays.stream(operands).<Tensor>map(DenseTensor::new).toList());
        Trace trace = Trace.of(y);
        if (trace != null) {
            throw new IllegalStateException("checkpoint: the function uses a tensor of " + trace.describe()
                    + ", so its value alone would lose a derivative; pass the tensor as an argument");
        }
        return y.array();
    }

    @Override
    boolean isDifferentiable() {
        return true;
    }

    @Override
    int keeps(int differentiated) {
        return Residuals.INPUTS;
    }

    @Override
    void vjp(Segment segment, Residuals kept, Tensor g, Cotangents into) {
        Tensor[] primals = new Tensor[into.count()];
        for (int i = 0; i < primals.length; i++) {
            primals[i] = kept.at(i);
        }
        Tape tape = Tape.standingIn(true);
        List<Tensor> watched =
                Arrays.stream(primals).map(tape.recorder()::watch).toList();
        segment.run(watched, y -> {
            tape.seal();
            if (!tape.owns(y) || !y.shape().equals(g.shape()) || y.dtype() != g.dtype()) {
                throw Segment.changed("its result was " + g.dtype() + " " + g.shape() + " and is "
                        + (tape.owns(y) ? y.dtype() + " " + y.shape() : "a constant"));
            }
            // A stretch inside this one is computed again there, and may use the operands.
            new TapePullback(tape.columns(), into).run(((TapeTensor) y).index(), g);
            return y;
        });
    }

    @Override
    Tensor jvp(Segment segment, Tensor[] primals, Tensor y, Tensor[] tangents) {
        try (ForwardTrace trace = new ForwardTrace(true)) {
            Tensor[] watched = new Tensor[primals.length];
            for (int i = 0; i < watched.length; i++) {
                watched[i] = tangents[i] == null ? primals[i] : trace.watch(primals[i], tangents[i]);
            }
            Tensor tangent = trace.tangentOf(segment.run(List.of(watched)));
            return tangent == null ? Tensor.zerosLike(y) : tangent;
        }
    }
}
