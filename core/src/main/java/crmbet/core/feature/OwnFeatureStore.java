package crmbet.core.feature;

import crmbet.core.workspace.Row;
import crmbet.core.workspace.Session;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** What the workspace remembers of its own features. */
final class OwnFeatureStore {
    private static final String FEATURES = "SELECT id, form, sql, unit, description FROM meta.own_feature";

    private OwnFeatureStore() {}

    static List<OwnFeature> list(Session session) throws SQLException {
        return session.query(FEATURES + " ORDER BY id", OwnFeatureStore::feature);
    }

    static Optional<OwnFeature> find(Session session, String id) throws SQLException {
        return session.first(FEATURES + " WHERE id = ?", OwnFeatureStore::feature, id);
    }

    static void insert(Session session, OwnFeature own) throws SQLException {
        session.execute(
                "INSERT INTO meta.own_feature VALUES (?, ?, ?, ?, ?, now())",
                own.id(),
                own.form().name(),
                own.sql(),
                own.unit().name(),
                own.description());
    }

    static void delete(Session session, String id) throws SQLException {
        session.execute("DELETE FROM meta.own_feature WHERE id = ?", id);
    }

    private static OwnFeature feature(Row row) throws SQLException {
        return new OwnFeature(
                row.text(0), OwnFeature.Form.valueOf(row.text(1)), row.text(2), Unit.valueOf(row.text(3)), row.text(4));
    }
}
