package crmbet.core.generate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * A system's schema as PostgreSQL understands it: the files of {@code samples/systems}.
 *
 * @param tables makes the tables; where some are partitioned also a function {@code make_partitions(date, date)}
 * @param constraints makes indexes and foreign keys, and is run once the rows are there
 */
public record SystemSchema(String tables, String constraints) {

    /** The schema of one of {@link Generator#systems()}. */
    public static SystemSchema of(String system) {
        return new SystemSchema(read(system + "/schema.sql"), read(system + "/constraints.sql"));
    }

    private static String read(String name) {
        try (InputStream in = SystemSchema.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the schema " + name + " is missing from the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
