package crmbet.core.privacy;

import crmbet.core.failure.OperationException;
import crmbet.core.workspace.Identifier;
import crmbet.core.workspace.Session;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The values behind the pseudonyms of a dataset, for statements that must judge them: they are opened while the statement
 * runs and stored nowhere.
 */
public final class SealedTexts {
    private final String dataset;
    private final Map<String, String> functions;

    private SealedTexts(String dataset, Map<String, String> functions) {
        this.dataset = dataset;
        this.functions = functions;
    }

    /** Those of a dataset whose values are sealed; the key is asked for only if there are any. */
    public static SealedTexts of(Session session, String dataset) throws OperationException {
        Map<String, String> functions = new TreeMap<>();
        for (PersonalColumn column : PersonalData.columns(session, dataset)) {
            if (column.kind() != PersonalKind.IP) {
                functions.put(column.column(), define(session, column.kind()));
            }
        }
        return new SealedTexts(dataset, functions);
    }

    private static String define(Session session, PersonalKind kind) throws OperationException {
        Pseudonyms pseudonyms = new Pseudonyms(KeyFile.ofInstallation().bytes());
        String name = "crmbet_opened_" + UUID.randomUUID().toString().replace('-', '_');
        session.part(part -> {
            part.define(name, both -> {
                int end = both.indexOf(' ');
                return pseudonyms
                        .open(kind, both.substring(0, end), both.substring(end + 1))
                        .orElse(null);
            });
            return name;
        });
        return name;
    }

    /** Whether a column holds pseudonyms. */
    public boolean has(String column) {
        return functions.containsKey(column);
    }

    /**
     * A condition on rows: that the value behind the pseudonym fulfils another one. It holds of no row whose value cannot
     * be opened.
     *
     * @param column one that {@link #has}
     * @param condition of a value, with {@code {value}} in its place
     */
    public Optional<String> where(String column, String condition) {
        return Optional.ofNullable(functions.get(column))
                .map(function -> Identifier.quote(column)
                        + " IN (SELECT pseudonym FROM meta.personal_value WHERE dataset = "
                        + Identifier.literal(dataset) + " AND column_name = " + Identifier.literal(column) + " AND ("
                        + condition.replace("{value}", function + "(pseudonym || ' ' || sealed)") + "))");
    }
}
