package crmbet.core.seal;

import crmbet.core.failure.Failure;
import crmbet.core.failure.Failure.Flaw;
import crmbet.core.failure.Obstacle;
import crmbet.core.failure.OperationException;
import crmbet.core.task.Monitor;
import crmbet.core.task.Phase;
import crmbet.core.workspace.Sha256;
import crmbet.core.workspace.Workspace;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Reads a sealed project and believes nothing in it. */
final class Unsealing {
    private static final int BUFFER_BYTES = 1 << 16;
    /** Thousands of runs and long statements are a thousandth of this. */
    private static final int LONGEST_MANIFEST = 1 << 28;

    private final Path file;
    private final Path folder;
    private final Monitor monitor;

    Unsealing(Path file, Path folder, Monitor monitor) {
        this.file = file;
        this.folder = folder.toAbsolutePath().normalize();
        this.monitor = monitor;
    }

    Manifest run() throws OperationException {
        if (!Files.isRegularFile(file)) {
            throw new OperationException(new Failure.NotFound(Failure.Subject.FILE, file.toString()));
        }
        requireEmpty();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            Manifest manifest = manifest(zip);
            requireListed(zip, manifest);
            extract(zip, manifest);
            return manifest;
        } catch (ZipException | EOFException e) {
            throw new OperationException(
                    broken(Flaw.NOT_WHOLE, String.valueOf(file.getFileName())).failure(), e);
        } catch (IOException e) {
            throw new OperationException(new Failure.CannotWrite(folder, e.toString()), e);
        }
    }

    private void requireEmpty() throws OperationException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> entries = Files.list(folder)) {
            Path found = entries.findFirst().orElse(null);
            if (found != null) {
                throw new OperationException(new Failure.NotPossible(
                        new Obstacle.NotEmpty(folder.toString(), String.valueOf(found.getFileName()))));
            }
        } catch (IOException e) {
            throw new OperationException(new Failure.CannotWrite(folder, e.toString()), e);
        }
    }

    private Manifest manifest(ZipFile zip) throws IOException, OperationException {
        ZipEntry entry = zip.getEntry(SealedProject.MANIFEST);
        if (entry == null) {
            throw broken(Flaw.NOT_WHOLE, SealedProject.MANIFEST);
        }
        byte[] bytes;
        try (InputStream in = zip.getInputStream(entry)) {
            bytes = in.readNBytes(LONGEST_MANIFEST);
        }
        CRC32 crc = new CRC32();
        crc.update(bytes);
        if (crc.getValue() != entry.getCrc()) {
            throw broken(Flaw.CONTENT, SealedProject.MANIFEST);
        }
        Manifest manifest = ManifestJson.read(bytes, file);
        if (manifest.workspace() > Workspace.version()) {
            throw new OperationException(new Failure.WorkspaceTooNew(file, manifest.workspace(), Workspace.version()));
        }
        return manifest;
    }

    /** Looks at all names before anything is written. */
    private void requireListed(ZipFile zip, Manifest manifest) throws OperationException {
        Set<String> listed = new HashSet<>();
        for (Manifest.Part part : manifest.files()) {
            if (part.name().isEmpty() || !part.name().equals(plain(part.name())) || !listed.add(part.name())) {
                throw broken(Flaw.OUTSIDE, part.name());
            }
        }
        List<String> entries = zip.stream().map(ZipEntry::getName).toList();
        Set<String> unseen = new HashSet<>(listed);
        unseen.add(SealedProject.MANIFEST);
        for (String entry : entries) {
            if (!entry.equals(plain(entry))) {
                throw broken(Flaw.OUTSIDE, entry);
            }
            if (!unseen.remove(entry)) {
                throw broken(Flaw.ADDITIONAL, entry);
            }
        }
        for (String missing : unseen) {
            throw broken(Flaw.MISSING, missing);
        }
        if (!listed.contains(Workspace.DATABASE_FILE)) {
            throw broken(Flaw.MISSING, Workspace.DATABASE_FILE);
        }
    }

    /** What is left of a name if nothing in it may lead anywhere on any system. */
    private static String plain(String name) {
        return name.equals(".") || name.equals("..") ? "" : name.replaceAll("[/\\\\:\\x00]", "");
    }

    private void extract(ZipFile zip, Manifest manifest) throws IOException, OperationException {
        Path parent = folder.getParent();
        if (parent == null || !Files.isDirectory(parent)) {
            throw new OperationException(
                    new Failure.CannotWrite(folder, "the folder that it is to be in does not exist"));
        }
        try (FreshFolder fresh = FreshFolder.in(parent)) {
            for (Manifest.Part part : manifest.files()) {
                extract(zip, part, fresh.path().resolve(part.name()));
            }
            fresh.keep(folder);
        }
    }

    private void extract(ZipFile zip, Manifest.Part part, Path target) throws IOException, OperationException {
        MessageDigest digest = Sha256.begin();
        long done = 0;
        byte[] buffer = new byte[BUFFER_BYTES];
        try (InputStream in = zip.getInputStream(zip.getEntry(part.name()));
                OutputStream out = Files.newOutputStream(target)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                monitor.checkpoint();
                done += read;
                if (done > part.bytes()) {
                    throw broken(Flaw.LENGTH, part.name());
                }
                digest.update(buffer, 0, read);
                out.write(buffer, 0, read);
                monitor.report(done, part.bytes(), Phase.READING);
            }
        }
        if (done != part.bytes()) {
            throw broken(Flaw.LENGTH, part.name());
        }
        if (!Sha256.end(digest).equals(part.sha256())) {
            throw broken(Flaw.CONTENT, part.name());
        }
    }

    private OperationException broken(Flaw flaw, String entry) {
        return new OperationException(new Failure.SealBroken(file, flaw, entry));
    }
}
