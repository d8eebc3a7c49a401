package crmbet.core.seal;

import crmbet.core.dataset.Dataset;
import crmbet.core.dataset.Datasets;
import crmbet.core.failure.OperationException;
import crmbet.core.feature.FeatureChoice;
import crmbet.core.feature.FeatureSet;
import crmbet.core.feature.FeatureSets;
import crmbet.core.run.Run;
import crmbet.core.run.Runs;
import crmbet.core.task.Monitor;
import crmbet.core.task.Phase;
import crmbet.core.workspace.Workspace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The datasets, feature sets and runs of a workspace with their fingerprints: how each was made, and what came of it. */
public record Inventory(List<Data> datasets, List<Features> featureSets, List<Fit> runs) {
    public Inventory {
        datasets = List.copyOf(datasets);
        featureSets = List.copyOf(featureSets);
        runs = List.copyOf(runs);
    }

    /**
     * A dataset.
     *
     * @param origin kind of file, or {@code database}
     * @param columns names and types
     * @param fingerprint see {@link Datasets#fingerprint}
     */
    public record Data(String name, String origin, long rows, List<String> columns, String fingerprint) {
        public Data {
            columns = List.copyOf(columns);
        }
    }

    /**
     * A feature set.
     *
     * @param features with transform and scaling
     * @param sql how it was computed
     * @param fingerprint see {@link FeatureSets#fingerprint}
     * @param data fingerprint that a run of it would note; empty if there is no run of it
     */
    public record Features(String name, List<String> features, String sql, long rows, String fingerprint, String data) {
        public Features {
            features = List.copyOf(features);
        }
    }

    /**
     * A run.
     *
     * @param data fingerprint of the fitted values; empty for runs of old versions
     * @param labels SHA-256 of the label of every customer
     */
    public record Fit(
            String name,
            String featureSet,
            String strategy,
            Map<String, String> parameters,
            long seed,
            long rows,
            int clusters,
            String data,
            String labels) {
        public Fit {
            parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        }
    }

    /**
     * What a workspace holds now.
     *
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static Inventory of(Workspace workspace, Monitor monitor) throws OperationException {
        Datasets stored = new Datasets(workspace);
        FeatureSets sets = new FeatureSets(workspace);
        Runs runs = new Runs(workspace);
        List<Dataset> data = stored.list();
        List<FeatureSet> features = sets.list();
        List<Run> fits = runs.list();
        int total = data.size() + features.size() + fits.size();
        int done = 0;
        List<Data> datasets = new ArrayList<>();
        for (Dataset dataset : data) {
            monitor.report(done++, total, Phase.CHECKING);
            datasets.add(data(dataset, stored.fingerprint(dataset.name(), monitor)));
        }
        List<Features> featureSets = new ArrayList<>();
        for (FeatureSet set : features) {
            monitor.report(done++, total, Phase.CHECKING);
            boolean fitted = fits.stream().anyMatch(run -> run.featureSet().equals(set.name()));
            featureSets.add(features(
                    set,
                    sets.fingerprint(set.name(), monitor),
                    fitted ? Runs.dataFingerprint(sets.load(set.name(), monitor)) : ""));
        }
        List<Fit> found = new ArrayList<>();
        for (Run run : fits) {
            monitor.report(done++, total, Phase.CHECKING);
            found.add(fit(run, runs.labels(run.name(), monitor).digest()));
        }
        return new Inventory(datasets, featureSets, found);
    }

    private static Data data(Dataset dataset, String fingerprint) {
        List<String> columns = dataset.columns().stream()
                .map(column -> column.name() + ' ' + column.sqlType())
                .toList();
        return new Data(
                dataset.name(), dataset.format().name().toLowerCase(Locale.ROOT), dataset.rows(), columns, fingerprint);
    }

    private static Features features(FeatureSet set, String fingerprint, String data) {
        List<String> features =
                set.definition().choices().stream().map(Inventory::words).toList();
        return new Features(set.name(), features, set.sql(), set.rows(), fingerprint, data);
    }

    private static String words(FeatureChoice choice) {
        return choice.feature()
                + ' '
                + choice.transform().id()
                + ' '
                + choice.scaling().id();
    }

    private static Fit fit(Run run, String labels) {
        String data = run.dataFingerprint();
        return new Fit(
                run.name(),
                run.featureSet(),
                run.strategy(),
                run.parameters(),
                run.seed(),
                run.rows(),
                run.clusters(),
                data == null ? "" : data,
                labels);
    }
}
