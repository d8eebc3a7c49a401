package crmbet.workbench.fx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** Saves what is shown as {@code target/pictures/NAME.png}, for people to look at. */
public final class Pictures {
    private static final Path FOLDER = Path.of("target", "pictures");

    private Pictures() {}

    public static Path save(Scene scene, String name) {
        return FxThread.call(() -> {
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            return write(scene.snapshot(null), name);
        });
    }

    public static Path save(Node node, String name) {
        return FxThread.call(() -> {
            node.applyCss();
            SnapshotParameters parameters = new SnapshotParameters();
            parameters.setFill(Color.TRANSPARENT);
            return write(node.snapshot(parameters, null), name);
        });
    }

    private static Path write(@Nullable WritableImage image, String name) throws IOException {
        Path file = FOLDER.resolve(name + ".png");
        Files.createDirectories(FOLDER);
        ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", file.toFile());
        return file;
    }
}
