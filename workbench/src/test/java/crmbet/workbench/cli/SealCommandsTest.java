package crmbet.workbench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Workspace;
import crmbet.workbench.cli.CommandLineFixture.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A workspace goes into a file, and comes out of it elsewhere. */
class SealCommandsTest {
    @TempDir
    Path folder;

    private CommandLineFixture commandLine;
    private Path workspace;
    private Path file;

    @BeforeEach
    void cluster() throws IOException {
        commandLine = new CommandLineFixture(folder);
        workspace = folder.resolve("shop");
        file = folder.resolve("project.crmbet");
        StringBuilder rows = new StringBuilder("client,day,total\n");
        for (int i = 0; i < 60; i++) {
            rows.append("client%d,2024-01-%02d,%d%n".formatted(i % 20, i % 28 + 1, i % 20 < 10 ? 1 : 1000));
        }
        Path sales = Files.writeString(folder.resolve("sales.csv"), rows);
        done("load", "--workspace", workspace, "--from", sales, "--as", "sales");
        done(
                "map",
                "--workspace",
                workspace,
                "--table",
                "sales",
                "--customer",
                "client",
                "--time",
                "day",
                "--amount",
                "total");
        done("features", "--workspace", workspace, "--set", "fm", "--features", "frequency,money");
        done(
                "cluster",
                "--workspace",
                workspace,
                "--features",
                "fm",
                "--strategy",
                "kmeans",
                "--param",
                "k=2",
                "--run",
                "two");
    }

    @Test
    void whatIsSealedIsUnsealedAndProven() {
        JsonNode sealed = done("seal", "--workspace", workspace, "--to", file, "--reason", "audit", "--by", "maria");
        assertEquals("[\"two\"]", sealed.path("runs").toString());
        assertEquals("maria", sealed.path("sealed_by").asText());
        JsonNode noted = done("audit", "--workspace", workspace, "--action", "PROJECT_SEALED");
        assertTrue(noted.toString().contains("\"audit\""), noted.toString());

        Result proven = commandLine.run("unseal", file, "--to", folder.resolve("copy"), "--prove");
        assertEquals(0, proven.status(), proven.err());
        assertTrue(proven.out().contains("sealed by maria"), proven.out());
        assertTrue(proven.out().contains("Run two: identical"), proven.out());
    }

    @Test
    void whatDoesNotComeOutTheSameIsNamedAndFails() throws Exception {
        try (Workspace open = Workspace.open(workspace)) {
            open.write(
                    Monitor.none(),
                    session -> session.execute("UPDATE meta.run_label SET label = 1 - label WHERE row < 3"));
        }
        done("seal", "--workspace", workspace, "--to", file);
        Result differs = commandLine.run("unseal", file, "--to", folder.resolve("copy"), "--prove", "--json");
        assertEquals(ExitStatus.FAILED, differs.status(), differs.err());
        JsonNode proof = differs.json().path("proof");
        assertFalse(proof.path("holds").asBoolean());
        assertEquals("other_labels", proof.at("/runs/0/finding").asText());
        assertEquals(3, proof.at("/runs/0/customers").asInt());
        Result said = commandLine.run("unseal", file, "--to", folder.resolve("again"), "--prove", "--lang", "pt-BR");
        assertTrue(said.out().contains("Execução two: os mesmos dados, outros grupos; clientes: 3"), said.out());
    }

    @Test
    void aBrokenFileIsRefusedInWords() throws IOException {
        done("seal", "--workspace", workspace, "--to", file);
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
        Result refused = commandLine.run("unseal", file, "--to", folder.resolve("copy"));
        assertEquals(ExitStatus.FAILED, refused.status());
        assertTrue(refused.err().contains("it is no sealed project, or a part is missing"), refused.err());
        assertFalse(Files.exists(folder.resolve("copy")));
    }

    @Test
    void theNameOfTheFileSaysWhatItIs() {
        Result refused = commandLine.run("seal", "--workspace", workspace, "--to", folder.resolve("project.zip"));
        assertEquals(ExitStatus.WRONG_USAGE, refused.status());
        assertTrue(refused.err().contains(".crmbet"), refused.err());
    }

    @Test
    void openingASealedProjectOpensTheFolderBesideIt() {
        done("seal", "--workspace", workspace, "--to", file);
        Path beside = folder.resolve("project");
        assertEquals(0, commandLine.run("open", file).status());
        assertTrue(Workspace.isWorkspace(beside));
        Result again = commandLine.run("open", file);
        assertEquals(0, again.status(), again.err());
        assertTrue(again.err().contains("was unsealed before"), again.err());
        assertEquals(List.of(Optional.of(beside), Optional.of(beside)), commandLine.windows());
    }

    private JsonNode done(Object... arguments) {
        Object[] all = Arrays.copyOf(arguments, arguments.length + 1);
        all[arguments.length] = "--json";
        Result result = commandLine.run(all);
        assertEquals(0, result.status(), result.err());
        return result.json();
    }
}
