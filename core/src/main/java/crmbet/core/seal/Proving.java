package crmbet.core.seal;

import crmbet.core.failure.Failure;
import crmbet.core.failure.Obstacle;
import crmbet.core.failure.OperationException;
import crmbet.core.run.Reproduction;
import crmbet.core.run.Runs;
import crmbet.core.task.Monitor;
import crmbet.core.task.Parallel;
import crmbet.core.workspace.Workspace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Compares a workspace with what was sealed. */
final class Proving {
    private final Inventory sealed;
    private final Workspace workspace;
    private final Parallel parallel;
    private final Monitor monitor;

    Proving(Inventory sealed, Workspace workspace, Parallel parallel, Monitor monitor) {
        this.sealed = sealed;
        this.workspace = workspace;
        this.parallel = parallel;
        this.monitor = monitor;
    }

    Proof run() throws OperationException {
        Inventory found = Inventory.of(workspace, monitor);
        List<String> datasets = different(sealed.datasets(), found.datasets(), Inventory.Data::name);
        List<String> sets = different(sealed.featureSets(), found.featureSets(), Inventory.Features::name);
        List<String> otherRuns = different(sealed.runs(), found.runs(), Inventory.Fit::name);
        List<Proof.OfRun> runs = new ArrayList<>();
        for (Inventory.Fit run : sealed.runs()) {
            if (!otherRuns.contains(run.name())) {
                runs.add(new Proof.OfRun(run.name(), again(run)));
            }
        }
        otherRuns.forEach(run -> runs.add(new Proof.OfRun(run, new Proof.Finding.NotAsSealed())));
        return new Proof(datasets, sets, runs);
    }

    private Proof.Finding again(Inventory.Fit run) throws OperationException {
        Obstacle changed = new Obstacle.FeatureSetChanged(run.featureSet(), run.name());
        if (!run.data().isEmpty() && sealed.featureSets().stream().anyMatch(set -> replaced(run, set))) {
            return new Proof.Finding.NotRepeatable(changed);
        }
        try {
            Reproduction reproduction =
                    new Runs(workspace).again(run.name(), parallel, monitor).reproduction();
            return run.data().isEmpty() && reproduction instanceof Reproduction.OtherData
                    ? new Proof.Finding.NotRepeatable(changed)
                    : new Proof.Finding.Repeated(reproduction);
        } catch (OperationException e) {
            if (e.failure() instanceof Failure.NotPossible(Obstacle obstacle)
                    && (obstacle instanceof Obstacle.FeatureSetDeleted || obstacle instanceof Obstacle.StartNotKept)) {
                return new Proof.Finding.NotRepeatable(obstacle);
            }
            throw e;
        }
    }

    /** Whether the set was another one already when it was sealed. */
    private static boolean replaced(Inventory.Fit run, Inventory.Features set) {
        return set.name().equals(run.featureSet()) && !set.data().equals(run.data());
    }

    /** Names of what is not alike, or on one side only. */
    private static <T> List<String> different(List<T> one, List<T> other, Function<T, String> name) {
        Map<String, T> ones = byName(one, name);
        Map<String, T> others = byName(other, name);
        TreeSet<String> names = new TreeSet<>(ones.keySet());
        names.addAll(others.keySet());
        names.removeIf(each -> ones.containsKey(each) && ones.get(each).equals(others.get(each)));
        return List.copyOf(names);
    }

    private static <T> Map<String, T> byName(List<T> things, Function<T, String> name) {
        return things.stream()
                .collect(Collectors.toMap(name, Function.identity(), (first, _) -> first, LinkedHashMap::new));
    }
}
