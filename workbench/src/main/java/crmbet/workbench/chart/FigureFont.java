package crmbet.workbench.chart;

import java.awt.FontFormatException;
import java.awt.GraphicsEnvironment;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TTFSubsetter;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/** The typeface of figures that are written to files, so that they look the same where it is not installed. */
public final class FigureFont {
    /**
     * The tables that a font of fewer glyphs needs. Not those of ligatures and kerning: they name glyphs by the numbers that
     * these have in the whole font, and a browser would put wrong ones in their place.
     */
    private static final List<String> TABLES = List.of(
            "OS/2", "cmap", "cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post", "prep");

    private final String family;
    private final byte[] regular;
    private final byte[] bold;

    private FigureFont(String family, byte[] regular, byte[] bold) {
        this.family = family;
        this.regular = regular;
        this.bold = bold;
    }

    /**
     * Reads a typeface, and makes it known to what draws pictures in memory.
     *
     * @param regular a TrueType font; read to its end, not closed
     * @param bold the same, bold
     * @throws IOException if one cannot be read or is no TrueType font
     */
    public static FigureFont read(InputStream regular, InputStream bold) throws IOException {
        byte[] regularBytes = regular.readAllBytes();
        byte[] boldBytes = bold.readAllBytes();
        register(boldBytes);
        return new FigureFont(register(regularBytes), regularBytes, boldBytes);
    }

    /** The typeface of the window, known to what draws in memory from then on. */
    public static FigureFont ofTheWindow() {
        return OfTheWindow.FONT;
    }

    private static FigureFont read() {
        try (InputStream regular = resource("IBMPlexSans-Regular.ttf");
                InputStream bold = resource("IBMPlexSans-Bold.ttf")) {
            return read(regular, bold);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Read once, by the first who needs it: Java 2D takes long to begin. */
    private static final class OfTheWindow {
        static final FigureFont FONT = read();
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(
                FigureFont.class.getResourceAsStream("/crmbet/workbench/shell/font/" + name), name);
    }

    private static String register(byte[] bytes) throws IOException {
        try {
            java.awt.Font font = java.awt.Font.createFont(java.awt.Font.TRUETYPE_FONT, new ByteArrayInputStream(bytes));
            GraphicsEnvironment.getLocalGraphicsEnvironment().registerFont(font);
            return font.getFamily(Locale.ROOT);
        } catch (FontFormatException e) {
            throw new IOException("not a TrueType font", e);
        }
    }

    String family() {
        return family;
    }

    InputStream regular() {
        return new ByteArrayInputStream(regular);
    }

    InputStream bold() {
        return new ByteArrayInputStream(bold);
    }

    /** The name by which style rules ask for it. */
    public String name() {
        return family;
    }

    /** Style rules that bring along the glyphs of a text, in both weights. */
    public String cssFor(String text) throws IOException {
        return face(regular, "normal", text) + face(bold, "bold", text);
    }

    private String face(byte[] font, String weight, String text) throws IOException {
        TTFSubsetter subset = new TTFSubsetter(new TTFParser().parse(new RandomAccessReadBuffer(font)), TABLES);
        text.codePoints().forEach(subset::add);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        subset.writeToStream(out);
        return "@font-face{font-family:\"" + family + "\";font-weight:" + weight
                + ";src:url(data:font/ttf;base64,"
                + Base64.getEncoder().encodeToString(out.toByteArray()) + ")}";
    }
}
