package crmbet.workbench.cli;

import crmbet.core.dataset.ColumnProfile;
import crmbet.core.dataset.Datasets;
import crmbet.core.dataset.Distribution;
import crmbet.core.dataset.Distribution.Bin;
import crmbet.core.dataset.Distribution.Quantile;
import crmbet.core.dataset.Distribution.TimeBin;
import crmbet.core.dataset.Distribution.TimeQuantile;
import crmbet.core.dataset.Distribution.ValueCount;
import crmbet.core.dataset.Profile;
import crmbet.core.failure.OperationException;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Describes every column of a dataset. */
@Command(name = "profile")
final class ProfileCommand extends WorkspaceCommand {
    private static final int LONGEST_VALUE = 24;

    @Option(names = "--table", paramLabel = "NAME", required = true, order = 2)
    String table = "";

    ProfileCommand(Crmbet crmbet) {
        super(crmbet);
    }

    @Override
    Answer run(Workspace workspace, Monitor monitor) throws OperationException {
        Profile profile = new Datasets(workspace).profile(table, monitor);
        return Answer.done(facts(profile), lines(profile));
    }

    private List<String> lines(Profile profile) {
        List<String> lines = new ArrayList<>();
        lines.add(text("profile.rows", profile.dataset(), profile.rows()));
        if (profile.sampled()) {
            lines.add(text("profile.sampled", profile.sampledRows()));
        }
        TextTable table = new TextTable(List.of(
                text("profile.column"),
                text("profile.type"),
                text("profile.missing"),
                text("profile.distinct"),
                text("profile.least"),
                text("profile.middle"),
                text("profile.greatest")));
        for (ColumnProfile column : profile.columns()) {
            List<String> row = new ArrayList<>(List.of(
                    column.column().name(),
                    column.column().type().name().toLowerCase(Locale.ROOT),
                    formats().integer(column.missing()),
                    (column.distinctExact() ? "" : "~") + formats().integer(column.distinct())));
            row.addAll(range(column.distribution()));
            table.add(row);
        }
        lines.addAll(table.lines());
        return lines;
    }

    /** Least, typical and greatest value. */
    private List<String> range(Distribution distribution) {
        return switch (distribution) {
            case Distribution.None() -> List.of("", "", "");
            case Distribution.Numbers n ->
                List.of(
                        formats().compact(n.minimum()),
                        formats().compact(median(n)),
                        formats().compact(n.maximum()));
            case Distribution.Times t ->
                List.of(
                        t.minimum().toString(),
                        t.quantiles().isEmpty()
                                ? ""
                                : t.quantiles()
                                        .get(t.quantiles().size() / 2)
                                        .value()
                                        .toString(),
                        t.maximum().toString());
            case Distribution.Texts t ->
                List.of(
                        shortened(t.minimum()),
                        t.top().isEmpty() ? "" : shortened(t.top().getFirst().value()),
                        shortened(t.maximum()));
            case Distribution.Flags f -> List.of("", text("profile.flags", f.trues(), f.falses()), "");
        };
    }

    private static double median(Distribution.Numbers numbers) {
        return numbers.quantiles().stream()
                .filter(quantile -> quantile.probability() == 0.5)
                .mapToDouble(Quantile::value)
                .findFirst()
                .orElse(Double.NaN);
    }

    private static String shortened(String value) {
        return value.codePointCount(0, value.length()) <= LONGEST_VALUE
                ? value
                : value.substring(0, value.offsetByCodePoints(0, LONGEST_VALUE - 1)) + "…";
    }

    private static Facts facts(Profile profile) {
        return Facts.of("dataset", profile.dataset())
                .and("rows", profile.rows())
                .and("sampled_rows", profile.sampledRows())
                .and(
                        "columns",
                        profile.columns().stream().map(ProfileCommand::facts).toList());
    }

    private static Facts facts(ColumnProfile profile) {
        return Facts.of("name", profile.column().name())
                .and("type", profile.column().type().name().toLowerCase(Locale.ROOT))
                .and("sql_type", profile.column().sqlType())
                .and("missing", profile.missing())
                .and("distinct", profile.distinct())
                .and("distinct_exact", profile.distinctExact())
                .andAll(facts(profile.distribution()));
    }

    private static Facts facts(Distribution distribution) {
        return switch (distribution) {
            case Distribution.None() -> Facts.none();
            case Distribution.Numbers n ->
                Facts.of("min", n.minimum())
                        .and("max", n.maximum())
                        .and("mean", n.mean())
                        .and("standard_deviation", n.standardDeviation())
                        .and(
                                "quantiles",
                                n.quantiles().stream()
                                        .map(ProfileCommand::facts)
                                        .toList())
                        .and(
                                "histogram",
                                n.histogram().stream()
                                        .map(ProfileCommand::facts)
                                        .toList());
            case Distribution.Times t ->
                Facts.of("min", t.minimum().toString())
                        .and("max", t.maximum().toString())
                        .and(
                                "quantiles",
                                t.quantiles().stream()
                                        .map(ProfileCommand::facts)
                                        .toList())
                        .and(
                                "histogram",
                                t.histogram().stream()
                                        .map(ProfileCommand::facts)
                                        .toList());
            case Distribution.Texts t ->
                Facts.of("min", t.minimum())
                        .and("max", t.maximum())
                        .and("top", t.top().stream().map(ProfileCommand::facts).toList());
            case Distribution.Flags f -> Facts.of("true", f.trues()).and("false", f.falses());
        };
    }

    private static Facts facts(Quantile quantile) {
        return Facts.of("probability", quantile.probability()).and("value", quantile.value());
    }

    private static Facts facts(TimeQuantile quantile) {
        return Facts.of("probability", quantile.probability())
                .and("value", quantile.value().toString());
    }

    private static Facts facts(Bin bin) {
        return Facts.of("from", bin.from()).and("to", bin.to()).and("count", bin.count());
    }

    private static Facts facts(TimeBin bin) {
        return Facts.of("from", bin.from().toString())
                .and("to", bin.to().toString())
                .and("count", bin.count());
    }

    private static Facts facts(ValueCount value) {
        return Facts.of("value", value.value()).and("count", value.count());
    }
}
