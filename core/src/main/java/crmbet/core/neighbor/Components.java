package crmbet.core.neighbor;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Sets of positions that grow together (union-find), for use by several threads at once. A root only ever gets a lower root,
 * so the final sets and their roots do not depend on the order of the calls.
 */
final class Components {
    private static final VarHandle PARENT = MethodHandles.arrayElementVarHandle(int[].class);

    private final int[] parent;

    Components(int size) {
        parent = new int[size];
        for (int i = 0; i < size; i++) {
            parent[i] = i;
        }
    }

    /** The lowest member of a position's set, as far as sets have grown. */
    int find(int position) {
        int node = position;
        while (true) {
            int above = (int) PARENT.getOpaque(parent, node);
            if (above == node) {
                return node;
            }
            int next = (int) PARENT.getOpaque(parent, above);
            if (next == above) {
                return above;
            }
            // Halving the path is safe at any time: it replaces an ancestor by a further one.
            PARENT.compareAndSet(parent, node, above, next);
            node = next;
        }
    }

    /** Joins two sets; true if they were different. */
    boolean union(int a, int b) {
        int one = find(a);
        int two = find(b);
        while (one != two) {
            int lower = Math.min(one, two);
            int higher = Math.max(one, two);
            if (PARENT.compareAndSet(parent, higher, higher, lower)) {
                return true;
            }
            one = find(lower);
            two = find(higher);
        }
        return false;
    }
}
