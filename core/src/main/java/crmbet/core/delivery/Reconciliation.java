package crmbet.core.delivery;

import java.util.List;

/**
 * What a target holds of a segment, against what it should hold by the ledger.
 *
 * @param expected how many customers it should hold
 * @param held how many it holds; as many as expected where it cannot say
 * @param missing how many it should hold and does not
 * @param surplus how many it holds and should not
 * @param examples some of the missing and surplus customers, at most 20
 * @param toldByTarget whether the target could say whom it holds
 */
public record Reconciliation(
        long expected, long held, long missing, long surplus, List<String> examples, boolean toldByTarget) {
    public Reconciliation {
        examples = List.copyOf(examples);
    }

    /** Whether both agree. */
    public boolean agrees() {
        return missing == 0 && surplus == 0;
    }
}
