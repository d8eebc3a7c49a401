package crmbet.core.approval;

import crmbet.core.failure.OperationException;

/** The people who can sign on this machine. */
@FunctionalInterface
public interface Signatories {

    /**
     * A person with the key they always sign with here.
     *
     * @param person not blank
     * @throws OperationException {@code Unreadable} or {@code CannotWrite} if the key cannot be had
     */
    Signatory of(String person) throws OperationException;
}
