package crmbet.core.neighbor;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Leaf distances in the widest vectors of the machine: the one class that uses the vector module, which is an incubator.
 * The compiler leaves a good part of a loop over {@value KdTree#LEAF} values to scalar instructions; this does not.
 */
final class VectorLeafKernel implements LeafKernel {
    private static final int LEAF = KdTree.LEAF;
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    @Override
    public void squares(double[] point, int offset, double[] blocks, int block, int columns, double[] result) {
        squaresBelow(point, offset, blocks, block, columns, Double.NEGATIVE_INFINITY, result);
    }

    @Override
    public int squaresBelow(
            double[] point, int offset, double[] blocks, int block, int columns, double limit, double[] result) {
        int below = 0;
        // Two vectors side by side: one alone would wait for each of its additions.
        for (int i = 0; i < LEAF; i += 2 * LANES) {
            DoubleVector first = DoubleVector.zero(SPECIES);
            DoubleVector second = first;
            int at = block + i;
            for (int column = 0; column < columns; column++, at += LEAF) {
                DoubleVector x = DoubleVector.broadcast(SPECIES, point[offset + column]);
                DoubleVector a = x.sub(DoubleVector.fromArray(SPECIES, blocks, at));
                DoubleVector b = x.sub(DoubleVector.fromArray(SPECIES, blocks, at + LANES));
                first = first.add(a.mul(a));
                second = second.add(b.mul(b));
            }
            below |= keep(first, i, limit, result) | keep(second, i + LANES, limit, result);
        }
        return below;
    }

    @Override
    public void differences(double[] point, int offset, double[] blocks, int block, int columns, double[] result) {
        differencesBelow(point, offset, blocks, block, columns, Double.NEGATIVE_INFINITY, result);
    }

    @Override
    public int differencesBelow(
            double[] point, int offset, double[] blocks, int block, int columns, double limit, double[] result) {
        int below = 0;
        for (int i = 0; i < LEAF; i += 2 * LANES) {
            DoubleVector first = DoubleVector.zero(SPECIES);
            DoubleVector second = first;
            int at = block + i;
            for (int column = 0; column < columns; column++, at += LEAF) {
                DoubleVector x = DoubleVector.broadcast(SPECIES, point[offset + column]);
                first = first.add(
                        x.sub(DoubleVector.fromArray(SPECIES, blocks, at)).abs());
                second = second.add(x.sub(DoubleVector.fromArray(SPECIES, blocks, at + LANES))
                        .abs());
            }
            below |= keep(first, i, limit, result) | keep(second, i + LANES, limit, result);
        }
        return below;
    }

    private static int keep(DoubleVector sums, int at, double limit, double[] result) {
        sums.intoArray(result, at);
        return (int) sums.compare(VectorOperators.LT, limit).toLong() << at;
    }

    @Override
    public int squaresToBoxBelow(
            double[] blocks,
            int block,
            double[] low,
            double[] high,
            int box,
            int columns,
            double[] limits,
            double[] sums) {
        int below = 0;
        for (int i = 0; i < LEAF; i += LANES) {
            DoubleVector sum = DoubleVector.zero(SPECIES);
            for (int column = 0; column < columns; column++) {
                DoubleVector gap = gap(blocks, block + column * LEAF + i, low[box + column], high[box + column]);
                sum = sum.add(gap.mul(gap));
            }
            below |= below(sum, i, limits);
        }
        return below;
    }

    @Override
    public int differencesToBoxBelow(
            double[] blocks,
            int block,
            double[] low,
            double[] high,
            int box,
            int columns,
            double[] limits,
            double[] sums) {
        int below = 0;
        for (int i = 0; i < LEAF; i += LANES) {
            DoubleVector sum = DoubleVector.zero(SPECIES);
            for (int column = 0; column < columns; column++) {
                sum = sum.add(gap(blocks, block + column * LEAF + i, low[box + column], high[box + column]));
            }
            below |= below(sum, i, limits);
        }
        return below;
    }

    private static DoubleVector gap(double[] blocks, int at, double least, double greatest) {
        DoubleVector x = DoubleVector.fromArray(SPECIES, blocks, at);
        DoubleVector below = DoubleVector.broadcast(SPECIES, least).sub(x);
        DoubleVector above = x.sub(greatest);
        DoubleVector gap = above.blend(below, below.compare(VectorOperators.GT, above));
        return gap.blend(0, gap.compare(VectorOperators.LT, 0));
    }

    private static int below(DoubleVector sums, int at, double[] limits) {
        return (int) sums.compare(VectorOperators.LT, DoubleVector.fromArray(SPECIES, limits, at))
                        .toLong()
                << at;
    }
}
