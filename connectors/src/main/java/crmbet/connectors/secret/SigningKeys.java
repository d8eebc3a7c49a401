package crmbet.connectors.secret;

import crmbet.connectors.Secret;
import crmbet.core.approval.Signatories;
import crmbet.core.approval.Signatory;
import crmbet.core.approval.SigningKey;
import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import java.util.Optional;

/** Keys for signing, one a person, made when they sign first and kept among the secrets of this machine. */
public final class SigningKeys implements Signatories {
    private static final String NAME = "signing-key.";

    private final SecretStore secrets;

    public SigningKeys(SecretStore secrets) {
        this.secrets = secrets;
    }

    @Override
    public Signatory of(String person) throws OperationException {
        String name = NAME + person;
        Optional<Secret> kept = secrets.find(name);
        if (kept.isEmpty()) {
            secrets.keep(name, new Secret(SigningKey.generate().secretText()));
            kept = secrets.find(name);
        }
        try {
            return SigningKey.read(kept.orElseThrow().reveal()).of(person);
        } catch (IllegalArgumentException e) {
            throw new OperationException(
                    new Failure.Unreadable("the signing key of " + person, String.valueOf(e.getMessage())), e);
        }
    }
}
