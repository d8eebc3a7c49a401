package crmbet.workbench.connection;

import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import dev.failsafe.CircuitBreaker;
import dev.failsafe.CircuitBreakerOpenException;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import java.time.Duration;

/**
 * Keeps people from waiting for a server that has just not answered: for a while whatever is asked of it ends at once with
 * what was found then. Safe for use by several threads.
 */
final class Circuit {
    private final CircuitBreaker<Object> breaker;
    private volatile Failure last = new Failure.Unexpected("nothing was asked yet");

    /** @param leftAlone how long nothing is asked of a server that did not answer */
    Circuit(Duration leftAlone) {
        breaker = CircuitBreaker.builder()
                .handleIf(error -> error instanceof OperationException failed && isGone(failed.failure()))
                .withFailureThreshold(1)
                .withSuccessThreshold(1)
                .withDelay(leftAlone)
                .build();
    }

    /** Something that is asked of the server. */
    @FunctionalInterface
    interface Question<T> {
        T ask() throws OperationException;
    }

    <T> T ask(Question<T> question) throws OperationException {
        try {
            return Failsafe.with(breaker).get(() -> {
                try {
                    return question.ask();
                } catch (OperationException e) {
                    if (isGone(e.failure())) {
                        last = e.failure();
                    }
                    throw e;
                }
            });
        } catch (CircuitBreakerOpenException e) {
            throw new OperationException(last, e);
        } catch (FailsafeException e) {
            if (e.getCause() instanceof OperationException failed) {
                throw failed;
            }
            throw e;
        }
    }

    private static boolean isGone(Failure failure) {
        return failure instanceof Failure.Unreachable;
    }
}
