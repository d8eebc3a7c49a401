package crmbet.connectors.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.core.approval.SigningKey;
import crmbet.core.clustering.KMeansOptions;
import crmbet.core.clustering.KMeansStrategy;
import crmbet.core.delivery.SegmentRelease;
import crmbet.core.failure.Failure;
import crmbet.core.failure.Obstacle;
import crmbet.core.failure.OperationException;
import crmbet.core.feature.FeatureSet;
import crmbet.core.feature.FeatureSetDefinition;
import crmbet.core.feature.FeatureSets;
import crmbet.core.feature.FeatureTable;
import crmbet.core.feature.Scaling;
import crmbet.core.feature.Transform;
import crmbet.core.run.Runs;
import crmbet.core.segment.Segment;
import crmbet.core.segment.SegmentState;
import crmbet.core.segment.Segments;
import crmbet.core.segment.SharedApprovals;
import crmbet.core.segment.SharedSegments;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** Two people with workspaces of their own and one shared database. */
class PostgresSegmentsIT {
    private static final SigningKey KEY = SigningKey.generate();

    private static SharedFixture fixture;
    private static String ana;
    private static String bia;

    @TempDir
    Path folder;

    private Workspace analysts;
    private Workspace marketers;
    private SharedSegments asAna;
    private SharedSegments asBia;
    private Segment draft;

    @BeforeAll
    static void setUp() throws Exception {
        fixture = SharedFixture.create();
        ana = fixture.login("ana", SharedRole.ANALYST);
        bia = fixture.login("bia", SharedRole.ANALYST, SharedRole.MARKETER);
    }

    @AfterAll
    static void tearDown() throws Exception {
        fixture.close();
    }

    @BeforeEach
    void open() throws Exception {
        analysts = Workspace.openOrCreate(folder.resolve("ana"));
        marketers = Workspace.openOrCreate(folder.resolve("bia"));
        asAna = new PostgresSegments(fixture.profile(ana));
        asBia = new PostgresSegments(fixture.profile(bia));
        analysts.write(Monitor.none(), session -> {
            session.executeScript("""
                    INSERT INTO crm.activity (dataset, customer_key, "at", kind, amount)
                    SELECT 'd', 'c' || i, TIMESTAMP '2026-01-01' + INTERVAL (i) DAY, 'purchase',
                        CASE WHEN i < 4 THEN 10 ELSE 1000 END FROM range(8) AS r(i);
                    INSERT INTO meta.mapping VALUES ('d', 'crmbet', '', 8, 8, 8, now(), NULL)""");
            return session;
        });
        FeatureSets sets = new FeatureSets(analysts);
        FeatureSet set = sets.compute(
                FeatureSetDefinition.of("m", List.of("money"), Transform.NONE, Scaling.NONE), Monitor.none());
        FeatureTable table = sets.load("m", Monitor.none());
        var clustering = new KMeansStrategy(KMeansOptions.of(2)).fit(table.matrix(), Monitor.none());
        var _ = new Runs(analysts).save("two", set, table, clustering, Monitor.none());
        draft = new Segments(analysts)
                .create("two", OptionalInt.of(0), "Best " + folder.getFileName(), "ana", Monitor.none());
    }

    @AfterEach
    void close() {
        asAna.close();
        asBia.close();
        analysts.close();
        marketers.close();
    }

    private SharedApprovals analyst() {
        return new SharedApprovals(analysts, asAna);
    }

    private SharedApprovals marketer() {
        return new SharedApprovals(marketers, asBia);
    }

