package crmbet.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;

/** Compares the pictures that the README shows with those that the main job has just made. */
final class ReadmePictures {
    private static final Path ROOT = Path.of("..");
    private static final Path MADE = Path.of("target", "pictures");
    private static final Pattern SHOWN = Pattern.compile("\\.pictures/(main-job-[a-z-]+\\.png)");

    /**
     * Mean difference of all colour channels, as a share of their range. Times of day and the smoothing of letters differ
     * between runs and machines by less; a control that moved or a text that changed its place differs by more.
     */
    private static final double TOLERANCE = 0.01;

    private ReadmePictures() {}

    static void requireTrue() throws IOException {
        List<String> shown = SHOWN.matcher(Files.readString(ROOT.resolve("README.md")))
                .results()
                .map(match -> match.group(1))
                .distinct()
                .toList();
        assertFalse(shown.isEmpty(), "the README shows no picture of the main job");
        for (String name : shown) {
            double difference = difference(
                    ImageIO.read(ROOT.resolve(".pictures").resolve(name).toFile()),
                    ImageIO.read(MADE.resolve(name).toFile()));
            assertTrue(
                    difference <= TOLERANCE,
                    "the README's picture " + name + " differs from the window by " + difference
                            + ": look at the new one in workbench/target/pictures and, if it is right, copy it to .pictures");
        }
    }

    private static double difference(BufferedImage shown, BufferedImage made) {
        assertEquals(made.getWidth(), shown.getWidth());
        assertEquals(made.getHeight(), shown.getHeight());
        long sum = 0;
        for (int y = 0; y < made.getHeight(); y++) {
            for (int x = 0; x < made.getWidth(); x++) {
                int one = shown.getRGB(x, y);
                int other = made.getRGB(x, y);
                for (int shift = 0; shift < 24; shift += 8) {
                    sum += Math.abs((one >> shift & 0xFF) - (other >> shift & 0xFF));
                }
            }
        }
        return sum / (255.0 * 3 * made.getWidth() * made.getHeight());
    }
}
