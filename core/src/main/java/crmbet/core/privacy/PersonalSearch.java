package crmbet.core.privacy;

import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.workspace.Identifier;
import crmbet.core.workspace.Session;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the columns that hold personal values, by their names and by what they hold: by the first rows, and where those are
 * mostly empty by values from anywhere in it.
 */
public final class PersonalSearch {
    private static final int ROWS_LOOKED_AT = 500;
    /** A column with fewer values in the first rows is looked at as a whole. */
    private static final int ENOUGH_VALUES = 50;
    /** So many values from anywhere stand for such a column. */
    private static final int VALUES_DRAWN = 200;

    private static final double MOST = 0.8;

    private static final Pattern EMAIL = Pattern.compile("e_?mail|correio_eletronico");
    private static final Pattern PHONE =
            Pattern.compile("phone|telefone|celular|(^|_)fone|mobile|msisdn|whatsapp|(^|_)wa_id");
    private static final Pattern CPF = Pattern.compile("(^|_)cpf($|_)");
    private static final Pattern IP = Pattern.compile("(^|_)ip($|_)|ip_?addr|endereco_ip");
    private static final Pattern FORMATTED_CPF = Pattern.compile("\\d{3}\\.\\d{3}\\.\\d{3}-\\d{2}");
    private static final Set<String> NAMES_OF_PEOPLE = Set.of(
            "first_name",
            "last_name",
            "full_name",
            "fullname",
            "firstname",
            "lastname",
            "surname",
            "sobrenome",
            "nome_completo",
            "customer_name",
            "client_name",
            "contact_name",
            "tutor_name",
            "owner_name",
            "display_name",
            "nome_cliente",
            "nome_do_cliente");
    /** Of whom or what, only the other columns tell. */
    private static final Set<String> NAMES_OF_ANYTHING = Set.of("name", "nome");

    private PersonalSearch() {}

    /**
     * What a search found.
     *
     * @param personal in the order of the relation
     * @param undecided the other columns about which further rows may tell more
     */
    record Found(List<PersonalColumn> personal, List<String> undecided) {}

