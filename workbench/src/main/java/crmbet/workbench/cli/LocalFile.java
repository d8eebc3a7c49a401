package crmbet.workbench.cli;

import crmbet.workbench.message.Messages;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** A file named on the command line, by path or by file: address. */
record LocalFile(String given, Messages messages) {
    /** Two letters or more before ://, because one letter is a drive of Windows. */
    private static final Pattern ADDRESS = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+://.*", Pattern.DOTALL);

    private static final String FILE_SCHEME = "file:";

    /** @throws WrongUsage if it is the address of something else than a file */
    Path path() {
        try {
            if (given.regionMatches(true, 0, FILE_SCHEME, 0, FILE_SCHEME.length())) {
                return Path.of(URI.create(given));
            }
            if (ADDRESS.matcher(given).matches()) {
                throw new WrongUsage(messages.get("cli.usage.notAFile", given));
            }
            return Path.of(given);
        } catch (InvalidPathException e) {
            throw new WrongUsage(messages.get("cli.usage.notAFile", given));
        } catch (IllegalArgumentException e) {
            throw new WrongUsage(messages.get("cli.usage.notAFile", given));
        }
    }
}
