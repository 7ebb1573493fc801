package autograd;

import autograd.array.DType;
import autograd.shape.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Evaluates an {@link EinsumFormula} with products, sums and moves that have derivatives. First each operand alone: its
 * diagonals, and sums over letters that nobody else has. Then pairs, one after the other, as a batched matrix product
 * each. The next pair is the one whose product frees most elements, at a tie the one with fewer multiplications (the
 * greedy order of Smith and Gray 2018, "opt_einsum", J. Open Source Software 3(26)).
 */
final class Einsum {
    /** A tensor with a label for each axis, all different. */
    private record Term(Tensor x, Ints labels) {
        boolean has(int label) {
            return IntStream.of(labels.toArray()).anyMatch(own -> own == label);
        }

        int[] labels(IntPredicate which) {
            return Arrays.stream(labels.toArray()).filter(which).toArray();
        }
    }

    private final EinsumFormula formula;

    private Einsum(EinsumFormula formula) {
        this.formula = formula;
    }

    static Tensor apply(EinsumFormula formula, List<Tensor> operands) {
        return new Einsum(formula).result(operands);
    }

    private Tensor result(List<Tensor> operands) {
        DType common =
                operands.stream().map(Tensor::dtype).reduce(DType::promote).orElseThrow();
        List<Term> terms = new ArrayList<>();
        for (int i = 0; i < operands.size(); i++) {
            terms.add(prepared(Casting.to(operands.get(i), common), formula.term(i)));
        }
        for (int i = 0; i < terms.size(); i++) {
            terms.set(i, summed(terms.get(i), others(terms, i, i)));
        }
        while (terms.size() > 1) {
            int[] pair = cheapest(terms);
            List<Term> others = others(terms, pair[0], pair[1]);
            Term product = product(terms.get(pair[0]), terms.get(pair[1]), others);
            terms = new ArrayList<>(others);
            terms.add(product);
        }
        Term last = terms.get(0);
        return arranged(last, formula.output());
    }

    /** Takes diagonals, and takes away axes of size 1 that another operand stretches: it has them then. */
    private Term prepared(Tensor x, int[] labels) {
        int[] distinct = Arrays.stream(labels)
                .distinct()
                .filter(label ->
                        label >= 0 || formula.size(label) == 1 || x.shape().size(indexOf(labels, label)) != 1)
                .toArray();
        if (Arrays.equals(distinct, labels)) {
            return new Term(x, Ints.of(labels));
        }
        int[] strides = new int[distinct.length];
        int stride = 1;
        for (int axis = labels.length - 1; axis >= 0; axis--) {
            int at = indexOf(distinct, labels[axis]);
            if (at >= 0) {
                strides[at] += stride;
            }
            stride *= x.shape().size(axis);
        }
        Shape shape = Shape.of(formula.sizes(distinct));
        int[] positions = new int[shape.elements()];
        for (int i = 0; i < positions.length; i++) {
            int rest = i;
            for (int axis = distinct.length - 1; axis >= 0; axis--) {
                positions[i] += rest % shape.size(axis) * strides[axis];
                rest /= shape.size(axis);
            }
        }
        return new Term(Indexing.gatherFlat(x, Tensor.ints(positions, shape)), Ints.of(distinct));
    }

    /** {@return all but the terms at i and at j, which is not before i} */
    private static List<Term> others(List<Term> terms, int i, int j) {
        List<Term> others = new ArrayList<>(terms);
        others.remove(j);
        if (i != j) {
            others.remove(i);
        }
        return others;
    }

    private boolean isNeeded(int label, List<Term> others) {
        return indexOf(formula.output(), label) >= 0 || others.stream().anyMatch(term -> term.has(label));
    }

    private Term summed(Term term, List<Term> others) {
        int[] kept = term.labels(label -> isNeeded(label, others));
        int[] axes = IntStream.range(0, term.labels().size())
                .filter(axis -> indexOf(kept, term.labels().get(axis)) < 0)
                .toArray();
        return axes.length == 0 ? term : new Term(Reductions.sum(term.x(), axes), Ints.of(kept));
    }

