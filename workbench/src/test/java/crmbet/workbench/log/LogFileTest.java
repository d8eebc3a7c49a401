package crmbet.workbench.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {
    @TempDir
    Path folder;

    private final Logger logger = quiet();

    @Test
    void errorsAreWrittenDownWithTheirTraceButWithoutWhatTheyQuote() throws IOException {
        try (var _ = LogFile.begin(folder.resolve("a%b"), logger, 100_000)) {
            logger.log(Level.SEVERE, "a task failed", new IllegalStateException("bad value ana@mail.com"));
        }
        String log = Files.readString(files(folder.resolve("a%b")).getFirst());
        assertTrue(log.contains("SEVERE"), log);
        assertTrue(log.contains("IllegalStateException: bad value <e-mail>"), log);
        assertTrue(log.contains("LogFileTest.java"), log);
        assertFalse(log.contains("ana@"), log);
    }

    @Test
    void theOldestFileIsDroppedWhenThereWouldBeTooMany() throws IOException {
        try (var _ = LogFile.begin(folder, logger, 2_000)) {
            for (int i = 0; i < 500; i++) {
                logger.warning("something happened for the time " + i);
            }
        }
        List<Path> files = files(folder);
        assertEquals(5, files.size());
        for (Path file : files) {
            assertTrue(Files.size(file) < 3_000, file + ": " + Files.size(file));
        }
        assertTrue(Files.readString(files.getFirst()).contains("time 499"));
    }

    @Test
    void aFolderThatCannotBeMadeIsAnError() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "not a folder");
        assertThrows(IOException.class, () -> LogFile.begin(file.resolve("logs"), logger, 2_000));
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".log"))
                    .sorted()
                    .toList();
        }
    }

    private static Logger quiet() {
        Logger logger = Logger.getAnonymousLogger();
        logger.setUseParentHandlers(false);
        return logger;
    }
}
