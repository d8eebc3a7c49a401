package crmbet.workbench.cli;

import java.util.List;

/**
 * What a command found out, once for machines and once for people.
 *
 * @param status the exit status; a check may fail and still have its whole answer
 * @param facts the JSON object
 * @param lines the text, already in the user's language
 */
record Answer(int status, Facts facts, List<String> lines) {
    Answer {
        lines = List.copyOf(lines);
    }

    static Answer done(Facts facts, List<String> lines) {
        return new Answer(ExitStatus.DONE, facts, lines);
    }
}