    private int[] cheapest(List<Term> terms) {
        int[] best = {0, 1};
        double leastGrowth = Double.POSITIVE_INFINITY;
        double leastWork = Double.POSITIVE_INFINITY;
        for (int i = 0; i < terms.size(); i++) {
            for (int j = i + 1; j < terms.size(); j++) {
                Term a = terms.get(i);
                Term b = terms.get(j);
                List<Term> others = others(terms, i, j);
                int[] all = IntStream.concat(
                                IntStream.of(a.labels().toArray()), IntStream.of(b.labels(label -> !a.has(label))))
                        .toArray();
                double work = count(all);
                double result = count(Arrays.stream(all)
                        .filter(label -> isNeeded(label, others))
                        .toArray());
                double growth = result - a.x().size() - b.x().size();
                if (growth < leastGrowth || growth == leastGrowth && work < leastWork) {
                    best = new int[] {i, j};
                    leastGrowth = growth;
                    leastWork = work;
                }
            }
        }
        return best;
    }

    private double count(int[] labels) {
        return Arrays.stream(labels).mapToDouble(formula::size).reduce(1, (x, y) -> x * y);
    }

    /** The product of two terms, summed over the labels that only they have. */
    private Term product(Term a, Term b, List<Term> others) {
        int[] batch = a.labels(label -> b.has(label) && isNeeded(label, others));
        int[] inner = a.labels(label -> b.has(label) && !isNeeded(label, others));
        int[] rows = a.labels(label -> !b.has(label));
        int[] columns = b.labels(label -> !a.has(label));
        int[] labels = joined(batch, rows, columns);
        Shape shape = Checks.shape("einsum", formula.sizes(labels));
        Tensor product;
        if (inner.length == 0) { // [batch, rows, 1] times [batch, 1, columns]
            Tensor left = Shaping.reshape(arranged(a, joined(batch, rows)), elements(batch), elements(rows), 1);
            Tensor right = Shaping.reshape(arranged(b, joined(batch, columns)), elements(batch), 1, elements(columns));
            product = Arithmetic.mul(left, right);
        } else {
            boolean transposeA = Arrays.equals(a.labels().toArray(), joined(batch, inner, rows));
            boolean transposeB = Arrays.equals(b.labels().toArray(), joined(batch, columns, inner));
            product = Products.matmul(
                    transposeA ? matrices(a, batch, inner, rows) : matrices(a, batch, rows, inner),
                    transposeA,
                    transposeB ? matrices(b, batch, columns, inner) : matrices(b, batch, inner, columns),
                    transposeB);
        }
        return new Term(Shaping.reshape(product, shape), Ints.of(labels));
    }

    /** {@return the term as matrices with the given axes, one for each element of {@code batch}} */
    private Tensor matrices(Term term, int[] batch, int[] first, int[] second) {
        Tensor x = arranged(term, joined(batch, first, second));
        return batch.length == 0
                ? Shaping.reshape(x, elements(first), elements(second))
                : Shaping.reshape(x, elements(batch), elements(first), elements(second));
    }

    private int elements(int[] labels) {
        return Shape.of(formula.sizes(labels)).elements();
    }

    private static Tensor arranged(Term term, int[] labels) {
        int[] own = term.labels().toArray();
        return Arrays.equals(own, labels)
                ? term.x()
                : Shaping.transpose(
                        term.x(),
                        Arrays.stream(labels).map(label -> indexOf(own, label)).toArray());
    }

    private static int indexOf(int[] labels, int label) {
        return IntStream.range(0, labels.length)
                .filter(i -> labels[i] == label)
                .findFirst()
                .orElse(-1);
    }

    private static int[] joined(int[]... parts) {
        return Arrays.stream(parts).flatMapToInt(Arrays::stream).toArray();
    }
}
