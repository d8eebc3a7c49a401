package crmbet.workbench.log;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Takes out of a text what may be a secret or tell who a customer is. Errors of databases quote the values they stumbled
 * over, so nothing that holds such a text is written down as it is. Rather too much is taken out than too little.
 */
public final class Redaction {
    private static final List<Rule> RULES = List.of(
            new Rule(
                    "(?i)((?:password|passwd|pwd|token|secret|authorization|api[_-]?key|signature)[\"']?\\s*[=:]\\s*)"
                            + "(?:bearer\\s+)?(?:\"[^\"]*\"|'[^']*'|[^\\s,;&}]+)",
                    "$1***"),
            new Rule("(://[^:/@\\s]+):[^@\\s]+@", "$1:***@"),
            new Rule("[\\p{L}\\p{N}._%+-]+@[\\p{L}\\p{N}-]+(?:\\.[\\p{L}\\p{N}-]+)*\\.\\p{L}{2,}", "<e-mail>"),
            // Phone numbers, CPF, cards: nine digits or more, however they are grouped.
            new Rule("(?<![\\p{Alnum}@.])\\+?\\(?\\d(?:[ ().-]{0,2}\\d){8,}(?![\\p{Alnum}])", "<number>"));

    private Redaction() {}

    public static String of(String text) {
        String redacted = text;
        for (Rule rule : RULES) {
            redacted = rule.pattern.matcher(redacted).replaceAll(rule.replacement);
        }
        return redacted;
    }

    private record Rule(Pattern pattern, String replacement) {
        Rule(String pattern, String replacement) {
            this(Pattern.compile(pattern), replacement);
        }
    }
}
