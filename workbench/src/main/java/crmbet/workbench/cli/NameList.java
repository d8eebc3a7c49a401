package crmbet.workbench.cli;

import crmbet.workbench.message.Messages;
import java.util.ArrayList;
import java.util.List;

/**
 * Names separated by commas, as in one line of CSV: a name that holds a comma or a quote stands in double quotes, and a
 * quote within it is doubled.
 */
record NameList(String given, Messages messages) {
    private static final char QUOTE = '"';
    private static final char COMMA = ',';

    /** @throws WrongUsage if a name is empty or a quote is not closed */
    List<String> names() {
        List<String> names = new ArrayList<>();
        int at = 0;
        while (at <= given.length()) {
            StringBuilder name = new StringBuilder();
            at = at < given.length() && given.charAt(at) == QUOTE ? quoted(at + 1, name) : plain(at, name);
            if (name.isEmpty() || (at < given.length() && given.charAt(at) != COMMA)) {
                throw refused();
            }
            names.add(name.toString());
            at++;
        }
        return names;
    }

    private int plain(int from, StringBuilder name) {
        int comma = given.indexOf(COMMA, from);
        int end = comma < 0 ? given.length() : comma;
        name.append(given, from, end);
        return end;
    }

    /** Reads from after the opening quote; the result is the place after the closing one. */
    private int quoted(int from, StringBuilder name) {
        for (int at = from; at < given.length(); at++) {
            char c = given.charAt(at);
            if (c != QUOTE) {
                name.append(c);
            } else if (at + 1 < given.length() && given.charAt(at + 1) == QUOTE) {
                name.append(QUOTE);
                at++;
            } else {
                return at + 1;
            }
        }
        throw refused();
    }

    private WrongUsage refused() {
        return new WrongUsage(messages.get("cli.cluster.columnName", given));
    }
}
