package crmbet.workbench.page.lab.explain;

import crmbet.core.explain.Condition;
import crmbet.core.explain.Explanation;
import crmbet.core.explain.Representatives;
import crmbet.core.explain.Rule;
import crmbet.core.explain.RuleCount;
import crmbet.core.explain.TypicalBy;
import crmbet.core.failure.OperationException;
import crmbet.core.feature.RowOrigin;
import crmbet.core.feature.RowSet;
import crmbet.core.run.ClusterFaces;
import crmbet.core.run.RunLabels;
import crmbet.core.run.Runs;
import crmbet.core.task.Monitor;
import crmbet.core.task.Parallel;
import crmbet.core.workspace.Workspace;
import crmbet.workbench.chart.Group;
import crmbet.workbench.page.lab.diagnostic.Measured;
import crmbet.workbench.page.lab.model.Division;
import crmbet.workbench.page.lab.model.Faces;
import crmbet.workbench.page.lab.model.FigureTexts;
import crmbet.workbench.page.lab.model.LabViewModel;
import crmbet.workbench.page.lab.model.Selection;
import crmbet.workbench.shell.Notice;
import crmbet.workbench.shell.Workbench;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Which cluster is explained, by which rule, and how well the rule does; rules can be changed and are counted at once. */
public final class ExplainViewModel {
    private static final int CUSTOMERS_OF_A_KIND = 5;

    private final LabViewModel model;
    private final Workbench workbench;
    private final Measured<Division, Explained> explained;
    private final Measured<Division, List<Representatives>> representatives;
    private final ReadOnlyIntegerWrapper cluster = new ReadOnlyIntegerWrapper();
    private final ReadOnlyObjectWrapper<Optional<Rule>> rule = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<RuleCount>> count = new ReadOnlyObjectWrapper<>(Optional.empty());

    private Runnable counting = () -> {};
    private Runnable finding = () -> {};

    ExplainViewModel(LabViewModel model, Workbench workbench) {
        this.model = model;
        this.workbench = workbench;
        explained = Measured.announced(
                workbench.tasks(),
                workbench.messages().bind("lab.explain.task"),
                model.picture().divisionProperty(),
                division -> monitor -> Explained.of(division, monitor),
                model.picture()::report);
        representatives = new Measured<>(
                workbench.tasks(),
                model.picture().divisionProperty(),
                division -> {
                    Workspace workspace =
                            Objects.requireNonNull(workbench.workspace().getValue());
                    return monitor -> representatives(division, workspace, monitor);
                },
                model.picture()::report);
        explained.valueProperty().subscribe(this::begin);
        model.selection().groupProperty().subscribe(this::follow);
        model.trialProperty().addListener((_, before, now) -> {
            if (!before.rules().equals(now.rules())) {
                show();
            }
        });
    }

    private static List<Representatives> representatives(Division division, Workspace workspace, Monitor monitor)
            throws OperationException {
        RunLabels labels = new Runs(workspace).labels(division.run().name(), monitor);
        return Representatives.of(
                division.set().scaled().matrix(),
                division.labels(),
                labels.probabilities(),
                labels.outlierScores(),
                TypicalBy.of(division.run().strategy()),
                CUSTOMERS_OF_A_KIND,
                Parallel.ofProcessors(),
                monitor);
    }

    void shown() {
        explained.shown();
        representatives.shown();
    }

    void hidden() {
        explained.hidden();
        representatives.hidden();
    }

    /** Explains anew after the search was stopped. */
    void again() {
        explained.begin();
    }

    /** Empty until the run is explained. */
    ReadOnlyObjectProperty<Optional<Explained>> explainedProperty() {
        return explained.valueProperty();
    }

    /** One for each cluster by number; empty until they are found. */
    ReadOnlyObjectProperty<Optional<List<Representatives>>> representativesProperty() {
        return representatives.valueProperty();
    }

    /** Whether somebody stopped the search for rules. */
    ReadOnlyBooleanProperty stoppedProperty() {
        return explained.stoppedProperty();
    }

    /** The cluster that is explained: the selected one, or the one selected last; the first at the beginning. */
    public ReadOnlyIntegerProperty clusterProperty() {
        return cluster.getReadOnlyProperty();
    }

    /** The rule of the cluster as it stands; empty until the run is explained. */
    public ReadOnlyObjectProperty<Optional<Rule>> ruleProperty() {
        return rule.getReadOnlyProperty();
    }

    /** How well the rule does; that of the rule before until it is counted. */
    public ReadOnlyObjectProperty<Optional<RuleCount>> countProperty() {
        return count.getReadOnlyProperty();
    }

    /** By what people know the clusters that they named. */
    ReadOnlyObjectProperty<Faces> facesProperty() {
        return model.faces().facesProperty();
    }

    /** What is known of the cluster that is explained. */
    Optional<Explanation> explanation() {
        return explained
                .valueProperty()
                .get()
                .filter(each -> cluster.get() < each.explanations().size())
                .map(each -> each.of(cluster.get()));
    }

    /** Whether the rule is another than the one that was found. */
    boolean changed() {
        return model.trialProperty().get().rules().containsKey(cluster.get());
    }

