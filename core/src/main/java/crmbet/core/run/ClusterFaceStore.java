package crmbet.core.run;

import crmbet.core.workspace.Row;
import crmbet.core.workspace.Session;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the workspace remembers of the clusters of runs. Runs that nobody touched have no rows here. */
final class ClusterFaceStore {
    private static final String FACES = """
            SELECT cluster, name, colour, former, overlap, stayed, joiners, leavers
            FROM meta.run_cluster WHERE run = ? ORDER BY cluster""";

    private ClusterFaceStore() {}

    static List<ClusterFace> list(Session session, Run run) throws SQLException {
        List<ClusterFace> stored = session.query(FACES, ClusterFaceStore::face, run.name());
        return stored.isEmpty() ? untouched(run) : stored;
    }

    private static List<ClusterFace> untouched(Run run) {
        List<ClusterFace> faces = new ArrayList<>();
        for (int cluster = 0; cluster < run.clusters(); cluster++) {
            faces.add(new ClusterFace(cluster, Optional.empty(), cluster, Optional.empty()));
        }
        return faces;
    }

    static Optional<String> former(Session session, String run) throws SQLException {
        return session.first("SELECT former FROM meta.run_succession WHERE run = ?", row -> row.text(0), run);
    }

    static boolean isTaken(Session session, String run, int cluster, String name) throws SQLException {
        return session.first(
                        "SELECT 1 FROM meta.run_cluster WHERE run = ? AND cluster <> ? AND name = ?",
                        row -> row.integer(0),
                        run,
                        cluster,
                        name)
                .isPresent();
    }

    /** Writes down what a run has that nobody touched, so that it can be changed. */
    static void ensure(Session session, Run run) throws SQLException {
        if (session.query(FACES, ClusterFaceStore::face, run.name()).isEmpty()) {
            insert(session, run.name(), untouched(run));
        }
    }

    static void rename(Session session, String run, int cluster, @Nullable String name) throws SQLException {
        session.execute("UPDATE meta.run_cluster SET name = ? WHERE run = ? AND cluster = ?", name, run, cluster);
    }

    static void recolour(Session session, String run, int cluster, int colour) throws SQLException {
        session.execute("UPDATE meta.run_cluster SET colour = ? WHERE run = ? AND cluster = ?", colour, run, cluster);
    }

    static void follow(Session session, Run run, Run former, ClusterIdentity identity) throws SQLException {
        List<ClusterFace> faces = inherited(list(session, run), list(session, former), identity);
        delete(session, run.name());
        insert(session, run.name(), faces);
        session.execute("INSERT INTO meta.run_succession VALUES (?, ?)", run.name(), former.name());
    }

    private static List<ClusterFace> inherited(
            List<ClusterFace> own, List<ClusterFace> former, ClusterIdentity identity) {
        Set<Integer> colours = new HashSet<>();
        Set<String> names = new HashSet<>();
        for (ClusterMatch match : identity.matches()) {
            match.former().ifPresent(cluster -> {
                colours.add(former.get(cluster).colour());
                former.get(cluster).name().ifPresent(names::add);
            });
        }
        List<ClusterFace> faces = new ArrayList<>();
        for (ClusterMatch match : identity.matches()) {
            int cluster = match.cluster();
            if (match.former().isPresent()) {
                ClusterFace before = former.get(match.former().getAsInt());
                faces.add(new ClusterFace(cluster, before.name(), before.colour(), Optional.of(match)));
            } else {
                int free = 0;
                while (!colours.add(free)) {
                    free++;
                }
                Optional<String> name = own.get(cluster).name().filter(names::add);
                faces.add(new ClusterFace(cluster, name, free, Optional.of(match)));
            }
        }
        return faces;
    }

    static void rename(Session session, String run, String newName) throws SQLException {
        session.execute("UPDATE meta.run_cluster SET run = ? WHERE run = ?", newName, run);
        session.execute("UPDATE meta.run_succession SET run = ? WHERE run = ?", newName, run);
        session.execute("UPDATE meta.run_succession SET former = ? WHERE former = ?", newName, run);
    }

    /** Forgets a run's own clusters; runs that go on with it keep what they took over. */
    static void delete(Session session, String run) throws SQLException {
        session.execute("DELETE FROM meta.run_cluster WHERE run = ?", run);
        session.execute("DELETE FROM meta.run_succession WHERE run = ?", run);
    }

    private static void insert(Session session, String run, List<ClusterFace> faces) throws SQLException {
        for (ClusterFace face : faces) {
            ClusterMatch match = face.match().orElse(null);
            session.execute(
                    "INSERT INTO meta.run_cluster VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    run,
                    face.cluster(),
                    face.name().orElse(null),
                    face.colour(),
                    match == null || match.former().isEmpty()
                            ? null
                            : Integer.valueOf(match.former().getAsInt()),
                    match == null ? null : Double.valueOf(match.overlap()),
                    match == null ? null : Integer.valueOf(match.stayed()),
                    match == null ? null : Integer.valueOf(match.joiners()),
                    match == null ? null : Integer.valueOf(match.leavers()));
        }
    }

    private static ClusterFace face(Row row) throws SQLException {
        int cluster = (int) row.integer(0);
        String name = row.textOrNull(1);
        Optional<ClusterMatch> match = row.isNull(4)
                ? Optional.empty()
                : Optional.of(new ClusterMatch(
                        cluster,
                        row.isNull(3) ? OptionalInt.empty() : OptionalInt.of((int) row.integer(3)),
                        row.number(4),
                        (int) row.integer(5),
                        (int) row.integer(6),
                        (int) row.integer(7)));
        return new ClusterFace(cluster, Optional.ofNullable(name), (int) row.integer(2), match);
    }
}
