package crmbet.connectors;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One thing to be said about a connection.
 *
 * @param name within its kind, such as {@code host}; part of the keys of its texts, and of the stored connection
 * @param initial what it is unless somebody says otherwise; empty for nothing
 * @param choices what can be chosen, for {@link Type#CHOICE} alone
 */
public record ConnectionField(String name, Type type, boolean required, String initial, List<String> choices) {
    private static final int GREATEST_PORT = 65535;

    /** What can be entered. */
    public enum Type {
        TEXT,
        /** 1 to 65535. */
        PORT,
        /** A whole number from 0. */
        COUNT,
        /** One of a few words. */
        CHOICE,
        /** {@code true} or {@code false}. */
        FLAG,
        /** The path of a file that is there. */
        FILE,
        /** Kept in the secret store, never with the other values. */
        SECRET
    }

    /** Why a value cannot be used. */
    public enum Complaint {
        MISSING,
        NOT_A_PORT,
        NOT_A_COUNT,
        NOT_A_CHOICE,
        NO_SUCH_FILE
    }

    public ConnectionField {
        choices = List.copyOf(choices);
        if (name.isBlank() || name.indexOf('.') >= 0) {
            throw new IllegalArgumentException("the name of a field must not be blank or hold a dot: " + name);
        }
        if (choices.isEmpty() == (type == Type.CHOICE)) {
            throw new IllegalArgumentException("a field has choices exactly if it is a choice: " + name);
        }
    }

    /** A text that must be given. */
    public static ConnectionField required(String name, String initial) {
        return new ConnectionField(name, Type.TEXT, true, initial, List.of());
    }

    /** Something that may be left out. */
    public static ConnectionField optional(String name, Type type, String initial) {
        return new ConnectionField(name, type, false, initial, List.of());
    }

    /** One of a few words; the first unless somebody says otherwise. */
    public static ConnectionField choice(String name, List<String> choices) {
        return new ConnectionField(name, Type.CHOICE, true, choices.getFirst(), choices);
    }

    /** A password or key that may be left out. */
    public static ConnectionField secret(String name) {
        return new ConnectionField(name, Type.SECRET, false, "", List.of());
    }

    public boolean isSecret() {
        return type == Type.SECRET;
    }

    /** What is wrong with a value, if anything is. */
    public Optional<Complaint> complaint(String value) {
        if (value.isBlank()) {
            return required ? Optional.of(Complaint.MISSING) : Optional.empty();
        }
        return switch (type) {
            case TEXT, SECRET -> Optional.empty();
            case PORT -> unless(isNumber(value, 1, GREATEST_PORT), Complaint.NOT_A_PORT);
            case COUNT -> unless(isNumber(value, 0, Integer.MAX_VALUE), Complaint.NOT_A_COUNT);
            case CHOICE -> unless(choices.contains(value), Complaint.NOT_A_CHOICE);
            case FLAG -> unless(value.equals("true") || value.equals("false"), Complaint.NOT_A_CHOICE);
            case FILE -> unless(isFile(value), Complaint.NO_SUCH_FILE);
        };
    }

    private static Optional<Complaint> unless(boolean sound, Complaint complaint) {
        return sound ? Optional.empty() : Optional.of(complaint);
    }

    private static boolean isNumber(String value, int least, int greatest) {
        try {
            int number = Integer.parseInt(value);
            return number >= least && number <= greatest;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static boolean isFile(String value) {
        try {
            return Files.isRegularFile(Path.of(value));
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
