package crmbet.connectors.secret;

import crmbet.connectors.Secret;
import crmbet.core.failure.OperationException;
import java.util.Optional;

/** Keeps secrets by name, outside every workspace. Safe for use by several threads and processes. */
public interface SecretStore {

    /** The secret of that name, if there is one. */
    Optional<Secret> find(String name) throws OperationException;

    /** Keeps a secret, in the place of one of that name. */
    void keep(String name, Secret secret) throws OperationException;

    /** Forgets a secret; one that is not there is forgotten already. */
    void forget(String name) throws OperationException;
}
