package crmbet.core.approval;

/** A person who signs with a key of their own. Safe for use by several threads. */
public interface Signatory {

    /** Who signs, as they stand in the audit log; not blank. */
    String person();

    /** The Ed25519 key by which the signatures are checked: X.509, Base64. */
    String publicKey();

    /** An Ed25519 signature of these bytes, in Base64. */
    String sign(byte[] content);
}
