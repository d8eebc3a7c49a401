package crmbet.workbench.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleDataTest {
    @TempDir
    private Path folder;

    private Path makeSample(Path samples) throws IOException {
        Path file = samples.resolve("online-retail").resolve("online_retail.csv.gz");
        Files.createDirectories(file.getParent());
        return Files.createFile(file);
    }

    @Test
    void theSampleIsFoundAboveTheProgram() throws IOException {
        Path file = makeSample(folder.resolve("samples"));
        Path classes = Files.createDirectories(folder.resolve("workbench/target/classes"));
        assertEquals(
                Optional.of(file),
                new SampleData(Optional.empty(), List.of(Path.of("elsewhere"), classes)).onlineRetail());
    }

    @Test
    void aNamedFolderIsTheOnlyOneLookedInto() throws IOException {
        Path named = folder.resolve("named");
        Path unnamed = Files.createDirectories(folder.resolve("unnamed"));
        makeSample(unnamed.resolve("samples"));
        SampleData sample = new SampleData(Optional.of(named), List.of(unnamed));
        assertEquals(Optional.empty(), sample.onlineRetail());
        Path file = makeSample(named);
        assertEquals(Optional.of(file), sample.onlineRetail());
    }
}
