package crmbet.workbench;

import crmbet.workbench.cli.Cli;
import crmbet.workbench.cli.Installation;
import crmbet.workbench.cli.Terminal;
import crmbet.workbench.connection.ConnectionStore;
import crmbet.workbench.message.Language;
import crmbet.workbench.message.Messages;
import crmbet.workbench.sample.SampleData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.stage.Stage;

/**
 * Says how much of the processors, and how long, the program takes until its window has drawn its first frame, and until all
 * pages are prepared. {@code jlink/src/measure-start.sh} runs it in an application image, where alone the figures mean something.
 *
 * <p>Without a display, JavaFX draws by its own software into memory.
 */
final class StartBenchmark {
    private static final int FRAMES_UNTIL_PREPARED = 180;

    private StartBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        // Not a temporary folder with a random name: what that takes is not part of a start.
        Path folder = Files.createDirectories(Path.of(
                System.getProperty("java.io.tmpdir"),
                "start-" + ProcessHandle.current().pid()));
        Path settings = folder.resolve("settings.json");
        Installation installation = new Installation(
                _ -> show(settings),
                () -> Language.ENGLISH,
                SampleData.ofThisInstallation(),
                () -> ConnectionStore.beside(settings),
                folder);
        int status = new Cli(Terminal.ofProcess(), installation).run(arguments);
        System.exit(status);
    }

    private static int show(Path settings) {
        if (System.getenv("DISPLAY") == null) {
            WindowPicture.needNoDisplay();
        }
        CountDownLatch drawn = new CountDownLatch(1);
        Platform.startup(() -> {
            var _ = new App(
                    new Stage(),
                    new Messages(Language.ENGLISH),
                    settings,
                    SampleData.ofThisInstallation(),
                    folderOf(settings));
            new AnimationTimer() {
                private int frames;

                @Override
                public void handle(long now) {
                    frames++;
                    if (frames == 2) { // the first has been drawn
                        say("window on screen");
                    } else if (frames == FRAMES_UNTIL_PREPARED) {
                        say("pages prepared");
                        drawn.countDown();
                    }
                }
            }.start();
        });
        try {
            drawn.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return 0;
    }

    private static Path folderOf(Path file) {
        try {
            return Files.createDirectories(file.resolveSibling("workspaces"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void say(String what) {
        ProcessHandle.Info process = ProcessHandle.current().info();
        double processors = process.totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3;
        double seconds = Duration.between(process.startInstant().orElseThrow(), Instant.now())
                        .toMillis()
                / 1e3;
        System.out.printf(Locale.ROOT, "%s: %.2f s of processors, %.1f s by the clock%n", what, processors, seconds);
    }
}
