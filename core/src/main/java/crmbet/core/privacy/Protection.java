package crmbet.core.privacy;

import crmbet.core.failure.OperationException;
import crmbet.core.workspace.Identifier;
import crmbet.core.workspace.Session;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * Puts pseudonyms in the place of personal values while data comes in, within one transaction: the values themselves are
 * never stored, save sealed.
 */
public final class Protection {
    private final Session session;
    private final String dataset;
    private final PrivacyKey key;
    private final List<PersonalColumn> columns;
    private List<String> undecided;
    private final List<String> functions = new ArrayList<>();
    private final List<String> seals = new ArrayList<>();

    private Protection(
            Session session, String dataset, PrivacyKey key, List<PersonalColumn> columns, List<String> undecided)
            throws OperationException {
        this.session = session;
        this.dataset = dataset;
        this.key = key;
        this.columns = new ArrayList<>(columns);
        this.undecided = undecided;
        if (isNeeded()) {
            define(new Pseudonyms(key.bytes()));
        }
    }

    /**
     * Looks for the personal columns of what comes in, and notes them for the dataset.
     *
     * @param relation what is read, as it stands after FROM
     * @param columns its columns
     * @throws OperationException {@code NotFound} for a column that somebody named and that is not there; as
     *     {@link PrivacyKey#bytes}
     */
    public static Protection of(
            Session session, String dataset, String relation, List<String> columns, PrivacyOptions options)
            throws OperationException {
        PersonalSearch.Found found = PersonalSearch.in(session, relation, columns, options);
        return new Protection(session, dataset, options.key(), found.personal(), found.undecided());
    }

    /**
     * Protects the same columns as when the dataset was loaded.
     *
     * @param empty columns that had no values yet, so that nobody could tell what they hold
     */
    public static Protection again(Session session, String dataset, PrivacyKey key, List<String> empty)
            throws OperationException {
        return new Protection(session, dataset, key, PersonalData.columns(session, dataset), List.copyOf(empty));
    }

    /**
     * Where data comes in part by part: protects columns too of which only a further part shows that they are personal, and
     * with them what of them is stored already.
     *
     * @param relation the further part, before any of it is stored
     * @param table quoted, with the same names; holds the parts before
     */
    public void lookAgain(String relation, String table) throws OperationException {
        if (undecided.isEmpty()) {
            return;
        }
        List<String> looked = new ArrayList<>(undecided);
        columns.forEach(each -> looked.add(each.column()));
        PersonalSearch.Found found =
                PersonalSearch.in(session, relation, looked, new PrivacyOptions(key, Map.of(), Set.of()));
        List<PersonalColumn> late = found.personal().stream()
                .filter(each -> undecided.contains(each.column()))
                .toList();
        if (late.isEmpty()) {
            return;
        }
        if (functions.isEmpty()) {
            define(new Pseudonyms(key.bytes()));
        }
        columns.addAll(late);
        undecided = undecided.stream()
                .filter(each -> late.stream().noneMatch(one -> one.column().equals(each)))
                .toList();
        session.part(part -> {
            for (PersonalColumn column : late) {
                String name = Identifier.quote(column.column());
                seal(column, table, column.column(), "");
                part.execute("UPDATE " + table + " SET " + name + " = " + value(column.column(), name) + " WHERE "
                        + name + " IS NOT NULL");
                remember(part, column, column.column());
            }
            return late;
        });
    }

    /** Whether anything is personal. */
    public boolean isNeeded() {
        return !columns.isEmpty();
    }

    /** Functions of the database live as long as it is open, so that each load has its own. */
    private void define(Pseudonyms pseudonyms) throws OperationException {
        String suffix = UUID.randomUUID().toString().replace('-', '_');
        session.part(part -> {
            for (PersonalKind kind : PersonalKind.values()) {
                String function = "crmbet_pseudonym_" + kind.id() + '_' + suffix;
                String seal = "crmbet_seal_" + kind.id() + '_' + suffix;
                part.define(function, value -> pseudonyms.of(kind, value));
                part.define(seal, value -> pseudonyms.seal(kind, value));
                functions.add(function);
                seals.add(seal);
            }
            return suffix;
        });
    }

