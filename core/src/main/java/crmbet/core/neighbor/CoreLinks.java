package crmbet.core.neighbor;

import crmbet.core.task.Monitor;
import crmbet.core.task.Parallel;
import crmbet.core.task.Phase;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Joins core points within a radius of each other, walking the tree against itself from the bottom up. No list of neighbours
 * is kept: a pair of nodes is left out as soon as all core points in both are joined already.
 */
final class CoreLinks {
    private static final int LEAF = KdTree.LEAF;
    private static final int PIECES = 512;
    private static final int NONE = -1;

    private final KdTree tree;
    private final double radius;
    /** The least distance that is out of reach. */
    private final double beyond;

    private final boolean[] core;
    private final Components components;
    /** Some core position under a node, or {@link #NONE}. */
    private final int[] member;
    /**
     * Whether all core points under a node are known to be joined. Written and read by several threads without order: a
     * flag only ever turns true, and a thread that sees it late does work that was not needed.
     */
    private final boolean[] united;

    private final Monitor monitor;

    private CoreLinks(KdTree tree, double radius, boolean[] core, Monitor monitor) {
        this.tree = tree;
        this.radius = radius;
        beyond = Math.nextUp(radius);
        this.core = core;
        this.monitor = monitor;
        components = new Components(tree.rows());
        member = new int[tree.nodes()];
        united = new boolean[tree.nodes()];
        for (int node = tree.nodes() - 1; node >= 0; node--) {
            member[node] = tree.isLeaf(node) ? memberOfLeaf(node) : member[tree.left(node)];
            if (member[node] == NONE && !tree.isLeaf(node)) {
                member[node] = member[tree.right(node)];
            }
            united[node] = member[node] == NONE;
        }
    }

    private int memberOfLeaf(int node) {
        for (int p = tree.from(node); p < tree.to(node); p++) {
            if (core[p]) {
                return p;
            }
        }
        return NONE;
    }

    /** The sets of core positions connected by steps of at most the reduced radius. */
    static Components join(KdTree tree, double radius, boolean[] core, Parallel parallel, Monitor monitor) {
        var links = new CoreLinks(tree, radius, core, monitor);
        int[] pieces = tree.cut(PIECES);
        var walks = new Walk[parallel.threads()];
        parallel.forEach(pieces.length, monitor, (index, worker) -> {
            if (walks[worker] == null) {
                walks[worker] = links.new Walk();
            }
            walks[worker].within(pieces[index]);
        });
        for (int node = tree.nodes() - 1; node >= 0; node--) {
            links.noticeUnion(node);
        }
        var done = new AtomicLong();
        parallel.forEach(pieces.length, monitor, (index, worker) -> {
            if (walks[worker] == null) {
                walks[worker] = links.new Walk();
            }
            walks[worker].withLater(pieces[index], 0);
            monitor.report(done.incrementAndGet(), pieces.length, Phase.ITERATING);
        });
        return links.components;
    }

    private boolean joined(int a, int b) {
        return united[a] && united[b] && components.find(member[a]) == components.find(member[b]);
    }

    /** Looks whether the core points under a node have become one set; cheap, and missing it costs only time. */
    private void noticeUnion(int node) {
        if (united[node]) {
            return;
        }
        if (tree.isLeaf(node)) {
            int root = components.find(member[node]);
            for (int p = member[node] + 1; p < tree.to(node); p++) {
                if (core[p] && components.find(p) != root) {
                    return;
                }
            }
            united[node] = true;
        } else {
            int left = tree.left(node);
            int right = tree.right(node);
            united[node] = united[left]
                    && united[right]
                    && (member[left] == NONE
                            || member[right] == NONE
                            || components.find(member[left]) == components.find(member[right]));
        }
    }

    /** The walk of one thread. */
    private final class Walk {
        private final double[] point = new double[tree.columns()];
        private final double[] distances = new double[LEAF];
        private int untilCheck;

        void within(int node) {
            if (member[node] == NONE) {
                return;
            }
            if (tree.farthest(node, node) <= radius) {
                uniteAll(node);
            } else if (tree.isLeaf(node)) {
                compare(node, node);
            } else {
                within(tree.left(node));
                within(tree.right(node));
                across(tree.left(node), tree.right(node));
                noticeUnion(node);
            }
        }

        /** Joins a piece with everything at later positions; earlier ones have done so from their side. */
        void withLater(int piece, int node) {
            if (tree.endLeaf(node) <= tree.endLeaf(piece)) {
                return;
            }
            if (tree.firstLeaf(node) >= tree.endLeaf(piece)) {
                across(piece, node);
            } else {
                withLater(piece, tree.left(node));
                withLater(piece, tree.right(node));
            }
        }

        private void across(int a, int b) {
            if (member[a] == NONE || member[b] == NONE || tree.nearest(a, b) > radius || joined(a, b)) {
                return;
            }
            if (tree.farthest(a, b) <= radius) {
                uniteAll(a);
                uniteAll(b);
                components.union(member[a], member[b]);
                return;
            }
            boolean aIsLeaf = tree.isLeaf(a);
            boolean bIsLeaf = tree.isLeaf(b);
            if (aIsLeaf && bIsLeaf) {
                compare(a, b);
            } else if (bIsLeaf || (!aIsLeaf && tree.size(a) >= tree.size(b))) {
                split(a, b);
            } else {
                split(b, a);
            }
        }

        private void split(int node, int other) {
            int left = tree.left(node);
            int right = tree.right(node);
            boolean leftFirst = tree.nearest(left, other) <= tree.nearest(right, other);
            across(leftFirst ? left : right, other);
            across(leftFirst ? right : left, other);
            noticeUnion(node);
        }

        private void uniteAll(int node) {
            if (!united[node]) {
                for (int p = member[node] + 1; p < tree.to(node); p++) {
                    if (core[p]) {
                        components.union(member[node], p);
                    }
                }
                united[node] = true;
            }
        }

        private void compare(int a, int b) {
            if (--untilCheck < 0) {
                untilCheck = 256;
                monitor.checkpoint();
            }
            int first = tree.from(b);
            for (int p = member[a]; p < tree.to(a); p++) {
                if (!core[p]) {
                    continue;
                }
                if (united[b] && components.find(p) == components.find(member[b])) {
                    continue;
                }
                tree.copyPoint(p, point, 0);
                if (!tree.isWithin(point, 0, b, radius)) {
                    continue;
                }
                int near = tree.distancesBelow(point, 0, tree.firstLeaf(b), beyond, distances);
                for (; near != 0; near &= near - 1) {
                    int q = first + Integer.numberOfTrailingZeros(near);
                    if (core[q]) {
                        components.union(p, q);
                        if (united[b]) {
                            break;
                        }
                    }
                }
                if (a != b && joined(a, b)) {
                    return;
                }
            }
            noticeUnion(a);
            noticeUnion(b);
        }
    }
}
