package crmbet.core.run;

import java.util.OptionalInt;

/**
 * A customer of two runs.
 *
 * @param customer customer key
 * @param rowInOne 0-based row in the first run
 * @param rowInOther 0-based row in the second run
 * @param from cluster in the first run; empty for noise
 * @param to cluster in the second run; empty for noise
 */
public record ComparedCustomer(String customer, int rowInOne, int rowInOther, OptionalInt from, OptionalInt to) {}
