package crmbet.core.run;

import crmbet.core.clustering.Clustering;
import crmbet.core.clustering.Labels;
import crmbet.core.clustering.Strategies;
import crmbet.core.clustering.Strategy;
import crmbet.core.failure.Failure;
import crmbet.core.failure.Obstacle;
import crmbet.core.failure.OperationException;
import crmbet.core.feature.FeatureSet;
import crmbet.core.feature.FeatureSets;
import crmbet.core.feature.FeatureTable;
import crmbet.core.task.Monitor;
import crmbet.core.task.Parallel;
import crmbet.core.workspace.Workspace;
import java.util.Optional;
import java.util.OptionalInt;

/** Makes a run once more. */
final class Rerunning {
    private static final String GIVEN_START = "given";

    private final Workspace workspace;

    Rerunning(Workspace workspace) {
        this.workspace = workspace;
    }

    Rerun again(String name, Parallel parallel, Monitor monitor) throws OperationException {
        Run former = workspace.read(monitor, session -> RunStore.existing(session, name));
        Strategy strategy = strategy(former);
        FeatureSets sets = new FeatureSets(workspace);
        FeatureSet set = sets.find(former.featureSet())
                .orElseThrow(() -> new OperationException(
                        new Failure.NotPossible(new Obstacle.FeatureSetDeleted(former.featureSet(), name))));
        FeatureTable table = sets.load(set.name(), monitor);
        RunLabels before = workspace.read(monitor, session -> RunStore.labels(session, former));
        Clustering clustering = strategy.fit(table.matrix(), parallel, monitor);
        RunLabels now = new RunLabels(
                table.customers(), clustering.labels(), clustering.probabilities(), clustering.outlierScores());
        return new Rerun(
                former,
                set,
                table,
                clustering,
                reproduction(former, before, table, clustering.labels(), monitor),
                ClusterIdentity.of(before, now, monitor));
    }

    private static Strategy strategy(Run run) throws OperationException {
        if (GIVEN_START.equals(run.parameters().get("init"))) {
            throw new OperationException(new Failure.NotPossible(new Obstacle.StartNotKept(run.name())));
        }
        return Strategies.parse(run.strategy(), run.parameters(), run.seed());
    }

    private Reproduction reproduction(Run former, RunLabels before, FeatureTable table, Labels labels, Monitor monitor)
            throws OperationException {
        FittedData data = FittedData.of(table);
        CommonCustomers common = CommonCustomers.of(before.customers(), table.customers(), monitor);
        Optional<long[]> hashes = former.dataFingerprint() == null
                ? Optional.empty()
                : Optional.of(workspace.read(monitor, session -> RunStore.rowHashes(session, former)));
        int changed = 0;
        int otherLabels = 0;
        for (int i = 0; i < common.one().length; i++) {
            int row = common.one()[i];
            int now = common.other()[i];
            changed += hashes.isPresent() && hashes.get()[row] != data.rowHashes()[now] ? 1 : 0;
            otherLabels +=
                    ComparedCustomers.label(before.labels(), row) != ComparedCustomers.label(labels, now) ? 1 : 0;
        }
        boolean same = common.onlyOne().length + common.onlyOther().length + changed == 0
                && (former.dataFingerprint() == null || former.dataFingerprint().equals(data.fingerprint()));
        if (!same) {
            return new Reproduction.OtherData(new DataChange(
                    common.onlyOther().length,
                    common.onlyOne().length,
                    hashes.isPresent() ? OptionalInt.of(changed) : OptionalInt.empty()));
        }
        return otherLabels == 0 ? new Reproduction.Exact() : new Reproduction.OtherLabels(otherLabels);
    }
}
