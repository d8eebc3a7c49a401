package crmbet.core.canonical;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.core.dataset.Datasets;
import crmbet.core.dataset.LoadRequest;
import crmbet.core.failure.Failure;
import crmbet.core.failure.Obstacle;
import crmbet.core.failure.OperationException;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Systems of several tables, on rows whose fate can be told by hand. */
class SystemMappingTest {
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

    @Test
    void theWalletBecomesActivityAndUsersBecomeCustomersWithTheirProtection() throws OperationException {
        run("""
                CREATE TABLE data.crmbet_users AS FROM (VALUES
                    (1, TIMESTAMP '2025-01-01', 'BR', DATE '1990-01-01', true, true, NULL::TIMESTAMP, 'Recife'),
                    (2, TIMESTAMP '2025-02-01', NULL, DATE '2010-01-01', true, NULL, TIMESTAMP '2025-03-01', NULL),
                    (2, TIMESTAMP '2025-02-01', NULL, DATE '2010-01-01', true, NULL, NULL, NULL),
                    (NULL, TIMESTAMP '2025-02-01', NULL, NULL, true, NULL, NULL, NULL)
                ) u(user_id, registered_at, country, birth_date, accepts_marketing, accepts_whatsapp, self_excluded_at, city)""");
        run("""
                CREATE TABLE data.crmbet_transactions AS FROM (VALUES
                    (10, 1, 'deposit', 50.0, 'completed', TIMESTAMP '2025-04-01 10:00:00'),
                    (10, 1, 'deposit', 50.0, 'completed', TIMESTAMP '2025-04-01 10:00:00'),
                    (11, 1, 'BET', 5.0, 'completed', TIMESTAMP '2025-04-01 11:00:00'),
                    (12, 1, 'deposit', 50.0, 'failed', TIMESTAMP '2025-04-01 12:00:00'),
                    (13, 2, 'deposit', NULL, 'completed', TIMESTAMP '2025-04-01 12:00:00'),
                    (14, 2, 'win', 0, 'completed', TIMESTAMP '2025-04-01 12:00:00'),
                    (15, 9, 'win', 1, 'completed', TIMESTAMP '2025-04-01 12:00:00'),
                    (16, NULL, 'win', 1, 'completed', TIMESTAMP '2025-04-01 12:00:00'),
                    (17, 1, 'win', 1, 'completed', NULL),
                    (18, 1, 'chargeback', 1, 'completed', TIMESTAMP '2025-04-01 12:00:00')
                ) t(transaction_id, user_id, type, amount, status, created_at)""");
        run("""
                CREATE TABLE data.crmbet_sessions AS FROM (VALUES
                    (1, 1, TIMESTAMP '2025-04-01 10:00:00', TIMESTAMP '2025-04-01 10:30:00')
                ) s(session_id, user_id, started_at, ended_at)""");
        Mapping mapping = canonical.map(SystemDatasets.of(Canonical.system("crmbet")), Monitor.none());
        assertEquals(
                Map.of(ActivityKind.DEPOSIT, 1L, ActivityKind.BET, 1L, ActivityKind.SESSION, 1L), mapping.activities());
        assertEquals(
                Map.of(
                        ExclusionReason.DUPLICATE, 1L,
                        ExclusionReason.NOT_COMPLETED, 1L,
                        ExclusionReason.NO_PRICE, 1L,
                        ExclusionReason.PRICE_NOT_POSITIVE, 1L,
                        ExclusionReason.UNKNOWN_CUSTOMER, 1L,
                        ExclusionReason.NO_CUSTOMER, 1L,
                        ExclusionReason.NO_TIME, 1L,
                        ExclusionReason.UNKNOWN_KIND, 1L),
                mapping.exclusions());
        assertEquals(11, mapping.rows());
        assertEquals(mapping.rows(), mapping.activityRows() + mapping.excludedRows());
        MappedTable users = mapping.customerTable().orElseThrow();
        assertEquals(4, users.rows());
        assertEquals(2, users.used());
        assertEquals(Map.of(ExclusionReason.DUPLICATE, 1L, ExclusionReason.NO_CUSTOMER, 1L), users.exclusions());
        assertEquals(
                List.of("crmbet_users", "crmbet_transactions", "crmbet_sessions"),
                mapping.tables().stream().map(MappedTable::dataset).toList());
        assertEquals(30, number("SELECT quantity FROM crm.activity WHERE kind = 'session'"));
        assertEquals(1, number("""
                SELECT count(*) FROM crm.customer WHERE customer_key = '2' AND self_excluded AND underage
                AND consent_marketing AND NOT consent_whatsapp AND country = 'BR'"""));
        assertEquals(1, number("SELECT count(*) FROM crm.customer WHERE attributes['city'] = 'Recife'"));
        assertEquals(List.of(mapping), canonical.mappings());
        assertEquals(
                mapping.activities(),
                canonical
                        .map(SystemDatasets.of(Canonical.system("crmbet")), Monitor.none())
                        .activities());
        assertEquals(3, number("SELECT count(*) FROM crm.activity"));
    }

