package crmbet.workbench.shell;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.awt.FontFormatException;
import java.awt.GraphicsEnvironment;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.text.Font;

/** Type and colours: AtlantaFX's Primer in light or dark, IBM Plex, and one style sheet of ours. */
public final class Look {
    /** For code and SQL. */
    public static final String MONOSPACED = "IBM Plex Mono";

    private static final List<String> FONTS =
            List.of("IBMPlexSans-Regular.ttf", "IBMPlexSans-Bold.ttf", "IBMPlexMono-Regular.ttf");
    private static final double ANY_SIZE = 13;

    private Look() {}

    /** Makes the product's fonts known to the toolkit, and to Java 2D, which measures and draws the axes of charts. */
    public static void loadFonts() {
        GraphicsEnvironment java2d = GraphicsEnvironment.getLocalGraphicsEnvironment();
        for (String font : FONTS) {
            try (InputStream in = Look.class.getResourceAsStream("font/" + font)) {
                byte[] bytes = Objects.requireNonNull(in, font).readAllBytes();
                if (Font.loadFont(new ByteArrayInputStream(bytes), ANY_SIZE) == null) {
                    throw new IllegalStateException("the font " + font + " cannot be read");
                }
                // False for a font that is known already: then there is nothing to do.
                java2d.registerFont(
                        java.awt.Font.createFont(java.awt.Font.TRUETYPE_FONT, new ByteArrayInputStream(bytes)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (FontFormatException e) {
                throw new IllegalStateException("the font " + font + " cannot be read", e);
            }
        }
    }

    /** Shows all windows in a theme from now on. */
    public static void apply(Theme theme) {
        Application.setUserAgentStylesheet(
                switch (theme) {
                    case LIGHT -> new PrimerLight().getUserAgentStylesheet();
                    case DARK -> new PrimerDark().getUserAgentStylesheet();
                });
    }

    /** Gives a scene our style sheet; every scene of the product needs it. */
    public static void dress(Scene scene) {
        scene.getStylesheets()
                .add(Objects.requireNonNull(Look.class.getResource("crmbet.css"))
                        .toExternalForm());
    }
}
