package crmbet.workbench.page.data;

import crmbet.core.canonical.KnownSystem;
import crmbet.core.canonical.SystemDatasets;
import crmbet.core.canonical.SystemTable;
import crmbet.core.failure.OperationException;
import crmbet.core.intake.SystemLoad;
import crmbet.core.task.Monitor;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the tables of a system are: a folder, or a database. Its calls may take long. */
interface SystemPlace {
    /** What people call the place. */
    String name();

    /** As much about where it is as helps to tell it from others. */
    String address();

    /** The system whose tables are all there. */
    Optional<KnownSystem> recognise(Monitor monitor) throws OperationException;

    /** The tables of a system; fails if one is missing. */
    Found find(KnownSystem system, Monitor monitor) throws OperationException;

    /** Loads and maps the system, or nothing. */
    SystemLoad load(SystemDatasets names, boolean replace, Monitor monitor) throws OperationException;

    /**
     * A system that is there.
     *
     * @param places where each table is, in words, in the order of the system
     * @param organisations of which one must be chosen; none where the system serves only one
     */
    record Found(KnownSystem system, Map<SystemTable, String> places, List<String> organisations) {}
}
