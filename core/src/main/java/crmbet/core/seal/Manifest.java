package crmbet.core.seal;

import java.time.Instant;
import java.util.List;

/**
 * What a sealed project says of itself.
 *
 * @param format version of this list, see {@link #FORMAT}
 * @param program version of the product that sealed it
 * @param java version of Java that it ran on
 * @param duckdb version of the database that wrote it
 * @param workspace version of the workspace's tables
 * @param sealedAt when
 * @param sealedBy who
 * @param files what the workspace consists of
 * @param contents what can be proven of it
 */
public record Manifest(
        int format,
        String program,
        String java,
        String duckdb,
        int workspace,
        Instant sealedAt,
        String sealedBy,
        List<Part> files,
        Inventory contents) {
    /** The version of the list that this program writes, and the newest that it reads. */
    public static final int FORMAT = 1;

    public Manifest {
        files = List.copyOf(files);
    }

    /**
     * A file of the workspace.
     *
     * @param name without folders
     * @param bytes its length
     * @param sha256 in hexadecimal
     */
    public record Part(String name, long bytes, String sha256) {}
}
