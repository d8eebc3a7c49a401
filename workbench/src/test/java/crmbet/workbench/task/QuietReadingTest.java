package crmbet.workbench.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.core.failure.Failure;
import crmbet.core.failure.Obstacle;
import crmbet.core.failure.OperationException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class QuietReadingTest {
    private final Queue<Runnable> work = new ArrayDeque<>();
    private final Queue<Runnable> results = new ArrayDeque<>();
    private final Tasks tasks = new Tasks(work::add, results::add, System::nanoTime);
    private final List<Object> seen = new ArrayList<>();

    @Test
    void theStatusBarDoesNotMentionIt() {
        tasks.quietly(_ -> 7, seen::add, seen::add);

        assertTrue(tasks.running().isEmpty());
        finish();
        assertEquals(List.of(7), seen);
    }

    @Test
    void aFailureReachesItsConsumer() {
        tasks.quietly(
                _ -> {
                    throw new OperationException(new Failure.NotPossible(new Obstacle.NothingMapped()));
                },
                seen::add,
                seen::add);

        finish();
        assertInstanceOf(Failure.NotPossible.class, seen.getFirst());
    }

    @Test
    void aResultThatWasOnItsWayIsDroppedOnceTheReadingIsCancelled() {
        Runnable cancel = tasks.quietly(_ -> 7, seen::add, seen::add);
        work.remove().run();

        cancel.run();
        results.remove().run();

        assertTrue(seen.isEmpty());
    }

    private void finish() {
        work.remove().run();
        results.remove().run();
    }
}
