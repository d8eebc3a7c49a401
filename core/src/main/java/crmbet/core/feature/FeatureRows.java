package crmbet.core.feature;

import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.task.Phase;
import crmbet.core.workspace.Session;
import crmbet.core.workspace.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.List;
import java.util.function.UnaryOperator;

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
        session.copyNumbers(Phase.READING, table, columns(features, FeatureSql::raw), values);
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
        double[] values = new double[(int) set.rows() * width];
        String table = FeatureSetStore.table(set.name());
        session.copyNumbers(Phase.READING, table, columns(features, column), values);
        return new FeatureTable(session.sortedTexts(table, "customer_key"), new FeatureMatrix(features, values));
    }

    /** SHA-256 of a statement, and of digests of the customers and raw values that it gave. */
    static String fingerprint(Session session, String sql, FeatureSetDefinition definition) throws SQLException {
        MessageDigest sha = Sha256.begin();
        sha.update(sql.getBytes(StandardCharsets.UTF_8));
        ByteBuffer sums = ByteBuffer.allocate(2 * Long.BYTES);
        sums.asLongBuffer()
                .put(session.digest(
                        Phase.READING,
                        FeatureSetStore.table(definition.name()),
                        "customer_key",
                        columns(definition.features(), FeatureSql::raw)));
        sha.update(sums);
        return Sha256.end(sha);
    }

    private static List<String> columns(List<String> features, UnaryOperator<String> column) {
        return features.stream().map(column).toList();
    }
}