    private static int place(PersonalKind kind) {
        return List.of(PersonalKind.values()).indexOf(kind);
    }

    /**
     * What is stored of a column.
     *
     * @param column its name in what comes in
     * @param value the expression that gives its value
     */
    public String value(String column, String value) {
        return columns.stream()
                .filter(each -> each.column().equals(column))
                .findFirst()
                .map(each -> functions.get(place(each.kind())) + "(" + text(value) + ")")
                .orElse(value);
    }

    private static String text(String value) {
        return "CAST(" + value + " AS VARCHAR)";
    }

    /**
     * Notes which columns of the dataset are personal and seals their values, so that they can be revealed for a reason;
     * addresses of the internet are not kept at all. The table of the dataset is there already.
     *
     * @param relation what was read, with a condition if there is one
     * @param names the columns' names in the dataset, by their names in what comes in
     */
    public void keep(String relation, UnaryOperator<String> names) throws OperationException {
        note(names);
        for (PersonalColumn column : columns) {
            String name = names.apply(column.column());
            // Rows that did not parse are not in the table, so that nobody could ask for their values.
            seal(
                    column,
                    relation,
                    name,
                    " AND pseudonym IN (SELECT " + Identifier.quote(name) + " FROM " + Identifier.quote("data", dataset)
                            + ")");
        }
    }

    /** Notes which columns of the dataset are personal, in place of what was noted before. */
    public void note(UnaryOperator<String> names) throws OperationException {
        session.part(part -> {
            part.execute("DELETE FROM meta.personal_column WHERE dataset = ?", dataset);
            part.execute("DELETE FROM meta.personal_value WHERE dataset = ?", dataset);
            for (PersonalColumn column : columns) {
                remember(part, column, names.apply(column.column()));
            }
            return dataset;
        });
    }

    private void remember(Session part, PersonalColumn column, String name) throws SQLException {
        part.execute(
                "INSERT INTO meta.personal_column VALUES (?, ?, ?, ?)",
                dataset,
                name,
                column.kind().name(),
                column.told());
    }

    /** Seals the values of rows that come in besides those that are sealed already. */
    public void add(String relation, UnaryOperator<String> names) throws OperationException {
        for (PersonalColumn column : columns) {
            seal(column, relation, names.apply(column.column()), "");
        }
    }

    private void seal(PersonalColumn column, String relation, String name, String condition) throws OperationException {
        if (column.kind() == PersonalKind.IP) {
            return;
        }
        String value = text(Identifier.quote(column.column()));
        int place = place(column.kind());
        session.part(part -> part.execute(
                "INSERT INTO meta.personal_value SELECT ?, ?, ?, pseudonym, " + seals.get(place)
                        + "(any_value(value)) FROM (SELECT " + value + " AS value, " + functions.get(place) + "("
                        + value
                        + ") AS pseudonym FROM " + relation + ") WHERE pseudonym IS NOT NULL" + condition
                        + " AND pseudonym NOT IN (SELECT pseudonym FROM meta.personal_value"
                        + " WHERE dataset = ? AND column_name = ?) GROUP BY pseudonym",
                dataset,
                name,
                column.kind().name(),
                dataset,
                name));
    }

    /** Takes what stood in the file out of its rejected rows: nobody can say what of it is personal. */
    public void hideRejected() throws OperationException {
        if (isNeeded()) {
            session.part(part -> part.execute(
                    "UPDATE meta.rejected_row SET text = NULL, reason = 'It does not parse; its text is not kept, because the"
                            + " file holds personal data' WHERE dataset = ?",
                    dataset));
        }
    }
}
