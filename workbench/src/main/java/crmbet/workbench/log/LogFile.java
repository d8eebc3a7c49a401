package crmbet.workbench.log;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Log files of limited size in a folder; the oldest is dropped when a new one is begun. What may be a secret or tell who
 * a customer is does not get into them.
 */
public final class LogFile implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(LogFile.class.getName());
    private static final int BYTES = 1_000_000;
    private static final int FILES = 5;

    private final Logger logger;
    private final FileHandler handler;

    private LogFile(Logger logger, FileHandler handler) {
        this.logger = logger;
        this.handler = handler;
    }

    /**
     * Begins to write what is logged from now on; a second process writes into files of its own.
     *
     * @throws IOException if nothing can be written there
     */
    public static LogFile begin(Path folder) throws IOException {
        return begin(folder, Logger.getLogger(""), BYTES);
    }

    static LogFile begin(Path folder, Logger logger, int bytes) throws IOException {
        Files.createDirectories(folder);
        String pattern = folder.toString().replace("%", "%%") + "/crmbet.%u.%g.log";
        FileHandler handler = new FileHandler(pattern, bytes, FILES, true);
        handler.setEncoding(StandardCharsets.UTF_8.name());
        handler.setFormatter(new Line());
        logger.addHandler(handler);
        return new LogFile(logger, handler);
    }

    /** As {@link #begin(Path)}; where that is not possible the program goes on without. */
    public static void beginIfPossible(Path folder) {
        try {
            var _ = begin(folder);
        } catch (IOException e) {
            LOG.warning(() -> "no log is kept: " + e);
        }
    }

    @Override
    public void close() {
        logger.removeHandler(handler);
        handler.close();
    }

    private static final class Line extends Formatter {
        @Override
        public String format(LogRecord record) {
            StringBuilder line = new StringBuilder(formatMessage(record));
            @Nullable Throwable thrown = record.getThrown();
            if (thrown != null) {
                StringWriter trace = new StringWriter();
                thrown.printStackTrace(new PrintWriter(trace));
                line.append(System.lineSeparator()).append(trace);
            }
            return "%s %s %s %s%n"
                    .formatted(
                            record.getInstant(),
                            record.getLevel().getName(),
                            record.getLoggerName(),
                            Redaction.of(line.toString()).stripTrailing());
        }
    }
}
