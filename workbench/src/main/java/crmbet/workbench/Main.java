package crmbet.workbench;

import java.util.Optional;

/** The program's beginning: the window without arguments, the command line with some. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(App.show(Optional.empty()));
    }
}
