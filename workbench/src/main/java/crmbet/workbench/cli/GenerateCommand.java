package crmbet.workbench.cli;

import crmbet.connectors.lake.LakeAddress;
import crmbet.connectors.lake.LakeSink;
import crmbet.connectors.postgres.PostgresSink;
import crmbet.core.failure.OperationException;
import crmbet.core.generate.FolderSink;
import crmbet.core.generate.GenerateOptions;
import crmbet.core.generate.Generated;
import crmbet.core.generate.Generator;
import crmbet.core.generate.TableSink;
import crmbet.core.task.Monitor;
import crmbet.core.task.Parallel;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes up the data of a system, for trying things out and for measuring them. */
@Command(name = "generate")
final class GenerateCommand extends TaskCommand {
    private static final String DEFAULT_CUSTOMERS = "1000";
    private static final String DEFAULT_DAYS = "180";
    private static final String ORGANISATIONS = "pytake";

    @Option(names = "--system", paramLabel = "SYSTEM", required = true, order = 1)
    String system = "";

    @Option(names = "--customers", paramLabel = "N", defaultValue = DEFAULT_CUSTOMERS, order = 2)
    int customers;

    @Option(names = "--days", paramLabel = "D", defaultValue = DEFAULT_DAYS, order = 3)
    int days;

    @Option(names = "--until", paramLabel = "DATE", order = 4)
    @Nullable
    String until;

    @Option(names = "--pace", paramLabel = "X", defaultValue = "1", order = 5)
    double pace;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", order = 5)
    long seed;

    @Option(names = "--out", paramLabel = "DIR", order = 6)
    @Nullable
    Path folder;

    @Option(names = "--to", paramLabel = "ADDRESS", order = 7)
    @Nullable
    String address;

    @Option(names = "--endpoint", paramLabel = "URL", order = 8)
    @Nullable
    String endpoint;

    GenerateCommand(Crmbet crmbet) {
        super(crmbet);
    }

    @Override
    Answer run(Monitor monitor) throws OperationException {
        GenerateOptions options = options();
        try (TableSink sink = sink()) {
            Generated generated = Generator.run(options, sink, Parallel.ofProcessors(), monitor);
            return Answer.done(facts(options, generated), lines(generated));
        }
    }

    private TableSink sink() {
        if (folder != null && address == null) {
            return new FolderSink(folder);
        }
        if (address != null && folder == null && LakeAddress.isOne(address)) {
            return lake(address);
        }
        if (address != null && folder == null) {
            return new PostgresSink(new Address(address, System.getenv(), messages()).profile());
        }
        throw new WrongUsage(text("generate.where"));
    }

    private TableSink lake(String given) {
        try {
            LakeAddress.Place place = LakeAddress.place(given);
            return new LakeSink(LakeAddress.of(place.bucket(), endpoint, System.getenv()), place.prefix());
        } catch (IllegalArgumentException e) {
            throw new WrongUsage(text("usage.refused", e.getMessage()));
        }
    }

    private GenerateOptions options() {
        try {
            LocalDate end = until == null ? GenerateOptions.DEFAULT_UNTIL : LocalDate.parse(until);
            return new GenerateOptions(system, customers, days, end, pace, seed);
        } catch (DateTimeParseException e) {
            throw new WrongUsage(text("generate.until", until));
        } catch (IllegalArgumentException e) {
            throw new WrongUsage(text("usage.refused", e.getMessage()));
        }
    }

    private List<String> lines(Generated generated) {
        List<String> lines = new ArrayList<>();
        for (Map.Entry<String, Long> table : generated.rows().entrySet()) {
            lines.add(text("generate.table", table.getKey(), table.getValue()));
        }
        lines.add(
                text("generate.done", generated.total(), generated.archetypes().size()));
        if (folder != null) {
            lines.add(
                    next(system.equals(ORGANISATIONS) ? "generate.nextOrganisation" : "generate.next", folder, system));
        }
        return lines;
    }

    private static Facts facts(GenerateOptions options, Generated generated) {
        Facts rows = Facts.none();
        generated.rows().forEach(rows::and);
        Facts archetypes = Facts.none();
        generated.archetypes().forEach(archetypes::and);
        return Facts.of("system", options.system())
                .and("customers", options.customers())
                .and("from", options.from().toString())
                .and("until", options.until().toString())
                .and("seed", options.seed())
                .and("rows", rows)
                .and("archetypes", archetypes);
    }
}
