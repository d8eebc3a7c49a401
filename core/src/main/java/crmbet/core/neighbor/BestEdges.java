package crmbet.core.neighbor;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/** The shortest edge found so far out of each component, offered by several threads at once. */
final class BestEdges {
    private static final VarHandle LENGTH = MethodHandles.arrayElementVarHandle(double[].class);
    private static final int LOCKS = 256;

    private final double[] length;
    private final int[] from;
    private final int[] to;
    private final Object[] locks = new Object[LOCKS];

    BestEdges(int components) {
        length = new double[components];
        from = new int[components];
        to = new int[components];
        Arrays.setAll(locks, _ -> new Object());
    }

    void clear() {
        Arrays.fill(length, Double.POSITIVE_INFINITY);
    }

    /** Length of the best edge out of a component, infinite while there is none. */
    double length(int component) {
        return (double) LENGTH.getOpaque(length, component);
    }

    void offer(int component, double edgeLength, int start, int end) {
        if (edgeLength >= length(component)) {
            return;
        }
        synchronized (locks[component % LOCKS]) {
            if (edgeLength < length[component]) {
                from[component] = start;
                to[component] = end;
                LENGTH.setOpaque(length, component, edgeLength);
            }
        }
    }

    int from(int component) {
        return from[component];
    }

    int to(int component) {
        return to[component];
    }
}
