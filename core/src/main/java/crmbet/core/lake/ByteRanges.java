package crmbet.core.lake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Parts of an object: disjoint, ascending. Immutable. */
record ByteRanges(List<Range> ranges) {
    private static final ByteRanges NONE = new ByteRanges(List.of());

    ByteRanges {
        ranges = List.copyOf(ranges);
    }

    /** From {@code from} (inclusive) to {@code to} (exclusive). */
    record Range(long from, long to) {
        Range {
            if (from < 0 || to < from) {
                throw new IllegalArgumentException("from " + from + " to " + to + " is no range");
            }
        }

        long length() {
            return to - from;
        }
    }

    static ByteRanges none() {
        return NONE;
    }

    static ByteRanges of(Collection<Range> parts) {
        List<Range> sorted = parts.stream()
                .filter(each -> each.length() > 0)
                .sorted(Comparator.comparingLong(Range::from))
                .toList();
        List<Range> joined = new ArrayList<>();
        for (Range each : sorted) {
            if (!joined.isEmpty() && each.from() <= joined.getLast().to()) {
                Range last = joined.removeLast();
                joined.add(new Range(last.from(), Math.max(last.to(), each.to())));
            } else {
                joined.add(each);
            }
        }
        return new ByteRanges(joined);
    }

    long bytes() {
        return ranges.stream().mapToLong(Range::length).sum();
    }

    ByteRanges with(Range added) {
        List<Range> all = new ArrayList<>(ranges);
        all.add(added);
        return of(all);
    }

    /** What is here and not there. */
    ByteRanges minus(ByteRanges there) {
        List<Range> left = new ArrayList<>();
        for (Range range : ranges) {
            long from = range.from();
            for (Range other : there.ranges) {
                if (other.to() <= from || other.from() >= range.to()) {
                    continue;
                }
                if (other.from() > from) {
                    left.add(new Range(from, other.from()));
                }
                from = Math.max(from, other.to());
            }
            if (from < range.to()) {
                left.add(new Range(from, range.to()));
            }
        }
        return of(left);
    }

    /** Joined across the smallest gaps, as long as those together stay below a share of the bytes: fewer requests. */
    ByteRanges joined(double share) {
        long budget = (long) (bytes() * share);
        List<Long> gaps = new ArrayList<>();
        for (int i = 1; i < ranges.size(); i++) {
            gaps.add(ranges.get(i).from() - ranges.get(i - 1).to());
        }
        long widest = -1;
        for (long gap : gaps.stream().sorted().toList()) {
            budget -= gap;
            if (budget < 0) {
                break;
            }
            widest = gap;
        }
        List<Range> all = new ArrayList<>();
        for (Range each : ranges) {
            // Of several gaps of the widest width some may be over the budget, by little.
            if (!all.isEmpty() && each.from() - all.getLast().to() <= widest) {
                all.add(new Range(all.removeLast().from(), each.to()));
            } else {
                all.add(each);
            }
        }
        return new ByteRanges(all);
    }

    /** Cut into pieces of at most {@code length} bytes. */
    List<Range> pieces(long length) {
        List<Range> pieces = new ArrayList<>();
        for (Range range : ranges) {
            for (long from = range.from(); from < range.to(); from += length) {
                pieces.add(new Range(from, Math.min(range.to(), from + length)));
            }
        }
        return pieces;
    }
}
