package crmbet.workbench.shell;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
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

    /** Makes the product's fonts known to the toolkit. */
    public static void loadFonts() {
        for (String font : FONTS) {
            try (InputStream in = Look.class.getResourceAsStream("font/" + font)) {
                if (Font.loadFont(Objects.requireNonNull(in, font), ANY_SIZE) == null) {
                    throw new IllegalStateException("the font " + font + " cannot be read");
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Shows all windows in a theme from now on; from its compiled style sheet, for reading the text takes a third of a second. */
    public static void apply(Theme theme) {
        Application.setUserAgentStylesheet(
                switch (theme) {
                    case LIGHT -> new PrimerLight().getUserAgentStylesheetBSS();
                    case DARK -> new PrimerDark().getUserAgentStylesheetBSS();
                });
    }

    /** Gives a scene our style sheet; every scene of the product needs it. */
    public static void dress(Scene scene) {
        scene.getStylesheets()
                .add(Objects.requireNonNull(Look.class.getResource("crmbet.css"))
                        .toExternalForm());
    }
}
