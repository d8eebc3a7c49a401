package crmbet.connectors.smartico;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import crmbet.connectors.Batches;
import crmbet.core.delivery.Operation;
import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.task.Monitor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmarticoImportFileTest {
    @TempDir
    Path folder;

    @Test
    void theFileHoldsExactlyTheMembers() throws Exception {
        Path file = folder.resolve("gold.csv");
        try (SmarticoImportFile target = new SmarticoImportFile(file, "")) {
            target.deliver(Batches.adding(List.of("b", "a,b", "say \"hi\"")), Monitor.none());
            target.deliver(Batches.adding(List.of("b", "c")), Monitor.none());
            target.deliver(Batches.of(Operation.REMOVE, false, List.of("c", "nobody")), Monitor.none());
            assertEquals("user_ext_id\n\"a,b\"\nb\n\"say \"\"hi\"\"\"\n", Files.readString(file));
            Set<String> members = new TreeSet<>();
            target.members(Batches.SEGMENT, members::add, Monitor.none());
            assertEquals(Set.of("b", "a,b", "say \"hi\""), members);
        }
    }

    @Test
    void theBrandStandsBesideThePlayerWhereOneIsNamed() throws Exception {
        Path file = folder.resolve("gold.csv");
        try (SmarticoImportFile target = new SmarticoImportFile(file, "brand7")) {
            target.deliver(Batches.adding(List.of("a", "b")), Monitor.none());
            assertEquals("user_ext_id,ext_brand_id\na,brand7\nb,brand7\n", Files.readString(file));
        }
    }

    @Test
    void aFileThatIsSomethingElseIsLeftAlone() throws Exception {
        Path file = Files.writeString(folder.resolve("other.csv"), "name\nana\n");
        try (SmarticoImportFile target = new SmarticoImportFile(file, "")) {
            OperationException refused = assertThrows(
                    OperationException.class, () -> target.deliver(Batches.adding(List.of("a")), Monitor.none()));
            assertInstanceOf(Failure.SchemaMismatch.class, refused.failure());
            assertEquals("name\nana\n", Files.readString(file));
        }
    }
}
