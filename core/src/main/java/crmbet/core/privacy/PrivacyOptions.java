package crmbet.core.privacy;

import java.util.Map;
import java.util.Set;

/**
 * What is decided about the personal columns of data that comes in; whatever is left open is found out by the names and the
 * content of the columns.
 *
 * @param key by which they are protected; asked for only if there are any
 * @param personal columns that are personal, and what they hold
 * @param notPersonal columns that are not, whatever they look like
 */
public record PrivacyOptions(PrivacyKey key, Map<String, PersonalKind> personal, Set<String> notPersonal) {
    public PrivacyOptions {
        personal = Map.copyOf(personal);
        notPersonal = Set.copyOf(notPersonal);
        for (String column : personal.keySet()) {
            if (notPersonal.contains(column)) {
                throw new IllegalArgumentException("column " + column + " cannot be personal and not personal");
            }
        }
    }

    /** Everything is found out; the key is that of the installation. */
    public static PrivacyOptions detect() {
        return new PrivacyOptions(KeyFile.ofInstallation(), Map.of(), Set.of());
    }
}
