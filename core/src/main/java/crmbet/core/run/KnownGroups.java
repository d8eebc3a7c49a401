package crmbet.core.run;

import crmbet.core.clustering.Labels;
import crmbet.core.dataset.Column;
import crmbet.core.dataset.Dataset;
import crmbet.core.dataset.Datasets;
import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.task.Monitor;
import crmbet.core.validity.Agreement;
import crmbet.core.workspace.Identifier;
import crmbet.core.workspace.Workspace;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Groups of customers that are known from elsewhere, to hold a clustering against. */
public final class KnownGroups {
    private static final int COLUMNS = 2;

    private KnownGroups() {}

    /**
     * How well clusters agree with groups that a dataset names; customers whom it does not name count on neither side.
     *
     * @param customers of the labels, in their order
     * @param dataset keys of customers in its first column, names of groups in its second
     * @throws OperationException {@code NotFound} if there is no such dataset; {@code SchemaMismatch} if it has fewer
     *     columns, or none of the customers
     */
    public static Known agreement(
            Workspace workspace, List<String> customers, Labels labels, String dataset, Monitor monitor)
            throws OperationException {
        Dataset known = new Datasets(workspace).find(dataset);
        String columns =
                String.join(", ", known.columns().stream().map(Column::name).toList());
        if (known.columns().size() < COLUMNS) {
            throw mismatch(known, columns);
        }
        Map<String, Integer> groups = new HashMap<>();
        Map<String, Integer> numbers = new HashMap<>();
        workspace.read(monitor, session -> {
            session.forEach(
                    "SELECT CAST(" + Identifier.quote(known.columns().get(0).name()) + " AS VARCHAR), CAST("
                            + Identifier.quote(known.columns().get(1).name()) + " AS VARCHAR) FROM "
                            + Identifier.quote("data", known.name()) + " WHERE COLUMNS(*) IS NOT NULL",
                    row -> groups.put(row.text(0), numbers.computeIfAbsent(row.text(1), _ -> numbers.size())));
            return groups;
        });
        int[] rows = IntStream.range(0, customers.size())
                .filter(row -> groups.containsKey(customers.get(row)))
                .toArray();
        if (rows.length == 0) {
            throw mismatch(known, columns);
        }
        int[] found = new int[rows.length];
        int[] told = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            found[i] = labels.isNoise(rows[i]) ? Labels.NOISE : labels.clusterOf(rows[i]);
            told[i] = groups.getOrDefault(customers.get(rows[i]), Labels.NOISE);
        }
        return new Known(rows.length, numbers.size(), Agreement.between(Labels.of(found), Labels.of(told)));
    }

    private static OperationException mismatch(Dataset known, String columns) {
        return new OperationException(
                new Failure.SchemaMismatch(known.name(), "customer keys, names of their groups", columns));
    }

    /**
     * What was found.
     *
     * @param customers whose group is known
     * @param groups how many there are
     */
    public record Known(int customers, int groups, Agreement agreement) {}
}
