package crmbet.workbench.fx;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Starts the toolkit once for all tests ({@code @ExtendWith(FxThread.class)}) and runs code on its thread. What is
 * thrown there is thrown here.
 */
public final class FxThread implements BeforeAllCallback {
    private static final long SECONDS_TO_WAIT = 30;

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        start();
    }

    /** Starts the toolkit if nobody has; for commands, which have no extensions. */
    public void start() throws Exception {
        CompletableFuture<@Nullable Void> started = new CompletableFuture<>();
        try {
            Platform.startup(() -> started.complete(null));
        } catch (IllegalStateException e) {
            started.complete(null); // an earlier test class has started it
        }
        started.get(SECONDS_TO_WAIT, TimeUnit.SECONDS);
        Platform.setImplicitExit(false);
    }

    public static void run(Runnable action) {
        FxThread.<@Nullable Void>call(() -> {
            action.run();
            return null;
        });
    }

    public static <T extends @Nullable Object> T call(Callable<T> action) {
        if (Platform.isFxApplicationThread()) {
            try {
                return action.call();
            } catch (Exception e) {
                throw new AssertionError("failed on the JavaFX thread", e);
            }
        }
        CompletableFuture<T> result = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                result.complete(action.call());
            } catch (Throwable e) {
                result.completeExceptionally(e);
            }
        });
        return await(result, "the JavaFX thread did not answer");
    }

    /** Gives a window its size and returns once everything in it is where it belongs, so that a robot finds it. */
    public static void resize(Stage stage, double width, double height) {
        run(() -> {
            stage.setWidth(width);
            stage.setHeight(height);
        });
        waitUntil(
                "the window is " + width + " × " + height,
                () -> stage.getScene().getWidth() == width && stage.getScene().getHeight() == height);
        run(() -> {
            stage.getScene().getRoot().applyCss();
            stage.getScene().getRoot().layout();
        });
    }

    /** Asks at every pulse until the condition holds on the JavaFX thread; fails with {@code what} after 30 s. */
    public static void waitUntil(String what, BooleanSupplier condition) {
        CompletableFuture<@Nullable Void> holds = new CompletableFuture<>();
        AnimationTimer timer = new AnimationTimer() {
            @Override
            public void handle(long now) {
                try {
                    if (condition.getAsBoolean()) {
                        holds.complete(null);
                    }
                } catch (Throwable e) {
                    holds.completeExceptionally(e);
                }
            }
        };
        run(timer::start);
        try {
            await(holds, "waited in vain until " + what);
        } finally {
            run(timer::stop);
        }
    }

    private static <T extends @Nullable Object> T await(CompletableFuture<T> future, String complaint) {
        try {
            return future.get(SECONDS_TO_WAIT, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new AssertionError("failed on the JavaFX thread: " + e.getCause(), e.getCause());
        } catch (TimeoutException e) {
            throw new AssertionError(complaint, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(complaint, e);
        }
    }
}
