package crmbet.workbench.page.segments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.connectors.Health;
import crmbet.core.approval.SigningKey;
import crmbet.core.canonical.Canonical;
import crmbet.core.canonical.ColumnMapping;
import crmbet.core.clustering.KMeansOptions;
import crmbet.core.clustering.KMeansStrategy;
import crmbet.core.dataset.Datasets;
import crmbet.core.dataset.LoadRequest;
import crmbet.core.delivery.Batch;
import crmbet.core.delivery.BatchOutcome;
import crmbet.core.failure.Failure;
import crmbet.core.feature.FeatureSet;
import crmbet.core.feature.FeatureSetDefinition;
import crmbet.core.feature.FeatureSets;
import crmbet.core.feature.FeatureTable;
import crmbet.core.feature.Scaling;
import crmbet.core.feature.Transform;
import crmbet.core.run.Runs;
import crmbet.core.segment.ExportFormat;
import crmbet.core.segment.Segment;
import crmbet.core.segment.SegmentState;
import crmbet.core.segment.Segments;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Workspace;
import crmbet.workbench.page.OpenWorkspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentsViewModelTest {
    private static final SigningKey KEY = SigningKey.generate();
    private static final int CUSTOMERS = 12;

    @TempDir
    private Path folder;

    private final List<String> opened = new ArrayList<>();
    private OpenWorkspace open;
    private SegmentsViewModel model;

    @BeforeEach
    void open() throws Exception {
        open = new OpenWorkspace(folder);
        Workspace workspace = open.workspace();
        var _ = new Datasets(workspace).load(new LoadRequest(open.purchases(CUSTOMERS), "purchases"), Monitor.none());
        var _ = new Canonical(workspace).map("purchases", ColumnMapping.of("client", "moment", "paid"), Monitor.none());
        FeatureSets sets = new FeatureSets(workspace);
        FeatureSet set = sets.compute(
                FeatureSetDefinition.of(
                        "rfm", List.of("recency", "frequency", "money"), Transform.NONE, Scaling.STANDARD),
                Monitor.none());
        FeatureTable table = sets.load("rfm", Monitor.none());
        var clustering = new KMeansStrategy(KMeansOptions.of(2)).fit(table.matrix(), Monitor.none());
        var _ = new Runs(workspace).save("two", set, table, clustering, Monitor.none());
        int best = clustering.labels().clusterOf(table.customers().indexOf("c" + CUSTOMERS));
        var _ = new Segments(workspace).create("two", OptionalInt.of(best), "Best", "rui", Monitor.none());
        model = new SegmentsViewModel(
                open.workbench(), this::destination, new Agreement(Optional::empty, KEY::of), "rui");
    }

    @AfterEach
    void close() {
        open.close();
    }

    @Test
    void theLatestSegmentIsReadFirstWithItsMembers() {
        assertEquals("Best", selected().name());
        assertEquals(selected().members(), model.members().size());
        assertTrue(model.publications().isEmpty());
    }

    @Test
    void theSentenceSaysWhoTheyAreWithoutStatistics() {
        String who = new SegmentSentences(open.workbench().messages()).who(selected());
        assertTrue(who.contains("spend a lot"), who);
        assertTrue(who.contains("come often"), who);
    }

    @Test
    void approvingFixesTheNameAndRemembersWhoDidIt() {
        model.rename("Most loyal");
        assertEquals("Most loyal", selected().name());
        model.propose("They pay most.");
        model.approve("ana", "");
        assertEquals(SegmentState.APPROVED, selected().state());
        assertEquals("ana", selected().approvedBy());
        model.rename("Too late");
        assertInstanceOf(Failure.NotPossible.class, model.failureProperty().get());
        assertEquals("Most loyal", selected().name());
    }

    @Test
    void exportsHoldEveryMember() throws Exception {
        Path file = folder.resolve("best.csv");
        model.export(file, ExportFormat.CSV);
        assertEquals(selected().members() + 1, Files.readAllLines(file).size());
    }

    @Test
    void aDraftIsNotPublished() {
        model.publishing().addressProperty().set("there");
        model.publish();
        assertTrue(opened.isEmpty());
    }

    @Test
    void publishingShowsWhatItChanged() {
        model.propose("They pay most.");
        model.approve("ana", "");
        model.publishing().addressProperty().set(" there ");
        model.publishing().passwordProperty().set("secret");
        model.publish();
        assertEquals(List.of("there secret", "closed"), opened);
        assertEquals(
                selected().members(), model.publications().getFirst().result().added());
        assertEquals(SegmentState.PUBLISHED, selected().state());
    }

    @Test
    void anAddressThatIsNoneIsExplainedAndATestSaysWhetherItAnswers() {
        PublishingViewModel publishing = model.publishing();
        publishing.addressProperty().set("nonsense");
        publishing.test();
        assertInstanceOf(Failure.Rejected.class, publishing.failureProperty().get());
        publishing.addressProperty().set("there");
        assertNull(publishing.failureProperty().get());
        publishing.test();
        assertInstanceOf(Health.Up.class, publishing.healthProperty().get());
    }

    @Test
    void deletingADraftLeavesNothingToRead() {
        model.delete();
        assertTrue(model.segments().isEmpty());
        assertNull(model.selectedProperty().get());
    }

    private Segment selected() {
        return Objects.requireNonNull(model.selectedProperty().get());
    }

    private Destination destination(String address, String password) {
        if (address.equals("nonsense")) {
            throw new IllegalArgumentException("write system://user@host:port/database");
        }
        opened.add(address + ' ' + password);
        return new Destination() {
            @Override
            public String name() {
                return address;
            }

            @Override
            public Health health(Monitor monitor) {
                return new Health.Up(address, "a stand-in", Duration.ofMillis(1));
            }

            @Override
            public int batchSize() {
                return 100;
            }

            @Override
            public boolean tellsMembers() {
                return false;
            }

            @Override
            public BatchOutcome deliver(Batch batch, Monitor monitor) {
                return BatchOutcome.DELIVERED;
            }

            @Override
            public void close() {
                opened.add("closed");
            }
        };
    }
}
