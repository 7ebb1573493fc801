package autograd.benchmarks.peer;

import autograd.benchmarks.harness.Task;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.memory.conf.WorkspaceConfiguration;
import org.nd4j.linalg.api.memory.enums.LearningPolicy;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * A training step with its gradient written by hand in ND4J's ops: less work than SameDiff, whose session walks a graph of
 * the same ops. A workspace holds what lives for one step, which is ND4J's own advice.
 */
final class Nd4jTraining implements Task {
    private static final WorkspaceConfiguration STEP = WorkspaceConfiguration.builder()
            .initialSize(0)
            .overallocationLimit(0.1)
            .policyLearning(LearningPolicy.FIRST_LOOP)
            .build();

    private final INDArray x;
    private final INDArray y;
    private final INDArray weight1; // [in, hidden]
    private final INDArray bias1;
    private final INDArray weight2; // [hidden, out]
    private final INDArray bias2;
    private double loss;

    Nd4jTraining(Network network) {
        if (network.layers() != 2) {
            throw new UnsupportedOperationException("written for two layers");
        }
        x = Nd4j.createFromArray(network.x()).reshape(network.batch(), network.inputs());
        y = Nd4j.createFromArray(network.y()).reshape(network.batch(), network.outputs());
        weight1 = weight(network, 0);
        weight2 = weight(network, 1);
        bias1 = Nd4j.createFromArray(new float[network.out(0)]).reshape(1, network.out(0));
        bias2 = Nd4j.createFromArray(new float[network.outputs()]).reshape(1, network.outputs());
    }

    private static INDArray weight(Network network, int layer) {
        return Nd4j.createFromArray(network.weight(layer))
                .reshape(network.out(layer), network.in(layer))
                .transpose()
                .dup('c');
    }

    @Override
    public void run() {
        MemoryWorkspace step = Nd4j.getWorkspaceManager().getAndActivateWorkspace(STEP, "step");
        try {
            INDArray unit = Transforms.relu(x.mmul(weight1).addiRowVector(bias1), false); // [b, h]
            INDArray error = unit.mmul(weight2).addiRowVector(bias2).subi(y); // [b, c]
            double norm = error.norm2Number().doubleValue();
            loss = norm * norm / error.length();
            error.muli(2.0 / error.length());
            INDArray unitGradient = error.mmul(weight2.transpose()); // [b, h]
            unitGradient.muli(Transforms.step(unit, true));
            update(weight2, unit.transpose().mmul(error));
            update(bias2, error.sum(true, 0));
            update(weight1, x.transpose().mmul(unitGradient));
            update(bias1, unitGradient.sum(true, 0));
        } finally {
            step.close();
        }
    }

    private static void update(INDArray parameter, INDArray gradient) {
        parameter.subi(gradient.muli(Network.LEARNING_RATE));
    }

    @Override
    public double[] result() {
        return new double[] {loss};
    }
}
