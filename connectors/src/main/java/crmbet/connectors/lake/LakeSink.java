package crmbet.connectors.lake;

import crmbet.core.failure.Failure;
import crmbet.core.failure.Obstacle;
import crmbet.core.failure.OperationException;
import crmbet.core.generate.FolderSink;
import crmbet.core.generate.GenerateOptions;
import crmbet.core.generate.TableShape;
import crmbet.core.generate.TableSink;
import crmbet.core.task.Monitor;
import crmbet.core.task.Phase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One object for each table below a prefix of a bucket, by way of files of this machine. */
public final class LakeSink implements TableSink {
    private static final Logger LOG = Logger.getLogger(LakeSink.class.getName());

    private final S3Store store;
    private final String prefix;
    private final List<String> sent = new ArrayList<>();
    private @Nullable Path folder;
    private @Nullable FolderSink files;
    private boolean finished;

    /** @param prefix below which nothing is yet; empty for the whole bucket */
    public LakeSink(LakeAddress address, String prefix) {
        store = new S3Store(address);
        this.prefix = prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + '/';
    }

    @Override
    public boolean keepsRules() {
        return false;
    }

    @Override
    public void begin(String system, List<TableShape> tables, GenerateOptions options, Monitor monitor)
            throws OperationException {
        if (!store.list(prefix, monitor).isEmpty()) {
            String place = store.address() + '/' + prefix;
            throw new OperationException(new Failure.NotPossible(new Obstacle.NotEmpty(
                    place, store.list(prefix, monitor).getFirst().key())));
        }
        try {
            folder = Files.createTempDirectory("crmbet-lake");
        } catch (IOException e) {
            throw new OperationException(new Failure.CannotWrite(Path.of("."), e.toString()), e);
        }
        files = new FolderSink(folder);
        files.begin(system, tables, options, monitor);
    }

    @Override
    public void write(TableShape table, @Nullable Object[] values) throws OperationException {
        begun().write(table, values);
    }

    @Override
    public void finish(Monitor monitor) throws OperationException {
        begun().finish(monitor);
        List<Path> whole = whole();
        for (int i = 0; i < whole.size(); i++) {
            monitor.checkpoint();
            monitor.report(i, whole.size(), Phase.WRITING);
            String key = prefix + whole.get(i).getFileName();
            sent.add(key);
            store.put(key, whole.get(i));
        }
        finished = true;
    }

    private FolderSink begun() {
        FolderSink present = files;
        if (present == null) {
            throw new IllegalArgumentException("the sink was not begun");
        }
        return present;
    }

    private List<Path> whole() throws OperationException {
        Path made = folder;
        if (made == null) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(made)) {
            return entries.sorted().toList();
        } catch (IOException e) {
            throw new OperationException(new Failure.Unreadable(made.toString(), e.toString()), e);
        }
    }

    @Override
    public void close() {
        try (store) {
            if (files != null) {
                files.close();
            }
            for (String key : finished ? List.<String>of() : sent) {
                store.delete(key);
            }
            for (Path file : whole()) {
                Files.deleteIfExists(file);
            }
            if (folder != null) {
                Files.deleteIfExists(folder);
            }
        } catch (OperationException | IOException e) {
            LOG.log(Level.WARNING, "what was made on the way to " + store.address() + " could not be removed", e);
        }
    }
}
