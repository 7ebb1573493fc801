package autograd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import autograd.array.DType;
import autograd.shape.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Einsum against the loop over all letters that defines it, and the other products against their definitions. */
class EinsumTest {
    private static final Map<Character, Integer> SIZES = Map.of('i', 2, 'j', 3, 'k', 4, 'l', 5, 'b', 2, 'A', 3);

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "i->i",
                "i->",
                "ij->ji",
                "ii->i",
                "ii->",
                "iji->j",
                "bij,bjk->bik",
                "ij,jk->ik",
                "ij,jk->ki",
                "ji,kj->ik",
                "bij,bkj->bik",
                "bji,bjk->bki",
                "ij,ij->",
                "ij,ij->ij",
                "ij,kl->ljki",
                "i,i,i->i",
                "i,j,k->kij",
                "ij,jk,kl->il",
                "ij,jk,kl,li->",
                "bij,bj,bi->b",
                "ijk,jl,kb,lb->i",
                "Ai,iA->A",
                "iij,jkk->ik",
                "bi,bj,bij->",
                "ij,k->i"
            })
    @DisplayName("every formula is the sum over all letters, in any order of the pairs")
    void isTheSumOverAllLetters(String formula) {
        String[] sides = formula.split("->", -1);
        String[] terms = sides[0].split(",");
        List<Tensor> operands = new ArrayList<>();
        for (int i = 0; i < terms.length; i++) {
            operands.add(Tensor.normal(
                    31 + i, terms[i].chars().map(c -> SIZES.get((char) c)).toArray()));
        }
        Map<Character, Integer> index = new LinkedHashMap<>();
        sides[0].chars().filter(c -> c != ',').forEach(c -> index.put((char) c, 0));
        Shape shape = Shape.of(sides[1].chars().map(c -> SIZES.get((char) c)).toArray());
        double[] expected = new double[shape.elements()];
        addAll(new ArrayList<>(index.keySet()), 0, index, terms, operands, sides[1], expected);

        Tensor y = Products.einsum(formula, operands.toArray(new Tensor[0]));

        assertEquals(shape, y.shape());
        assertArrayEquals(expected, y.toDoubleArray(), 1e-12);
    }

    private static void addAll(
            List<Character> letters,
            int depth,
            Map<Character, Integer> index,
            String[] terms,
            List<Tensor> operands,
            String result,
            double[] sums) {
        if (depth < letters.size()) {
            for (int i = 0; i < SIZES.get(letters.get(depth)); i++) {
                index.put(letters.get(depth), i);
                addAll(letters, depth + 1, index, terms, operands, result, sums);
            }
            return;
        }
        double product = 1;
        for (int i = 0; i < terms.length; i++) {
            product *= operands.get(i)
                    .get(terms[i].chars().map(c -> index.get((char) c)).toArray());
        }
        int at = 0;
        for (char letter : result.toCharArray()) {
            at = at * SIZES.get(letter) + index.get(letter);
        }
        sums[at] += product;
    }

    @Test
    @DisplayName("without an arrow: letters that occur once, in alphabetical order; the ellipsis first")
    void implicitResult() {
        Tensor a = Tensor.normal(1, 2, 3);
        Tensor b = Tensor.normal(2, 3, 4);
        Map<String, Tensor> rows = new TreeMap<>();
        rows.put("ab,bc", a.matmul(b));
        rows.put("cb,ba", a.matmul(b).transpose());
        rows.put("ba", a.transpose());
        rows.put(" i j , j k ", a.matmul(b));
        rows.put("...b,bc", a.matmul(b));
        rows.forEach((formula, expected) -> {
            Tensor y = formula.contains(",") ? Products.einsum(formula, a, b) : Products.einsum(formula, a);
            assertEquals(expected.shape(), y.shape(), formula);
            assertArrayEquals(expected.toDoubleArray(), y.toDoubleArray(), 1e-12, formula);
        });
        assertEquals(Shape.SCALAR, Products.einsum("ii", Tensor.eye(3)).shape());
        assertEquals(3, Products.einsum("ii", Tensor.eye(3)).item());
    }

    @Test
    @DisplayName("the axes of ellipses broadcast as in NumPy")
    void ellipsesBroadcast() {
        Tensor a = Tensor.normal(1, 5, 1, 2, 3);
        Tensor b = Tensor.normal(2, 4, 3, 2);
        Tensor y = Products.einsum("...ij,...jk->...ik", a, b);
        assertEquals(Shape.of(5, 4, 2, 2), y.shape());
        assertArrayEquals(a.matmul(b).toDoubleArray(), y.toDoubleArray(), 1e-12);
        Tensor ones = Products.einsum("...,...->...", Tensor.normal(3, 1, 4), Tensor.normal(4, 3, 1));
        assertEquals(Shape.of(3, 4), ones.shape());
        assertArrayEquals(
                Tensor.normal(3, 1, 4).mul(Tensor.normal(4, 3, 1)).toDoubleArray(), ones.toDoubleArray(), 1e-15);
        assertEquals(Shape.of(1, 1), Products.einsum("...", Tensor.ones(1, 1)).shape());
    }

    @Test
    @DisplayName("a chain of matrices is multiplied in an order that keeps intermediate results small")
    void contractsInAnOrderOfCost() {
        Tensor column = Tensor.ones(100_000, 1);
        Tensor row = Tensor.ones(1, 100_000);
        assertEquals(
                1e10,
                Products.einsum("ij,jk,kl->il", row.mul(1e5), column, Tensor.ones(1, 1))
                        .item());
        // From the left, the product of the first two alone would have 10^10 elements, and be refused.
        Tensor y = Products.einsum("ij,jk,kl->il", column, row, column);
        assertEquals(Shape.of(100_000, 1), y.shape());
        assertEquals(1e5, y.get(7, 0));
    }

    @Test
    @DisplayName("one FLOAT32 with one FLOAT64 operand gives FLOAT64; all FLOAT32 stay FLOAT32")
    void promotes() {
        Tensor wide = Tensor.normal(1, 2, 3);
        Tensor narrow = wide.to(DType.FLOAT32);
        assertEquals(DType.FLOAT64, Products.einsum("ij,ij->i", wide, narrow).dtype());
        assertEquals(DType.FLOAT32, Products.einsum("ij,ij->i", narrow, narrow).dtype());
        assertEquals(DType.FLOAT32, Products.einsum("ij->j", narrow).dtype());
    }

    @Test
    @DisplayName("dot, vecdot, cross and kron by their definitions")
    void otherProducts() {
        Tensor a = Tensor.of(1.0, 2.0, 3.0);
        Tensor b = Tensor.of(-4.0, 5.0, 0.5);
        assertEquals(7.5, Products.dot(a, b).item());
        assertArrayEquals(new double[] {-14, -12.5, 13}, Products.cross(a, b).toDoubleArray());
        Tensor rows = Shaping.stack(0, a, b);
        assertArrayEquals(new double[] {14, 7.5}, Products.vecdot(rows, a).toDoubleArray());
        assertArrayEquals(
                new double[] {0, 0, 0, 14, 12.5, -13}, Products.cross(rows, a).toDoubleArray());
        Tensor columns = rows.transpose();
        assertArrayEquals(
                new double[] {0, 14, 0, 12.5, 0, -13},
                Products.cross(columns, a.reshape(3, 1), 0).toDoubleArray());
        assertEquals(
                Shape.of(2, 3, 5),
                Products.cross(Tensor.ones(3, 5), Tensor.ones(2, 3, 1), -2).shape());
        Tensor m = Tensor.of(new double[][] {{1, 2}, {3, 4}});
        Tensor n = Tensor.of(new double[][] {{0, 5}, {6, 7}});
        Tensor y = Products.kron(m, n);
        assertEquals(Shape.of(4, 4), y.shape());
        assertArrayEquals(new double[] {0, 5, 0, 10, 6, 7, 12, 14, 0, 15, 0, 20, 18, 21, 24, 28}, y.toDoubleArray());
        Tensor v = Tensor.of(10.0, 1.0);
        assertArrayEquals(
                new double[] {10, 1, 20, 2, 30, 3, 40, 4}, Products.kron(m, v).toDoubleArray());
        assertEquals(Shape.of(2, 4), Products.kron(m, v).shape());
    }
}
