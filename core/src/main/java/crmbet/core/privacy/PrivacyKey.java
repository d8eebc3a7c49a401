package crmbet.core.privacy;

import crmbet.core.failure.OperationException;

/** The secret of an installation by which personal data is made unrecognisable. It lies outside every workspace. */
@FunctionalInterface
public interface PrivacyKey {
    /** Bytes of a key. */
    int BYTES = 32;

    /**
     * The key: {@link #BYTES} random bytes, the same at every call.
     *
     * @throws OperationException {@code Unreadable} or {@code CannotWrite} if it cannot be had
     */
    byte[] bytes() throws OperationException;
}
