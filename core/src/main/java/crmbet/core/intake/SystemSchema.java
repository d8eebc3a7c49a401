package crmbet.core.intake;

import crmbet.core.canonical.Canonical;
import crmbet.core.canonical.KnownSystem;
import crmbet.core.canonical.SystemTable;
import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.source.SourceTable;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Finds the schema of a database that holds a system. */
public final class SystemSchema {
    /** Where a system is if nobody has put it elsewhere. */
    private static final String USUAL = "public";

    private SystemSchema() {}

    /** The system that a schema holds whole; of several, the one with the most tables. */
    public static Optional<KnownSystem> recognise(List<SourceTable> tables) {
        Map<String, Map<String, SourceTable>> schemas = schemas(tables);
        return Canonical.systems().stream()
                .filter(system -> schemas.values().stream()
                        .anyMatch(schema -> lacking(system, schema).isEmpty()))
                .max(Comparator.comparingInt(system -> system.tables().size()));
    }

    /**
     * The tables of the system, all of one schema: {@code public} if it has them all, otherwise the first in alphabetical
     * order that does.
     *
     * @throws OperationException {@code SchemaMismatch} naming what the best schema lacks
     */
    public static Map<SystemTable, SourceTable> of(List<SourceTable> tables, KnownSystem system)
            throws OperationException {
        Map<String, Map<String, SourceTable>> schemas = schemas(tables);
        Map<String, SourceTable> usual = schemas.getOrDefault(USUAL, Map.of());
        if (lacking(system, usual).isEmpty()) {
            return chosen(system, usual);
        }
        for (Map<String, SourceTable> schema : schemas.values()) {
            if (lacking(system, schema).isEmpty()) {
                return chosen(system, schema);
            }
        }
        throw new OperationException(new Failure.SchemaMismatch(
                system.title(),
                String.join(", ", lacking(system, usual)),
                tables.stream()
                        .map(table -> table.schema() + '.' + table.name())
                        .collect(Collectors.joining(", "))));
    }

    private static Map<String, Map<String, SourceTable>> schemas(List<SourceTable> tables) {
        Map<String, Map<String, SourceTable>> schemas = new TreeMap<>();
        for (SourceTable table : tables) {
            schemas.computeIfAbsent(table.schema(), _ -> new TreeMap<>(String.CASE_INSENSITIVE_ORDER))
                    .putIfAbsent(table.name(), table);
        }
        return schemas;
    }

    private static List<String> lacking(KnownSystem system, Map<String, SourceTable> schema) {
        return system.tables().stream()
                .map(SystemTable::name)
                .filter(name -> !schema.containsKey(name))
                .toList();
    }

    private static Map<SystemTable, SourceTable> chosen(KnownSystem system, Map<String, SourceTable> schema) {
        Map<SystemTable, SourceTable> chosen = new LinkedHashMap<>();
        for (SystemTable table : system.tables()) {
            SourceTable found = schema.get(table.name());
            if (found != null) {
                chosen.put(table, found);
            }
        }
        return chosen;
    }
}
