package crmbet.workbench;

import crmbet.core.workspace.Workspace;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;

/** Workspaces as other versions of the program leave them. */
public final class OtherVersions {
    /** The format of {@link #older}. */
    public static final int OLDER = 9;

    private static final int NEWER = 999;
    private static final List<String> STEPS = List.of(
            "V001__workspace.sql",
            "V002__chosen_rows.sql",
            "V003__run_identity.sql",
            "V004__console.sql",
            "V005__systems.sql",
            "V006__sources.sql",
            "V007__expectations.sql",
            "V008__own_features.sql",
            "V009__personal_data.sql");

    private OtherVersions() {}

    /** A workspace from before segments had versions, with one segment that was approved. */
    public static Path older(Path folder) throws IOException, SQLException {
        Files.createDirectories(folder);
        change(folder, statement -> {
            statement.execute("CREATE SCHEMA meta");
            statement.execute("CREATE TABLE meta.migration(version INTEGER NOT NULL, applied_at TIMESTAMPTZ NOT NULL)");
            for (int i = 0; i < STEPS.size(); i++) {
                statement.execute(script(STEPS.get(i)));
                statement.execute("INSERT INTO meta.migration VALUES (" + (i + 1) + ", now())");
            }
            statement.execute("INSERT INTO meta.segment VALUES (uuid(), 'Best', 'r', 0, '{}', 1, 0.5, 10, 'd',"
                    + " 'APPROVED', 'ana', now(), 'bia', TIMESTAMPTZ '2026-01-02 03:04:05Z', NULL, NULL)");
        });
        return folder;
    }

    /** A workspace that only a version to come can read. */
    public static Path newer(Path folder) throws Exception {
        Workspace.openOrCreate(folder).close();
        change(folder, statement -> statement.execute("INSERT INTO meta.migration VALUES (" + NEWER + ", now())"));
        return folder;
    }

    private static void change(Path folder, Change change) throws IOException, SQLException {
        try (Connection database =
                        DriverManager.getConnection("jdbc:duckdb:" + folder.resolve(Workspace.DATABASE_FILE));
                Statement statement = database.createStatement()) {
            change.in(statement);
        }
    }

    private static String script(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(Workspace.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @FunctionalInterface
    private interface Change {
        void in(Statement statement) throws IOException, SQLException;
    }
}
