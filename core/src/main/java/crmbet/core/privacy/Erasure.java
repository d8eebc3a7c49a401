package crmbet.core.privacy;

import crmbet.core.audit.AuditAction;
import crmbet.core.audit.AuditLog;
import crmbet.core.delivery.Removals;
import crmbet.core.failure.Failure;
import crmbet.core.failure.Obstacle;
import crmbet.core.failure.OperationException;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Identifier;
import crmbet.core.workspace.Session;
import crmbet.core.workspace.Workspace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Removes a person from every table and file of a workspace, and looks through all of them afterwards. */
public final class Erasure {
    /** Shorter texts stand in any file by chance. */
    private static final int SEARCHABLE = 8;

    private Erasure() {}

    /**
     * What was done and looked through.
     *
     * @param deleted rows deleted, by table
     * @param pseudonyms how many pseudonyms the person had
     * @param tables how many tables were looked through afterwards
     * @param files the files of the workspace that were looked through afterwards
     * @param bytes the size of those
     * @param left where something of the person was found all the same; empty: the person is gone
     * @param waiting targets that have not been told yet to remove a person; the key stays in the outbox until they have
     */
    public record Proof(
            Map<String, Long> deleted,
            int pseudonyms,
            int tables,
            List<Path> files,
            long bytes,
            List<String> left,
            List<String> waiting) {}

    /**
     * Erases a customer, who does not come back with a later load either: see {@link Forgotten}; and puts the removal from
     * every target that holds the customer into the outbox. The workspace must not be open elsewhere.
     *
     * @param customer the customer's key
     * @param who who does it; remembered in the audit log without the customer's key
     * @param reason why, such as the request; must not name the customer; not blank
     * @throws OperationException {@code NotFound} if there is no such customer; as {@link Workspace#open} and
     *     {@link Workspace#closeAndCompact}
     */
    public static Proof erase(Path folder, String customer, String who, String reason, Monitor monitor)
            throws OperationException {
        if (who.isBlank()) {
            throw new OperationException(new Failure.NotPossible(new Obstacle.NobodyNamed()));
        }
        if (reason.isBlank()) {
            throw new OperationException(new Failure.NotPossible(new Obstacle.NoReason()));
        }
        Map<String, Long> deleted = new TreeMap<>();
        Set<String> names = new TreeSet<>();
        Workspace workspace = Workspace.open(folder);
        try {
            workspace.write(monitor, session -> {
                Removals.decide(session, customer, who, Instant.now());
                Traces traces = Traces.of(session, customer);
                if (traces.isEmpty()) {
                    throw new OperationException(new Failure.NotFound(Failure.Subject.CUSTOMER, customer));
                }
                names.addAll(traces.pseudonyms());
                delete(session, traces, customer, deleted);
                Forgotten.remember(session, customer, traces.keyColumns());
                AuditLog.add(
                        session,
                        who,
                        AuditAction.PERSON_ERASED,
                        "a customer",
                        deleted.size() + " tables",
                        reason.strip());
                return customer;
            });
        } catch (OperationException | RuntimeException e) {
            workspace.close();
            throw e;
        }
        workspace.closeAndCompact();
        dropFetched(Workspace.fetched(folder));
        return proof(folder, customer, names, deleted, monitor);
    }

