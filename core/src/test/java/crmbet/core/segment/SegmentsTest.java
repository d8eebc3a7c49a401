package crmbet.core.segment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.core.approval.SigningKey;
import crmbet.core.audit.AuditAction;
import crmbet.core.audit.AuditEntry;
import crmbet.core.audit.AuditLog;
import crmbet.core.delivery.SegmentRelease;
import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.feature.RowOrigin;
import crmbet.core.feature.RowSet;
import crmbet.core.run.Runs;
import crmbet.core.sample.Clustered;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Identifier;
import crmbet.core.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class SegmentsTest {
    /** From {@code printf '\0\0\0\2c5\0\0\0\2c6\0\0\0\2c7\0\0\0\2c8' | sha256sum}. */
    private static final String DIGEST = "9d5677eed5d1db0ebfcd5c5052b82347a146d667e58f7c0d08d3b5f27f072c7a";

    @TempDir
    Path folder;

    private Workspace workspace;
    private Segments segments;

    @BeforeEach
    void open() throws OperationException {
        workspace = Workspace.openOrCreate(folder.resolve("workspace"));
        segments = new Segments(workspace);
        Clustered.in(workspace);
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    private Segment draft() throws OperationException {
        return segments.create("DBSCAN 1", OptionalInt.of(1), "Twenties", "ana", Monitor.none());
    }

    private Segment approve(UUID id) throws OperationException {
        var _ = segments.approvals().propose(id, "They pay most.", "ana", Monitor.none());
        return segments.approvals().approve(id, "", SigningKey.generate().of("bia"), Monitor.none());
    }

    @Test
    void aClusterBecomesASegmentWithItsFigures() throws OperationException {
        Segment segment = draft();
        assertEquals(SegmentState.DRAFT, segment.state());
        assertEquals(OptionalInt.of(1), segment.cluster());
        assertEquals(4, segment.members());
        assertEquals(0.4, segment.share());
        assertEquals(80, segment.money());
        assertEquals(20, segment.figures().getFirst().mean());
        assertEquals(DIGEST, segment.digest());
        assertEquals("ana", segment.createdBy());
        assertNull(segment.approvedBy());
        assertTrue(segment.definition().contains("\"strategy\":\"dbscan\""), segment.definition());
        assertEquals(List.of(segment), segments.list());
        assertEquals(segment, segments.find("Twenties").orElseThrow());
        assertEquals(segment, segments.find(segment.id()).orElseThrow());
    }

    @Test
    void noiseCanBeASegmentToo() throws OperationException {
        Segment segment = segments.create("DBSCAN 1", OptionalInt.empty(), "Odd ones", "ana", Monitor.none());
        assertEquals(1, segment.members());
        assertEquals(OptionalInt.empty(), segment.cluster());
        assertEquals(1000, segment.money());
    }

    @Test
    void chosenRowsBecomeASegmentThatKnowsHowTheyWereChosen() throws OperationException {
        RowOrigin origin = new RowOrigin(RowOrigin.Kind.RULE, "money > 15");
        RowSet rows = RowSet.of(10, 5, 6, 7, 8);
        Segment segment = segments.create("DBSCAN 1", rows, origin, "Payers", "ana", Monitor.none());
        assertEquals(Optional.of(origin), segment.origin());
        assertEquals(OptionalInt.empty(), segment.cluster());
        assertEquals(DIGEST, segment.digest(), "the same customers as cluster 1");
        Segment cluster = draft();
        assertEquals(cluster.members(), segment.members());
        assertEquals(cluster.share(), segment.share());
        assertEquals(cluster.money(), segment.money());
        assertEquals(cluster.figures(), segment.figures());
        assertEquals(Optional.empty(), cluster.origin());
        assertTrue(
                segment.definition().contains("\"origin\":{\"kind\":\"RULE\",\"detail\":\"money > 15\"}"),
                segment.definition());
        assertEquals(segment, segments.find("Payers").orElseThrow());
        assertEquals(SegmentState.APPROVED, approve(segment.id()).state());
        RowSet others = RowSet.of(10, 0, 9);
        assertEquals(
                2,
                segments.create("DBSCAN 1", others, origin, "Others", "ana", Monitor.none())
                        .members(),
                "nothing is left of the rows of the first");
    }

    @Test
    void rowsThatCannotBeASegmentAreRefusedAndLeaveNothingBehind() throws OperationException {
        RowOrigin origin = RowOrigin.of(RowOrigin.Kind.LASSO);
        RowSet none = RowSet.none(10);
        RowSet one = RowSet.of(10, 3);
        RowSet foreign = RowSet.of(11, 3);
        assertFails(
                Failure.NotPossible.class,
                () -> segments.create("DBSCAN 1", none, origin, "Nobody", "ana", Monitor.none()));
        assertFails(
                Failure.NotFound.class,
                () -> segments.create("DBSCAN 7", one, origin, "Nowhere", "ana", Monitor.none()));
        assertThrows(
                IllegalArgumentException.class,
                () -> segments.create("DBSCAN 1", foreign, origin, "Foreign", "ana", Monitor.none()));
        draft();
        assertFails(
                Failure.AlreadyExists.class,
                () -> segments.create("DBSCAN 1", one, origin, "Twenties", "ana", Monitor.none()));
        assertEquals(1, segments.list().size());
    }

    @Test
    void membersComeInPages() throws OperationException {
        UUID id = draft().id();
        List<Member> page = segments.members(id, 1, 2);
        assertEquals(List.of("c6", "c7"), page.stream().map(Member::customer).toList());
        assertEquals(List.of(20.0, Double.NaN), page.getFirst().values());
        assertEquals(1, segments.members(id, 3, 2).size());
    }

    @Test
    void membersStayWhateverHappensToTheRun() throws OperationException {
        Segment segment = draft();
        new Runs(workspace).delete("DBSCAN 1");
        Clustered.again(workspace);
        assertEquals(segment, segments.find(segment.id()).orElseThrow());
        assertEquals(4, segments.members(segment.id(), 0, 10).size());
    }

    @Test
    void onlyADraftCanBeRenamedOrDeleted() throws OperationException {
        UUID id = draft().id();
        segments.create("DBSCAN 1", OptionalInt.of(0), "Tens", "ana", Monitor.none());
        assertFails(Failure.AlreadyExists.class, () -> segments.rename(id, "Tens", "ana"));
        assertFails(Failure.NotPossible.class, () -> segments.rename(id, "  ", "ana"));
        assertEquals("Score", segments.rename(id, "Score", "ana").name());
        approve(id);
        assertFails(Failure.NotPossible.class, () -> segments.rename(id, "Twenties", "ana"));
        assertFails(Failure.NotPossible.class, () -> segments.delete(id, "ana"));
        segments.delete(segments.find("Tens").orElseThrow().id(), "ana");
        assertEquals(1, segments.list().size());
    }

    @Test
    void membersAreExportedWithTheirFeatures() throws OperationException, IOException {
        UUID id = draft().id();
        Path csv = folder.resolve("it's; \"members\" ☃.csv");
        Files.writeString(csv, "an older file");
        segments.export(id, csv, ExportFormat.CSV, "ana", Monitor.none());
        assertEquals("customer_key,money,mean_gap\nc5,20.0,\nc6,20.0,\nc7,20.0,\nc8,20.0,\n", Files.readString(csv));
        Path parquet = folder.resolve("members.parquet");
        segments.export(id, parquet, ExportFormat.PARQUET, "ana", Monitor.none());
        assertEquals(
                80,
                workspace.<Double>read(
                        Monitor.none(),
                        session -> session.first(
                                        "SELECT sum(money) FROM read_parquet(" + Identifier.literal(parquet.toString())
                                                + ")",
                                        row -> row.number(0))
                                .orElseThrow()));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(3, files.count(), "the workspace and two exports, nothing unfinished");
        }
    }

    @Test
    void anExportThatCannotBeWrittenSaysSo() throws OperationException {
        UUID id = draft().id();
        assertFails(
                Failure.CannotWrite.class,
                () -> segments.export(id, folder.resolve("no/such.csv"), ExportFormat.CSV, "ana", Monitor.none()));
        assertFails(
                Failure.CannotWrite.class, () -> segments.export(id, folder, ExportFormat.CSV, "ana", Monitor.none()));
        assertEquals(1, new AuditLog(workspace).of(id.toString()).size());
    }

    @Test
    void anApprovedSegmentLeavesWithItsMembers() throws OperationException {
        UUID id = draft().id();
        Segment approved = approve(id);
        assertEquals(SegmentState.APPROVED, approved.state());
        assertEquals("bia", approved.approvedBy());
        SegmentRelease release = segments.release(id, Monitor.none());
        assertEquals(List.of("c5", "c6", "c7", "c8"), release.members());
        assertEquals(DIGEST, release.digest());
        assertEquals("bia", release.approvedBy());
    }

    @Test
    void aDraftIsNotPublished() throws OperationException {
        UUID id = draft().id();
        assertFails(Failure.NotPossible.class, () -> segments.release(id, Monitor.none()));
    }

    @Test
    void membersThatWereNotApprovedAreNotPublished() throws OperationException {
        UUID id = draft().id();
        approve(id);
        workspace.write(
                Monitor.none(),
                session -> session.execute(
                        "UPDATE meta.segment_member SET customer_key = 'me' WHERE customer_key = 'c5'"));
        assertFails(Failure.NotPossible.class, () -> segments.release(id, Monitor.none()));
    }

    @Test
    void membersThatChangedSinceTheSegmentWasMadeAreNotApproved() throws OperationException {
        UUID id = draft().id();
        workspace.write(
                Monitor.none(),
                session -> session.execute(
                        "UPDATE meta.segment_member SET customer_key = 'me' WHERE customer_key = 'c5'"));
        assertFails(Failure.NotPossible.class, () -> segments.approvals().propose(id, "", "ana", Monitor.none()));
        assertEquals(SegmentState.DRAFT, segments.find(id).orElseThrow().state());
    }

    @Test
    void everyActIsRemembered() throws OperationException {
        UUID id = draft().id();
        segments.rename(id, "Score", "ana");
        segments.export(id, folder.resolve("m.csv"), ExportFormat.CSV, "caio", Monitor.none());
        approve(id);
        List<AuditEntry> entries = new AuditLog(workspace).of(id.toString());
        assertEquals(
                List.of(
                        AuditAction.SEGMENT_CREATED,
                        AuditAction.SEGMENT_RENAMED,
                        AuditAction.SEGMENT_EXPORTED,
                        AuditAction.SEGMENT_PROPOSED,
                        AuditAction.SEGMENT_APPROVED),
                entries.stream().map(AuditEntry::action).toList());
        assertEquals(
                List.of("ana", "ana", "caio", "ana", "bia"),
                entries.stream().map(AuditEntry::who).toList());
        assertEquals(entries.getLast(), new AuditLog(workspace).latest(1).getFirst());
    }

    @Test
    void whatCannotBeDoneSaysWhy() throws OperationException {
        draft();
        assertFails(Failure.AlreadyExists.class, this::draft);
        assertFails(
                Failure.NotFound.class, () -> segments.create("no run", OptionalInt.of(1), "x", "ana", Monitor.none()));
        assertFails(
                Failure.NotFound.class,
                () -> segments.create("DBSCAN 1", OptionalInt.of(7), "x", "ana", Monitor.none()));
        assertFails(
                Failure.NotPossible.class,
                () -> segments.create("DBSCAN 1", OptionalInt.of(1), "x", " ", Monitor.none()));
        assertFails(
                Failure.NotFound.class,
                () -> segments.approvals().propose(UUID.randomUUID(), "", "ana", Monitor.none()));
        assertNotEquals(0, segments.list().size());
    }

    private static void assertFails(Class<? extends Failure> kind, Executable act) {
        assertInstanceOf(kind, assertThrows(OperationException.class, act).failure());
    }
}
