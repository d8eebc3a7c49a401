package crmbet.workbench.page.data.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.core.dataset.Datasets;
import crmbet.core.dataset.LoadRequest;
import crmbet.core.failure.Failure;
import crmbet.core.query.Outcome;
import crmbet.core.query.SqlStatement;
import crmbet.core.table.ExportFormat;
import crmbet.core.task.Monitor;
import crmbet.workbench.page.OpenWorkspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsoleViewModelTest {
    @TempDir
    private Path folder;

    private OpenWorkspace open;
    private ConsoleViewModel model;

    @BeforeEach
    void open() throws Exception {
        open = new OpenWorkspace(folder);
        new Datasets(open.workspace()).load(new LoadRequest(open.purchases(5), "purchases"), Monitor.none());
        model = new ConsoleViewModel(open.workbench());
        model.refresh();
    }

    @AfterEach
    void close() {
        open.close();
    }

    @Test
    void theRowsOfTheLastStatementAreShown() {
        run("SELECT 1; SELECT client, count(*) FROM purchases GROUP BY ALL;");
        assertInstanceOf(Outcome.Rows.class, model.outcomeProperty().get());
        assertEquals(5, model.table().rowCount());
        assertNull(model.runningProperty().get());
    }

    @Test
    void aProblemIsAtItsPlaceInTheWholeTextAndLaterStatementsDoNotRun() {
        run("SELECT 1;\nSELECT nope FROM purchases; SELECT 2");
        ConsoleViewModel.Problem problem =
                Objects.requireNonNull(model.problemProperty().get());
        assertEquals(17, problem.position());
        assertNull(model.outcomeProperty().get());
        assertEquals(0, model.table().rowCount());
    }

    @Test
    void tablesOfTheUserAreOnlyMadeAfterTheSwitch() {
        run("CREATE TABLE best AS SELECT 1 AS a");
        assertInstanceOf(
                Failure.StatementRefused.class,
                Objects.requireNonNull(model.problemProperty().get()).failure());
        model.writingProperty().set(true);
        run("CREATE TABLE best AS SELECT 1 AS a");
        assertInstanceOf(Outcome.Changed.class, model.outcomeProperty().get());
        assertTrue(model.vocabularyProperty().get().tables().stream()
                .anyMatch(each -> each.name().equals("best")));
    }

    @Test
    void whatWasRunIsFoundAgainAfterAnotherStart() {
        run("SELECT 1; SELECT 2");
        ConsoleViewModel later = new ConsoleViewModel(open.workbench());
        later.refresh();
        assertEquals(List.of("SELECT 2", "SELECT 1"), later.history());
    }

    @Test
    void theExamplesRun() {
        List<Examples> examples = Examples.of(model.vocabularyProperty().get());
        assertEquals(3, examples.size());
        for (Examples example : examples) {
            run(example.sql());
            assertInstanceOf(Outcome.Rows.class, model.outcomeProperty().get(), example.sql());
        }
    }

    @Test
    void aResultIsExportedAsItIsShown() throws Exception {
        run("SELECT client, count(*) AS n FROM purchases GROUP BY ALL ORDER BY n DESC");
        Path file = folder.resolve("result.csv");
        model.export(List.of("n", "client"), file, ExportFormat.CSV);
        assertEquals(List.of("n,client", "5,c5"), Files.readAllLines(file).subList(0, 2));
        assertEquals(List.of("5 rows written to result.csv"), open.told());
    }

    private void run(String text) {
        model.run(SqlStatement.split(text));
    }
}
