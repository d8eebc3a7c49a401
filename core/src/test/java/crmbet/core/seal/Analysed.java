package crmbet.core.seal;

import crmbet.core.canonical.Canonical;
import crmbet.core.canonical.ColumnMapping;
import crmbet.core.clustering.DbscanOptions;
import crmbet.core.clustering.DbscanStrategy;
import crmbet.core.clustering.HdbscanOptions;
import crmbet.core.clustering.HdbscanStrategy;
import crmbet.core.clustering.KMeansOptions;
import crmbet.core.clustering.KMeansStrategy;
import crmbet.core.clustering.Strategy;
import crmbet.core.dataset.Datasets;
import crmbet.core.dataset.LoadRequest;
import crmbet.core.failure.OperationException;
import crmbet.core.feature.FeatureSet;
import crmbet.core.feature.FeatureSetDefinition;
import crmbet.core.feature.FeatureSets;
import crmbet.core.feature.FeatureTable;
import crmbet.core.feature.Scaling;
import crmbet.core.feature.Transform;
import crmbet.core.run.Runs;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A workspace with a dataset that holds e-mail addresses, two feature sets, and a run of each strategy. */
final class Analysed {
    static final String FILE = "purchases.csv";
    static final String DATASET = "purchases";
    static final int ROWS = 240;
    /** Of this set there is the run {@link #KMEANS}; of another one the others. */
    static final String WORTH = "worth";

    static final String KMEANS = "two";
    static final String DBSCAN = "dense";
    static final String HDBSCAN = "denser";
    private static final String HABITS = "habits";

    private Analysed() {}

    static void in(Workspace workspace, Path folder) throws OperationException, IOException {
        StringBuilder rows = new StringBuilder("player,email,amount,at\n");
        for (int i = 0; i < ROWS; i++) {
            int player = i % 60;
            rows.append("player-%d,p%d@postbox-example.org,%d,2024-01-%02d%n"
                    .formatted(player, player, player < 30 ? 10 + i % 7 : 900 + i % 11, 1 + i % 28));
        }
        Path file = Files.writeString(folder.resolve(FILE), rows);
        var _ = new Datasets(workspace).load(new LoadRequest(file, DATASET), Monitor.none());
        var _ = new Canonical(workspace).map(DATASET, ColumnMapping.of("player", "at", "amount"), Monitor.none());
        cluster(
                workspace,
                features(workspace, WORTH, Transform.LOG1P),
                KMEANS,
                new KMeansStrategy(KMeansOptions.of(2)));
        FeatureSet habits = features(workspace, HABITS, Transform.NONE);
        cluster(workspace, habits, DBSCAN, new DbscanStrategy(DbscanOptions.of(0.5, 4)));
        cluster(workspace, habits, HDBSCAN, new HdbscanStrategy(HdbscanOptions.of(5)));
    }

    static void replaceFeatures(Workspace workspace) throws OperationException {
        var _ = features(workspace, WORTH, Transform.NONE);
    }

    private static FeatureSet features(Workspace workspace, String name, Transform transform)
            throws OperationException {
        return new FeatureSets(workspace)
                .compute(
                        FeatureSetDefinition.of(name, List.of("frequency", "money"), transform, Scaling.STANDARD),
                        Monitor.none());
    }

    private static void cluster(Workspace workspace, FeatureSet set, String run, Strategy strategy)
            throws OperationException {
        FeatureTable table = new FeatureSets(workspace).load(set.name(), Monitor.none());
        var _ = new Runs(workspace).save(run, set, table, strategy.fit(table.matrix(), Monitor.none()), Monitor.none());
    }
}
