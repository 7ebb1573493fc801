package autograd.nn.optim;

import autograd.Tensor;
import java.util.AbstractMap;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is remembered, by position: steps of one optimizer share the names of a {@link Layout} and build none. To everybody
 * else an unmodifiable map.
 */
final class Slots extends AbstractMap<String, Tensor> {
    private final Layout layout;
    private final Tensor[] tensors; // one for each name of the layout; not written once this exists

    Slots(Layout layout, Tensor[] tensors) {
        assert tensors.length == layout.names().size();
        this.layout = layout;
        this.tensors = tensors;
    }

    Layout layout() {
        return layout;
    }

    Tensor at(int index) {
        return tensors[index];
    }

    /** {@return some of the tensors, in succession} */
    List<Tensor> run(int first, int count) {
        return List.of(Arrays.copyOfRange(tensors, first, first + count));
    }

    @Override
    public int size() {
        return tensors.length;
    }

    @Override
    public Set<Map.Entry<String, Tensor>> entrySet() {
        Map<String, Tensor> map = new LinkedHashMap<>();
        for (int i = 0; i < tensors.length; i++) {
            map.put(layout.names().get(i), tensors[i]);
        }
        return Collections.unmodifiableMap(map).entrySet();
    }
}
