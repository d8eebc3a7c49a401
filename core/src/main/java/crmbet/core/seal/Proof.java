package crmbet.core.seal;

import crmbet.core.failure.Obstacle;
import crmbet.core.run.Reproduction;
import java.util.List;

/**
 * Whether a workspace holds what was sealed, and whether its runs come out as they did.
 *
 * @param datasets names of those that are not as they were sealed
 * @param featureSets names of those that are not as they were sealed
 * @param runs what can be said of each
 */
public record Proof(List<String> datasets, List<String> featureSets, List<OfRun> runs) {
    public Proof {
        datasets = List.copyOf(datasets);
        featureSets = List.copyOf(featureSets);
        runs = List.copyOf(runs);
    }

    /** Whether nothing differs. A run that could not be made once more when it was sealed either does not count against it. */
    public boolean holds() {
        return datasets.isEmpty()
                && featureSets.isEmpty()
                && runs.stream().allMatch(run -> switch (run.finding()) {
                    case Finding.Repeated(var reproduction) -> reproduction instanceof Reproduction.Exact;
                    case Finding.NotAsSealed() -> false;
                    case Finding.NotRepeatable(var _) -> true;
                });
    }

    /** What can be said of a run. */
    public record OfRun(String run, Finding finding) {}

    /** How a run compares with what was sealed. */
    public sealed interface Finding {

        /** It is stored as it was sealed, and was made once more. */
        record Repeated(Reproduction reproduction) implements Finding {}

        /** What is stored of it is not what was sealed, or nothing is. */
        record NotAsSealed() implements Finding {}

        /** It is stored as it was sealed, and what it was made of was gone by then. */
        record NotRepeatable(Obstacle obstacle) implements Finding {}
    }
}
