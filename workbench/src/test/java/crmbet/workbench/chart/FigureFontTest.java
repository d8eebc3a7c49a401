package crmbet.workbench.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.junit.jupiter.api.Test;

class FigureFontTest {
    private static final Pattern FILE = Pattern.compile("base64,([^)]+)\\)");

    @Test
    void whatIsBroughtAlongHasTheGlyphsOfTheTextAndNothingThatReplacesThem() throws Exception {
        String text = "first things in a line, até o fim: 1.234,5 %";
        List<MatchResult> files =
                FILE.matcher(FigureFont.ofTheWindow().cssFor(text)).results().toList();
        assertEquals(2, files.size(), "regular and bold");
        for (MatchResult file : files) {
            byte[] bytes = Base64.getDecoder().decode(file.group(1));
            try (TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(bytes))) {
                assertTrue(text.codePoints().allMatch(code -> glyph(font, code) > 0), "every character has a glyph");
                for (String table : Set.of("GSUB", "GPOS", "GDEF", "kern", "morx")) {
                    assertTrue(!font.getTableMap().containsKey(table), table + " speaks of glyphs of the whole font");
                }
            }
        }
    }

    private static int glyph(TrueTypeFont font, int code) {
        try {
            return font.getUnicodeCmapLookup().getGlyphId(code);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
