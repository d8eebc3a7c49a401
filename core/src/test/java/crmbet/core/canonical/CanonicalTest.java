package crmbet.core.canonical;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.sample.OnlineRetail;
import crmbet.core.task.CancellableMonitor;
import crmbet.core.task.Monitor;
import crmbet.core.task.Phase;
import crmbet.core.workspace.Workspace;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CanonicalTest {
    @TempDir
    Path folder;

    private Workspace workspace;
    private Canonical canonical;

    @BeforeEach
    void open() throws OperationException {
        workspace = Workspace.openOrCreate(folder);
        canonical = new Canonical(workspace);
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    /** Figures: the publication's usual cleaning, see samples/online-retail. */
    @Test
    void onlineRetailHasTheKnownNumbersOfRowsAndCustomers() throws OperationException {
        OnlineRetail.load(workspace, "retail");
        Mapping mapping = canonical.map("retail", Canonical.system("online-retail"), Monitor.none());
        assertEquals(541_909, mapping.rows());
        assertEquals(397_884, mapping.activities().get(ActivityKind.PURCHASE));
        assertEquals(8_905, mapping.activities().get(ActivityKind.REFUND));
        assertEquals(4_338, mapping.purchasers());
        assertEquals(
                Map.of(ExclusionReason.NO_CUSTOMER, 135_080L, ExclusionReason.PRICE_NOT_POSITIVE, 40L),
                mapping.exclusions());
        assertEquals(mapping.rows(), mapping.activityRows() + mapping.excludedRows());
        assertEquals(8_911_407.90, number("SELECT sum(amount) FROM crm.activity WHERE kind = 'purchase'"), 0.005);
        assertEquals(List.of(mapping), canonical.mappings());
    }

    @Test
    void mappingAgainReplacesTheRows() throws OperationException {
        invoices("(1, 'A', 'x', 2, TIMESTAMP '2011-01-01 10:00:00', 3.0, 7, 'Chile')");
        canonical.map("invoices", Canonical.system("online-retail"), Monitor.none());
        Mapping again = canonical.map("invoices", Canonical.system("online-retail"), Monitor.none());
        assertEquals(1, again.activityRows());
        assertEquals(1, number("SELECT count(*) FROM crm.activity"));
        assertEquals(1, number("SELECT count(*) FROM crm.customer"));
        assertEquals(1, canonical.mappings().size());
    }

    @Test
    void everyRowThatIsLeftOutIsCountedByItsReason() throws OperationException {
        invoices(
                "('1', 'A', 'x', '2', '2011-01-01 10:00:00', '3.0', '17850.0', 'Chile')",
                "('1', 'A', 'x', '2', '1/31/2011 9:05', '3.0', '17850', 'Peru')",
                "('1', 'A', 'x', '2', '2011-01-01 10:00:00', '3.0', ' ', 'Chile')",
                "('1', 'A', 'x', '2', 'yesterday', '3.0', '7', 'Chile')",
                "('1', 'A', 'x', 'two', '2011-01-01 10:00:00', '3.0', '7', 'Chile')",
                "('1', 'A', 'x', '2', '2011-01-01 10:00:00', NULL, '7', 'Chile')",
                "('1', 'A', 'x', '2', '2011-01-01 10:00:00', '0', '7', 'Chile')",
                "('1', 'A', 'x', '-2', '2011-01-01 10:00:00', '3', '7', 'Chile')",
                "('C1', 'A', 'x', '2', '2011-01-01 10:00:00', '3', '7', 'Chile')",
                "('1', 'A', 'x', '1e300', '2011-01-01 10:00:00', '1e300', '7', 'Chile')",
                "('C2', 'A', 'x', '-2', '2011-02-01 10:00:00', '3.5', '17850', 'Peru')");
        Mapping mapping = canonical.map("invoices", Canonical.system("online-retail"), Monitor.none());
        assertEquals(Map.of(ActivityKind.PURCHASE, 2L, ActivityKind.REFUND, 1L), mapping.activities());
        assertEquals(
                Map.of(
                        ExclusionReason.NO_CUSTOMER, 1L,
                        ExclusionReason.NO_TIME, 1L,
                        ExclusionReason.NO_QUANTITY, 1L,
                        ExclusionReason.NO_PRICE, 1L,
                        ExclusionReason.PRICE_NOT_POSITIVE, 1L,
                        ExclusionReason.QUANTITY_NEGATIVE, 1L,
                        ExclusionReason.CANCELLATION_POSITIVE, 1L,
                        ExclusionReason.AMOUNT_OUT_OF_RANGE, 1L),
                mapping.exclusions());
        assertEquals(1, mapping.customers());
        assertEquals(7, number("SELECT amount FROM crm.activity WHERE kind = 'refund'"));
        assertEquals(1, number("SELECT count(*) FROM crm.customer WHERE country = 'Peru'"));
    }

    @Test
    void aDatasetWithoutTheColumnsIsRefusedByNamingThem() throws OperationException {
        run("CREATE TABLE data.half AS SELECT 1 AS invoiceno, 2 AS QUANTITY, 'x' AS country");
        OperationException refusal = assertThrows(
                OperationException.class,
                () -> canonical.map("half", Canonical.system("online-retail"), Monitor.none()));
        Failure.SchemaMismatch mismatch = assertInstanceOf(Failure.SchemaMismatch.class, refusal.failure());
        assertEquals("StockCode, Description, InvoiceDate, UnitPrice, CustomerID", mismatch.expected());
        assertEquals("invoiceno, QUANTITY, country", mismatch.found());
        assertEquals(Optional.empty(), canonical.suggest("half"));
    }

    @Test
    void theSystemOfADatasetIsRecognisedWhateverTheCaseOfItsColumns() throws OperationException {
        invoices("(1, 'A', 'x', 2, TIMESTAMP '2011-01-01 10:00:00', 3.0, 7, 'Chile')");
        run("ALTER TABLE data.invoices RENAME COLUMN CustomerID TO customerid");
        assertEquals(Optional.of("online-retail"), canonical.suggest("invoices").map(KnownSystem::id));
    }

    @Test
    void unknownDatasetsAndSystemsAreNotFound() {
        assertInstanceOf(
                Failure.NotFound.class,
                assertThrows(OperationException.class, () -> canonical.suggest("nothing"))
                        .failure());
        assertInstanceOf(
                Failure.NotFound.class,
                assertThrows(OperationException.class, () -> Canonical.system("nothing"))
                        .failure());
    }

    @Test
    void anyTableOfTransactionsCanBeMappedByItsColumns() throws OperationException {
        run("""
            CREATE TABLE data."odd; ""name" AS SELECT * FROM (VALUES
                ('1', DATE '1997-01-01', 1, 11.77), ('2', DATE '1997-01-12', 5, 0.0),
                ('2', DATE '1997-01-12', 1, -12.0), (NULL, DATE '1997-01-12', 1, 12.0))
            t(id, "date {amount}", n, amt)""");
        run("ALTER TABLE data.\"odd; \"\"name\" RENAME COLUMN \"date {amount}\" TO \"date\"");
        ColumnMapping guess = canonical.suggestColumns("odd; \"name").orElseThrow();
        assertEquals(ColumnMapping.of("id", "date", "amt").withQuantity("n"), guess);
        run("ALTER TABLE data.\"odd; \"\"name\" RENAME COLUMN \"date\" TO \"date {amount}\"");
        ColumnMapping columns = ColumnMapping.of("ID", "date {amount}", "amt").withQuantity("n");
        Mapping mapping = canonical.map("odd; \"name", columns, Monitor.none());
        assertEquals(Map.of(ActivityKind.PURCHASE, 2L, ActivityKind.REFUND, 1L), mapping.activities());
        assertEquals(Map.of(ExclusionReason.NO_CUSTOMER, 1L), mapping.exclusions());
        assertEquals(3, number("SELECT count(DISTINCT source_id) FROM crm.activity"));
        assertEquals(12, number("SELECT amount FROM crm.activity WHERE kind = 'refund'"));
    }

    @Test
    void timesInAnotherNotationAreReadByTheirFormat() throws OperationException {
        run("CREATE TABLE data.t AS SELECT 1 AS c, '31.12.1997 23:59' AS moment, 5 AS paid");
        ColumnMapping columns = ColumnMapping.of("c", "moment", "paid");
        assertEquals(1, canonical.map("t", columns, Monitor.none()).exclusions().get(ExclusionReason.NO_TIME));
        Mapping read = canonical.map("t", columns.withTimeFormat("%d.%m.%Y %H:%M"), Monitor.none());
        assertEquals(1, read.activityRows());
        assertEquals(1, number("SELECT count(*) FROM crm.activity WHERE \"at\" = TIMESTAMP '1997-12-31 23:59:00'"));
    }

    @Test
    void twoDatasetsStandSideBySide() throws OperationException {
        run("CREATE TABLE data.a AS SELECT 1 AS c, '1997-12-31' AS d, 5 AS m");
        run("CREATE TABLE data.b AS SELECT 1 AS c, 19971230 AS d, 6 AS m");
        ColumnMapping columns = ColumnMapping.of("c", "d", "m");
        canonical.map("a", columns, Monitor.none());
        canonical.map("b", columns, Monitor.none());
        canonical.map("a", columns, Monitor.none());
        assertEquals(11, number("SELECT sum(amount) FROM crm.activity"));
        assertEquals(2, canonical.mappings().size());
    }

    @Test
    void aCancelledMappingLeavesTheFormerOne() throws OperationException {
        invoices("(1, 'A', 'x', 2, TIMESTAMP '2011-01-01 10:00:00', 3.0, 7, 'Chile')");
        canonical.map("invoices", Canonical.system("online-retail"), Monitor.none());
        CancellableMonitor monitor = new CancellableMonitor() {
            private int checkpoints;

            @Override
            public void report(long done, long total, Phase phase) {}

            @Override
            public void checkpoint() {
                if (++checkpoints == 8) {
                    cancel();
                }
                super.checkpoint();
            }
        };
        assertThrows(
                CancellationException.class,
                () -> canonical.map("invoices", Canonical.system("online-retail"), monitor));
        assertTrue(monitor.cancelled());
        assertEquals(1, number("SELECT count(*) FROM crm.activity"));
        assertEquals(1, canonical.mappings().size());
    }

    private void invoices(String... rows) throws OperationException {
        run("CREATE TABLE data.invoices AS SELECT * FROM (VALUES " + String.join(", ", rows)
                + ") t(InvoiceNo, StockCode, Description, Quantity, InvoiceDate, UnitPrice, CustomerID, Country)");
    }

    private void run(String sql) throws OperationException {
        workspace.write(Monitor.none(), session -> session.execute(sql));
    }

    private double number(String sql) throws OperationException {
        return workspace.read(
                Monitor.none(),
                session -> session.first(sql, row -> row.number(0)).orElseThrow());
    }
}
