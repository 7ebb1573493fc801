package autograd;

import static autograd.Rejected.NULL;
import static autograd.Rejected.SHAPE;
import static autograd.Rejected.VALUE;
import static autograd.Rejected.row;

import java.util.stream.Stream;

/** Rows of {@link ErrorMessageTest}: products beside matmul and tensordot, einsum. */
final class ProductErrorRows {
    private ProductErrorRows() {}

    static Stream<Rejected> all() {
        return Stream.concat(products(), einsum());
    }

    private static Tensor x23() {
        return Tensor.ones(2, 3);
    }

    private static Tensor x4() {
        return Tensor.ones(4);
    }

    private static Stream<Rejected> products() {
        Tensor scalar = Tensor.of(1.0).sum();
        Tensor big = Tensor.ones(65536);
        return Stream.of(
                row(
                        "Products.dot",
                        SHAPE,
                        () -> Products.dot(x23(), x4()),
                        "dot: ",
                        "a has shape [2, 3]",
                        "need rank 1"),
                row(
                        "Products.dot",
                        SHAPE,
                        () -> Products.dot(x4(), Tensor.ones(3)),
                        "dot: ",
                        "[4]",
                        "[3]",
                        "equal sizes"),
                row(
                        "Products.dot",
                        SHAPE,
                        () -> Products.dot(x4(), x23()),
                        "dot: ",
                        "b has shape [2, 3]",
                        "need rank 1"),
                row("Products.vecdot", SHAPE, () -> Products.vecdot(scalar, x4()), "vecdot: ", "a has shape []"),
                row("Products.dot", NULL, () -> Products.dot(x4(), null), "dot: ", "b is null"),
                row(
                        "Products.vecdot",
                        SHAPE,
                        () -> Products.vecdot(x4(), scalar),
                        "vecdot: ",
                        "b has shape []",
                        "rank 1"),
                row(
                        "Products.vecdot",
                        SHAPE,
                        () -> Products.vecdot(x23(), x4()),
                        "vecdot: ",
                        "[2, 3]",
                        "[4]",
                        "last axes"),
                row(
                        "Products.vecdot",
                        SHAPE,
                        () -> Products.vecdot(x23(), Tensor.ones(4, 3)),
                        "vecdot: ",
                        "[2, 3]",
                        "[4, 3]",
                        "need equal sizes or 1"),
                row("Products.cross", SHAPE, () -> Products.cross(x4(), x4()), "cross: ", "[4]", "last axis of size 3"),
                row("Products.cross", SHAPE, () -> Products.cross(x23(), x4()), "cross: ", "[2, 3]", "[4]"),
                row(
                        "Products.cross",
                        SHAPE,
                        () -> Products.cross(Tensor.ones(3, 3), Tensor.ones(2, 3, 3), 0),
                        "cross: ",
                        "a has shape [3, 3], b has shape [2, 3, 3]",
                        "size 3 along axis 0 of both",
                        "from the end if the ranks differ"),
                row("Products.cross", SHAPE, () -> Products.cross(x23(), x23(), 0), "cross: ", "[2, 3]", "axis 0"),
                row("Products.cross", SHAPE, () -> Products.cross(x23(), x23(), 2), "cross: ", "axis 2", "-2 to 1"),
                row("Products.cross", NULL, () -> Products.cross(null, x4()), "cross: ", "a is null"),
                row("Products.kron", SHAPE, () -> Products.kron(big, big), "kron: ", "[65536]", "too large"),
                row("Products.kron", VALUE, () -> Products.kron(x4(), Tensor.ints(1)), "kron: ", "b has dtype INT32"));
    }

    private static Stream<Rejected> einsum() {
        String f = "Products.einsum";
        String op = "einsum: ";
        Tensor big = Tensor.ones(65536);
        return Stream.of(
                row(f, NULL, () -> Products.einsum(null, x4()), op, "subscripts is null", "need a formula"),
                row(f, NULL, () -> Products.einsum("i", (Tensor[]) null), op, "operands is null"),
                row(f, NULL, () -> Products.einsum("i,i", x4(), null), op, "operand 1 is null", "need a tensor"),
                row(f, VALUE, () -> Products.einsum("i", Tensor.ints(1)), op, "operand 0 has dtype INT32", "[1]"),
                row(
                        f,
                        VALUE,
                        () -> Products.einsum("i,i", x4()),
                        op,
                        "\"i,i\" has 2 terms",
                        "1 operands",
                        "a term for"),
                row(f, VALUE, () -> Products.einsum("i1", x23()), op, "'1' in term \"i1\"", "need letters"),
                row(f, VALUE, () -> Products.einsum("ij->i->j", x23()), op, "'-' in term", "one \"->\""),
                row(f, VALUE, () -> Products.einsum("......i", x23()), op, "'.' in term", "at most one ellipsis"),
                row(
                        f,
                        SHAPE,
                        () -> Products.einsum("ijk", x23()),
                        op,
                        "\"ijk\" of operand 0",
                        "3 axes",
                        "[2, 3] of rank 2"),
                row(f, SHAPE, () -> Products.einsum("i", x23()), op, "1 axes", "[2, 3]", "a letter for each axis"),
                row(
                        f,
                        SHAPE,
                        () -> Products.einsum("ijk...", x23()),
                        op,
                        "3 axes",
                        "[2, 3]",
                        "but those of the ellipsis"),
                row(
                        f,
                        SHAPE,
                        () -> Products.einsum("ij,jk", x23(), x23()),
                        op,
                        "axis 0 of operand 1, shape [2, 3]",
                        "letter j",
                        "size 2",
                        "before it was 3"),
                row(
                        f,
                        SHAPE,
                        () -> Products.einsum("ij,ij->i", x23(), Tensor.ones(2, 1)),
                        op,
                        "axis 1 of operand 1, shape [2, 1]",
                        "letter j",
                        "size 1",
                        "a letter does not stretch size 1; leave that axis out"),
                row(f, SHAPE, () -> Products.einsum("ii", x23()), op, "axis 1 of operand 0", "letter i", "equal sizes"),
                row(
                        f,
                        SHAPE,
                        () -> Products.einsum("...,...", x4(), Tensor.ones(3)),
                        op,
                        "in its ellipsis",
                        "size 3",
                        "equal sizes or 1"),
                row(f, VALUE, () -> Products.einsum("ij->k", x23()), op, "letter k of the result", "is in no operand"),
                row(f, VALUE, () -> Products.einsum("ij->ii", x23()), op, "letter i of the result", "twice"),
                row(f, VALUE, () -> Products.einsum("...i->i", x23()), op, "has no ellipsis", "one of 1 axes", "too"),
                row(f, SHAPE, () -> Products.einsum("i,j", big, big), op, "[65536, 65536]", "too many elements"));
    }
}
