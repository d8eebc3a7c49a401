package crmbet.workbench.page.data.quality;

import crmbet.core.dataset.Dataset;
import crmbet.core.dataset.Datasets;
import crmbet.core.expectation.CheckReport;
import crmbet.core.expectation.Expectation;
import crmbet.core.expectation.Expectations;
import crmbet.core.expectation.Finding;
import crmbet.core.expectation.Severity;
import crmbet.core.expectation.Suite;
import crmbet.core.expectation.SuiteFile;
import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Workspace;
import crmbet.workbench.shell.Notice;
import crmbet.workbench.shell.Workbench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** What is expected of the dataset that is looked at, and what checks have found. */
public final class QualityViewModel {
    private static final int REMEMBERED_CHECKS = 24;

    private final Workbench workbench;
    private final ObservableValue<@Nullable Dataset> dataset;
    private final ReadOnlyObjectWrapper<Suite> suite = new ReadOnlyObjectWrapper<>(Suite.empty());
    private final ReadOnlyObjectWrapper<List<CheckReport>> history = new ReadOnlyObjectWrapper<>(List.of());
    private final ObservableList<QualityLine> lines = FXCollections.observableArrayList();
    private final ObservableList<Expectation> suggestions = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper nothingSuggested = new ReadOnlyBooleanWrapper();
    private final ObjectProperty<@Nullable QualityLine> selected = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();
    private Runnable reading = () -> {};

    /** @param dataset the one that is looked at */
    public QualityViewModel(Workbench workbench, ObservableValue<@Nullable Dataset> dataset) {
        this.workbench = workbench;
        this.dataset = dataset;
        dataset.addListener((_, _, _) -> look());
        look();
    }

    ReadOnlyObjectProperty<Suite> suiteProperty() {
        return suite.getReadOnlyProperty();
    }

    /** What checks have found, the latest first. */
    ReadOnlyObjectProperty<List<CheckReport>> historyProperty() {
        return history.getReadOnlyProperty();
    }

    /** One an expectation. */
    ObservableList<QualityLine> lines() {
        return lines;
    }

    /** What looks as if it were meant, and is not expected yet. */
    ObservableList<Expectation> suggestions() {
        return suggestions;
    }

    /** Whether suggestions were asked for and there is nothing more to suggest. */
    ReadOnlyBooleanProperty nothingSuggestedProperty() {
        return nothingSuggested.getReadOnlyProperty();
    }

    /** The expectation whose failing rows are shown. */
    ObjectProperty<@Nullable QualityLine> selectedProperty() {
        return selected;
    }

    ReadOnlyObjectProperty<@Nullable Failure> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** Names of the columns of the dataset. */
    List<String> columns() {
        Dataset present = dataset.getValue();
        return present == null
                ? List.of()
                : present.columns().stream().map(column -> column.name()).toList();
    }

    /** Checks the dataset as it stands. */
    void check() {
        run("quality.task.check", "", (work, name) -> {
            work.expectations().check(name, work.monitor());
            return work.state(name);
        });
    }

    /** Looks for rules that seem to be meant. */
    void suggest() {
        Workspace workspace = workbench.workspace().getValue();
        Dataset present = dataset.getValue();
        if (workspace == null || present == null) {
            return;
        }
        workbench
                .tasks()
                .run(
                        workbench.messages().bind("quality.task.suggest", present.name()),
                        monitor -> new Datasets(workspace).suggest(present.name(), monitor),
                        found -> {
                            if (present.equals(dataset.getValue())) {
                                failure.set(null);
                                suggestions.setAll(found.stream()
                                        .filter(each -> !suite.get().has(each.rule()))
                                        .toList());
                                nothingSuggested.set(suggestions.isEmpty());
                            }
                        },
                        failure::set);
    }

    /** Expects from now on what was suggested. */
    void accept(List<Expectation> chosen) {
        Suite all = suite.get();
        for (Expectation each : chosen) {
            all = all.with(each);
        }
        suggestions.removeAll(chosen);
        keep(all);
    }

