package autograd.examples;

import autograd.Tensor;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The points where a function on a square grid has one value, by linear interpolation along the sides of the cells: marching
 * squares. A cell with two opposite corners above is cut by two lines; which two is decided by the mean of its corners.
 *
 * @param x horizontal coordinates of the lines one after the other, NaN between them
 * @param y vertical coordinates
 */
record LevelSet(Tensor x, Tensor y) {
    private static final int SIDES = 2; // of a node: 0 to its right neighbour, 1 to the one above

    /** A place on the side of a cell, named by the side so that neighbouring cells mean the same. */
    private record Segment(int from, int to) {}

    /** {@return the level set of {@code values}, rows of {@code n} from the lower end; empty if no cell is cut} */
    static Optional<LevelSet> of(
            double[] values, int n, double level, double fromX, double toX, double fromY, double toY) {
        Map<Integer, List<Segment>> at = new HashMap<>();
        List<Segment> segments = new ArrayList<>();
        for (int row = 0; row + 1 < n; row++) {
            for (int column = 0; column + 1 < n; column++) {
                for (Segment segment : cut(values, n, row, column, level)) {
                    segments.add(segment);
                    at.computeIfAbsent(segment.from(), side -> new ArrayList<>())
                            .add(segment);
                    at.computeIfAbsent(segment.to(), side -> new ArrayList<>()).add(segment);
                }
            }
        }
        List<Double> xs = new ArrayList<>();
        List<Double> ys = new ArrayList<>();
        for (Segment segment : segments) {
            if (at.get(segment.from()).contains(segment)) {
                for (int side : line(segment, at)) {
                    double[] place = place(values, n, side, level);
                    xs.add(fromX + place[0] * (toX - fromX) / (n - 1));
                    ys.add(fromY + place[1] * (toY - fromY) / (n - 1));
                }
                xs.add(Double.NaN);
                ys.add(Double.NaN);
            }
        }
        return xs.isEmpty() ? Optional.empty() : Optional.of(new LevelSet(tensor(xs), tensor(ys)));
    }

    private static Tensor tensor(List<Double> numbers) {
        return Tensor.of(numbers.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** The one or two lines through a cell; none where a corner is no number. */
    private static List<Segment> cut(double[] values, int n, int row, int column, double level) {
        int node = row * n + column;
        double[] corners = {values[node], values[node + 1], values[node + n + 1], values[node + n]};
        int bottom = SIDES * node;
        int left = SIDES * node + 1;
        int right = SIDES * (node + 1) + 1;
        int top = SIDES * (node + n);
        int above = 0;
        double sum = 0;
        for (int i = 0; i < 4; i++) {
            above |= corners[i] > level ? 1 << i : 0;
            sum += corners[i];
        }
        if (!Double.isFinite(sum)) {
            return List.of();
        }
        boolean joined = sum / 4 > level;
        return switch (Math.min(above, 15 - above)) {
            case 1 -> List.of(new Segment(bottom, left));
            case 2 -> List.of(new Segment(bottom, right));
            case 3 -> List.of(new Segment(left, right));
            case 4 -> List.of(new Segment(right, top));
            case 5 ->
                joined == (above == 5)
                        ? List.of(new Segment(bottom, right), new Segment(left, top))
                        : List.of(new Segment(bottom, left), new Segment(right, top));
            case 6 -> List.of(new Segment(bottom, top));
            case 7 -> List.of(new Segment(left, top));
            default -> List.of();
        };
    }

    /** Takes the segments that hang together with the given one out of the map, and puts their places in order. */
    private static Deque<Integer> line(Segment first, Map<Integer, List<Segment>> at) {
        Deque<Integer> line = new ArrayDeque<>();
        remove(first, at);
        line.add(first.from());
        line.add(first.to());
        while (!at.get(line.getLast()).isEmpty()) {
            line.addLast(next(line.getLast(), at));
        }
        while (!at.get(line.getFirst()).isEmpty()) {
            line.addFirst(next(line.getFirst(), at));
        }
        return line;
    }

    private static int next(int side, Map<Integer, List<Segment>> at) {
        Segment segment = at.get(side).get(0);
        remove(segment, at);
        return segment.from() == side ? segment.to() : segment.from();
    }

    private static void remove(Segment segment, Map<Integer, List<Segment>> at) {
        at.get(segment.from()).remove(segment);
        at.get(segment.to()).remove(segment);
    }

    /** Column and row, with fractions, of the place on a side where the level is met. */
    private static double[] place(double[] values, int n, int side, double level) {
        int node = side / SIDES;
        boolean upward = side % SIDES == 1;
        double here = values[node];
        double there = values[upward ? node + n : node + 1];
        double part = (level - here) / (there - here);
        double column = node % n;
        double row = node / n;
        return upward ? new double[] {column, row + part} : new double[] {column + part, row};
    }
}