    /** The personal columns of a relation. Reads a little of it, and all of it where a column is mostly empty. */
    static Found in(Session session, String relation, List<String> columns, PrivacyOptions options)
            throws OperationException {
        for (String told : options.personal().keySet()) {
            if (!columns.contains(told)) {
                throw new OperationException(new Failure.NotFound(Failure.Subject.COLUMN, told));
            }
        }
        List<List<String>> values = values(session, relation, columns);
        List<PersonalColumn> personal = among(columns, values, options);
        List<String> undecided = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            String column = columns.get(i);
            boolean open = values.get(i).size() < ENOUGH_VALUES || NAMES_OF_ANYTHING.contains(bare(column));
            if (open
                    && !options.notPersonal().contains(column)
                    && personal.stream().noneMatch(each -> each.column().equals(column))) {
                undecided.add(column);
            }
        }
        return new Found(personal, undecided);
    }

    /**
     * The personal columns of rows that are looked at before they are loaded, in their order.
     *
     * @param rows one value a column, null where missing
     */
    public static List<PersonalColumn> amongRows(
            List<String> columns, List<List<@Nullable String>> rows, PrivacyOptions options) {
        List<List<String>> values = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            List<String> present = new ArrayList<>();
            for (List<@Nullable String> row : rows) {
                @Nullable String value = row.get(i);
                if (value != null && !value.isBlank()) {
                    present.add(value);
                }
            }
            values.add(present);
        }
        return among(columns, values, options);
    }

    private static List<PersonalColumn> among(List<String> columns, List<List<String>> values, PrivacyOptions options) {
        List<PersonalColumn> found = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            String column = columns.get(i);
            PersonalKind told = options.personal().get(column);
            Optional<PersonalKind> kind = told != null ? Optional.of(told) : kind(bare(column), values.get(i));
            if (kind.isPresent() && !options.notPersonal().contains(column)) {
                found.add(new PersonalColumn(column, kind.get(), told != null));
            }
        }
        boolean contacts = found.stream().anyMatch(each -> each.kind() != PersonalKind.IP);
        for (int i = 0; contacts && i < columns.size(); i++) {
            String column = columns.get(i);
            boolean known = found.stream().anyMatch(each -> each.column().equals(column));
            if (!known
                    && NAMES_OF_ANYTHING.contains(bare(column))
                    && !options.notPersonal().contains(column)
                    && most(values.get(i), PersonalKind.NAME::fits)) {
                found.add(new PersonalColumn(column, PersonalKind.NAME, false));
            }
        }
        return found;
    }

    private static List<List<String>> values(Session session, String relation, List<String> columns)
            throws OperationException {
        if (columns.isEmpty()) {
            return List.of();
        }
        String texts = IntStream.range(0, columns.size())
                .mapToObj(i -> "CAST(" + Identifier.quote(columns.get(i)) + " AS VARCHAR) AS c" + i)
                .collect(Collectors.joining(", "));
        List<List<String>> values = new ArrayList<>();
        columns.forEach(_ -> values.add(new ArrayList<>()));
        return session.part(part -> {
            // A result that is streamed would lose the reason of a failure; a table does not.
            part.execute("CREATE OR REPLACE TEMP TABLE looked_at AS SELECT " + texts + " FROM (SELECT * FROM "
                    + relation + " LIMIT " + ROWS_LOOKED_AT + ")");
            int[] rows = {0};
            part.forEach("FROM looked_at", row -> {
                rows[0]++;
                for (int i = 0; i < values.size(); i++) {
                    @Nullable String value = row.textOrNull(i);
                    if (value != null && !value.isBlank()) {
                        values.get(i).add(value);
                    }
                }
            });
            if (rows[0] == ROWS_LOOKED_AT) {
                draw(part, relation, columns, values);
            }
            return values;
        });
    }

    /** Of columns that are mostly empty at first, values from anywhere: those with the smallest hashes, in one pass. */
    private static void draw(Session session, String relation, List<String> columns, List<List<String>> values)
            throws SQLException {
        List<Integer> sparse = IntStream.range(0, columns.size())
                .filter(i -> values.get(i).size() < ENOUGH_VALUES)
                .boxed()
                .toList();
        if (sparse.isEmpty()) {
            return;
        }
        String drawn = sparse.stream()
                .map(i -> "arg_min(c" + i + ", hash(c" + i + "), " + VALUES_DRAWN + ") FILTER (WHERE trim(c" + i
                        + ") <> '') AS c" + i)
                .collect(Collectors.joining(", "));
        String texts = sparse.stream()
                .map(i -> "CAST(" + Identifier.quote(columns.get(i)) + " AS VARCHAR) AS c" + i)
                .collect(Collectors.joining(", "));
        session.execute("CREATE OR REPLACE TEMP TABLE drawn AS SELECT " + drawn + " FROM (SELECT " + texts + " FROM "
                + relation + ")");
        for (int column : sparse) {
            List<String> found = session.query("SELECT unnest(c" + column + ") FROM drawn", row -> row.text(0));
            if (found.size() > values.get(column).size()) {
                values.set(column, found);
            }
        }
    }

    private static Optional<PersonalKind> kind(String column, List<String> values) {
        if ((EMAIL.matcher(column).find() && (values.isEmpty() || some(values, PersonalKind.EMAIL)))
                || most(values, PersonalKind.EMAIL::fits)) {
            return Optional.of(PersonalKind.EMAIL);
        }
        if (most(values, value -> FORMATTED_CPF.matcher(value.strip()).matches())
                || (CPF.matcher(column).find() && (values.isEmpty() || some(values, PersonalKind.CPF)))) {
            return Optional.of(PersonalKind.CPF);
        }
        if (PHONE.matcher(column).find() && most(values, PersonalKind.PHONE::fits)) {
            return Optional.of(PersonalKind.PHONE);
        }
        if (IP.matcher(column).find() && most(values, PersonalKind.IP::fits)) {
            return Optional.of(PersonalKind.IP);
        }
        return NAMES_OF_PEOPLE.contains(column) && most(values, PersonalKind.NAME::fits)
                ? Optional.of(PersonalKind.NAME)
                : Optional.empty();
    }

    /** A few wrong entries must not leave the right ones in the open. */
    private static boolean some(List<String> values, PersonalKind kind) {
        return values.stream().anyMatch(kind::fits);
    }

    private static boolean most(List<String> values, Predicate<String> fits) {
        return !values.isEmpty() && values.stream().filter(fits).count() >= MOST * values.size();
    }

    private static String bare(String column) {
        return column.strip()
                .replaceAll("([a-z])([A-Z])", "$1_$2")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "_");
    }
}