    /** Selects a cluster, and with it explains it. */
    void choose(int number) {
        model.selection().groupProperty().set(Optional.of(Group.cluster(number)));
    }

    /**
     * Moves a threshold; the other end gives way where they would cross.
     *
     * @param threshold infinite for none
     */
    public void setThreshold(int branch, String feature, Condition.End end, double threshold) {
        rule.get().ifPresent(before -> {
            Condition now = before.branches().get(branch).condition(feature).orElseThrow();
            Rule after = before.withThreshold(branch, feature, end, threshold);
            boolean crossing = Double.isFinite(threshold)
                    && (end == Condition.End.AT_LEAST
                            ? now.hasAtMost() && threshold > now.atMost()
                            : now.hasAtLeast() && threshold < now.atLeast());
            if (crossing) {
                Condition.End other = end == Condition.End.AT_LEAST ? Condition.End.AT_MOST : Condition.End.AT_LEAST;
                after = after.withThreshold(branch, feature, other, threshold);
            }
            change(after);
        });
    }

    /** Asks no more for a range of a feature; a branch that asks for nothing goes, unless it is the last. */
    void drop(int branch, String feature) {
        rule.get().ifPresent(before -> {
            var left = before.branches().get(branch).without(feature);
            change(
                    left.conditions().isEmpty() && before.branches().size() > 1
                            ? before.withoutBranch(branch)
                            : before.withBranch(branch, left));
        });
    }

    /** Goes back to the rule that was found. */
    public void reset() {
        keep(Optional.empty());
    }

    private void change(Rule after) {
        if (!Optional.of(after).equals(rule.get())) {
            keep(Optional.of(after));
        }
    }

    private void keep(Optional<Rule> rule) {
        model.trialProperty().set(model.trialProperty().get().withRule(cluster.get(), rule));
    }

    /** Selects the customers whom the rule finds. */
    public void select() {
        finding.run();
        explained
                .valueProperty()
                .get()
                .ifPresent(known -> rule.get().ifPresent(wanted -> {
                    RowOrigin origin =
                            new RowOrigin(RowOrigin.Kind.RULE, new RuleSentences(workbench.messages()).of(wanted));
                    finding = workbench
                            .tasks()
                            .quietly(
                                    monitor -> known.counter().rows(wanted, monitor),
                                    rows -> model.selection()
                                            .selectionProperty()
                                            .set(Selection.of(rows, origin)),
                                    model.picture()::report);
                }));
    }

    /** Selects one customer. */
    void select(int row) {
        Division division = model.picture().divisionProperty().get();
        if (division != null) {
            String customer = division.set().scaled().customers().get(row);
            model.selection()
                    .selectionProperty()
                    .set(Selection.of(
                            RowSet.of(division.set().rows(), row), new RowOrigin(RowOrigin.Kind.TABLE, customer)));
        }
    }

    /** Calls the cluster by the name that is suggested for it. */
    public void useSuggestedName() {
        Division division = model.picture().divisionProperty().get();
        Workspace workspace = workbench.workspace().getValue();
        Optional<Explanation> known = explanation();
        if (division == null || workspace == null || known.isEmpty()) {
            return;
        }
        int number = known.get().cluster();
        var messages = workbench.messages();
        String name = new ExplainTexts(messages).name(known.get().name());
        String before = new FigureTexts(messages)
                .group(Group.cluster(number), facesProperty().get());
        workbench
                .tasks()
                .quietly(
                        _ -> new ClusterFaces(workspace).rename(division.run().name(), number, name),
                        faces -> {
                            model.faces().show(division.run(), faces);
                            workbench
                                    .notifications()
                                    .show(Notice.done(messages.bind("lab.explain.used", before, name)));
                        },
                        model.picture()::report);
    }

    private void begin(Optional<Explained> known) {
        int clusters = known.map(each -> each.explanations().size()).orElse(0);
        if (known.isPresent() && cluster.get() >= clusters) {
            cluster.set(0);
        }
        show();
    }

    private void follow(Optional<Group> group) {
        group.filter(each -> !each.isNoise()).ifPresent(chosen -> {
            int number = chosen.cluster().getAsInt();
            if (number != cluster.get()) {
                count.set(Optional.empty()); // never the count of another cluster
                cluster.set(number);
                show();
            }
        });
    }

    private void show() {
        counting.run();
        Optional<Explanation> known = explanation();
        if (known.isEmpty()) {
            rule.set(Optional.empty());
            count.set(Optional.empty());
            return;
        }
        Rule now = model.trialProperty()
                .get()
                .rules()
                .getOrDefault(cluster.get(), known.get().rule());
        rule.set(Optional.of(now));
        if (!changed()) {
            count.set(Optional.of(known.get().count()));
            return;
        }
        Explained counted = explained.valueProperty().get().orElseThrow();
        int number = cluster.get();
        counting = workbench
                .tasks()
                .quietly(
                        monitor -> counted.counter().count(now, number, monitor),
                        found -> count.set(Optional.of(found)),
                        model.picture()::report);
    }
}
