package crmbet.workbench.message;

import java.util.Locale;

/** The languages of the product. */
public enum Language {
    ENGLISH("en", Locale.US, "English"),
    PORTUGUESE("pt_BR", Locale.of("pt", "BR"), "Português (Brasil)");

    private final String suffix;
    private final Locale locale;
    private final String ownName;

    Language(String suffix, Locale locale, String ownName) {
        this.suffix = suffix;
        this.locale = locale;
        this.ownName = ownName;
    }

    /** Decides how numbers and dates are written. */
    public Locale locale() {
        return locale;
    }

    /** The language's name in that language, for lists to choose from. */
    public String ownName() {
        return ownName;
    }

    String suffix() {
        return suffix;
    }

    /** The language that speakers of a locale understand best: Portuguese of any country, otherwise English. */
    public static Language of(Locale locale) {
        return locale.getLanguage().equals("pt") ? PORTUGUESE : ENGLISH;
    }
}
