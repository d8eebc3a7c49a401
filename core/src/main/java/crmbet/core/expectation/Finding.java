package crmbet.core.expectation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one expectation.
 *
 * @param checked rows, or values, that were looked at
 * @param failing how many of them fail; 0 or 1 for a rule about the dataset as a whole
 * @param figure what a rule about the dataset as a whole measured: the age in hours, the number of rows, the stability
 *     index; null for other rules, and where there is nothing to measure or to compare with
 * @param problem why it could not be checked; null if it was
 * @param examples the first failing rows, at most {@value #EXAMPLES}
 */
public record Finding(
        Expectation expectation,
        Outcome outcome,
        long checked,
        long failing,
        @Nullable Double figure,
        @Nullable Problem problem,
        List<FailingRow> examples) {
    /** How many failing rows are kept for each expectation. */
    public static final int EXAMPLES = 100;

    public Finding {
        examples = List.copyOf(examples);
    }

    /** From 0 to 1. */
    public double failingShare() {
        return checked == 0 ? 0 : (double) failing / checked;
    }

    /** Whether a load must stop because of it. */
    public boolean blocks() {
        return outcome != Outcome.HOLDS && expectation.severity() == Severity.BLOCKING;
    }

    Finding withExamples(List<FailingRow> rows) {
        return new Finding(expectation, outcome, checked, failing, figure, problem, rows);
    }

    /** How it ended. */
    public enum Outcome {
        HOLDS,
        FAILS,
        /** A column or dataset that the rule names is not there, or of a type that the rule cannot judge. */
        NOT_CHECKED
    }

    /**
     * Why an expectation could not be checked.
     *
     * @param name of what is missing or unfit
     */
    public record Problem(Kind kind, String name) {
        /** The kinds of problems. */
        public enum Kind {
            NO_COLUMN,
            NO_DATASET,
            NOT_A_NUMBER,
            NOT_A_DATE
        }
    }

    /**
     * A row that fails.
     *
     * @param row 0-based, in the order of the file
     * @param value what the rule looked at; null if there is none
     * @param record the whole row as JSON
     */
    public record FailingRow(long row, @Nullable String value, String record) {}
}