    @Test
    void whatOneProposesTheOtherApprovesAndBothCanReleaseIt() throws Exception {
        Segment proposed = analyst().propose(draft.id(), "They pay.", ana, Monitor.none());
        assertTrue(proposed.shared());
        assertTrue(marketer().refresh(Monitor.none()) >= 1);
        Segment seen = new Segments(marketers).find(draft.id()).orElseThrow();
        assertEquals(SegmentState.PROPOSED, seen.state());
        assertEquals(proposed.figures(), seen.figures());
        assertEquals(proposed.proposal(), seen.proposal());
        assertEquals(proposed.definition(), seen.definition());
        assertEquals(4, new Segments(marketers).members(draft.id(), 0, 10).size());

        Segment approved = marketer().approve(draft.id(), "Good.", KEY.of(bia), Monitor.none());
        assertEquals(SegmentState.APPROVED, approved.state());
        assertTrue(analyst().refresh(Monitor.none()) >= 1);
        assertEquals(0, analyst().refresh(Monitor.none()));
        SegmentRelease here = new Segments(analysts).release(draft.id(), Monitor.none());
        SegmentRelease there = new Segments(marketers).release(draft.id(), Monitor.none());
        assertEquals(here, there);
        assertEquals(bia, here.approvedBy());
        assertEquals("SEGMENT_PROPOSED by ana, SEGMENT_APPROVED by bia", history());
    }

    @Test
    void analystsDecideNothingAndNobodyAboutTheirOwn() throws Exception {
        var _ = analyst().propose(draft.id(), "", ana, Monitor.none());
        assertInstanceOf(
                Obstacle.OwnProposal.class,
                obstacle(() -> analyst().approve(draft.id(), "", KEY.of(ana), Monitor.none())));
        assertInstanceOf(
                Obstacle.OtherLogin.class,
                obstacle(() -> analyst().approve(draft.id(), "", KEY.of(bia), Monitor.none())));
        // As if the program itself had been changed to skip its checks.
        assertInstanceOf(
                Failure.Unauthorized.class, failure(() -> asAna.reject(draft.id(), "I want to", Monitor.none())));
        assertEquals(
                SegmentState.PROPOSED,
                new Segments(analysts).find(draft.id()).orElseThrow().state());
        assertFalse(asAna.person(Monitor.none()).decides());
        assertTrue(asBia.person(Monitor.none()).decides());
    }

    @Test
    void whatIsRejectedComesBackWithItsReasonAndMayBeProposedAgain() throws Exception {
        var _ = analyst().propose(draft.id(), "", ana, Monitor.none());
        var _ = marketer().refresh(Monitor.none());
        var _ = marketer().reject(draft.id(), "Too few.", bia, Monitor.none());
        var _ = analyst().refresh(Monitor.none());
        Segment rejected = new Segments(analysts).find(draft.id()).orElseThrow();
        assertEquals(SegmentState.REJECTED, rejected.state());
        assertEquals("Too few.", rejected.decision().orElseThrow().comment());
        var _ = analyst().propose(draft.id(), "Look again.", ana, Monitor.none());
        var _ = marketer().refresh(Monitor.none());
        var _ = marketer().approve(draft.id(), "", KEY.of(bia), Monitor.none());
        Segment retired = marketer().retire(draft.id(), "Done.", bia, Monitor.none());
        assertEquals(SegmentState.RETIRED, retired.state());
        var _ = analyst().refresh(Monitor.none());
        assertInstanceOf(
                Obstacle.SegmentRetired.class,
                obstacle(() -> new Segments(analysts).release(draft.id(), Monitor.none())));
    }

    @Test
    void aProposalIsWithdrawnByWhoMadeIt() throws Exception {
        var _ = analyst().propose(draft.id(), "", ana, Monitor.none());
        var _ = marketer().refresh(Monitor.none());
        assertInstanceOf(
                Obstacle.OthersProposal.class, obstacle(() -> marketer().withdraw(draft.id(), bia, Monitor.none())));
        assertEquals(
                SegmentState.DRAFT,
                analyst().withdraw(draft.id(), ana, Monitor.none()).state());
        var _ = marketer().refresh(Monitor.none());
        assertEquals(
                SegmentState.DRAFT,
                new Segments(marketers).find(draft.id()).orElseThrow().state());
    }

