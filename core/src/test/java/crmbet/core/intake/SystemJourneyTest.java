package crmbet.core.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.core.canonical.Canonical;
import crmbet.core.canonical.ExclusionReason;
import crmbet.core.canonical.KnownSystem;
import crmbet.core.canonical.MappedTable;
import crmbet.core.canonical.Mapping;
import crmbet.core.canonical.SystemDatasets;
import crmbet.core.clustering.Clustering;
import crmbet.core.clustering.KMeansOptions;
import crmbet.core.clustering.KMeansStrategy;
import crmbet.core.clustering.Labels;
import crmbet.core.failure.OperationException;
import crmbet.core.feature.FeatureSetDefinition;
import crmbet.core.feature.FeatureSets;
import crmbet.core.feature.FeatureTable;
import crmbet.core.feature.Scaling;
import crmbet.core.feature.Transform;
import crmbet.core.generate.FolderSink;
import crmbet.core.generate.GenerateOptions;
import crmbet.core.generate.Generated;
import crmbet.core.generate.Generator;
import crmbet.core.task.Monitor;
import crmbet.core.task.Parallel;
import crmbet.core.validity.Agreement;
import crmbet.core.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each of the five systems from generated files to clusters that are its hidden archetypes. The floors of the adjusted Rand
 * index lie a little below what is measured: 1 is perfect, 0 is chance.
 */
class SystemJourneyTest {
    private static final int CUSTOMERS = 500;
    private static final int DAYS = 120;
    /** Nobody takes a pet to the clinic every week. */
    private static final int CLINIC_DAYS = 300;

    private static final long SEED = 42;

    @TempDir
    Path folder;

    @Test
    void crmbet() throws Exception {
        Mapping mapping = recovers(
                "crmbet",
                null,
                0.85,
                6,
                List.of("deposit_recency", "deposit_count", "mean_deposit", "bonus_dependence", "night_bets"));
        assertCounted(mapping, ExclusionReason.DUPLICATE, ExclusionReason.NOT_COMPLETED, ExclusionReason.NO_TIME);
    }

    @Test
    void inteligente() throws Exception {
        Mapping mapping = recovers(
                "inteligente",
                null,
                0.85,
                6,
                List.of("deposit_recency", "deposit_count", "mean_deposit", "bonus_dependence", "night_bets"));
        assertCounted(mapping, ExclusionReason.DUPLICATE, ExclusionReason.NOT_COMPLETED, ExclusionReason.NO_CUSTOMER);
    }

    @Test
    void petclinic() throws Exception {
        Mapping mapping = recovers(
                "petclinic",
                null,
                0.85,
                5,
                List.of("last_seen", "appointments", "frequency", "money", "appointment_price"));
        assertCounted(mapping, ExclusionReason.NOT_COMPLETED);
    }

    @Test
    void pipeline() throws Exception {
        Mapping mapping = recovers(
                "pipeline",
                null,
                0.8,
                5,
                List.of("visits", "page_views", "cart_removal_rate", "conversion", "cart_adds"));
        assertCounted(mapping, ExclusionReason.DUPLICATE, ExclusionReason.NO_TIME, ExclusionReason.NO_CUSTOMER);
    }

    @Test
    void pytake() throws Exception {
        Mapping mapping = recovers(
                "pytake",
                "loja-aurora",
                0.85,
                5,
                List.of("last_message", "messages_received", "response_rate", "response_minutes"));
        assertCounted(mapping, ExclusionReason.DUPLICATE, ExclusionReason.NOT_COMPLETED);
        assertEquals("loja-aurora", mapping.organisation());
    }

    private Mapping recovers(
            String id, @Nullable String organisation, double floor, int clusters, List<String> features)
            throws Exception {
        Path files = folder.resolve("files");
        Generated generated;
        try (FolderSink sink = new FolderSink(files)) {
            generated = Generator.run(
                    new GenerateOptions(id, CUSTOMERS, id.equals("petclinic") ? CLINIC_DAYS : DAYS, SEED),
                    sink,
                    Parallel.of(2),
                    Monitor.none());
        }
        KnownSystem system = Canonical.system(id);
        assertEquals(system, SystemFolder.recognise(files).orElseThrow().system());
        try (Workspace workspace = Workspace.openOrCreate(folder.resolve("workspace"))) {
            SystemLoad load = new SystemIntake(workspace)
                    .load(
                            SystemFolder.of(files, system),
                            new SystemDatasets(id, system, organisation),
                            false,
                            Monitor.none());
            Mapping mapping = load.mapping();
            assertEquals(mapping.rows(), mapping.activityRows() + mapping.excludedRows());
            for (MappedTable table : mapping.tables()) {
                assertEquals(
                        table.rows(),
                        table.used()
                                + table.exclusions().values().stream()
                                        .mapToLong(Long::longValue)
                                        .sum());
                if (organisation == null) {
                    assertEquals(
                            generated.rows().get(table.table()),
                            table.rows() + rejected(load, table.dataset()),
                            table.table());
                }
            }
            FeatureSets sets = new FeatureSets(workspace);
            sets.compute(
                    FeatureSetDefinition.of("habits", features, Transform.LOG1P, Scaling.STANDARD), Monitor.none());
            FeatureTable table = sets.load("habits", Monitor.none());
            Clustering clustering = new KMeansStrategy(
                            KMeansOptions.of(clusters).withStarts(20).withSeed(SEED))
                    .fit(table.matrix(), Monitor.none());
            double rand =
                    Agreement.between(clustering.labels(), truth(files, table)).adjustedRand();
            System.out.printf(
                    "%s: adjusted Rand index %.3f of %d customers%n",
                    id, rand, table.matrix().rows());
            assertTrue(rand >= floor, "adjusted Rand index " + rand + " is below " + floor);
            return mapping;
        }
    }

    private static long rejected(SystemLoad load, String dataset) {
        return load.datasets().stream()
                .filter(each -> each.name().equals(dataset))
                .findFirst()
                .orElseThrow()
                .rejectedRows();
    }

    private static void assertCounted(Mapping mapping, ExclusionReason... reasons) {
        for (ExclusionReason reason : reasons) {
            assertTrue(mapping.exclusions().containsKey(reason), reason + " is not among " + mapping.exclusions());
        }
    }

    private static Labels truth(Path files, FeatureTable table) throws IOException, OperationException {
        Map<String, Integer> numbers = new HashMap<>();
        Map<String, Integer> archetypes = new HashMap<>();
        for (String line :
                Files.readAllLines(files.resolve("truth.csv")).stream().skip(1).toList()) {
            String[] values = line.split(",", -1);
            numbers.putIfAbsent(values[1], numbers.size());
            archetypes.put(values[0], numbers.get(values[1]));
        }
        return Labels.of(table.customers().stream()
                .mapToInt(customer -> Objects.requireNonNull(archetypes.get(customer), customer))
                .toArray());
    }
}
