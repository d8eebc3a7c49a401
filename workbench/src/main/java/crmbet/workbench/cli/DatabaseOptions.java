package crmbet.workbench.cli;

import crmbet.core.source.Selection;
import crmbet.workbench.message.Messages;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is read from a database. */
final class DatabaseOptions {
    private static final String USUAL_SCHEMA = "public";

    @Option(names = "--query", paramLabel = "SQL", order = 30)
    @Nullable
    String query;

    @Option(names = "--watermark", paramLabel = "COLUMN", order = 32)
    @Nullable
    String watermark;

    @Option(names = "--key", paramLabel = "A,B", order = 33)
    @Nullable
    String key;

    boolean isGiven() {
        return query != null || watermark != null || key != null;
    }

    /**
     * What is to be read.
     *
     * @param table as the address names it
     * @param columns of it; none for all
     * @throws WrongUsage if nothing or two things are named
     */
    Selection selection(Optional<String> table, List<String> columns, Messages messages) {
        if (query != null) {
            if (table.isPresent() || !columns.isEmpty()) {
                throw new WrongUsage(messages.get("cli.load.tableAndQuery"));
            }
            if (query.isBlank()) {
                throw new WrongUsage(messages.get("cli.load.tableOrQuery"));
            }
            return new Selection.Query(query);
        }
        String name = table.orElseThrow(() -> new WrongUsage(messages.get("cli.load.tableOrQuery")));
        int dot = name.indexOf('.');
        return new Selection.Table(
                dot < 0 ? USUAL_SCHEMA : name.substring(0, dot),
                name.substring(dot + 1),
                columns.stream().map(String::strip).toList());
    }

    List<String> key(Messages messages) {
        return key == null ? List.of() : new NameList(key, messages).names();
    }
}
