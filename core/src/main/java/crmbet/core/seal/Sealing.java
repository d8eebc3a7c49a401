package crmbet.core.seal;

import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.task.Monitor;
import crmbet.core.task.Phase;
import crmbet.core.workspace.Sha256;
import crmbet.core.workspace.Workspace;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes a sealed project: a copy of the workspace first, then the manifest of that copy, then both into the file. */
final class Sealing {
    private static final int BUFFER_BYTES = 1 << 16;

    private final Workspace workspace;
    private final String program;
    private final String who;
    private final Monitor monitor;

    Sealing(Workspace workspace, String program, String who, Monitor monitor) {
        this.workspace = workspace;
        this.program = program;
        this.who = who;
        this.monitor = monitor;
    }

    Manifest into(Path file) throws OperationException {
        try (FreshFolder copy = FreshFolder.in(workspace.scratch())) {
            Path database = copy.path().resolve(Workspace.DATABASE_FILE);
            monitor.report(0, 0, Phase.READING);
            workspace.copyTo(database, monitor);
            Manifest manifest = manifest(copy.path(), database);
            write(manifest, database, file);
            return manifest;
        } catch (IOException e) {
            throw new OperationException(new Failure.CannotWrite(file, e.toString()), e);
        }
    }

    private Manifest manifest(Path folder, Path database) throws OperationException, IOException {
        String duckdb;
        int version;
        Inventory contents;
        // Of the copy itself, so that no change of the workspace comes between the data and what is said of them.
        try (Workspace copy = Workspace.open(folder)) {
            contents = Inventory.of(copy, monitor);
            duckdb = copy.read(
                    monitor,
                    session -> session.first("SELECT version()", row -> row.text(0))
                            .orElseThrow());
            version = Workspace.version();
        }
        MessageDigest digest = Sha256.begin();
        try (InputStream in = Files.newInputStream(database)) {
            copy(in, new DigestOutputStream(OutputStream.nullOutputStream(), digest), Files.size(database));
        }
        Manifest.Part part = new Manifest.Part(Workspace.DATABASE_FILE, Files.size(database), Sha256.end(digest));
        return new Manifest(
                Manifest.FORMAT,
                program,
                Runtime.version().toString(),
                duckdb,
                version,
                Instant.now(),
                who,
                List.of(part),
                contents);
    }

    private void write(Manifest manifest, Path database, Path file) throws IOException {
        try (ZipOutputStream zip =
                        new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER_BYTES));
                InputStream in = Files.newInputStream(database)) {
            zip.setLevel(Deflater.BEST_SPEED);
            zip.putNextEntry(new ZipEntry(SealedProject.MANIFEST));
            zip.write(ManifestJson.write(manifest));
            zip.closeEntry();
            zip.putNextEntry(new ZipEntry(Workspace.DATABASE_FILE));
            copy(in, zip, Files.size(database));
            zip.closeEntry();
        }
    }

    private void copy(InputStream in, OutputStream out, long total) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        long done = 0;
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            monitor.checkpoint();
            out.write(buffer, 0, read);
            done += read;
            monitor.report(done, total, Phase.WRITING);
        }
    }
}
