package crmbet.core.failure;

/** Why a statement that a user wrote is not run. */
public enum Refusal {
    /** It is no query, and writing is not allowed. */
    NOT_A_QUERY,
    /** A query that writes on the way, or does what a query need not do. */
    NOT_ONLY_READING,
    /** It reads something outside the workspace, or from a function that can. */
    OUTSIDE_WORKSPACE,
    /** There is no table of this name in the workspace. */
    NO_SUCH_TABLE,
    /** It uses a function that is not offered here. */
    FUNCTION,
    /** Writing is allowed, but this is none of the statements that can be written. */
    NOT_A_CHANGE,
    /** It would change a table that is not the user's own. */
    NOT_OWN_TABLE,
    /** It holds more than one statement. */
    SEVERAL_STATEMENTS,
    /** A feature would read activity from after the moment as of which it is computed. */
    PAST_AS_OF,
    /** A feature reads a table that may hold what came later, and does not ask for the as-of moment. */
    NO_AS_OF
}
