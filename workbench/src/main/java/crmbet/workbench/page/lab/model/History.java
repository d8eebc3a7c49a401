package crmbet.workbench.page.lab.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What was, is, and was taken back. Immutable.
 *
 * @param past the latest last
 * @param present the state of now
 * @param future what was taken back, the next first
 * @param <S> an immutable state
 */
public record History<S>(List<S> past, S present, List<S> future) {
    private static final int MOST_STEPS = 100;

    public History {
        past = List.copyOf(past);
        future = List.copyOf(future);
    }

    /** Begins with a state. */
    public static <S> History<S> of(S present) {
        return new History<>(List.of(), present, List.of());
    }

    /** A further state. What was taken back is forgotten, as is what lies more than a hundred steps back. */
    public History<S> with(S next) {
        List<S> longer = new ArrayList<>(past);
        longer.add(present);
        return new History<>(longer.subList(Math.max(0, longer.size() - MOST_STEPS), longer.size()), next, List.of());
    }

    /** Another state in the place of the present one, as when a choice goes on; no step if it leads back to where it began. */
    public History<S> replacing(S next) {
        boolean back = before().equals(Optional.of(next));
        return new History<>(back ? past.subList(0, past.size() - 1) : past, next, List.of());
    }

    /** The same with another present, neither a step nor a choice. */
    public History<S> corrected(S actual) {
        return new History<>(past, actual, future);
    }

    /** What undoing would bring back. */
    public Optional<S> before() {
        return past.isEmpty() ? Optional.empty() : Optional.of(past.getLast());
    }

    /** What redoing would bring back. */
    public Optional<S> after() {
        return future.isEmpty() ? Optional.empty() : Optional.of(future.getFirst());
    }

    /** One step back; the same if there is none. */
    public History<S> undone() {
        if (past.isEmpty()) {
            return this;
        }
        List<S> later = new ArrayList<>(future);
        later.addFirst(present);
        return new History<>(past.subList(0, past.size() - 1), past.getLast(), later);
    }

    /** One step forward again; the same if nothing was taken back. */
    public History<S> redone() {
        if (future.isEmpty()) {
            return this;
        }
        List<S> longer = new ArrayList<>(past);
        longer.add(present);
        return new History<>(longer, future.getFirst(), future.subList(1, future.size()));
    }

    /**
     * The same with other states, as when something they speak of was renamed; states that are empty then, or like
     * their neighbours, are left out.
     */
    public History<S> revised(Function<S, Optional<S>> change) {
        S now = change.apply(present).orElse(present);
        return new History<>(distinct(past, change, now, true), now, distinct(future, change, now, false));
    }

    private static <S> List<S> distinct(List<S> states, Function<S, Optional<S>> change, S now, boolean nowLast) {
        List<S> changed = new ArrayList<>();
        for (S state : states) {
            Optional<S> next = change.apply(state);
            boolean repeated = next.isPresent()
                    && next.get().equals(changed.isEmpty() ? (nowLast ? null : now) : changed.getLast());
            if (next.isPresent() && !repeated) {
                changed.add(next.get());
            }
        }
        if (nowLast && !changed.isEmpty() && changed.getLast().equals(now)) {
            changed.removeLast();
        }
        return changed;
    }
}
