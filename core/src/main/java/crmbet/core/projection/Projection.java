package crmbet.core.projection;

/**
 * Where each observation lies in a two-dimensional picture.
 *
 * @param x horizontal place of each row
 * @param y vertical place of each row
 * @param basis what the two directions are
 */
@SuppressWarnings("ArrayRecordComponent") // millions of rows, painted directly
public record Projection(float[] x, float[] y, Basis basis) {
    public Projection {
        if (x.length != y.length) {
            throw new IllegalArgumentException("x and y differ in length: " + x.length + ", " + y.length);
        }
    }

    public int size() {
        return x.length;
    }

    /** What the directions of a picture are. */
    public sealed interface Basis permits PrincipalComponents, NeighborEmbedding {}
}
