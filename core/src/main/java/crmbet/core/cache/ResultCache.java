package crmbet.core.cache;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * A place where results are found again. May forget anything at any time, and never fails: whoever asks computes what is
 * not there. Safe for use by several threads.
 */
public interface ResultCache {

    /** What was kept under a key, whole and unchanged; empty if it is not there any more. */
    Optional<byte[]> find(ResultKey key);

    /** Keeps a result for as long as its kind lives, if there is room. */
    void keep(ResultKey key, byte[] result);

    /**
     * Forgets every result, such as when a person is erased. Results of other products in the same place stay.
     *
     * @return whether that is certain; false where a server does not answer: then what it has ends with its life
     */
    boolean clear();

    /** A cache that keeps nothing. */
    static ResultCache none() {
        return Nothing.INSTANCE;
    }

    /** The result under a key; computed and kept where it is not there. */
    default byte[] get(ResultKey key, Supplier<byte[]> computation) {
        return find(key).orElseGet(() -> {
            byte[] computed = computation.get();
            keep(key, computed);
            return computed;
        });
    }
}
