package crmbet.workbench.cli;

import crmbet.core.clustering.Clustering;
import crmbet.core.clustering.Labels;
import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.task.Monitor;
import crmbet.core.task.Phase;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes labels as CSV: {@code row,label,probability,outlier_score}, rows from 0, label −1 for noise. */
record LabelFile(Path file) {
    private static final int ROWS_BETWEEN_REPORTS = 4096;

    /**
     * Finds out before long work whether its result has a place to go.
     *
     * @throws OperationException {@code CannotWrite}
     */
    void requireFolder() throws OperationException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isWritable(folder) || Files.isDirectory(file)) {
            throw new OperationException(new Failure.CannotWrite(file, ""));
        }
    }

    /**
     * Writes the file: all of it, or after any failure nothing.
     *
     * @throws OperationException {@code CannotWrite}
     */
    void write(Clustering clustering, Monitor monitor) throws OperationException {
        Path target = file.toAbsolutePath();
        try {
            Path fresh = Files.createTempFile(target.getParent(), ".labels", ".csv");
            try {
                try (BufferedWriter writer = Files.newBufferedWriter(fresh)) {
                    write(clustering, writer, monitor);
                }
                Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException e) {
            throw new OperationException(new Failure.CannotWrite(file, e.toString()), e);
        }
    }

    private static void write(Clustering clustering, BufferedWriter writer, Monitor monitor) throws IOException {
        Labels labels = clustering.labels();
        int rows = labels.size();
        writer.write("row,label,probability,outlier_score\n");
        StringBuilder line = new StringBuilder();
        for (int row = 0; row < rows; row++) {
            if (row % ROWS_BETWEEN_REPORTS == 0) {
                monitor.checkpoint();
                monitor.report(row, rows, Phase.WRITING);
            }
            line.setLength(0);
            line.append(row)
                    .append(',')
                    .append(labels.isNoise(row) ? Labels.NOISE : labels.clusterOf(row))
                    .append(',')
                    .append(clustering.probabilities()[row])
                    .append(',')
                    .append(clustering.outlierScores()[row])
                    .append('\n');
            writer.append(line);
        }
    }
}
