package crmbet.workbench.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.source.Selection;
import crmbet.core.source.SourcePreview;
import crmbet.core.source.SourceSnapshot;
import crmbet.core.source.SourceTable;
import crmbet.core.source.TableSource;
import crmbet.core.task.Monitor;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class GuardedSourceTest {
    private static final Failure GONE = new Failure.Unreachable("PostgreSQL", "db:5432", "connection refused");

    private final Server server = new Server();

    private TableSource guarded(Duration leftAlone) {
        return new GuardedSource(server, new Circuit(leftAlone));
    }

    private static Failure failure(Executable question) {
        return assertThrows(OperationException.class, question).failure();
    }

    @Test
    void aServerThatDoesNotAnswerIsAskedOnceForBrowsingPreviewAndLoading() {
        server.failure = GONE;
        TableSource source = guarded(Duration.ofHours(1));
        assertEquals(GONE, failure(() -> source.tables(Monitor.none())));
        assertEquals(GONE, failure(() -> source.tables(Monitor.none())));
        assertEquals(GONE, failure(() -> source.preview(new Selection.Query("SELECT 1"), 5, Monitor.none())));
        assertEquals(GONE, failure(() -> source.snapshot(Monitor.none())));
        assertEquals(1, server.asked);
    }

    @Test
    void oneThatIsBackIsUsedAgain() throws OperationException {
        server.failure = GONE;
        TableSource source = guarded(Duration.ZERO);
        assertEquals(GONE, failure(() -> source.tables(Monitor.none())));
        server.failure = null;
        assertEquals(List.of(), source.tables(Monitor.none()));
        assertEquals(List.of(), source.tables(Monitor.none()));
        assertEquals(3, server.asked);
    }

    @Test
    void oneThatAnswersAndRefusesIsAskedEachTime() {
        server.failure = new Failure.Unauthorized("PostgreSQL", "ana", "wrong password");
        TableSource source = guarded(Duration.ofHours(1));
        assertEquals(server.failure, failure(() -> source.tables(Monitor.none())));
        assertEquals(server.failure, failure(() -> source.snapshot(Monitor.none())));
        assertEquals(2, server.asked);
    }

    /** Counts what it is asked. */
    private static final class Server implements TableSource {
        private int asked;
        private @Nullable Failure failure;

        private void ask() throws OperationException {
            asked++;
            if (failure != null) {
                throw new OperationException(failure);
            }
        }

        @Override
        public String address() {
            return "db:5432";
        }

        @Override
        public List<SourceTable> tables(Monitor monitor) throws OperationException {
            ask();
            return List.of();
        }

        @Override
        public SourcePreview preview(Selection selection, int rows, Monitor monitor) throws OperationException {
            ask();
            return new SourcePreview(List.of(), List.of(), 0);
        }

        @Override
        public SourceSnapshot snapshot(Monitor monitor) throws OperationException {
            ask();
            throw new AssertionError("no test gets here");
        }

        @Override
        public void close() {}
    }
}
