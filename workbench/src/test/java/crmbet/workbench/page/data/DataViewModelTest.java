package crmbet.workbench.page.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.core.canonical.Mapping;
import crmbet.core.dataset.ColumnType;
import crmbet.core.dataset.Dataset;
import crmbet.core.dataset.Preview;
import crmbet.core.failure.Failure;
import crmbet.core.table.ColumnLayout;
import crmbet.workbench.page.OpenWorkspace;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataViewModelTest {
    @TempDir
    private Path folder;

    private OpenWorkspace open;
    private DataViewModel model;

    @BeforeEach
    void open() throws Exception {
        open = new OpenWorkspace(folder);
        model = new DataViewModel(open.workbench());
    }

    @AfterEach
    void close() {
        open.close();
    }

    @Test
    void anEmptyWorkspaceHasNothingToLookAt() {
        assertTrue(model.datasets().isEmpty());
        assertNull(model.selectedProperty().get());
    }

    @Test
    void aFileIsShownBeforeItIsLoadedAndLookedAtAfterwards() {
        model.offer(List.of(open.file("spring; players.csv", "id,amount\na,1.5\nb,2.5\n")));
        Preview preview = importing().previewProperty().get();
        assertNotNull(preview);
        assertEquals(2, preview.rows().size());
        assertEquals("spring; players", importing().nameProperty().get());
        assertTrue(model.datasets().isEmpty());

        importing().load();

        assertNull(model.importingProperty().get());
        assertEquals(2, selected().rows());
        assertEquals(2, model.profileOf("amount").orElseThrow().distinct());
        assertEquals(List.of("spring; players is loaded: 2 rows."), open.told());
    }

    @Test
    void aColumnCanBeLeftOutAndAnotherTypeAskedFor() {
        model.offer(List.of(open.file("players.csv", "id,code\na,1\nb,2\n")));
        Preview before = Objects.requireNonNull(importing().previewProperty().get());
        importing().decide(before.columns().get(0), null);
        importing().decide(before.columns().get(1), ColumnType.TEXT);
        importing().load();
        assertEquals(1, selected().columns().size());
        assertEquals(ColumnType.TEXT, selected().columns().getFirst().type());
    }

    @Test
    void aNameThatIsTakenIsExplainedUntilReplacingIsAskedFor() {
        load("players.csv", "id\na\n");
        model.offer(List.of(open.file("players.csv", "id\na\nb\n")));
        importing().load();
        assertInstanceOf(
                Failure.AlreadyExists.class,
                importing().loading().failureProperty().get());
        importing().replaceProperty().set(true);
        importing().load();
        assertEquals(1, model.datasets().size());
        assertEquals(2, selected().rows());
    }

    @Test
    void filesDroppedTogetherAreOfferedOneAfterTheOther() {
        Path first = open.file("first.csv", "id\na\n");
        Path second = open.file("second.csv", "id\nb\n");
        model.offer(List.of(first, second));
        assertEquals("first", importing().nameProperty().get());
        model.discardImport();
        assertEquals("second", importing().nameProperty().get());
        model.discardImport();
        assertNull(model.importingProperty().get());
    }

    @Test
    void aFileThatCannotBeReadSaysSoAndCannotBeLoaded() {
        model.offer(List.of(folder.resolve("absent.csv")));
        assertInstanceOf(
                Failure.NotFound.class, importing().loading().failureProperty().get());
        assertFalse(importing().possible().get());
    }

    @Test
    void theNameOfADatasetIsThatOfTheFileWithoutItsExtensions() {
        assertEquals("online_retail", ImportViewModel.nameOf(Path.of("online_retail.csv.gz")));
        assertEquals("2026.01", ImportViewModel.nameOf(Path.of("2026.01.parquet")));
        assertEquals("data", ImportViewModel.nameOf(Path.of(".csv")));
    }

    @Test
    void theRowsOfTheDatasetLookedAtAreShown() {
        load("numbers.csv", "n\n1\n2\n3\n");
        assertEquals(3, model.table().rowCount());
    }

    @Test
    void howTheColumnsWereShownIsRememberedWithTheWorkspace() {
        load("a.csv", "id,name\n1,x\n");
        List<ColumnLayout> layout = List.of(new ColumnLayout("name", 200, true), new ColumnLayout("id", 90, false));
        model.keepLayout(layout);
        load("b.csv", "id\n1\n");
        assertEquals(List.of(), model.layout().get());
        model.selectedProperty()
                .set(model.datasets().stream()
                        .filter(each -> each.name().equals("a"))
                        .findFirst()
                        .orElseThrow());
        assertEquals(layout, model.layout().get());
    }

    @Test
    void renamingKeepsTheDatasetInSightAndRemovingGoesToAnother() {
        load("a.csv", "id\n1\n");
        load("b.csv", "id\n1\n2\n");
        model.rename(selected(), "renamed");
        assertEquals("renamed", selected().name());
        model.remove(selected());
        assertEquals("a", selected().name());
    }

    @Test
    void aTableOfPurchasesIsMappedByItsColumns() {
        model.offer(List.of(open.purchases(5)));
        importing().load();
        MappingViewModel mapping =
                Objects.requireNonNull(model.mappingProperty().get());
        mapping.columnProperty(MappingViewModel.Role.CUSTOMER).set("client");
        mapping.columnProperty(MappingViewModel.Role.TIME).set("moment");
        assertNull(mapping.mappingProperty().get());
        mapping.columnProperty(MappingViewModel.Role.AMOUNT).set("paid");
        assertTrue(mapping.possible().get());

        mapping.map();

        Mapping done = Objects.requireNonNull(mapping.mappingProperty().get());
        assertEquals(5, done.purchasers());
        assertEquals(15, done.activityRows());
    }

    @Test
    void closingTheWorkspaceLeavesNothingBehind() {
        load("a.csv", "id\n1\n");
        open.close();
        assertTrue(model.datasets().isEmpty());
        assertNull(model.selectedProperty().get());
        assertEquals(0, model.table().rowCount());
    }

    private void load(String name, String content) {
        model.offer(List.of(open.file(name, content)));
        importing().load();
        assertNull(
                model.importingProperty().get(),
                () -> "not loaded: " + importing().loading().failureProperty().get());
    }

    private ImportViewModel importing() {
        return assertInstanceOf(ImportViewModel.class, model.importingProperty().get());
    }

    private Dataset selected() {
        return Objects.requireNonNull(model.selectedProperty().get());
    }
}
