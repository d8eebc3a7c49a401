package crmbet.core.source;

import crmbet.core.failure.OperationException;

/** Takes rows as they come. */
@FunctionalInterface
public interface RowSink {
    /**
     * Takes one row: a line of CSV in UTF-8 with its line break; commas between values, double quotes around those that
     * need them, nothing at all for a missing one, and a comma more at the end, so that no row is an empty line. May
     * wait until there is room for more.
     *
     * @param line not to be kept
     */
    void row(byte[] line) throws OperationException;
}
