package crmbet.workbench.cli;

import crmbet.connectors.lake.S3Store;
import crmbet.core.canonical.Canonical;
import crmbet.core.canonical.KnownSystem;
import crmbet.core.canonical.SystemDatasets;
import crmbet.core.dataset.Column;
import crmbet.core.dataset.Dataset;
import crmbet.core.dataset.Datasets;
import crmbet.core.dataset.LoadRequest;
import crmbet.core.dataset.RejectedRow;
import crmbet.core.dataset.SourceDatasets;
import crmbet.core.dataset.SourceRequest;
import crmbet.core.expectation.CheckReport;
import crmbet.core.expectation.Expectations;
import crmbet.core.expectation.Suite;
import crmbet.core.expectation.SuiteFile;
import crmbet.core.failure.Failure;
import crmbet.core.failure.Obstacle;
import crmbet.core.failure.OperationException;
import crmbet.core.intake.SystemFolder;
import crmbet.core.intake.SystemIntake;
import crmbet.core.intake.SystemLoad;
import crmbet.core.lake.Lake;
import crmbet.core.lake.LakeLoad;
import crmbet.core.lake.LakeRequest;
import crmbet.core.privacy.PersonalColumn;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Workspace;
import crmbet.workbench.connection.Lakes;
import crmbet.workbench.message.Explanation;
import crmbet.workbench.message.FailureText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Loads a file, or a folder with all tables of a system, into a workspace, which is made if the folder holds none. */
@Command(name = "load")
final class LoadCommand extends WorkspaceCommand {
    private static final int REJECTS_SHOWN = 3;
    /** Beside the database, so that whoever erases a person finds it. */
    @Option(names = "--from", paramLabel = "FILE", required = true, order = 2)
    String from = "";

    @Option(names = "--as", paramLabel = "NAME", order = 3)
    @Nullable
    String name;

    @Option(names = "--system", paramLabel = "SYSTEM", order = 4)
    @Nullable
    String system;

    @Option(names = "--organisation", paramLabel = "NAME", order = 5)
    @Nullable
    String organisation;

    @Option(names = "--replace", order = 6)
    boolean replace;

    @Option(names = "--expectations", paramLabel = "SUITE.json", order = 7)
    @Nullable
    Path expectations;

    @Mixin
    LakeOptions lake = new LakeOptions();

    @Mixin
    DatabaseOptions database = new DatabaseOptions();

    @Mixin
    ReadingOptions reading = new ReadingOptions();

    @Mixin
    PrivacyChoices privacy = new PrivacyChoices();

    LoadCommand(Crmbet crmbet) {
        super(crmbet);
    }

    @Override
    Workspace open() throws OperationException {
        return Workspace.openOrCreate(folder());
    }

    @Override
    Answer run(Workspace workspace, Monitor monitor) throws OperationException {
        SourceAddress address = address();
        Optional<LakePlace> place = lakePlace();
        if (place.isEmpty() && address.isOne()) {
            return loadFromDatabase(workspace, address, monitor);
        }
        Optional<SystemFolder> system = place.isPresent() ? Optional.empty() : systemFolder();
        try {
            if (place.isPresent()) {
                return loadLake(workspace, place.get(), monitor);
            }
            return system.isPresent() ? run(workspace, system.get(), monitor) : loadFile(workspace, monitor);
        } catch (OperationException e) {
            if (e.failure() instanceof Failure.NotPossible(Obstacle.ExpectationsFailed(String dataset, long _))) {
                return stopped(workspace, dataset, e.failure());
            }
            throw e;
        }
    }

    private Optional<LakePlace> lakePlace() throws OperationException {
        return LakePlace.of(
                from, lake, System.getenv(), installation().connections().get(), messages());
    }

    private Answer loadLake(Workspace workspace, LakePlace place, Monitor monitor) throws OperationException {
        String called = lakeName();
        LakeRequest request = lake.request(place.prefix(), called, replace, suite(workspace, called), messages());
        try (S3Store store = new S3Store(place.address())) {
            LakeLoad load = new Lake(workspace, Lakes.cache(workspace)).load(store, request, monitor);
            Facts facts = facts(load.dataset())
                    .and("objects", load.objects())
                    .and("objects_pruned", load.pruned())
                    .and("bytes_needed", load.needed())
                    .and("bytes_downloaded", load.downloaded())
                    .and("bytes_total", load.total());
            String fetched = text(
                    "load.lake",
                    load.objects(),
                    load.pruned(),
                    formats().bytes(load.downloaded()),
                    formats().bytes(load.total()));
            return loaded(workspace, load.dataset(), facts, List.of(fetched), monitor);
        }
    }

    private String lakeName() {
        if (name == null) {
            throw new WrongUsage(text("load.lakeName"));
        }
        return name;
    }

