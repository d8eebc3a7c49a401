package crmbet.workbench.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import crmbet.workbench.connection.ConnectionStore;
import crmbet.workbench.message.Language;
import crmbet.workbench.sample.SampleData;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gives command lines to the program within this process and keeps what comes back. */
final class CommandLineFixture {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Optional<Path>> windows = new ArrayList<>();
    private final Path folder;

    /** @param folder where the demonstration goes */
    CommandLineFixture(Path folder) {
        this.folder = folder;
    }

    Result run(Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Terminal terminal = new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), false);
        int status = new Cli(terminal, installation())
                .run(List.of(arguments).stream().map(Object::toString).toArray(String[]::new));
        return new Result(status, out.toString(), err.toString());
    }

    Installation installation() {
        return new Installation(
                opening -> {
                    windows.add(opening.workspace());
                    return 0;
                },
                () -> Language.ENGLISH,
                SampleData.ofThisInstallation(),
                this::connections,
                folder.resolve("demonstration"));
    }

    /** Connections that are of this test alone. */
    ConnectionStore connections() {
        return ConnectionStore.beside(folder.resolve("settings.json"));
    }

    /** The workspaces on which the window was opened. */
    List<Optional<Path>> windows() {
        return windows;
    }

    record Result(int status, String out, String err) {
        /** What was printed as JSON, which must be one object on one line. */
        JsonNode json() {
            if (out.lines().count() != 1) {
                throw new AssertionError("one line was expected, not: " + out + "; complaints: " + err);
            }
            try {
                JsonNode node = JSON.readTree(out);
                if (!node.isObject()) {
                    throw new AssertionError("an object was expected, not: " + out);
                }
                return node;
            } catch (JsonProcessingException e) {
                throw new AssertionError("no JSON: " + out + "; complaints: " + err, e);
            }
        }
    }
}
