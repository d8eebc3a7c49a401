package crmbet.workbench.page.data;

import static org.junit.jupiter.api.Assertions.assertNull;

import crmbet.core.canonical.Canonical;
import crmbet.core.dataset.Dataset;
import crmbet.core.dataset.Datasets;
import crmbet.core.dataset.LoadRequest;
import crmbet.core.task.Monitor;
import crmbet.workbench.control.Labelled;
import crmbet.workbench.fx.FxThread;
import crmbet.workbench.page.OpenWorkspace;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.function.Supplier;
import javafx.scene.Node;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Panes that are made anew for each file and dataset, while the language they follow lives as long as the program. */
@ExtendWith(FxThread.class)
class PaneLifeFxTest {
    private static final int COLLECTIONS = 20;

    @TempDir
    private Path folder;

    private OpenWorkspace open;
    private Labelled labelled;

    @BeforeEach
    void open() throws Exception {
        open = new OpenWorkspace(folder);
        labelled = new Labelled(open.workbench().messages());
    }

    @AfterEach
    void close() {
        open.close();
    }

    @Test
    void anImportPaneThatWasLeftIsGone() {
        Path file = open.purchases(3);
        assertGone(() -> new ImportPane(
                labelled,
                new ImportViewModel(open.workbench(), new Datasets(open.workspace()), file, _ -> {}),
                () -> {}));
    }

    @Test
    void aMappingPaneOfAnotherDatasetIsGone() throws Exception {
        Dataset dataset =
                new Datasets(open.workspace()).load(new LoadRequest(open.purchases(3), "purchases"), Monitor.none());
        assertGone(() -> new MappingPane(
                labelled, new MappingViewModel(open.workbench(), new Canonical(open.workspace()), dataset)));
    }

    private static void assertGone(Supplier<Node> pane) {
        WeakReference<Node> left = FxThread.call(() -> new WeakReference<>(pane.get()));
        for (int i = 0; i < COLLECTIONS && left.get() != null; i++) {
            System.gc();
            FxThread.run(() -> {});
        }
        assertNull(left.get(), "something that outlives the pane still holds it");
    }
}
