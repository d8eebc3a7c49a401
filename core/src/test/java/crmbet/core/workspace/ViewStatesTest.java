package crmbet.core.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import crmbet.core.failure.OperationException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ViewStatesTest {
    @Test
    void whatAPartOfTheWindowSavedLastIsThereAgain(@TempDir Path folder) throws OperationException {
        try (Workspace workspace = Workspace.openOrCreate(folder)) {
            ViewStates states = new ViewStates(workspace);
            assertEquals(Optional.empty(), states.find("lab"));
            states.save("lab", "{\"run\":\"a\"}");
            states.save("data", "{}");
            states.save("lab", "{\"run\":\"b's ☃\"}");
        }
        try (Workspace workspace = Workspace.open(folder)) {
            ViewStates states = new ViewStates(workspace);
            assertEquals(Optional.of("{\"run\":\"b's ☃\"}"), states.find("lab"));
            assertEquals(Optional.of("{}"), states.find("data"));
        }
    }
}
