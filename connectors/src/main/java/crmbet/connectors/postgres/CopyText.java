package crmbet.connectors.postgres;

/** The text format of PostgreSQL's COPY. */
final class CopyText {
    /** A value that is not there. */
    static final String MISSING = "\\N";

    private CopyText() {}

    /** Appends a text so that it stays within its line and column. */
    static void append(StringBuilder lines, String text) {
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            switch (letter) {
                case '\\' -> lines.append("\\\\");
                case '\n' -> lines.append("\\n");
                case '\r' -> lines.append("\\r");
                case '\t' -> lines.append("\\t");
                default -> lines.append(letter);
            }
        }
    }
}
