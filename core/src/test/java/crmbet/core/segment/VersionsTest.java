package crmbet.core.segment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import crmbet.core.approval.SigningKey;
import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.feature.RowOrigin;
import crmbet.core.feature.RowSet;
import crmbet.core.sample.Clustered;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Workspace;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VersionsTest {
    private static final RowOrigin RULE = new RowOrigin(RowOrigin.Kind.RULE, "money > 15");

    @TempDir
    Path folder;

    private Workspace workspace;
    private Segments segments;
    private Versions versions;
    private Segment first;

    @BeforeEach
    void open() throws OperationException {
        workspace = Workspace.openOrCreate(folder.resolve("workspace"));
        segments = new Segments(workspace);
        versions = new Versions(workspace);
        Clustered.in(workspace);
        first = segments.create("DBSCAN 1", OptionalInt.of(1), "Twenties", "ana", Monitor.none());
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    private Segment second() throws OperationException {
        // Rows 6 to 9: c6, c7, c8 of the first version, and the customer of a thousand.
        return segments.renew(first.id(), "DBSCAN 1", RowSet.of(10, 6, 7, 8, 9), RULE, "ana", Monitor.none());
    }

    @Test
    void aNewVersionHasTheNameAndMembersOfItsOwn() throws OperationException {
        Segment second = second();
        assertEquals(2, second.version());
        assertEquals("Twenties", second.name());
        assertEquals(first.id(), second.series());
        assertEquals(List.of(second, first), versions.of(first.series()));
        assertEquals(second, segments.find("Twenties").orElseThrow());
        assertEquals(first, segments.find(first.id()).orElseThrow());
        Segment third = segments.renew(second.id(), "DBSCAN 1", OptionalInt.of(0), "ana", Monitor.none());
        assertEquals(3, third.version());
    }

    @Test
    void twoVersionsAreComparedByMembersMoneyAndDefinition() throws OperationException {
        Segment second = second();
        VersionDifference difference = versions.between(first.id(), second.id(), Monitor.none());
        assertEquals(1, difference.joined());
        assertEquals(1, difference.left());
        assertEquals(3, difference.stayed());
        assertEquals(List.of("c5"), difference.leavers());
        assertEquals(1, difference.joiners().size());
        assertEquals(second.money() - 80, difference.moneyGained());
        assertEquals(
                List.of("cluster", "origin"),
                difference.definition().stream().map(DefinitionChange::part).toList());
        assertEquals("1", difference.definition().getFirst().before());
        assertEquals("", difference.definition().getFirst().after());
    }

    @Test
    void aVersionDoesNotDifferFromItself() throws OperationException {
        VersionDifference none = versions.between(first.id(), first.id(), Monitor.none());
        assertEquals(0, none.joined() + none.left());
        assertEquals(4, none.stayed());
        assertEquals(List.of(), none.definition());
    }

    @Test
    void eachVersionIsApprovedOnItsOwnAndReleasedAsTheSameSegment() throws OperationException {
        approve(first.id());
        Segment second = second();
        assertEquals(SegmentState.DRAFT, second.state());
        assertFails(Failure.NotPossible.class, second.id());
        approve(second.id());
        var old = segments.release(first.id(), Monitor.none());
        var now = segments.release(second.id(), Monitor.none());
        assertEquals(old.id(), now.id());
        assertEquals(second.id(), now.versionId());
        assertEquals(2, now.version());
    }

    @Test
    void aNameWithSeveralVersionsStays() throws OperationException {
        Segment second = second();
        assertInstanceOf(
                Failure.NotPossible.class,
                assertThrows(OperationException.class, () -> segments.rename(second.id(), "Score", "ana"))
                        .failure());
        segments.delete(second.id(), "ana");
        assertEquals(List.of(first), versions.of(first.series()));
        assertEquals("Score", segments.rename(first.id(), "Score", "ana").name());
    }

    @Test
    void whatIsNotThereHasNoVersions() throws OperationException {
        UUID nothing = UUID.randomUUID();
        assertEquals(List.of(), versions.of(nothing));
        assertInstanceOf(
                Failure.NotFound.class,
                assertThrows(OperationException.class, () -> versions.between(first.id(), nothing, Monitor.none()))
                        .failure());
    }

    private void approve(UUID id) throws OperationException {
        var _ = segments.approvals().propose(id, "", "ana", Monitor.none());
        var _ = segments.approvals().approve(id, "", SigningKey.generate().of("bia"), Monitor.none());
    }

    private void assertFails(Class<? extends Failure> kind, UUID id) {
        assertInstanceOf(
                kind,
                assertThrows(OperationException.class, () -> segments.release(id, Monitor.none()))
                        .failure());
    }
}
