package crmbet.core.privacy;

import crmbet.core.audit.AuditAction;
import crmbet.core.audit.AuditLog;
import crmbet.core.failure.Failure;
import crmbet.core.failure.Obstacle;
import crmbet.core.failure.OperationException;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Row;
import crmbet.core.workspace.Session;
import crmbet.core.workspace.Workspace;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The personal data of a workspace: which columns are protected, and what is behind their pseudonyms. */
public final class PersonalData {
    private final Workspace workspace;
    private final PrivacyKey key;

    /** @param key with which the values were sealed */
    public PersonalData(Workspace workspace, PrivacyKey key) {
        this.workspace = workspace;
        this.key = key;
    }

    /** A value that was sealed. */
    public record Revealed(String dataset, String column, PersonalKind kind, String value) {}

    /** The protected columns of a dataset, in alphabetical order. */
    public List<PersonalColumn> columns(String dataset) throws OperationException {
        return workspace.read(Monitor.none(), session -> columns(session, dataset));
    }

    /** As {@link #columns(String)}, in a transaction that goes on. */
    static List<PersonalColumn> columns(Session session, String dataset) throws OperationException {
        return session.part(part -> part.query(
                "SELECT column_name, kind, told FROM meta.personal_column WHERE dataset = ? ORDER BY column_name",
                row -> new PersonalColumn(row.text(0), PersonalKind.valueOf(row.text(1)), row.flag(2)),
                dataset));
    }

    /** What stands for a value, to look for it: an e-mail address is found however it is written. */
    public String pseudonym(PersonalKind kind, String value) throws OperationException {
        return String.valueOf(new Pseudonyms(key.bytes()).of(kind, value));
    }

    /**
     * The personal values of a customer. That they were asked for, by whom and why, is remembered first.
     *
     * @param customer the customer's key
     * @throws OperationException {@code NotPossible} if nobody is named or no reason is given; {@code NotFound} if
     *     there is no such customer
     */
    public List<Revealed> reveal(String customer, String who, String reason, Monitor monitor)
            throws OperationException {
        if (who.isBlank()) {
            throw new OperationException(new Failure.NotPossible(new Obstacle.NobodyNamed()));
        }
        if (reason.isBlank()) {
            throw new OperationException(new Failure.NotPossible(new Obstacle.NoReason()));
        }
        Pseudonyms pseudonyms = new Pseudonyms(key.bytes());
        return workspace.write(monitor, session -> {
            Traces traces = Traces.of(session, customer);
            if (traces.isEmpty()) {
                throw new OperationException(new Failure.NotFound(Failure.Subject.CUSTOMER, customer));
            }
            AuditLog.add(session, who, AuditAction.PERSON_REVEALED, customer, null, reason);
            return opened(session, pseudonyms, new TreeSet<>(traces.pseudonyms()));
        });
    }

    private static List<Revealed> opened(Session session, Pseudonyms pseudonyms, Set<String> wanted)
            throws SQLException {
        List<Revealed> values = new ArrayList<>();
        for (String pseudonym : wanted) {
            session.forEach(
                    "SELECT dataset, column_name, kind, sealed FROM meta.personal_value WHERE pseudonym = ?"
                            + " ORDER BY dataset, column_name",
                    row -> open(row, pseudonyms, pseudonym, values),
                    pseudonym);
        }
        return values;
    }

    private static void open(Row row, Pseudonyms pseudonyms, String pseudonym, List<Revealed> values)
            throws SQLException {
        PersonalKind kind = PersonalKind.valueOf(row.text(2));
        String dataset = row.text(0);
        String column = row.text(1);
        pseudonyms
                .open(kind, pseudonym, row.text(3))
                .ifPresent(value -> values.add(new Revealed(dataset, column, kind, value)));
    }
}
