package crmbet.core.approval;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/**
 * A pair of Ed25519 keys (Bernstein, Duif, Lange, Schwabe, Yang 2012, "High-speed high-security signatures",
 * doi:10.1007/s13389-012-0027-1). Its text holds the private key and belongs in a store of secrets.
 */
public final class SigningKey {
    private static final String ALGORITHM = "Ed25519";

    private final PrivateKey secret;
    private final PublicKey open;

    private SigningKey(PrivateKey secret, PublicKey open) {
        this.secret = secret;
        this.open = open;
    }

    /** A new pair, which nobody else has. */
    public static SigningKey generate() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
            return new SigningKey(pair.getPrivate(), pair.getPublic());
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    /**
     * Reads what {@link #secretText()} wrote.
     *
     * @throws IllegalArgumentException if it is something else; the message holds nothing of it
     */
    public static SigningKey read(String secretText) {
        try {
            String[] parts = secretText.split(" ", 2);
            if (parts.length == 2) {
                KeyFactory factory = KeyFactory.getInstance(ALGORITHM);
                byte[] pkcs8 = Base64.getDecoder().decode(parts[0]);
                return new SigningKey(factory.generatePrivate(new PKCS8EncodedKeySpec(pkcs8)), publicKey(parts[1]));
            }
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            // Its message could hold a part of the key.
        }
        throw new IllegalArgumentException("this is no signing key");
    }

    /** The whole pair, for a store of secrets and nothing else. */
    public String secretText() {
        return base64(secret.getEncoded()) + ' ' + publicText();
    }

    /** The public key alone: X.509, Base64. */
    public String publicText() {
        return base64(open.getEncoded());
    }

    /** Somebody who signs with this key. */
    public Signatory of(String person) {
        return new KeyHolder(person, this);
    }

    /**
     * Whether a signature was made of exactly these bytes with the key that belongs to a public key. What is no key or no
     * signature proves nothing, and is no error.
     */
    public static boolean isGenuine(byte[] content, String signature, String publicText) {
        try {
            Signature check = Signature.getInstance(ALGORITHM);
            check.initVerify(publicKey(publicText));
            check.update(content);
            return check.verify(Base64.getDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    private String sign(byte[] content) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(secret);
            signature.update(content);
            return base64(signature.sign());
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    private static PublicKey publicKey(String text) throws GeneralSecurityException {
        return KeyFactory.getInstance(ALGORITHM)
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(text)));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static IllegalStateException missing(GeneralSecurityException cause) {
        return new IllegalStateException("every Java has Ed25519", cause);
    }

    private record KeyHolder(String person, SigningKey key) implements Signatory {
        private KeyHolder {
            if (person.isBlank()) {
                throw new IllegalArgumentException("a person who signs has a name");
            }
        }

        @Override
        public String publicKey() {
            return key.publicText();
        }

        @Override
        public String sign(byte[] content) {
            return key.sign(content);
        }
    }
}