    /** Copies of what lies elsewhere hold the person as it is written there. */
    private static void dropFetched(Path fetched) throws OperationException {
        if (!Files.isDirectory(fetched)) {
            return;
        }
        try (Stream<Path> all = Files.walk(fetched)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (IOException e) {
            throw new OperationException(new Failure.CannotWrite(fetched, e.toString()), e);
        }
    }

    /** Deletes what was traced, within a transaction; {@code deleted} gets the number of rows by table. */
    static void delete(Session session, Traces traces, String customer, Map<String, Long> deleted)
            throws SQLException, OperationException {
        List<ErasedMembers.Version> left = ErasedMembers.of(session, customer);
        renumberRuns(session, customer);
        for (Map.Entry<String, Set<Long>> rows : traces.rows().entrySet()) {
            long count = session.execute(
                    "DELETE FROM " + rows.getKey() + " WHERE rowid IN (" + Traces.numbers(rows.getValue()) + ")");
            deleted.put(rows.getKey().replace("\"", ""), count);
        }
        for (ErasedMembers.Version version : left) {
            version.link(session, "");
        }
        for (String pseudonym : traces.pseudonyms()) {
            session.execute("DELETE FROM meta.personal_value WHERE pseudonym = ?", pseudonym);
        }
        // What people typed may name the person: statements, and the text of rows that did not parse.
        for (String text :
                Stream.concat(Stream.of(customer), traces.pseudonyms().stream()).toList()) {
            session.execute("DELETE FROM meta.statement WHERE contains(sql, ?)", text);
            session.execute("DELETE FROM meta.rejected_row WHERE contains(text, ?)", text);
            session.execute("DELETE FROM meta.failing_row WHERE contains(CAST(failing_row AS VARCHAR), ?)", text);
            session.execute("DELETE FROM meta.view_state WHERE contains(state, ?)", text);
            session.execute("UPDATE meta.audit SET subject = 'an erased customer' WHERE subject = ?", text);
            session.execute("UPDATE meta.shared_note SET subject = 'an erased customer' WHERE subject = ?", text);
        }
        recount(session);
        recountDeliveries(session);
    }

    /** Of a roll-out only the figures stay, and they are those of the others. */
    private static void recountDeliveries(Session session) throws SQLException {
        session.execute("""
                DELETE FROM meta.delivery_exception WHERE NOT EXISTS (SELECT 1 FROM meta.delivery d
                    WHERE d.rollout = delivery_exception.rollout AND d.seq = delivery_exception.seq)""");
        session.execute("""
                UPDATE meta.delivery_batch SET
                    adds = (SELECT count(*) FROM meta.delivery d WHERE d.rollout = delivery_batch.rollout
                        AND d.batch = delivery_batch.batch AND d.operation = 'ADD'),
                    removes = (SELECT count(*) FROM meta.delivery d WHERE d.rollout = delivery_batch.rollout
                        AND d.batch = delivery_batch.batch AND d.operation = 'REMOVE')""");
    }

    /** The rows of a run are numbered without gaps, as those of its feature set are. */
    private static void renumberRuns(Session session, String customer) throws SQLException {
        session.execute(
                "UPDATE meta.run_label l SET row = l.row - (SELECT count(*) FROM meta.run_label e"
                        + " WHERE e.run = l.run AND e.customer_key = ? AND e.row < l.row)",
                customer);
        session.execute(
                "UPDATE meta.run SET rows = rows - 1, noise = noise - (SELECT count(*) FROM meta.run_label l"
                        + " WHERE l.run = run.name AND l.customer_key = ? AND l.label IS NULL)"
                        + " WHERE name IN (SELECT run FROM meta.run_label WHERE customer_key = ?)",
                customer,
                customer);
    }

    private static void recount(Session session) throws SQLException {
        for (String set : session.query("SELECT name FROM meta.feature_set", row -> row.text(0))) {
            session.execute(
                    "UPDATE meta.feature_set SET rows = (SELECT count(*) FROM " + Identifier.quote("features", set)
                            + ") WHERE name = ?",
                    set);
        }
        for (String dataset : session.query("SELECT name FROM meta.dataset", row -> row.text(0))) {
            session.execute(
                    "UPDATE meta.dataset SET rows = (SELECT count(*) FROM " + Identifier.quote("data", dataset)
                            + ") WHERE name = ?",
                    dataset);
        }
        session.execute("UPDATE meta.mapping_activity m SET rows = (SELECT count(*) FROM crm.activity a"
                + " WHERE a.dataset = m.dataset AND a.kind = m.kind)");
        session.execute("UPDATE meta.mapping m SET"
                + " rows = (SELECT coalesce(sum(a.rows), 0) FROM meta.mapping_activity a WHERE a.dataset = m.dataset)"
                + " + (SELECT coalesce(sum(e.rows), 0) FROM meta.mapping_exclusion e WHERE e.dataset = m.dataset),"
                + " customers = (SELECT count(DISTINCT a.customer_key) FROM crm.activity a WHERE a.dataset = m.dataset),"
                + " purchasers = (SELECT count(DISTINCT a.customer_key) FROM crm.activity a"
                + " WHERE a.dataset = m.dataset AND a.kind = 'purchase')");
    }

    private static Proof proof(
            Path folder, String customer, Set<String> names, Map<String, Long> deleted, Monitor monitor)
            throws OperationException {
        List<String> left = new ArrayList<>();
        List<String> waiting = new ArrayList<>();
        int tables;
        try (Workspace workspace = Workspace.open(folder)) {
            tables = workspace.read(monitor, session -> {
                left.addAll(Traces.of(session, customer).rows().keySet());
                Removals.waiting(session).forEach(removal -> waiting.add(removal.target()));
                return searchTexts(session, names, left);
            });
        }
        List<String> searched = new ArrayList<>(names);
        if (customer.length() >= SEARCHABLE) {
            searched.add(customer);
        }
        List<Path> files = new ArrayList<>();
        long bytes = 0;
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                monitor.checkpoint();
                files.add(folder.relativize(file));
                bytes += Files.size(file);
                if (holds(file, searched)) {
                    left.add(folder.relativize(file).toString());
                }
            }
        } catch (IOException e) {
            throw new OperationException(new Failure.Unreadable(folder.toString(), e.toString()), e);
        }
        return new Proof(deleted, names.size(), tables, files, bytes, left, waiting);
    }

    /** Looks for the pseudonyms in every text of every table; returns how many tables there are. */
    private static int searchTexts(Session session, Set<String> names, List<String> left) throws SQLException {
        List<String> tables = session.query(
                "SELECT schema_name || chr(0) || table_name FROM duckdb_tables()"
                        + " WHERE database_name = current_database() AND NOT internal ORDER BY 1",
                row -> row.text(0));
        for (String table : tables) {
            String[] parts = table.split("\0", 2);
            String relation = Identifier.quote(parts[0], parts[1]);
            for (String name : names) {
                boolean found = session.first(
                                "SELECT 1 FROM " + relation + " t WHERE contains(CAST(t AS VARCHAR), ?) LIMIT 1",
                                row -> row.integer(0),
                                name)
                        .isPresent();
                if (found) {
                    left.add(relation);
                }
            }
        }
        return tables.size();
    }

    private static boolean holds(Path file, List<String> texts) throws IOException {
        byte[] content = Files.readAllBytes(file);
        String latin = new String(content, StandardCharsets.ISO_8859_1);
        return texts.stream()
                .map(text -> new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1))
                .anyMatch(latin::contains);
    }
}
