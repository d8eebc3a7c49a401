package crmbet.core.privacy;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a personal value is; of each person the same value gives the same pseudonym, however it is written. */
public enum PersonalKind {
    EMAIL("em_", Pattern.compile("[^@\\s]{1,64}@[^@\\s]+\\.[^@\\s]{2,}")),
    PHONE("ph_", Pattern.compile("\\+?[0-9][0-9 ().-]{6,18}[0-9]")),
    /** Brazil's number of a natural person. */
    CPF("id_", Pattern.compile("\\d{3}\\.?\\d{3}\\.?\\d{3}-?\\d{2}")),
    /** The name of a person. */
    NAME("nm_", Pattern.compile("[\\p{L} .'’-]{2,80}")),
    /**
     * An address of the internet; kept without its last part, in place of a pseudonym, from the first day on and not only
     * after the 90 days for which it may be kept whole: nothing here needs the whole of it, what is not kept needs no
     * sweep that may fail to run, and the networks that many people share could not be opened for one of them alone.
     */
    IP("", Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9a-fA-F]{0,4}(:[0-9a-fA-F]{0,4}){2,7}"));

    private static final String HIDDEN = "•••";

    private final String prefix;
    private final Pattern form;

    PersonalKind(String prefix, Pattern form) {
        this.prefix = prefix;
        this.form = form;
    }

    /** How pseudonyms of the kind begin. */
    String prefix() {
        return prefix;
    }

    /** The kind's name on the command line and in the workspace. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As much of a value as may be seen before it is protected: enough to tell that there is one. */
    public String masked(String value) {
        String stripped = value.strip();
        if (stripped.isEmpty()) {
            return value;
        }
        String first = stripped.substring(0, stripped.offsetByCodePoints(0, 1));
        return switch (this) {
            case EMAIL -> first + HIDDEN + '@' + HIDDEN;
            case NAME -> first + HIDDEN;
            case PHONE, CPF -> HIDDEN + stripped.substring(Math.max(1, stripped.length() - 2));
            case IP -> HIDDEN;
        };
    }

    /** Whether a value looks like one of the kind. */
    boolean fits(String value) {
        return form.matcher(value.strip()).matches();
    }

    /** The value as all its spellings are written: e-mail and names without case, numbers as digits. */
    String normalised(String value) {
        String stripped = value.strip();
        return switch (this) {
            case EMAIL -> stripped.toLowerCase(Locale.ROOT);
            case PHONE, CPF -> stripped.replaceAll("[^0-9]", "");
            case NAME ->
                Normalizer.normalize(stripped, Normalizer.Form.NFC)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("\\s+", " ");
            case IP -> stripped;
        };
    }
}