    private SourceAddress address() {
        return new SourceAddress(
                from, System.getenv(), installation().connections().get(), messages());
    }

    private Answer loadFromDatabase(Workspace workspace, SourceAddress address, Monitor monitor)
            throws OperationException {
        KnownSystem known = knownSystem();
        try (SourceAddress.Opened opened = address.open()) {
            if (known != null && address.table().isEmpty() && database.query == null) {
                SystemLoad load = new SystemIntake(workspace)
                        .load(opened.source(), opened.connection().orElse(null), names(known), replace, monitor);
                return answer(workspace, load);
            }
            Dataset dataset = new SourceDatasets(workspace)
                    .load(opened.source(), opened.connection().orElse(null), List.of(sourceRequest(address)), monitor)
                    .getFirst();
            return loaded(workspace, dataset, facts(dataset), List.of(), monitor);
        } catch (OperationException e) {
            if (e.failure() instanceof Failure.NotPossible(Obstacle.ExpectationsFailed(String dataset, long _))) {
                return stopped(workspace, dataset, e.failure());
            }
            throw e;
        }
    }

    private SourceRequest sourceRequest(SourceAddress address) {
        if (name == null) {
            throw new WrongUsage(text("load.name"));
        }
        try {
            return new SourceRequest(
                    name,
                    database.selection(address.table(), lake.columns, messages()),
                    database.watermark,
                    database.key(messages()),
                    replace);
        } catch (IllegalArgumentException e) {
            throw new WrongUsage(text("usage.refused", e.getMessage()));
        }
    }

    private Answer loadFile(Workspace workspace, Monitor monitor) throws OperationException {
        LoadRequest request = request();
        Datasets datasets = new Datasets(workspace);
        Dataset dataset = datasets.load(request.expecting(suite(workspace, request.name())), monitor);
        return loaded(workspace, dataset, facts(dataset), List.of(), monitor);
    }

    private Answer loaded(Workspace workspace, Dataset dataset, Facts facts, List<String> more, Monitor monitor)
            throws OperationException {
        @Nullable KnownSystem known = knownSystem();
        List<PersonalColumn> personal = PrivacyChoices.of(workspace, dataset.name());
        facts.and("protected", PrivacyChoices.facts(personal));
        List<String> lines = lines(dataset, new Datasets(workspace).rejects(dataset.name(), 0, REJECTS_SHOWN));
        lines.addAll(more);
        lines.addAll(PrivacyChoices.lines(personal, messages()));
        for (CheckReport report : checkOf(dataset, workspace)) {
            facts.and("check", new CheckLines(messages()).facts(report));
            lines.addAll(new CheckLines(messages()).lines(report));
        }
        if (known == null) {
            lines.add(next("load.next", folder(), dataset.name()));
        } else {
            var report = new MappingReport(
                    new Canonical(workspace)
                            .map(KnownSystems.datasets(dataset.name(), known, organisation, messages()), monitor),
                    messages());
            facts.and("mapping", report.facts());
            lines.addAll(report.lines());
            lines.add(next("map.next", folder(), report.features()));
        }
        return Answer.done(facts, lines);
    }

    private Answer run(Workspace workspace, SystemFolder system, Monitor monitor) throws OperationException {
        SystemDatasets names = names(system.system());
        return answer(workspace, new SystemIntake(workspace).load(system, names, replace, monitor));
    }

    private Answer answer(Workspace workspace, SystemLoad load) throws OperationException {
        var report = new MappingReport(load.mapping(), messages());
        List<String> lines = new ArrayList<>();
        for (Dataset dataset : load.datasets()) {
            lines.add(text(
                    "load.done",
                    dataset.name(),
                    dataset.rows(),
                    dataset.columns().size(),
                    dataset.rejectedRows()));
            lines.addAll(PrivacyChoices.lines(PrivacyChoices.of(workspace, dataset.name()), messages()));
            for (CheckReport check : checkOf(dataset, workspace)) {
                lines.addAll(new CheckLines(messages()).summary(check));
            }
        }
        lines.addAll(report.lines());
        lines.add(next("map.next", folder(), report.features()));
        return Answer.done(
                Facts.of(
                                "datasets",
                                load.datasets().stream().map(LoadCommand::facts).toList())
                        .and("mapping", report.facts()),
                lines);
    }

    @Override
    void check() throws OperationException {
        SourceAddress address = address();
        Optional<LakePlace> place = lakePlace();
        if (place.isPresent()) {
            LakeRequest _ = lake.request(place.get().prefix(), lakeName(), replace, null, messages());
            return;
        }
        if (address.isOne()) {
            checkDatabase(address);
            return;
        }
        if (lake.given()) {
            throw new WrongUsage(text("load.lakeOnly"));
        }
        if (database.isGiven()) {
            throw new WrongUsage(text("load.notADatabase", from));
        }
        Optional<SystemFolder> folder = systemFolder();
        if (folder.isPresent()) {
            if (privacy.given()) {
                throw new WrongUsage(text("load.personalOfFolder"));
            }
            SystemDatasets _ = names(folder.get().system());
            return;
        }
        LoadRequest _ = request();
        KnownSystem known = knownSystem();
        if (known != null && !known.hasOneTable()) {
            throw new WrongUsage(text("load.folder", known.title()));
        }
    }

