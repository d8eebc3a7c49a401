package crmbet.workbench.page.data;

import crmbet.connectors.SavedConnection;
import crmbet.core.canonical.KnownSystem;
import crmbet.core.canonical.SystemDatasets;
import crmbet.core.canonical.SystemTable;
import crmbet.core.failure.OperationException;
import crmbet.core.intake.SystemIntake;
import crmbet.core.intake.SystemLoad;
import crmbet.core.intake.SystemSchema;
import crmbet.core.source.TableSource;
import crmbet.core.task.Monitor;
import crmbet.workbench.connection.Databases;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A schema of a database that is reached over a saved connection. */
record DatabasePlace(SystemIntake intake, Databases databases, SavedConnection connection) implements SystemPlace {
    @Override
    public String name() {
        return connection.name();
    }

    @Override
    public String address() {
        return connection.name();
    }

    @Override
    public Optional<KnownSystem> recognise(Monitor monitor) throws OperationException {
        try (TableSource source = databases.open(connection)) {
            return SystemSchema.recognise(source.tables(monitor));
        }
    }

    @Override
    public Found find(KnownSystem system, Monitor monitor) throws OperationException {
        try (TableSource source = databases.open(connection)) {
            Map<SystemTable, String> places = new LinkedHashMap<>();
            SystemSchema.of(source.tables(monitor), system)
                    .forEach((table, there) -> places.put(table, there.schema() + '.' + there.name()));
            return new Found(system, places, SystemIntake.organisations(source, system, monitor));
        }
    }

    @Override
    public SystemLoad load(SystemDatasets names, boolean replace, Monitor monitor) throws OperationException {
        try (TableSource source = databases.open(connection)) {
            return intake.load(source, connection.id().toString(), names, replace, monitor);
        }
    }
}
