package crmbet.workbench.page.segments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.connectors.redis.MemoryCache;
import crmbet.core.audit.AuditAction;
import crmbet.core.audit.AuditEntry;
import crmbet.core.audit.AuditFilter;
import crmbet.core.audit.AuditLog;
import crmbet.core.failure.Failure;
import crmbet.core.failure.Obstacle;
import crmbet.core.failure.OperationException;
import crmbet.core.segment.SharedSegments;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Workspace;
import crmbet.workbench.connection.SharedPlace;
import crmbet.workbench.message.Language;
import crmbet.workbench.message.Messages;
import crmbet.workbench.page.segments.AuditViewModel.Place;
import crmbet.workbench.shell.PageId;
import crmbet.workbench.shell.Theme;
import crmbet.workbench.shell.Workbench;
import crmbet.workbench.task.Tasks;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Work waits until the test lets it be done, so that what comes meanwhile can be tried. */
class AuditViewModelTest {
    @TempDir
    private Path folder;

    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private final List<Failure> failures = new ArrayList<>();
    private final List<PageId> visited = new ArrayList<>();
    private final List<AuditFilter> asked = new ArrayList<>();
    private @Nullable Failure refusal;
    private SharedPlace place = SharedPlace.none();
    private Workspace workspace;
    private AuditViewModel model;

    @BeforeEach
    void open() throws OperationException {
        workspace = Workspace.openOrCreate(folder.resolve("workspace"));
        workspace.write(Monitor.none(), session -> {
            AuditLog.add(session, "rui", AuditAction.SEGMENT_CREATED, "s1", "Best");
            return session;
        });
        Workbench workbench = new Workbench(
                new Messages(Language.ENGLISH),
                new Tasks(waiting::add, Runnable::run, System::nanoTime),
                new SimpleObjectProperty<>(workspace),
                visited::add,
                _ -> {},
                new MemoryCache(1 << 20),
                new SimpleObjectProperty<>(Theme.LIGHT));
        model = new AuditViewModel(workbench, () -> place.open(), () -> "rui", failures::add);
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    private void work() {
        for (Runnable each = waiting.poll(); each != null; each = waiting.poll()) {
            each.run();
        }
    }

    /** Stands in for the database: what is asked is kept, and answered by one entry of ana's. */
    private void share() {
        SharedSegments database = (SharedSegments) Proxy.newProxyInstance(
                SharedSegments.class.getClassLoader(),
                new Class<?>[] {SharedSegments.class},
                (_, method, arguments) -> {
                    if (!method.getName().equals("find")) {
                        return null;
                    }
                    ((Monitor) arguments[2]).checkpoint();
                    if (refusal != null) {
                        throw new OperationException(refusal);
                    }
                    asked.add((AuditFilter) arguments[0]);
                    return List.of(new AuditEntry(
                            Instant.EPOCH,
                            "ana",
                            AuditAction.SEGMENT_PROPOSED,
                            "s1",
                            null,
                            null,
                            new AuditEntry.Shared("Best", 1, null, null)));
                });
        place = () -> Optional.of(database);
    }

    private List<String> who() {
        return model.entries().stream().map(AuditEntry::who).toList();
    }

    @Test
    void eachPlaceShowsItsOwnActsAndTheFilterStays() {
        share();
        model.subjectProperty().set("best");
        work();
        assertEquals(List.of("rui"), who());
        model.placeProperty().set(Place.SHARED);
        assertEquals(List.of(), who(), "those of the workspace are not shown as everybody's");
        assertTrue(model.readingProperty().get());
        work();
        assertEquals(List.of("ana"), who());
        assertEquals("best", asked.getFirst().subject());
        assertFalse(model.readingProperty().get());
        model.placeProperty().set(Place.WORKSPACE);
        assertFalse(model.readingProperty().get());
        work();
        assertEquals(List.of("rui"), who());
    }

    @Test
    void whatWasTypedMeanwhileTakesThePlaceOfWhatWasAskedBefore() {
        share();
        model.placeProperty().set(Place.SHARED);
        model.whoProperty().set("a");
        model.whoProperty().set("an");
        work();
        assertEquals(List.of("an"), asked.stream().map(AuditFilter::who).toList(), "the others were given up");
        assertEquals(List.of("ana"), who());
    }

    @Test
    void whereThereIsNoSharedDatabaseItIsSaidAndTriedAgain() {
        model.placeProperty().set(Place.SHARED);
        work();
        Failure.NotPossible failure = assertInstanceOf(
                Failure.NotPossible.class, model.unreadableProperty().get());
        assertInstanceOf(Obstacle.NoSharedDatabase.class, failure.obstacle());
        assertEquals(List.of(), failures, "the page is not blamed");
        model.goToConnections();
        assertEquals(List.of(PageId.CONNECTIONS), visited);
        share();
        model.refresh();
        assertNull(model.unreadableProperty().get());
        work();
        assertEquals(List.of("ana"), who());
    }

    @Test
    void whatCannotBeReachedLeavesNothingOldToSee() {
        share();
        model.placeProperty().set(Place.SHARED);
        work();
        refusal = new Failure.Unreachable("PostgreSQL", "here", "");
        model.refresh();
        work();
        assertEquals(List.of(), who());
        assertEquals(refusal, model.unreadableProperty().get());
        model.placeProperty().set(Place.WORKSPACE);
        assertNull(model.unreadableProperty().get());
    }

    @Test
    void readingIsCancelledAndTriedAgain() {
        share();
        model.placeProperty().set(Place.SHARED);
        model.stop();
        assertFalse(model.readingProperty().get());
        assertTrue(model.stoppedProperty().get());
        work();
        assertEquals(List.of(), who(), "what comes late is not shown");
        model.refresh();
        work();
        assertFalse(model.stoppedProperty().get());
        assertEquals(List.of("ana"), who());
    }
}
