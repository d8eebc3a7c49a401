package crmbet.core.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crmbet.core.clustering.Clustering;
import crmbet.core.clustering.Labels;
import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.workspace.Row;
import crmbet.core.workspace.Session;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the workspace remembers of runs. */
final class RunStore {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double NANOS_PER_SECOND = 1e9;
    private static final String RUNS = """
            SELECT name, feature_set, fingerprint, strategy, parameters, seed, rows, clusters, noise, inertia, iterations,
                silhouette, seconds, finished_at, data_fingerprint
            FROM meta.run""";

    private RunStore() {}

    static List<Run> list(Session session) throws SQLException {
        return session.query(RUNS + " ORDER BY finished_at DESC, rowid DESC", RunStore::run);
    }

    static Optional<Run> find(Session session, String name) throws SQLException {
        return session.first(RUNS + " WHERE name = ?", RunStore::run, name);
    }

    static Run existing(Session session, String name) throws SQLException, OperationException {
        return find(session, name)
                .orElseThrow(() -> new OperationException(new Failure.NotFound(Failure.Subject.RUN, name)));
    }

    static void insert(Session session, Run run) throws SQLException {
        ObjectNode parameters = JSON.createObjectNode();
        run.parameters().forEach(parameters::put);
        session.execute(
                "INSERT INTO meta.run VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, now(), ?)",
                run.name(),
                run.featureSet(),
                run.fingerprint(),
                run.strategy(),
                parameters.toString(),
                run.seed(),
                run.rows(),
                run.clusters(),
                run.noise(),
                run.inertia(),
                run.iterations(),
                run.silhouette(),
                run.duration().toNanos() / NANOS_PER_SECOND,
                run.dataFingerprint());
    }

    static void insertLabels(
            Session session, String run, List<String> customers, Clustering clustering, long[] rowHashes)
            throws SQLException {
        Labels labels = clustering.labels();
        session.append("meta", "run_label", rows -> {
            for (int row = 0; row < labels.size(); row++) {
                rows.beginRow().add(run).add((long) row).add(customers.get(row));
                if (labels.isNoise(row)) {
                    rows.addNull();
                } else {
                    rows.add(labels.clusterOf(row));
                }
                rows.add(clustering.probabilities()[row])
                        .add(clustering.outlierScores()[row])
                        .add(rowHashes[row])
                        .endRow();
            }
        });
    }

    static RunLabels labels(Session session, Run run) throws SQLException {
        int rows = Math.toIntExact(run.rows());
        List<String> customers = new ArrayList<>(rows);
        int[] labels = new int[rows];
        float[] probabilities = new float[rows];
        float[] outlierScores = new float[rows];
        session.forEachChunk(
                """
                SELECT customer_key, CAST(coalesce(label, -1) AS DOUBLE), CAST(probability AS DOUBLE),
                    CAST(outlier_score AS DOUBLE)
                FROM meta.run_label WHERE run = ? ORDER BY row""",
                chunk -> {
                    double[] values = new double[3 * chunk.rows()];
                    for (int column = 0; column < 3; column++) {
                        chunk.copyNumbers(column + 1, values, column, 3);
                    }
                    @Nullable String[] keys = chunk.texts(0);
                    int first = customers.size();
                    for (int i = 0; i < keys.length; i++) {
                        labels[first + i] = (int) values[3 * i];
                        probabilities[first + i] = (float) values[3 * i + 1];
                        outlierScores[first + i] = (float) values[3 * i + 2];
                        customers.add(Objects.requireNonNull(keys[i]));
                    }
                },
                run.name());
        return new RunLabels(customers, Labels.of(labels), probabilities, outlierScores);
    }

    /** Hashes of the fitted values of each row; of a run that has them. */
    static long[] rowHashes(Session session, Run run) throws SQLException {
        long[] hashes = new long[Math.toIntExact(run.rows())];
        int[] read = new int[1];
        // Halves, because a double does not hold all bits of the whole.
        session.forEachChunk(
                """
                SELECT CAST(row_hash >> 32 AS DOUBLE), CAST(row_hash & 4294967295 AS DOUBLE)
                FROM meta.run_label WHERE run = ? ORDER BY row""",
                chunk -> {
                    double[] halves = new double[2 * chunk.rows()];
                    chunk.copyNumbers(0, halves, 0, 2);
                    chunk.copyNumbers(1, halves, 1, 2);
                    for (int i = 0; i < halves.length; i += 2) {
                        hashes[read[0]++] = ((long) halves[i] << 32) | (long) halves[i + 1];
                    }
                },
                run.name());
        return hashes;
    }

    private static Run run(Row row) throws SQLException {
        Double iterations = row.numberOrNull(10);
        return new Run(
                row.text(0),
                row.text(1),
                row.text(2),
                row.text(3),
                parameters(row.text(4)),
                row.integer(5),
                row.integer(6),
                (int) row.integer(7),
                row.integer(8),
                row.numberOrNull(9),
                iterations == null ? null : Integer.valueOf(iterations.intValue()),
                row.numberOrNull(11),
                Duration.ofNanos(Math.round(row.number(12) * NANOS_PER_SECOND)),
                row.instant(13),
                row.textOrNull(14));
    }

    private static Map<String, String> parameters(String json) {
        try {
            Map<String, String> parameters = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> parameter : JSON.readTree(json).properties()) {
                parameters.put(parameter.getKey(), parameter.getValue().asText());
            }
            return parameters;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the stored parameters of a run are damaged: " + json, e);
        }
    }
}
