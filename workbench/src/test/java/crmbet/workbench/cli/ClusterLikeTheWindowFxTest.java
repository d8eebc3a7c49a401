package crmbet.workbench.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import crmbet.core.run.Run;
import crmbet.core.run.RunLabels;
import crmbet.core.run.Runs;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Workspace;
import crmbet.workbench.fx.FxThread;
import crmbet.workbench.page.lab.LabWindow;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever scripts what was tried in the window gets the same clusters. */
@ExtendWith(FxThread.class)
class ClusterLikeTheWindowFxTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"kmeans", "dbscan", "hdbscan"})
    void theCommandFindsTheClustersOfTheWindow(String strategy) throws Exception {
        Path place = folder.resolve("shop");
        LabWindow.prepareMany(place, 3_000);
        try (LabWindow window = new LabWindow(place, folder.resolve("settings"))) {
            window.run(strategy);
        }
        Run inTheWindow;
        try (Workspace workspace = Workspace.open(place)) {
            inTheWindow = new Runs(workspace).list().getFirst();
        }
        List<Object> command = new ArrayList<>(List.of("cluster", "--workspace", place, "--run", "scripted"));
        command.addAll(List.of("--features", inTheWindow.featureSet(), "--strategy", strategy));
        inTheWindow.parameters().forEach((name, value) -> command.addAll(List.of("--param", name + "=" + value)));

        var result = new CommandLineFixture(folder).run(command.toArray());

        assertEquals(0, result.status(), result.err());
        try (Workspace workspace = Workspace.open(place)) {
            RunLabels there = new Runs(workspace).labels(inTheWindow.name(), Monitor.none());
            RunLabels here = new Runs(workspace).labels("scripted", Monitor.none());
            assertEquals(there.customers(), here.customers());
            assertEquals(there.labels(), here.labels());
            assertArrayEquals(there.probabilities(), here.probabilities());
            assertArrayEquals(there.outlierScores(), here.outlierScores());
        }
    }
}