    @Test
    void whatWasMappedFollowsADatasetToItsNewName() throws OperationException {
        Path file = folder.resolve("sales.csv");
        try {
            Files.writeString(file, "client,day,total\nann,2024-01-02,10.5\nbob,2024-01-03,7\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Datasets datasets = new Datasets(workspace);
        datasets.load(new LoadRequest(file, "sales"), Monitor.none());
        Mapping before = canonical.map("sales", ColumnMapping.of("client", "day", "total"), Monitor.none());
        datasets.rename("sales", "vendas");
        Mapping after = canonical.mappings().getFirst();
        assertEquals("vendas", after.dataset());
        assertEquals(before.activities(), after.activities());
        assertEquals("vendas", after.tables().getFirst().dataset());
        assertEquals(2, number("SELECT count(*) FROM crm.activity WHERE dataset = 'vendas'"));
        assertEquals(2, number("SELECT count(*) FROM crm.customer WHERE dataset = 'vendas'"));
    }

    /** The same events, nested as on the topic and flat as in the pipeline's own database. */
    @Test
    void eventsAreReadNestedAndFlat() throws OperationException {
        run("""
                CREATE TABLE data.nested AS FROM (VALUES
                    ('a', 'purchase', '2025-04-01T10:00:00Z', 'u1', 's1',
                     {'id': 'p1', 'name': 'Mouse', 'category': 'Electronics', 'price': 10.0}, 2, 20.0, 'pix'),
                    ('b', 'search', '2025-04-01T10:00:00Z', 'u1', 's1', NULL, NULL, NULL, NULL)
                ) e(event_id, event_type, "timestamp", user_id, session_id, product, quantity, total_amount, payment_method)""");
        run("""
                CREATE TABLE data.flat AS SELECT * EXCLUDE product, product.id AS product_id, product.name AS product_name,
                    product.category AS product_category, product.price AS product_price FROM data.nested""");
        for (String dataset : List.of("nested", "flat")) {
            assertEquals("pipeline", canonical.suggest(dataset).orElseThrow().id());
            Mapping mapping = canonical.map(dataset, Canonical.system("pipeline"), Monitor.none());
            assertEquals(Map.of(ActivityKind.PURCHASE, 1L, ActivityKind.SEARCH, 1L), mapping.activities());
        }
        assertEquals(2, number("""
                SELECT count(*) FROM crm.activity WHERE product = 'p1' AND category = 'electronics' AND amount = 20
                AND channel = 'pix' AND "at" = TIMESTAMP '2025-04-01 10:00:00'"""));
    }

    @Test
    void aMappingIsBoundToOneOrganisationAndTheWorkspaceToTheSame() throws OperationException {
        run("""
                CREATE TABLE data.pytake_contacts AS FROM (VALUES
                    (1, 'aurora', TIMESTAMP '2025-01-01', true, true, false), (2, 'boreal', TIMESTAMP '2025-01-01', true, true, false)
                ) c(id, organization_id, created_at, marketing_opt_in, whatsapp_opt_in, is_blocked)""");
        run("""
                CREATE TABLE data.pytake_conversations AS FROM (VALUES
                    (1, 'aurora', 1, 'whatsapp', 'closed', TIMESTAMP '2025-01-02', TIMESTAMP '2025-01-02')
                ) c(id, organization_id, contact_id, channel, status, opened_at, closed_at)""");
        run("""
                CREATE TABLE data.pytake_messages AS FROM (VALUES
                    (1, 'aurora', 1, 1, 'inbound', 'text', 'read', TIMESTAMP '2025-01-02'),
                    (2, 'boreal', 2, 2, 'inbound', 'text', 'read', TIMESTAMP '2025-01-02')
                ) m(id, organization_id, conversation_id, contact_id, direction, message_type, status, sent_at)""");
        KnownSystem pytake = Canonical.system("pytake");
        Mapping mapping = canonical.map(new SystemDatasets("pytake", pytake, "aurora"), Monitor.none());
        assertEquals("aurora", mapping.organisation());
        assertEquals(0, number("SELECT count(*) FROM crm.customer WHERE customer_key = '2'"));
        assertEquals(0, number("SELECT count(*) FROM crm.activity WHERE customer_key = '2'"));
        OperationException refused = assertThrows(
                OperationException.class,
                () -> canonical.map(new SystemDatasets("pytake", pytake, "boreal"), Monitor.none()));
        Failure.NotPossible notPossible = assertInstanceOf(Failure.NotPossible.class, refused.failure());
        assertEquals(new Obstacle.OtherOrganisation("PyTake", "aurora", "boreal"), notPossible.obstacle());
        assertThrows(IllegalArgumentException.class, () -> new SystemDatasets("pytake", pytake, null));
    }

    @Test
    void aMissingColumnIsNamed() throws OperationException {
        run("CREATE TABLE data.crmbet_users AS SELECT 1 AS user_id");
        OperationException refused = assertThrows(
                OperationException.class,
                () -> canonical.map(SystemDatasets.of(Canonical.system("crmbet")), Monitor.none()));
        Failure.SchemaMismatch mismatch = assertInstanceOf(Failure.SchemaMismatch.class, refused.failure());
        assertTrue(mismatch.expected().startsWith("registered_at, country"), mismatch.expected());
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
