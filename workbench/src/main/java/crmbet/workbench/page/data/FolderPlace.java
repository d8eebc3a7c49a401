package crmbet.workbench.page.data;

import crmbet.core.canonical.KnownSystem;
import crmbet.core.canonical.SystemDatasets;
import crmbet.core.canonical.SystemTable;
import crmbet.core.failure.OperationException;
import crmbet.core.intake.SystemFolder;
import crmbet.core.intake.SystemIntake;
import crmbet.core.intake.SystemLoad;
import crmbet.core.task.Monitor;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A folder with one file for each table. */
record FolderPlace(SystemIntake intake, Path folder) implements SystemPlace {
    @Override
    public String name() {
        return String.valueOf(folder.getFileName());
    }

    @Override
    public String address() {
        return folder.toString();
    }

    @Override
    public Optional<KnownSystem> recognise(Monitor monitor) throws OperationException {
        return SystemFolder.recognise(folder).map(SystemFolder::system);
    }

    @Override
    public Found find(KnownSystem system, Monitor monitor) throws OperationException {
        SystemFolder tables = SystemFolder.of(folder, system);
        Map<SystemTable, String> places = new LinkedHashMap<>();
        tables.files().forEach((table, file) -> places.put(table, String.valueOf(file.getFileName())));
        return new Found(system, places, intake.organisations(tables, monitor));
    }

    @Override
    public SystemLoad load(SystemDatasets names, boolean replace, Monitor monitor) throws OperationException {
        return intake.load(SystemFolder.of(folder, names.system()), names, replace, monitor);
    }
}
