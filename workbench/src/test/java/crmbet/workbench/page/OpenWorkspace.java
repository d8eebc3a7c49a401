package crmbet.workbench.page;

import crmbet.connectors.redis.MemoryCache;
import crmbet.core.failure.OperationException;
import crmbet.core.workspace.Workspace;
import crmbet.workbench.message.Language;
import crmbet.workbench.message.Messages;
import crmbet.workbench.shell.Notice;
import crmbet.workbench.shell.PageId;
import crmbet.workbench.shell.Theme;
import crmbet.workbench.shell.Workbench;
import crmbet.workbench.task.Tasks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** What the shell lends to view models, without a window: all work is done on the calling thread. */
public final class OpenWorkspace implements AutoCloseable {
    private final Path folder;
    private final Workspace workspace;
    private final ObjectProperty<@Nullable Workspace> open;
    private final List<PageId> visited = new ArrayList<>();
    private final List<Notice> notices = new ArrayList<>();
    private final Workbench workbench;

    public OpenWorkspace(Path folder) throws OperationException {
        this.folder = folder;
        workspace = Workspace.openOrCreate(folder.resolve("workspace"));
        open = new SimpleObjectProperty<>(workspace);
        workbench = new Workbench(
                new Messages(Language.ENGLISH),
                Tasks.onCallingThread(),
                open,
                visited::add,
                notices::add,
                new MemoryCache(1 << 20),
                new SimpleObjectProperty<>(Theme.LIGHT));
    }

    public Workbench workbench() {
        return workbench;
    }

    public Workspace workspace() {
        return workspace;
    }

    /** The pages that were led to. */
    public List<PageId> visited() {
        return visited;
    }

    /** What the user was told, in English. */
    public List<String> told() {
        return notices.stream().map(each -> each.text().getValue()).toList();
    }

    /** A file beside the workspace. */
    public Path file(String name, String content) {
        try {
            return Files.writeString(folder.resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Purchases of customers c1 … cN: the n-th has bought n times, for n × 10 each time. */
    public Path purchases(int customers) {
        StringBuilder csv = new StringBuilder("client,moment,paid\n");
        for (int customer = 1; customer <= customers; customer++) {
            for (int purchase = 1; purchase <= customer; purchase++) {
                csv.append("c%d,2026-01-%02d 10:00:00,%d.5%n".formatted(customer, purchase, customer * 10));
            }
        }
        return file("purchases.csv", csv.toString());
    }

    /** Closes the workspace as the window does, and opens it again. */
    public void reopen() {
        open.set(null);
        open.set(workspace);
    }

    @Override
    public void close() {
        open.set(null);
        workspace.close();
    }
}
