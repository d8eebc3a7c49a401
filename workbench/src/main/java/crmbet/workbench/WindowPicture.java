package crmbet.workbench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import javafx.animation.PauseTransition;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javafx.util.Duration;
import javax.imageio.ImageIO;

/** A picture of the window as it is once everything has been read and drawn; no display is needed. */
final class WindowPicture {
    private static final Duration BETWEEN_LOOKS = Duration.millis(50);
    /** Reading that ends may start more of it, and so may a layout: this many looks in a row must find nothing. */
    private static final int QUIET_LOOKS = 10;

    private final Scene scene;
    private final Path file;
    private final BooleanSupplier busy;
    private final CompletableFuture<Path> taken = new CompletableFuture<>();
    private final PauseTransition pause = new PauseTransition(BETWEEN_LOOKS);
    private int quiet;

    /**
     * @param scene drawn by nobody yet
     * @param file a PNG, replaced if it is there
     * @param busy whether anything is still being read or computed
     */
    WindowPicture(Scene scene, Path file, BooleanSupplier busy) {
        this.scene = scene;
        this.file = file;
        this.busy = busy;
        pause.setOnFinished(_ -> look());
    }

    /** Draws on JavaFX's own software, since there may be no display; to be called before JavaFX is started. */
    static void needNoDisplay() {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        System.setProperty("java.awt.headless", "true");
    }

    /** Begins to wait; the future ends with the file, or with an {@link IOException} if it cannot be written. */
    CompletableFuture<Path> take() {
        pause.play();
        return taken;
    }

    private void look() {
        quiet = busy.getAsBoolean() ? 0 : quiet + 1;
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        if (quiet < QUIET_LOOKS) {
            pause.playFromStart();
            return;
        }
        try {
            // Written beside it first, so that no half a picture is ever found.
            Path beside = Files.createTempFile(file.toAbsolutePath().getParent(), "picture", ".png");
            ImageIO.write(SwingFXUtils.fromFXImage(scene.snapshot(null), null), "png", beside.toFile());
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
            taken.complete(file);
        } catch (IOException e) {
            taken.completeExceptionally(e);
        }
    }
}