    private void checkDatabase(SourceAddress address) throws OperationException {
        KnownSystem known = knownSystem();
        if (known != null && address.table().isEmpty() && database.query == null) {
            SystemDatasets _ = names(known);
        } else {
            SourceRequest _ = sourceRequest(address);
            if (known != null && !known.hasOneTable()) {
                throw new WrongUsage(text("load.severalTables", known.title()));
            }
        }
        // Complains about an address before a workspace is made for nothing.
        address.open().close();
    }

    /** The system's folder, where a folder is given. */
    private Optional<SystemFolder> systemFolder() throws OperationException {
        Path path = new LocalFile(from, messages()).path();
        if (!Files.isDirectory(path)) {
            return Optional.empty();
        }
        KnownSystem known = knownSystem();
        if (known == null) {
            throw new WrongUsage(text("load.system", path));
        }
        return Optional.of(SystemFolder.of(path, known));
    }

    private SystemDatasets names(KnownSystem known) {
        return KnownSystems.datasets(name == null ? known.id() : name, known, organisation, messages());
    }

    /** What the file says; else what is kept; else what ships with the system. */
    private @Nullable Suite suite(Workspace workspace, String dataset) throws OperationException {
        if (expectations != null) {
            return SuiteFile.read(expectations);
        }
        KnownSystem known = knownSystem();
        boolean kept = !new Expectations(workspace).suite(dataset).isEmpty();
        return kept || known == null || !known.hasOneTable()
                ? null
                : SuiteFile.shipped(known.id())
                        .get(known.tables().getFirst().name().toLowerCase(Locale.ROOT));
    }

    private Answer stopped(Workspace workspace, String dataset, Failure failure) throws OperationException {
        Explanation explanation = new FailureText(messages()).explain(failure);
        String words = explanation.happened() + ' ' + explanation.remedy();
        Facts facts = error("ExpectationsFailed", words);
        List<String> lines = new ArrayList<>(List.of(words));
        for (CheckReport report : new Expectations(workspace).history(dataset, 1)) {
            facts.and("check", new CheckLines(messages()).facts(report));
            lines.addAll(new CheckLines(messages()).lines(report));
        }
        return new Answer(ExitStatus.FAILED, facts, lines);
    }

    /** The check that was part of this load, if there was one. */
    private static List<CheckReport> checkOf(Dataset dataset, Workspace workspace) throws OperationException {
        return new Expectations(workspace)
                .history(dataset.name(), 1).stream()
                        .filter(CheckReport::loading)
                        .filter(report -> !report.checkedAt().isBefore(dataset.loadedAt()))
                        .toList();
    }

    private @Nullable KnownSystem knownSystem() {
        return system == null ? null : KnownSystems.named(system, messages());
    }

    private LoadRequest request() {
        if (name == null) {
            throw new WrongUsage(text("load.name"));
        }
        try {
            return new LoadRequest(new LocalFile(from, messages()).path(), name, reading.options(messages()), replace)
                    .with(privacy.options());
        } catch (IllegalArgumentException e) {
            throw new WrongUsage(text("usage.refused", e.getMessage()));
        }
    }

    private List<String> lines(Dataset dataset, List<RejectedRow> rejects) {
        List<String> lines = new ArrayList<>();
        lines.add(text(
                "load.done", dataset.name(), dataset.rows(), dataset.columns().size(), dataset.rejectedRows()));
        for (RejectedRow reject : rejects) {
            lines.add(text("load.rejected", reject.line(), reject.reason()));
        }
        if (dataset.rejectedRows() > rejects.size()) {
            lines.add(text("load.rejectedMore", dataset.rejectedRows() - rejects.size()));
        }
        return lines;
    }

    private static Facts facts(Dataset dataset) {
        return Facts.of("dataset", dataset.name())
                .and("source", dataset.source())
                .and("format", dataset.format().name().toLowerCase(Locale.ROOT))
                .and("rows", dataset.rows())
                .and("rejected_rows", dataset.rejectedRows())
                .and(
                        "columns",
                        dataset.columns().stream().map(LoadCommand::facts).toList());
    }

    private static Facts facts(Column column) {
        return Facts.of("name", column.name())
                .and("type", column.type().name().toLowerCase(Locale.ROOT))
                .and("sql_type", column.sqlType());
    }
}
