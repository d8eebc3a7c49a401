package crmbet.workbench.cli;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Where a command writes.
 *
 * @param out answers, and nothing else
 * @param err progress, complaints and, when asked for, the log
 * @param watched whether somebody looks at {@code err} as it is written, so that progress makes sense there
 */
public record Terminal(PrintWriter out, PrintWriter err, boolean watched) {
    /** Set by the launcher, which can ask whether standard error is a terminal; Java cannot. */
    private static final String WATCHED_PROPERTY = "crmbet.terminal";

    /** The streams of this process, in UTF-8: what is printed is read by programs as often as by people. */
    public static Terminal ofProcess() {
        return new Terminal(writer(FileDescriptor.out), writer(FileDescriptor.err), isWatched());
    }

    private static PrintWriter writer(FileDescriptor stream) {
        return new PrintWriter(new FileOutputStream(stream), true, StandardCharsets.UTF_8);
    }

    private static boolean isWatched() {
        String told = System.getProperty(WATCHED_PROPERTY);
        if (told != null) {
            return Boolean.parseBoolean(told);
        }
        // Asked for through Optional, because whether there can be none differs from release to release.
        return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
    }
}