    /** Shows no suggestions any more. */
    void dismissSuggestions() {
        suggestions.clear();
        nothingSuggested.set(false);
    }

    void add(Expectation expectation) {
        keep(suite.get().with(expectation));
    }

    void replace(Expectation present, Expectation other) {
        keep(suite.get().replacing(present, other));
    }

    void remove(Expectation expectation) {
        keep(suite.get().without(expectation.rule()));
    }

    void setSeverity(Expectation expectation, Severity severity) {
        if (expectation.severity() != severity) {
            replace(expectation, expectation.withSeverity(severity));
        }
    }

    /** Expects what a file says, in the place of what is expected now. */
    void open(Path file) {
        run("quality.task.keep", "", (work, name) -> {
            work.expectations().keep(name, SuiteFile.read(file));
            return work.state(name);
        });
    }

    /** Writes what is expected to a file. */
    void save(Path file) {
        Suite kept = suite.get();
        run("quality.task.export", "quality.notice.saved", (work, name) -> {
            write(file, SuiteFile.text(kept));
            return work.state(name);
        });
    }

    /** Writes the rows that fail an expectation to a file. */
    void export(Finding finding, Path file) {
        if (history.get().isEmpty()) {
            return;
        }
        CheckReport report = history.get().getFirst();
        run("quality.task.export", "quality.notice.exported", (work, name) -> {
            work.expectations().export(report, finding, file, work.monitor());
            return work.state(name);
        });
    }

    /** Reads again what is kept, such as after a load. */
    public void refresh() {
        look();
    }

    private static void write(Path file, String text) throws OperationException {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new OperationException(new Failure.CannotWrite(file, e.toString()), e);
        }
    }

    private void keep(Suite changed) {
        run("quality.task.keep", "", (work, name) -> {
            work.expectations().keep(name, changed);
            return work.state(name);
        });
    }

    private void look() {
        reading.run();
        Workspace workspace = workbench.workspace().getValue();
        Dataset present = dataset.getValue();
        dismissSuggestions();
        failure.set(null);
        if (workspace == null || present == null) {
            show(new State(Suite.empty(), List.of()));
            return;
        }
        reading = workbench
                .tasks()
                .quietly(
                        monitor -> new Workings(new Expectations(workspace), monitor).state(present.name()),
                        this::show,
                        failure::set);
    }

    private void show(State state) {
        QualityLine before = selected.get();
        suite.set(state.suite());
        history.set(state.history());
        lines.setAll(state.suite().expectations().stream()
                .map(each -> QualityLine.of(each, state.history()))
                .toList());
        selected.set(lines.stream()
                .filter(each -> before != null
                        && each.expectation().rule().equals(before.expectation().rule()))
                .findFirst()
                .or(() -> lines.stream().filter(QualityViewModel::fails).findFirst())
                .orElse(null));
    }

    private static boolean fails(QualityLine line) {
        Finding finding = line.finding();
        return finding != null && finding.outcome() != Finding.Outcome.HOLDS;
    }

    /** Runs what ends with another state of the dataset's expectations. */
    private void run(String task, String notice, Change change) {
        Workspace workspace = workbench.workspace().getValue();
        Dataset present = dataset.getValue();
        if (workspace == null || present == null) {
            return;
        }
        workbench
                .tasks()
                .run(
                        workbench.messages().bind(task, present.name()),
                        monitor -> change.apply(new Workings(new Expectations(workspace), monitor), present.name()),
                        state -> {
                            failure.set(null);
                            if (present.equals(dataset.getValue())) {
                                show(state);
                            }
                            if (!notice.isEmpty()) {
                                workbench
                                        .notifications()
                                        .show(Notice.done(workbench.messages().bind(notice)));
                            }
                        },
                        failure::set);
    }

    private record State(Suite suite, List<CheckReport> history) {}

    private record Workings(Expectations expectations, Monitor monitor) {
        State state(String name) throws OperationException {
            return new State(expectations.suite(name), expectations.history(name, REMEMBERED_CHECKS));
        }
    }

    @FunctionalInterface
    private interface Change {
        State apply(Workings work, String dataset) throws OperationException;
    }
}
