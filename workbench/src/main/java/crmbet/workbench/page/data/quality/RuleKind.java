package crmbet.workbench.page.data.quality;

/** The kinds of rules, with what each needs to be told. */
enum RuleKind {
    NOT_NULL(true, false, false),
    UNIQUE(true, false, false),
    RANGE(true, true, true),
    SET(true, true, false),
    REGEX(true, true, false),
    FRESH(true, true, false),
    REFERENCES(true, true, true),
    ROW_COUNT(false, true, true),
    DRIFT(true, true, false);

    private final boolean column;
    private final boolean first;
    private final boolean second;

    RuleKind(boolean column, boolean first, boolean second) {
        this.column = column;
        this.first = first;
        this.second = second;
    }

    /** Whether it is about a column. */
    boolean column() {
        return column;
    }

    /** Whether it has a first detail, such as the least value. */
    boolean first() {
        return first;
    }

    /** Whether it has a second detail, such as the greatest value. */
    boolean second() {
        return second;
    }
}
