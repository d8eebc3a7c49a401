package crmbet.core.workspace;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One step from a version of the workspace to the next.
 *
 * @param version the version after the step; steps are numbered in ascending order from 1
 * @param sql statements without parameters
 */
record Migration(int version, String sql) {
    static final List<Migration> ALL = List.of(
            resource(1, "V001__workspace.sql"),
            resource(2, "V002__chosen_rows.sql"),
            resource(3, "V003__run_identity.sql"),
            resource(4, "V004__console.sql"),
            resource(5, "V005__systems.sql"),
            resource(6, "V006__sources.sql"),
            resource(7, "V007__expectations.sql"),
            resource(8, "V008__own_features.sql"),
            resource(9, "V009__personal_data.sql"),
            resource(10, "V010__segment_versions.sql"),
            resource(11, "V011__audit_reason.sql"),
            resource(12, "V012__shared_segments.sql"),
            resource(13, "V013__deliveries.sql"),
            resource(18, "V018__forgotten.sql"),
            resource(19, "V019__shared_notes.sql"));

    private static Migration resource(int version, String name) {
        try (InputStream in = Migration.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the migration " + name + " is missing from the program");
            }
            return new Migration(version, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
