package crmbet.workbench.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import crmbet.core.failure.Failure;
import crmbet.core.workspace.Workspace;
import crmbet.workbench.message.Language;
import crmbet.workbench.message.Messages;
import crmbet.workbench.settings.SettingsFile;
import crmbet.workbench.settings.SettingsStore;
import crmbet.workbench.task.Tasks;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspacesTest {
    @TempDir
    private Path folder;

    private Path spring;
    private Path summer;
    private Workspaces workspaces;

    @BeforeEach
    void placeThem() {
        spring = folder.resolve("spring");
        summer = folder.resolve("summer");
        SettingsFile file = new SettingsFile(folder.resolve("settings.json"));
        SettingsStore settings = new SettingsStore(file, Duration.ofHours(1), Language.ENGLISH);
        workspaces = new Workspaces(new Messages(Language.ENGLISH), Tasks.onCallingThread(), settings);
    }

    @AfterEach
    void close() {
        workspaces.close();
    }

    private @Nullable Workspace open() {
        return workspaces.currentProperty().get();
    }

    private Path openFolder() {
        Workspace open = open();
        assertNotNull(open);
        return open.folder();
    }

    @Test
    void aNewOneTakesThePlaceOfTheOneThatWasOpen() throws Exception {
        workspaces.openOrCreate(spring, _ -> {});
        workspaces.openOrCreate(summer, _ -> {});
        assertEquals(summer, openFolder());
        assertEquals(List.of(summer, spring), workspaces.recent());
        Workspace.open(spring).close(); // throws if it were still in use
    }

    @Test
    void whatCannotBeOpenedLeavesThePresentOneOpen() {
        workspaces.openOrCreate(spring, _ -> {});
        workspaces.open(folder.resolve("nothing here"));
        assertInstanceOf(
                Failure.NotAWorkspace.class, workspaces.failureProperty().get());
        assertEquals(spring, openFolder());
        assertEquals(List.of(spring), workspaces.recent());
    }

    @Test
    void oneThatIsOpenElsewhereIsRefusedWithItsHolder() throws Exception {
        try (Workspace elsewhere = Workspace.openOrCreate(spring)) {
            workspaces.open(elsewhere.folder());
            assertInstanceOf(
                    Failure.WorkspaceInUse.class, workspaces.failureProperty().get());
            assertNull(open());
        }
        workspaces.open(spring);
        assertNull(workspaces.failureProperty().get());
        assertEquals(spring, openFolder());
    }

    @Test
    void openingTheOpenOneChangesNothing() {
        workspaces.openOrCreate(spring, _ -> {});
        Workspace before = open();
        workspaces.open(spring);
        assertSame(before, open());
        assertNull(workspaces.failureProperty().get());
    }

    @Test
    void aForgottenOneIsNoLongerOffered() {
        workspaces.openOrCreate(spring, _ -> {});
        workspaces.forget(spring);
        assertEquals(List.of(), workspaces.recent());
    }
}
