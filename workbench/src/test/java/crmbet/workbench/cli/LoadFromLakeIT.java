package crmbet.workbench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import crmbet.connectors.SavedConnection;
import crmbet.connectors.Secret;
import crmbet.connectors.lake.LakeKind;
import crmbet.connectors.lake.TemporaryBucket;
import crmbet.core.failure.OperationException;
import crmbet.workbench.cli.CommandLineFixture.Result;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadFromLakeIT {
    @TempDir
    Path folder;

    @Test
    void aPrefixIsLoadedByPartitionsAndColumns() throws Exception {
        CommandLineFixture commandLine = new CommandLineFixture(folder);
        Path workspace = folder.resolve("workspace");
        try (TemporaryBucket bucket = TemporaryBucket.create()) {
            bucket.openToAll();
            bucket.put("bets/year=2025/a.csv", "id,amount\n1,10\n");
            bucket.put("bets/year=2026/b.csv", "id,amount\n2,20\n3,30\n");
            Result loaded = commandLine.run(
                    "load",
                    "--workspace",
                    workspace,
                    "--from",
                    "s3://lake/bets/",
                    "--endpoint",
                    bucket.endpoint(),
                    "--as",
                    "bets",
                    "--columns",
                    "id,year",
                    "--where",
                    "year=2026",
                    "--json");
            JsonNode facts = loaded.json();
            assertEquals(2, facts.path("rows").asInt(), loaded.out() + loaded.err());
            assertEquals(1, facts.path("objects_pruned").asInt());
            assertEquals("year", facts.at("/columns/1/name").asText());
            Result again = commandLine.run(
                    "load",
                    "--workspace",
                    workspace,
                    "--from",
                    "s3://lake/nothing/",
                    "--endpoint",
                    bucket.endpoint(),
                    "--as",
                    "nothing");
            assertEquals(ExitStatus.FAILED, again.status());
            assertTrue(again.err().contains("s3://lake/nothing/"), again.err());
        }
        Result refused = commandLine.run(
                "load", "--workspace", workspace, "--from", "s3://lake/x", "--as", "x", "--where", "nonsense");
        assertFalse(refused.status() == 0);
        assertTrue(refused.err().contains("is no condition"), refused.err());
    }

    @Test
    void aSavedConnectionIsUsedByNameAndItsKeysStayOutOfSight() throws Exception {
        CommandLineFixture commandLine = new CommandLineFixture(folder);
        Path workspace = folder.resolve("workspace");
        try (TemporaryBucket bucket = TemporaryBucket.create()) {
            bucket.put("bets/year=2025/a.csv", "id,amount\n1,10\n");
            bucket.put("bets/year=2026/b.csv", "id,amount\n2,20\n3,30\n");
            save(commandLine, bucket, "Lake", bucket.secretKey());
            save(commandLine, bucket, "Lake/wrong", "Wr0ng-secret-key");
            Result loaded = commandLine.run(
                    "load", "--workspace", workspace, "--from", "connection:lake/bets/", "--as", "bets", "--json");
            assertEquals(3, loaded.json().path("rows").asInt(), loaded.out() + loaded.err());
            Result refused = commandLine.run(
                    "load", "--workspace", workspace, "--from", "connection:Lake/wrong/bets/", "--as", "others");
            assertEquals(ExitStatus.FAILED, refused.status());
            for (String secret : List.of(bucket.secretKey(), "Wr0ng-secret-key")) {
                assertFalse((refused.out() + refused.err() + loaded.out()).contains(secret));
            }
            Result twice = commandLine.run(
                    "load",
                    "--workspace",
                    workspace,
                    "--from",
                    "connection:Lake/bets/",
                    "--endpoint",
                    bucket.endpoint(),
                    "--as",
                    "again");
            assertEquals(ExitStatus.WRONG_USAGE, twice.status());
            assertTrue(twice.err().contains("--endpoint"), twice.err());
        }
    }

    private static void save(CommandLineFixture commandLine, TemporaryBucket bucket, String name, String secret)
            throws OperationException {
        commandLine
                .connections()
                .save(
                        new SavedConnection(
                                UUID.randomUUID(),
                                name,
                                LakeKind.ID,
                                Map.of(
                                        "bucket",
                                        bucket.address().bucket(),
                                        "endpoint",
                                        bucket.endpoint().toString(),
                                        "accessKey",
                                        bucket.accessKey())),
                        Map.of("secretKey", new Secret(secret)));
    }
}
