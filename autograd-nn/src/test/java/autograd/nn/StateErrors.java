package autograd.nn;

import static autograd.nn.ErrorMessageTest.NULL;
import static autograd.nn.ErrorMessageTest.SHAPE;
import static autograd.nn.ErrorMessageTest.VALUE;
import static autograd.nn.ErrorMessageTest.row;

import autograd.RandomKey;
import autograd.Tensor;
import autograd.array.DType;
import autograd.nn.ErrorMessageTest.Row;
import autograd.nn.layer.Linear;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** The rows of {@link ErrorMessageTest} about modes and state. */
final class StateErrors {
    private StateErrors() {}

    /** A layer with a state that can be given another shape. */
    record Memory(Tensor factor, Tensor state) implements Layer<Memory> {
        @Override
        public Tensor apply(Tensor x) {
            return x.mul(factor);
        }

        @Override
        public Memory mapParameters(ParameterMap f) {
            return new Memory(f.apply("factor", factor), f.state("state", state));
        }
    }

    static Stream<Row> rows() {
        Linear linear = Linear.of(3, 2, Initializers.heNormal(), 1);
        Sequential net = Sequential.of(linear);
        Memory memory = new Memory(Tensor.of(1.0), Tensor.zeros(2));
        Memory wider = new Memory(Tensor.of(1.0), Tensor.zeros(3));
        Memory single = new Memory(Tensor.of(1.0), Tensor.zeros(2).to(DType.FLOAT32));
        Memory none = new Memory(Tensor.of(1.0), null);
        Sequential wrong = Sequential.of(memory, linear);
        Map<String, Tensor> loaded = new HashMap<>();
        loaded.put("layers.0.factor", Tensor.of(1f));
        loaded.put("layers.0.state", null);
        loaded.put("layers.1.weight", Tensor.zeros(3, 2));
        loaded.put("layers.9.bias", Tensor.zeros(2));
        return Stream.of(
                row(NULL, () -> Mode.training(null), "Mode: key", "RandomKey.of(seed)"),
                row(NULL, () -> new Output<>(null, linear), "Output: y"),
                row(NULL, () -> new Output<>(Tensor.of(1.0), null), "Output: layer"),
                row(NULL, () -> new Evaluation<>(null, linear), "Evaluation: loss"),
                row(NULL, () -> new Evaluation<>(Tensor.of(1.0), null), "Evaluation: next"),
                row(NULL, () -> linear.apply(Tensor.zeros(3), null), "Linear: mode", "EVALUATION", "training(key)"),
                row(NULL, () -> net.apply(Tensor.zeros(3), null), "Sequential: mode", "EVALUATION", "training(key)"),
                row(NULL, () -> net.apply(null, Mode.training(RandomKey.of(1))), "Sequential: x is null"),
                row(NULL, () -> Parameters.state(null), "state: model"),
                row(NULL, () -> Parameters.state(none), "state: state \"state\" is null"),
                row(NULL, () -> Parameters.tensors(null), "tensors: model"),
                row(NULL, () -> Parameters.withTensors((Linear) null, Map.of()), "withTensors: model"),
                row(NULL, () -> Parameters.withTensors(linear, null), "withTensors: tensors"),
                row(
                        VALUE,
                        () -> Parameters.withTensors(wrong, loaded),
                        "withTensors: 5 of the tensors",
                        "model Sequential",
                        "wrong dtype: \"layers.0.factor\" is FLOAT32 [], the model has FLOAT64 []",
                        "null: \"layers.0.state\" FLOAT64 [2]",
                        "wrong shape: \"layers.1.weight\" is FLOAT64 [3, 2], the model has FLOAT64 [2, 3]",
                        "missing: \"layers.1.bias\" FLOAT64 [2]",
                        "extra: \"layers.9.bias\" FLOAT64 [2]"),
                row(
                        NULL,
                        () -> Parameters.valueGradAndState((Linear) null, m -> null),
                        "valueGradAndState: model is null"),
                row(NULL, () -> Parameters.valueGradAndState(linear, null), "valueGradAndState: loss is null"),
                row(
                        NULL,
                        () -> Parameters.valueGradAndState(linear, m -> null),
                        "valueGradAndState: loss returned null",
                        "Evaluation"),
                row(
                        SHAPE,
                        () -> Parameters.valueGradAndState(linear, m -> new Evaluation<>(m.bias(), m)),
                        "valueGradAndState: loss",
                        "[2]",
                        "mean()"),
                row(
                        SHAPE,
                        () -> Parameters.valueGradAndState(memory, m -> new Evaluation<>(m.factor(), wider)),
                        "valueGradAndState: state \"state\"",
                        "FLOAT64 [3] in next",
                        "FLOAT64 [2] in model"),
                row(
                        SHAPE,
                        () -> Parameters.valueGradAndState(memory, m -> new Evaluation<>(m.factor(), single)),
                        "FLOAT32 [2] in next",
                        "FLOAT64 [2] in model"),
                row(
                        NULL,
                        () -> Parameters.valueGradAndState(memory, m -> new Evaluation<>(m.factor(), none)),
                        "valueGradAndState: state \"state\" is null"),
                row(
                        SHAPE,
                        () -> Parameters.valueGradAndState(
                                wrong, m -> new Evaluation<>(Tensor.of(1.0), Sequential.of(memory, memory))),
                        "valueGradAndState: model has 1 state tensors [layers.0.state]",
                        "next has 2 [layers.0.state, layers.1.state]"));
    }
}
