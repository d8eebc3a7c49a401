package crmbet.workbench.cli;

import crmbet.core.dataset.Column;
import crmbet.core.dataset.ColumnType;
import crmbet.core.dataset.Dataset;
import crmbet.core.dataset.Datasets;
import crmbet.core.dataset.LoadRequest;
import crmbet.core.dataset.RejectedRow;
import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.feature.FeatureMatrix;
import crmbet.core.task.Monitor;
import crmbet.core.task.Phase;
import crmbet.core.workspace.Identifier;
import crmbet.core.workspace.Session;
import crmbet.core.workspace.Workspace;
import crmbet.workbench.message.Messages;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A file of numbers as a matrix, its rows in the order of the file.
 *
 * @param given path of a file that can be loaded, or of raw numbers
 * @param columns names of the columns to take, in their order; none for all
 */
record MatrixFile(String given, List<String> columns, Messages messages) {
    private static final String NAME = "input";

    /** The longest array that every Java virtual machine can make. */
    private static final int MOST_VALUES = Integer.MAX_VALUE - 8;

    /**
     * Reads the matrix; a missing value becomes NaN.
     *
     * @throws WrongUsage if a column does not exist or holds no numbers
     * @throws OperationException {@code NotFound}, {@code Unreadable} if the file or one of its rows cannot be read,
     *     {@code OutOfMemory}
     */
    FeatureMatrix read(Monitor monitor) throws OperationException {
        Path file = new LocalFile(given, messages).path();
        if (RawNumbers.isNamedSo(file)) {
            return new RawNumbers(file).read(monitor);
        }
        try (TemporaryWorkspace temporary = TemporaryWorkspace.create()) {
            Workspace workspace = temporary.workspace();
            Datasets datasets = new Datasets(workspace);
            Dataset dataset = datasets.load(new LoadRequest(file, NAME), monitor);
            requireWhole(file, datasets, dataset);
            List<Column> chosen = chosen(dataset);
            return workspace.read(monitor, session -> read(session, dataset, chosen));
        }
    }

    /** Labels go by the number of the row, so none may be missing. */
    private void requireWhole(Path file, Datasets datasets, Dataset dataset) throws OperationException {
        if (dataset.rejectedRows() > 0) {
            RejectedRow first = datasets.rejects(dataset.name(), 0, 1).getFirst();
            throw new OperationException(new Failure.Unreadable(
                    file.toString(), messages.get("cli.cluster.rejected", first.line(), first.reason())));
        }
    }

    private List<Column> chosen(Dataset dataset) {
        List<Column> chosen = columns.isEmpty()
                ? dataset.columns()
                : columns.stream().map(name -> named(name, dataset)).toList();
        for (Column column : chosen) {
            if (column.type() != ColumnType.INTEGER && column.type() != ColumnType.NUMBER) {
                throw new WrongUsage(messages.get(
                        "cli.cluster.notNumeric",
                        column.name(),
                        given,
                        column.type().name().toLowerCase(Locale.ROOT)));
            }
        }
        return chosen;
    }

    private Column named(String name, Dataset dataset) {
        return dataset.columns().stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new WrongUsage(messages.get(
                        "cli.cluster.noColumn",
                        name,
                        given,
                        dataset.columns().stream().map(Column::name).collect(Collectors.joining(", ")))));
    }

    private FeatureMatrix read(Session session, Dataset dataset, List<Column> chosen)
            throws SQLException, OperationException {
        int width = chosen.size();
        if (dataset.rows() * width > MOST_VALUES) {
            throw new OperationException(new Failure.OutOfMemory(given + " (" + dataset.rows() + " × " + width + ")"));
        }
        double[] values = new double[(int) dataset.rows() * width];
        var read = new Object() {
            int rows;
        };
        String sql = chosen.stream()
                .map(column -> "CAST(" + Identifier.quote(column.name()) + " AS DOUBLE)")
                .collect(Collectors.joining(
                        ", ", "SELECT ", " FROM " + Identifier.quote("data", dataset.name()) + " ORDER BY rowid"));
        session.forEachChunk(sql, chunk -> {
            for (int i = 0; i < width; i++) {
                chunk.copyNumbers(i, values, read.rows * width + i, width);
            }
            read.rows += chunk.rows();
            session.monitor().report(read.rows, dataset.rows(), Phase.READING);
        });
        return new FeatureMatrix(chosen.stream().map(Column::name).toList(), values);
    }
}
