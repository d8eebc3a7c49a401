package crmbet.connectors.secret;

import crmbet.connectors.Secret;
import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Secrets in a file, each encrypted with AES-256-GCM under a random key that lies in another file. Both can be read by
 * their owner alone.
 *
 * <p>This protects against whoever gets hold of the one file without the other (a backup, a synchronised folder, a
 * support bundle), against other users of the machine, and against changed or exchanged entries. It does not protect
 * against programs that run as the same user, or whoever has the disk with both files on it: only disk encryption does.
 *
 * <p>The keyring of the operating system is not used in its place. On Linux it needs a desktop session with a secret service,
 * which a server, a scheduled command or a build does not have; and once it is open it answers every program of the same
 * user as well. One way that works alike everywhere, headless too, is one way to test and to back up.
 */
public final class EncryptedSecrets implements SecretStore {
    /** Names the format, and keeps a file of another format from being taken for this one. */
    private static final String HEADER = "crmbet secrets 1";

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    /** A file lock keeps other processes out, but not other stores of this one. */
    private static final ReentrantLock WITHIN_PROCESS = new ReentrantLock();

    private final Path file;
    private final Path keyFile;
    private final SecureRandom random = new SecureRandom();

    /** @param folder made when the first secret is kept; {@code secrets} and {@code secrets.key} lie in it */
    public EncryptedSecrets(Path folder) {
        file = folder.toAbsolutePath().resolve("secrets");
        keyFile = folder.toAbsolutePath().resolve("secrets.key");
    }

    @Override
    public Optional<Secret> find(String name) throws OperationException {
        try {
            String kept = read().get(name);
            if (kept == null) {
                return Optional.empty();
            }
            byte @Nullable [] key = readKey();
            if (key == null) {
                throw unreadable(keyFile, "the key is gone; enter the secrets anew");
            }
            return Optional.of(new Secret(decrypt(key, name, kept)));
        } catch (IOException e) {
            throw unreadable(file, e.toString());
        }
    }

    @Override
    public void keep(String name, Secret secret) throws OperationException {
        change(entries -> entries.put(name, encrypt(madeKey(), name, secret.reveal())));
    }

    @Override
    public void forget(String name) throws OperationException {
        if (Files.exists(file)) {
            change(entries -> entries.remove(name));
        }
    }

    private void change(Change change) throws OperationException {
        WITHIN_PROCESS.lock();
        try {
            OwnerOnly.createFolder(folder());
            // Several processes may keep secrets; each must see what the others kept.
            try (FileChannel lock = FileChannel.open(
                            folder().resolve("secrets.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var _ = lock.lock()) {
                Map<String, String> entries = read();
                change.apply(entries);
                write(entries);
            }
        } catch (IOException e) {
            throw new OperationException(new Failure.CannotWrite(file, e.toString()), e);
        } finally {
            WITHIN_PROCESS.unlock();
        }
    }

    private Map<String, String> read() throws IOException, OperationException {
        Map<String, String> entries = new TreeMap<>();
        if (!Files.exists(file)) {
            return entries;
        }
        var lines = Files.readAllLines(file);
        if (lines.isEmpty() || !lines.getFirst().equals(HEADER)) {
            throw unreadable(file, "it is no file of secrets");
        }
        for (String line : lines.subList(1, lines.size())) {
            int space = line.indexOf(' ');
            if (space < 0) {
                throw unreadable(file, "it is damaged");
            }
            entries.put(text(line.substring(0, space)), line.substring(space + 1));
        }
        return entries;
    }

    private void write(Map<String, String> entries) throws IOException {
        StringBuilder lines = new StringBuilder(HEADER).append('\n');
        entries.forEach((name, kept) -> lines.append(base64(name.getBytes(StandardCharsets.UTF_8)))
                .append(' ')
                .append(kept)
                .append('\n'));
        replace(file, lines.toString().getBytes(StandardCharsets.UTF_8));
    }

    private void replace(Path target, byte[] content) throws IOException {
        Path fresh = OwnerOnly.createFile(folder());
        try {
            Files.write(fresh, content);
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private byte @Nullable [] readKey() throws IOException, OperationException {
        if (!Files.exists(keyFile)) {
            return null;
        }
        byte[] key = Files.readAllBytes(keyFile);
        if (key.length != KEY_BYTES) {
            throw unreadable(keyFile, "it is no key");
        }
        return key;
    }

    private byte[] madeKey() throws IOException, OperationException {
        byte @Nullable [] present = readKey();
        if (present != null) {
            return present;
        }
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        replace(keyFile, key);
        return key;
    }

    /** The name is sealed in, so that an entry cannot be passed off as another. */
    private String encrypt(byte[] key, String name, String secret) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed =
                    cipher(Cipher.ENCRYPT_MODE, key, nonce, name).doFinal(secret.getBytes(StandardCharsets.UTF_8));
            return base64(ByteBuffer.allocate(NONCE_BYTES + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES-GCM", e);
        }
    }

    private String decrypt(byte[] key, String name, String kept) throws OperationException {
        try {
            byte[] bytes = Base64.getDecoder().decode(kept);
            byte[] nonce = Arrays.copyOf(bytes, NONCE_BYTES);
            byte[] plain = cipher(Cipher.DECRYPT_MODE, key, nonce, name)
                    .doFinal(bytes, NONCE_BYTES, bytes.length - NONCE_BYTES);
            return new String(plain, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw unreadable(file, "an entry was changed, or belongs to another key; enter the secret anew");
        }
    }

    private static Cipher cipher(int mode, byte[] key, byte[] nonce, String name) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(name.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private String text(String base64) throws OperationException {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw unreadable(file, "it is damaged");
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private Path folder() {
        Path parent = file.getParent();
        return parent == null ? file : parent;
    }

    private static OperationException unreadable(Path path, String reason) {
        return new OperationException(new Failure.Unreadable(path.toString(), reason));
    }

    /** Changes the entries of the file. */
    @FunctionalInterface
    private interface Change {
        void apply(Map<String, String> entries) throws IOException, OperationException;
    }
}
