package crmbet.core.privacy;

import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Locale;

/** A key in a file that its owner alone may read; made when it is needed first. Safe for use by several processes. */
public final class KeyFile implements PrivacyKey {
    /** Names another folder for the key of the installation. */
    public static final String FOLDER_PROPERTY = "crmbet.keys";

    private static final String NAME = "privacy.key";

    private final Path file;

    /** @param folder made with the key */
    public KeyFile(Path folder) {
        file = folder.toAbsolutePath().resolve(NAME);
    }

    /** The key of this installation, beside the user's settings. */
    public static KeyFile ofInstallation() {
        String named = System.getProperty(FOLDER_PROPERTY);
        if (named != null) {
            return new KeyFile(Path.of(named));
        }
        String configuration = System.getenv("XDG_CONFIG_HOME");
        String windows = System.getenv("APPDATA");
        Path home = Path.of(System.getProperty("user.home"));
        boolean mac = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("mac");
        Path base = mac
                ? home.resolve("Library").resolve("Application Support")
                : configuration != null
                        ? Path.of(configuration)
                        : windows != null ? Path.of(windows) : home.resolve(".config");
        return new KeyFile(base.resolve("crmbet"));
    }

    @Override
    public byte[] bytes() throws OperationException {
        try {
            if (!Files.exists(file)) {
                make();
            }
            byte[] key = Files.readAllBytes(file);
            if (key.length != BYTES) {
                throw new OperationException(new Failure.Unreadable(
                        file.toString(), "it is no key of " + BYTES + " bytes: put the right one back from a backup"));
            }
            return key;
        } catch (IOException e) {
            throw new OperationException(new Failure.CannotWrite(file, e.toString()), e);
        }
    }

    private void make() throws IOException {
        Path folder = file.getParent();
        if (folder == null) {
            throw new IOException(file + " has no folder");
        }
        Files.createDirectories(folder);
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        Path fresh = Files.createTempFile(folder, NAME, "", ownerOnly());
        try {
            Files.write(fresh, key);
            // Without replacing: of two processes that make the key at once, both go on with that of the first.
            Files.copy(fresh, file, StandardCopyOption.COPY_ATTRIBUTES);
        } catch (FileAlreadyExistsException e) {
            return;
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
