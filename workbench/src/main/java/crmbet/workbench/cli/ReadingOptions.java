package crmbet.workbench.cli;

import crmbet.core.dataset.ColumnType;
import crmbet.core.dataset.ReadOptions;
import crmbet.workbench.message.Messages;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the user may decide about the reading of a file; the rest is detected. */
final class ReadingOptions {
    @Option(names = "--delimiter", paramLabel = "CHARACTER", order = 20)
    @Nullable
    String delimiter;

    @Option(names = "--header", negatable = true, order = 21)
    @Nullable
    Boolean header;

    @Option(names = "--encoding", paramLabel = "NAME", order = 22)
    @Nullable
    String encoding;

    @Option(names = "--date-format", paramLabel = "FORMAT", order = 23)
    @Nullable
    String dateFormat;

    @Option(names = "--time-format", paramLabel = "FORMAT", order = 24)
    @Nullable
    String timeFormat;

    @Option(names = "--decimal-comma", negatable = true, order = 26)
    @Nullable
    Boolean decimalComma;

    @Option(names = "--type", paramLabel = "COLUMN=TYPE", order = 25)
    Map<String, String> types = new LinkedHashMap<>();

    /** @throws WrongUsage naming the option whose value cannot be used */
    ReadOptions options(Messages messages) {
        ReadOptions options = ReadOptions.detect();
        if (delimiter != null) {
            options = options.withDelimiter(character(delimiter, messages));
        }
        if (header != null) {
            options = options.withHeader(header);
        }
        if (encoding != null) {
            options = options.withEncoding(charset(encoding, messages));
        }
        if (dateFormat != null) {
            options = options.withDateFormat(dateFormat);
        }
        if (timeFormat != null) {
            options = options.withDateTimeFormat(timeFormat);
        }
        if (decimalComma != null) {
            options = options.withDecimalComma(decimalComma);
        }
        for (var type : types.entrySet()) {
            options = options.withType(type.getKey(), type(type.getValue(), messages));
        }
        return options;
    }

    private static char character(String given, Messages messages) {
        String meant = given.equals("\\t") ? "\t" : given;
        if (meant.length() != 1) {
            throw new WrongUsage(messages.get("cli.load.delimiter", given));
        }
        return meant.charAt(0);
    }

    private static Charset charset(String name, Messages messages) {
        try {
            return Charset.forName(name);
        } catch (IllegalArgumentException e) {
            throw new WrongUsage(messages.get("cli.load.encoding", name));
        }
    }

    private static ColumnType type(String name, Messages messages) {
        return Arrays.stream(ColumnType.values())
                .filter(type -> type != ColumnType.NESTED && type.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new WrongUsage(messages.get(
                        "cli.load.type",
                        name,
                        Arrays.stream(ColumnType.values())
                                .filter(type -> type != ColumnType.NESTED)
                                .map(type -> type.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", ")))));
    }
}
