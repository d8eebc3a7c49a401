package crmbet.core.dataset;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Tells the text formats apart by how a file begins. */
final class TextFormats {
    private TextFormats() {}

    static Format detect(String head, ReadOptions options, Path path) {
        if (options.delimiter() != null) {
            return options.delimiter() == '\t' ? Format.TSV : Format.CSV;
        }
        String name = path.getFileName().toString().toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
        boolean namedLines = name.endsWith(".ndjson") || name.endsWith(".jsonl");
        String text = head.strip();
        char next =
                text.length() > 1 ? text.substring(1).stripLeading().concat(" ").charAt(0) : ' ';
        if (text.startsWith("[") && (next == '{' || (next == ']' || name.endsWith(".json")))) {
            return Format.JSON_ARRAY;
        }
        boolean beginsWithObject = text.startsWith("{") && (next == '"' || next == '}');
        if (namedLines || beginsWithObject || name.endsWith(".json")) {
            if (namedLines || mostLinesBeginObjects(head)) {
                return Format.JSON_LINES;
            }
            if (beginsWithObject) {
                return Format.JSON_OBJECTS;
            }
        }
        return name.endsWith(".tsv") ? Format.TSV : Format.CSV;
    }

    private static boolean mostLinesBeginObjects(String head) {
        List<String> lines = head.lines().filter(line -> !line.isBlank()).toList();
        return 2 * lines.stream().filter(line -> line.startsWith("{")).count() > lines.size();
    }
}
