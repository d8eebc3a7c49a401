package crmbet.workbench.page.lab.report;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A piece of a page. Pieces come from templates in this program only; whatever else is put into them is text, and becomes
 * harmless on its way: this is the one place where that happens.
 *
 * @param markup that a browser may be given
 */
record Html(String markup) {
    private static final String PLACE = "{}";

    /**
     * Fills a template.
     *
     * @param template markup with a {@code {}} for each value
     * @param values pieces are put in as they are, anything else as text; also safe inside quoted attributes
     * @throws IllegalArgumentException if there are more places than values, or fewer
     */
    static Html of(String template, Object... values) {
        Iterator<Object> next = Arrays.asList(values).iterator();
        StringBuilder filled = new StringBuilder();
        int from = 0;
        for (int at = template.indexOf(PLACE); at >= 0; at = template.indexOf(PLACE, from)) {
            if (!next.hasNext()) {
                throw new IllegalArgumentException("too few values for " + template);
            }
            filled.append(template, from, at).append(markupOf(next.next()));
            from = at + PLACE.length();
        }
        if (next.hasNext()) {
            throw new IllegalArgumentException("too many values for " + template);
        }
        return new Html(filled.append(template.substring(from)).toString());
    }

    /** Pieces one after the other. */
    static Html all(List<Html> pieces) {
        return new Html(pieces.stream().map(Html::markup).collect(Collectors.joining()));
    }

    private static String markupOf(Object value) {
        return value instanceof Html(String markup) ? markup : escaped(String.valueOf(value));
    }

    private static String escaped(String text) {
        StringBuilder harmless = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> harmless.append("&amp;");
                case '<' -> harmless.append("&lt;");
                case '>' -> harmless.append("&gt;");
                case '"' -> harmless.append("&quot;");
                case '\'' -> harmless.append("&#39;");
                default -> harmless.append(c);
            }
        }
        return harmless.toString();
    }
}
