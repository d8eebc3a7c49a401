package crmbet.workbench.page.data.source;

import crmbet.core.lake.LakeObject;

/** What can be chosen at one level of a lake. */
sealed interface LakeEntry {
    /** How the keys of what is chosen begin. */
    String prefix();

    /** Short enough for a list. */
    String name();

    /** Everything below the level itself. */
    record Here(String prefix) implements LakeEntry {
        @Override
        public String name() {
            return lastPart(prefix);
        }
    }

    /** What is below a folder; one named {@code column=value} is a partition. */
    record Folder(String prefix) implements LakeEntry {
        @Override
        public String name() {
            return lastPart(prefix);
        }

        boolean isPartition() {
            return name().indexOf('=') > 0;
        }
    }

    /** A single object. */
    record Single(LakeObject object) implements LakeEntry {
        @Override
        public String prefix() {
            return object.key();
        }

        @Override
        public String name() {
            return object.name();
        }
    }

    private static String lastPart(String prefix) {
        String plain = prefix.endsWith("/") ? prefix.substring(0, prefix.length() - 1) : prefix;
        return plain.substring(plain.lastIndexOf('/') + 1);
    }
}
