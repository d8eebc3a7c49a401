package crmbet.core.seal;

import crmbet.core.audit.AuditAction;
import crmbet.core.audit.AuditLog;
import crmbet.core.failure.OperationException;
import crmbet.core.table.FreshFile;
import crmbet.core.task.Monitor;
import crmbet.core.task.Parallel;
import crmbet.core.workspace.Workspace;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A workspace in one file: a ZIP with a manifest and the database. It can be opened anywhere without a network, says if a byte of
 * it is another one, and its runs can be proven. What is outside of the workspace stays outside: the key of the
 * installation, so that personal data cannot be revealed elsewhere, and passwords.
 */
public final class SealedProject {
    /** How names of such files end. */
    public static final String ENDING = ".crmbet";

    static final String MANIFEST = "manifest.json";

    private SealedProject() {}

    /** Whether a file is meant to be one, by its name. */
    public static boolean named(Path file) {
        return String.valueOf(file.getFileName()).endsWith(ENDING);
    }

    /** The workspace that opening such a file leads to: the folder of its name beside it, made of it where that is missing. */
    public static Path folderBeside(Path file) {
        String name = String.valueOf(file.getFileName());
        return file.resolveSibling(name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name);
    }

    /**
     * Seals what a workspace holds at this moment, which others may go on changing, and notes that in its audit log. The file
     * appears complete or not at all; an older one is replaced.
     *
     * @param program version of the product
     * @param who who does it
     * @param reason why; null if they do not say
     * @throws OperationException {@code CannotWrite}
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static Manifest seal(
            Workspace workspace, Path file, String program, String who, @Nullable String reason, Monitor monitor)
            throws OperationException {
        try (FreshFile fresh = new FreshFile(file)) {
            Manifest manifest = new Sealing(workspace, program, who, monitor).into(fresh.path());
            return workspace.write(Monitor.none(), session -> {
                AuditLog.add(session, who, AuditAction.PROJECT_SEALED, file.toString(), null, reason);
                fresh.keep();
                return manifest;
            });
        }
    }

    /**
     * Makes the workspace of a sealed project anew, after everything in the file was found to be as it was sealed; otherwise
     * nothing is left.
     *
     * @param folder must not exist or be empty
     * @return what the file says of itself
     * @throws OperationException {@code NotFound}, {@code SealBroken}, {@code SealTooNew}, {@code WorkspaceTooNew},
     *     {@code NotPossible} if the folder holds something, {@code CannotWrite}
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static Manifest unseal(Path file, Path folder, Monitor monitor) throws OperationException {
        return new Unsealing(file, folder, monitor).run();
    }

    /**
     * Looks whether a workspace holds what was sealed, and makes every run once more. Changes nothing.
     *
     * @throws OperationException as {@link crmbet.core.run.Runs#again}, save what keeps a run from being made once more
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static Proof prove(Manifest manifest, Workspace workspace, Parallel parallel, Monitor monitor)
            throws OperationException {
        return new Proving(manifest.contents(), workspace, parallel, monitor).run();
    }
}
