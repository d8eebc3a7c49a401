package crmbet.workbench.cli;

import crmbet.workbench.connection.ConnectionStore;
import crmbet.workbench.message.Language;
import crmbet.workbench.sample.SampleData;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * What the command line knows of the program that it belongs to.
 *
 * @param window opens the window
 * @param language of texts, unless the command line names another; asked for only when a text is needed
 * @param sample the sample data
 * @param connections the connections of this machine; asked for only when one is needed
 * @param demonstration folder of the demonstration's workspace, unless the command line names another
 */
public record Installation(
        Window window,
        Supplier<Language> language,
        SampleData sample,
        Supplier<ConnectionStore> connections,
        Path demonstration) {}