    @Test
    void aRefusalThereLeavesTheWorkspaceAsItWas() throws Exception {
        String guest = fixture.login("guest" + Integer.toUnsignedString(folder.hashCode()), SharedRole.SUPPORT);
        try (SharedSegments asGuest = new PostgresSegments(fixture.profile(guest))) {
            SharedApprovals approvals = new SharedApprovals(analysts, asGuest);
            assertInstanceOf(
                    Failure.Unauthorized.class,
                    failure(() -> approvals.propose(draft.id(), "", guest, Monitor.none())));
        }
        assertEquals(draft, new Segments(analysts).find(draft.id()).orElseThrow());
    }

    @Test
    void aBackupRestoresRowsRightsAndAudit() throws Exception {
        var _ = analyst().propose(draft.id(), "They pay.", ana, Monitor.none());
        var _ = marketer().refresh(Monitor.none());
        var _ = marketer().approve(draft.id(), "", KEY.of(bia), Monitor.none());
        Path file = folder.resolve("shared.backup");
        new SharedBackup(PostgresAddress.parse(fixture.database().address())).backup(file, Monitor.none());
        assertTrue(Files.size(file) > 0);
        try (TemporaryDatabase empty = TemporaryDatabase.create()) {
            SharedBackup backup = new SharedBackup(PostgresAddress.parse(empty.address()));
            backup.restore(file, fixture.prefix(), Monitor.none());
            String counts = """
                    SELECT (SELECT string_agg(a::text, '|' ORDER BY a.id) FROM workbench.audit a)
                        || (SELECT string_agg(m::text, '|' ORDER BY m.*) FROM workbench.segment_member m)
                        || (SELECT string_agg(p::text, '|' ORDER BY p.proposal_id) FROM workbench.approval p)
                        || (SELECT string_agg(c.relname || coalesce(c.relacl::text, ''), '|' ORDER BY c.relname)
                            FROM pg_class c WHERE c.relnamespace = 'workbench'::regnamespace)
                        || (SELECT string_agg(f.proname || f.proacl::text, '|' ORDER BY f.proname)
                            FROM pg_proc f WHERE f.pronamespace = 'workbench'::regnamespace)""";
            assertEquals(text(fixture.database(), counts), text(empty, counts));
            try (SharedSegments restored = new PostgresSegments(
                            PostgresAddress.parse(empty.address(ana, SharedFixture.PASSWORD.replace(" ", "%20"))));
                    SharedDatabase asAnalyst = new SharedDatabase(
                            PostgresAddress.parse(empty.address(ana, SharedFixture.PASSWORD.replace(" ", "%20"))))) {
                assertEquals(asAna.list(Monitor.none()), restored.list(Monitor.none()));
                assertInstanceOf(
                        Failure.Unauthorized.class, failure(() -> restored.reject(draft.id(), "no", Monitor.none())));
                assertTrue(asAnalyst.status(Monitor.none()).isCurrent());
            }
            assertInstanceOf(
                    Obstacle.NotEmpty.class, obstacle(() -> backup.restore(file, fixture.prefix(), Monitor.none())));
            empty.execute("DROP SCHEMA workbench, workbench_archive CASCADE");
        }
    }

    private String history() throws Exception {
        return text(fixture.database(), """
                SELECT string_agg(action || ' by ' || replace(who, '%su_', ''), ', ' ORDER BY id)
                FROM workbench.audit WHERE subject = '%s'""".formatted(fixture.prefix(), draft.id()));
    }

    private static String text(TemporaryDatabase database, String sql) throws Exception {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            assertTrue(result.next());
            return result.getString(1);
        }
    }

    private static Failure failure(Executable act) {
        return assertThrows(OperationException.class, act).failure();
    }

    private static Obstacle obstacle(Executable act) {
        return assertInstanceOf(Failure.NotPossible.class, failure(act)).obstacle();
    }
}
