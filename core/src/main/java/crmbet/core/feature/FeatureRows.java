package crmbet.core.feature;

import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.task.Phase;
import crmbet.core.workspace.Session;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Reads tables of feature sets. They were written in the order of the customer keys, and DuckDB returns the rows of a
 * table in the order in which they were written.
 */
final class FeatureRows {
    /** The longest array that every Java virtual machine can make. */
    private static final int MOST_VALUES = Integer.MAX_VALUE - 8;

    private FeatureRows() {}

    /** Scaled values of a set, all finite. */
    static FeatureTable scaled(Session session, FeatureSet set) throws SQLException, OperationException {
        return read(session, set, FeatureSql::scaled);
    }

    /** Raw values of a set, NaN for NULL. */
    static FeatureTable raw(Session session, FeatureSet set) throws SQLException, OperationException {
        return read(session, set, FeatureSql::raw);
    }

    /** Raw values of a table without its customers, NaN for NULL. */
    static FeatureMatrix raw(Session session, String table, List<String> features, int rows) throws SQLException {
        int width = features.size();
        double[] values = new double[Math.multiplyExact(rows, width)];
        int[] read = {0};
        String columns = features.stream().map(FeatureSql::raw).collect(Collectors.joining(", "));
        session.forEachChunk("SELECT " + columns + " FROM " + table, chunk -> {
            for (int i = 0; i < width; i++) {
                chunk.copyNumbers(i, values, read[0] * width + i, width);
            }
            read[0] += chunk.rows();
        });
        return new FeatureMatrix(features, values);
    }

    private static FeatureTable read(Session session, FeatureSet set, UnaryOperator<String> column)
            throws SQLException, OperationException {
        List<String> features = set.features();
        int width = features.size();
        if (set.rows() * width > MOST_VALUES) {
            throw new OperationException(new Failure.OutOfMemory("feature set " + set.name() + " has " + set.rows()
                    + " × " + width + " values; one matrix holds " + MOST_VALUES));
        }
        int rows = (int) set.rows();
        double[] values = new double[rows * width];
        List<String> customers = new ArrayList<>(rows);
        session.forEachChunk(select(set.definition(), column), chunk -> {
            int first = customers.size();
            for (int i = 0; i < width; i++) {
                chunk.copyNumbers(i + 1, values, first * width + i, width);
            }
            for (String key : chunk.texts(0)) {
                customers.add(Objects.requireNonNull(key));
            }
            session.monitor().report(customers.size(), rows, Phase.READING);
        });
        return new FeatureTable(customers, new FeatureMatrix(features, values));
    }

    /** SHA-256 of a statement and the raw values that it gave, with their customers. */
    static String fingerprint(Session session, String sql, FeatureSetDefinition definition) throws SQLException {
        MessageDigest sha = sha256();
        sha.update(sql.getBytes(StandardCharsets.UTF_8));
        int width = definition.choices().size();
        session.forEachChunk(select(definition, FeatureSql::raw), chunk -> {
            double[] values = new double[chunk.rows() * width];
            for (int i = 0; i < width; i++) {
                chunk.copyNumbers(i + 1, values, i * chunk.rows(), 1);
            }
            ByteBuffer bytes = ByteBuffer.allocate(values.length * Double.BYTES);
            bytes.asDoubleBuffer().put(values);
            sha.update(bytes);
            sha.update(Arrays.stream(chunk.texts(0))
                    .collect(Collectors.joining("\0"))
                    .getBytes(StandardCharsets.UTF_8));
        });
        return HexFormat.of().formatHex(sha.digest());
    }

    private static String select(FeatureSetDefinition definition, UnaryOperator<String> column) {
        return definition.features().stream()
                .map(column)
                .collect(Collectors.joining(
                        ", ", "SELECT customer_key, ", " FROM " + FeatureSetStore.table(definition.name())));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
