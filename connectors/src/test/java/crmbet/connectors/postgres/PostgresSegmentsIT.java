package crmbet.connectors.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.core.approval.SigningKey;
import crmbet.core.audit.AuditAction;
import crmbet.core.audit.AuditLog;
import crmbet.core.audit.AuditQueue;
import crmbet.core.audit.SharedAudit;
import crmbet.core.audit.SharedNote;
import crmbet.core.clustering.KMeansOptions;
import crmbet.core.clustering.KMeansStrategy;
import crmbet.core.delivery.Backoff;
import crmbet.core.delivery.Courier;
import crmbet.core.delivery.Deliveries;
import crmbet.core.delivery.RollOut;
import crmbet.core.delivery.RollOutState;
import crmbet.core.delivery.SegmentRelease;
import crmbet.core.delivery.Stage;
import crmbet.core.failure.Failure;
import crmbet.core.failure.Obstacle;
import crmbet.core.failure.OperationException;
import crmbet.core.feature.FeatureSet;
import crmbet.core.feature.FeatureSetDefinition;
import crmbet.core.feature.FeatureSets;
import crmbet.core.feature.FeatureTable;
import crmbet.core.feature.Scaling;
import crmbet.core.feature.Transform;
import crmbet.core.protection.ProtectionRules;
import crmbet.core.run.Runs;
import crmbet.core.segment.Member;
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
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
    void aVersionThatSeveralBringAtOnceIsHereOnce() throws Exception {
        var _ = analyst().propose(draft.id(), "They pay.", ana, Monitor.none());
        int several = 4;
        CyclicBarrier together = new CyclicBarrier(several);
        try (ExecutorService threads = Executors.newFixedThreadPool(several)) {
            List<Future<Integer>> readings = new ArrayList<>();
            for (int i = 0; i < several; i++) {
                readings.add(threads.submit(() -> {
                    try (SharedSegments there = new PostgresSegments(fixture.profile(bia))) {
                        together.await();
                        return new SharedApprovals(marketers, there).refresh(Monitor.none());
                    }
                }));
            }
            for (Future<Integer> reading : readings) {
                assertTrue(reading.get() >= 0);
            }
        }
        List<Segment> here = new Segments(marketers)
                .list().stream().filter(each -> each.id().equals(draft.id())).toList();
        assertEquals(1, here.size());
        assertEquals(draft.figures().size(), here.getFirst().figures().size());
        assertEquals(
                draft.members(),
                new Segments(marketers).members(draft.id(), 0, 100).size());
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

    /** As the workbench sends and notes it. */
    private void deliver(Workspace workspace, SharedSegments shared, boolean back) throws Exception {
        new AuditQueue(workspace).begin(shared.name());
        Deliveries deliveries = new Deliveries(workspace, shared.claims(), InstantSource.system());
        Courier courier = new Courier(workspace, shared.claims(), Backoff.USUAL, InstantSource.system());
        try (PostgresTarget target =
                new PostgresTarget(PostgresAddress.parse(fixture.database().address()))) {
            RollOut decided = back
                    ? deliveries.unpublish(draft.id(), target, "bia", Monitor.none())
                    : deliveries.publish(
                            new Segments(workspace).release(draft.id(), Monitor.none()),
                            target,
                            Optional.empty(),
                            Stage.ALL,
                            ProtectionRules.USUAL,
                            "bia",
                            Monitor.none());
            assertEquals(
                    RollOutState.DONE,
                    courier.run(decided.id(), target, Monitor.none()).state());
        }
    }

    private void approved() throws Exception {
        var _ = analyst().propose(draft.id(), "They pay.", ana, Monitor.none());
        var _ = marketer().refresh(Monitor.none());
        var _ = marketer().approve(draft.id(), "", KEY.of(bia), Monitor.none());
    }

    private SegmentState state(Workspace workspace) throws OperationException {
        return new Segments(workspace).find(draft.id()).orElseThrow().state();
    }

    @Test
    void whatIsSentIsNotedOnceThoughTheDatabaseWasOutOfReachMeanwhile() throws Exception {
        approved();
        deliver(marketers, asBia, false);
        AuditQueue queue = new AuditQueue(marketers);
        assertEquals(2, queue.waiting(), "begun and published");
        var _ = marketer().refresh(Monitor.none());
        assertEquals(SegmentState.PUBLISHED, state(marketers), "the others do not know yet");
        try (SharedSegments unreachable =
                new PostgresSegments(PostgresAddress.parse("postgresql://" + bia + "@127.0.0.1:1/nowhere"))) {
            assertInstanceOf(Failure.Unreachable.class, failure(() -> queue.send(unreachable, Monitor.none())));
        }
        assertEquals(2, queue.waiting(), "nothing is lost");
        SharedAudit dying = (note, monitor) -> {
            asBia.note(note, monitor);
            throw new OperationException(new Failure.ConnectionLost("PostgreSQL", "here", "after it was noted"));
        };
        assertInstanceOf(Failure.ConnectionLost.class, failure(() -> queue.send(dying, Monitor.none())));
        assertEquals(2, queue.waiting());
        assertEquals(0, queue.send(asBia, Monitor.none()));
        assertEquals(
                "SEGMENT_PROPOSED, SEGMENT_APPROVED, ROLL_OUT_STARTED, SEGMENT_PUBLISHED",
                text(
                        fixture.database(),
                        "SELECT string_agg(action, ', ' ORDER BY id) FROM workbench.audit WHERE subject = '"
                                + draft.id() + "'"));
        assertEquals(bia + " bia t 4 0 0 f", text(fixture.database(), """
                        SELECT concat_ws(' ', a.who, a.said_by, a.done_at < a.at, d.added, d.removed, d.unchanged, d.undone)
                        FROM workbench.audit a JOIN workbench.delivery d ON d.version_id = a.subject::uuid
                        WHERE a.action = 'SEGMENT_PUBLISHED' AND a.subject = '%s'""".formatted(draft.id())));
        var _ = analyst().refresh(Monitor.none());
        assertEquals(SegmentState.PUBLISHED, state(analysts));

        deliver(marketers, asBia, true);
        assertEquals(0, queue.send(asBia, Monitor.none()));
        var _ = analyst().refresh(Monitor.none());
        assertEquals(SegmentState.APPROVED, state(analysts), "no target holds it");
    }

    @Test
    void aDeliveryOfWhatWasRetiredMeanwhileIsNotedAndRetiredItStays() throws Exception {
        approved();
        deliver(marketers, asBia, false);
        asBia.retire(draft.id(), "Too late.", Monitor.none());
        assertEquals(0, new AuditQueue(marketers).send(asBia, Monitor.none()));
        var _ = marketer().refresh(Monitor.none());
        assertEquals(SegmentState.RETIRED, state(marketers));
        assertEquals(
                "1",
                text(
                        fixture.database(),
                        "SELECT count(*) FROM workbench.delivery WHERE version_id = '" + draft.id() + "'"));
    }

    @Test
    void whatAnAnalystMayNotNoteWaitsAndTheRestIsNoted() throws Exception {
        approved();
        var _ = analyst().refresh(Monitor.none());
        analysts.write(Monitor.none(), session -> {
            AuditLog.add(
                    session,
                    "ana",
                    AuditAction.SEGMENT_PUBLISHED,
                    draft.id().toString(),
                    "forged",
                    null,
                    new SharedNote.Arrival("x", 1, 0, 0));
            AuditLog.add(session, "ana", AuditAction.PERSON_REVEALED, "c1", null, "They called.");
            AuditLog.add(session, "ana", AuditAction.SEGMENT_RENAMED, draft.id().toString(), "of no interest");
            return session;
        });
        assertEquals(1, new AuditQueue(analysts).send(asAna, Monitor.none()));
        assertEquals(
                "They called.",
                text(
                        fixture.database(),
                        "SELECT reason FROM workbench.audit WHERE action = 'PERSON_REVEALED' AND who = '" + ana + "'"));
    }

    @Test
    void whoIsErasedThereGoesHereAndTheApprovalHoldsForTheOthers() throws Exception {
        approved();
        List<Member> before = new Segments(marketers).members(draft.id(), 0, 10);
        String gone = before.getFirst().customer();
        fixture.database().execute("GRANT " + fixture.prefix() + "support TO " + bia);
        try (Connection connection = fixture.connect(bia);
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT workbench.erase_customer('" + gone + "', 'They asked.')");
        } finally {
            fixture.database().execute("REVOKE " + fixture.prefix() + "support FROM " + bia);
        }
        assertTrue(marketer().refresh(Monitor.none()) > 0);
        assertEquals(0, marketer().refresh(Monitor.none()));
        SegmentRelease release = new Segments(marketers).release(draft.id(), Monitor.none());
        assertEquals(3, release.members().size());
        assertFalse(release.members().contains(gone));
        try (Workspace newcomers = Workspace.openOrCreate(folder.resolve("new"))) {
            var _ = new SharedApprovals(newcomers, asBia).refresh(Monitor.none());
            assertEquals(
                    release.members(),
                    new Segments(newcomers).release(draft.id(), Monitor.none()).members());
        }
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
