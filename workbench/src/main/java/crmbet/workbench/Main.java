package crmbet.workbench;

import crmbet.workbench.cli.Cli;
import crmbet.workbench.cli.Installation;
import crmbet.workbench.cli.Terminal;
import crmbet.workbench.connection.ConnectionStore;
import crmbet.workbench.message.Language;
import crmbet.workbench.sample.Demonstration;
import crmbet.workbench.sample.SampleData;
import crmbet.workbench.settings.SettingsFile;
import java.util.Locale;

/** The program's beginning: the window without arguments, the command line with some. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        Installation installation = new Installation(
                App::show,
                Main::language,
                SampleData.ofThisInstallation(),
                () -> ConnectionStore.beside(Places.settings()),
                Places.workspaces().resolve(Demonstration.WORKSPACE));
        System.exit(new Cli(Terminal.ofProcess(), installation).run(arguments));
    }

    private static Language language() {
        return new SettingsFile(Places.settings())
                .read(Language.of(Locale.getDefault()))
                .language();
    }
}
