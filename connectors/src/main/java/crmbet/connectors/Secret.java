package crmbet.connectors;

import java.util.Objects;

/** A password or key. Its text never appears in {@link #toString()}, so that it cannot end up in a log or message. */
public final class Secret {
    /** What stands in texts in place of a secret. */
    public static final String REDACTED = "•••";

    private final String value;

    public Secret(String value) {
        this.value = Objects.requireNonNull(value);
    }

    /** The secret itself, for handing to the system that asks for it and nothing else. */
    public String reveal() {
        return value;
    }

    /** A text with every occurrence of the secret replaced. */
    public String redact(String text) {
        return value.isEmpty() ? text : text.replace(value, REDACTED);
    }

    @Override
    public String toString() {
        return REDACTED;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }
}
