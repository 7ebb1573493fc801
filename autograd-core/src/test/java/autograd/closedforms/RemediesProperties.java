package autograd.closedforms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import autograd.Tensor;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Document C, the four remedies against vanishing gradients, each beside twenty plain sigmoid layers: the first
 * layer's gradient norm rises by 10^3 or more, as it is and as a part of the last layer's, so that it is not only a
 * larger loss.
 */
class RemediesProperties {
    private static final double RISE = 1e3;
    private static final double XAVIER = Math.sqrt(2.0 / (DeepStack.WIDTH + DeepStack.WIDTH));
    private static final double HE = Math.sqrt(2.0 / DeepStack.WIDTH);

    @Property(tries = 5)
    @Label("CF-22 remedy 1: ReLU with He initialisation")
    void reluWithHe(@ForAll(supplier = Draw.Float64.class) Draw draw) {
        assertRise(draw, DeepStack.normalWeights(draw, HE), (z, a) -> z.relu());
    }

    @Property(tries = 5)
    @Label("CF-22 remedy 2: Xavier initialisation for tanh")
    void xavierForTanh(@ForAll(supplier = Draw.Float64.class) Draw draw) {
        assertRise(draw, DeepStack.normalWeights(draw, XAVIER), (z, a) -> z.tanh());

        // The initialisation alone: the same tanh layers from weights a third as large.
        double[] small = DeepStack.gradients(draw, DeepStack.normalWeights(draw, XAVIER / 3), (z, a) -> z.tanh())
                .weights();
        double[] xavier = DeepStack.gradients(draw, DeepStack.normalWeights(draw, XAVIER), (z, a) -> z.tanh())
                .weights();
        assertTrue(xavier[0] >= RISE * small[0], "against small weights");
    }

    @Property(tries = 5)
    @Label("CF-22 remedy 3: batch normalisation before each sigmoid")
    void batchNormalisation(@ForAll(supplier = Draw.Float64.class) Draw draw) {
        assertRise(
                draw,
                DeepStack.normalWeights(draw, XAVIER),
                (z, a) -> normalised(z).sigmoid());
    }

    @Property(tries = 5)
    @Label("CF-22 remedy 4: residual connections around each sigmoid layer")
    void residualConnections(@ForAll(supplier = Draw.Float64.class) Draw draw) {
        assertRise(draw, DeepStack.normalWeights(draw, XAVIER), (z, a) -> a.add(z.sigmoid()));
    }

    /** Each neuron over the batch: mean 0, variance 1. */
    private static Tensor normalised(Tensor z) {
        Tensor centred = z.sub(z.mean(1, true));
        return centred.div(centred.square().mean(1, true).add(1e-5).sqrt());
    }

    private static void assertRise(Draw draw, List<RealMatrix> weights, DeepStack.Layer remedy) {
        double[] plain = DeepStack.gradients(draw, DeepStack.normalWeights(draw, XAVIER), (z, a) -> z.sigmoid())
                .weights();
        DeepStack.Gradients gradients = DeepStack.gradients(draw, weights, remedy);
        double[] remedied = gradients.weights();
        int last = DeepStack.DEPTH - 1;

        assertTrue(remedied[0] >= RISE * plain[0], () -> "first layer: " + remedied[0] + " against " + plain[0]);
        double share = remedied[0] / remedied[last];
        double plainShare = plain[0] / plain[last];
        assertTrue(share >= RISE * plainShare, () -> "as a part of the last: " + share + " against " + plainShare);

        // That gradient is real: along its own direction the loss rises by its norm. The step is short, because there
        // are
        // 15,360 ReLUs whose kinks it must not reach; rounding adds about 1e-16 / step to the slope.
        Tensor direction = gradients.byW().get(0).div(remedied[0]);
        double step = 1e-8;
        double rise = DeepStack.lossAlong(draw, weights, remedy, direction, step)
                - DeepStack.lossAlong(draw, weights, remedy, direction, -step);
        assertEquals(1, rise / (2 * step) / remedied[0], 1e-3, "against a central difference");
    }
}
