package crmbet.core.failure;

import java.nio.file.Path;
import java.time.Duration;

/**
 * What can go wrong through no fault of the program. A front end turns each kind into what happened and what to do, in
 * one exhaustive {@code switch}. No component may hold a secret.
 */
public sealed interface Failure {

    /** A server did not answer. */
    record Unreachable(String system, String address, String detail) implements Failure {}

    /** A server did not show who it is in the way that was asked for, or does not protect the line at all. */
    record Untrusted(String system, String address, String detail) implements Failure {}

    /** A server that had answered is gone in the middle of the work. */
    record ConnectionLost(String system, String address, String detail) implements Failure {}

    /** A server answered and refused these credentials or rights. */
    record Unauthorized(String system, String user, String detail) implements Failure {}

    /** Something named by the user does not exist. */
    record NotFound(Subject subject, String name) implements Failure {}

    /** Something of that name exists already. */
    record AlreadyExists(Subject subject, String name) implements Failure {}

    /** Data does not have the shape that was asked for. */
    record SchemaMismatch(String where, String expected, String found) implements Failure {}

    /** No answer within the time allowed. */
    record TimedOut(String system, Duration after) implements Failure {}

    /** A server answered that it cannot serve now, and may a little later. */
    record Busy(String system, String detail) implements Failure {}

    /** Another system understood the request and said no. */
    record Rejected(String system, String reason) implements Failure {}

    /** The input cannot be read as what it is said to be. */
    record Unreadable(String source, String reason) implements Failure {}

    /** A value that the computation cannot use. {@code row} is 0-based. */
    record InvalidValue(long row, String column, double value) implements Failure {}

    /** The request cannot be carried out in the present state. */
    record NotPossible(Obstacle obstacle) implements Failure {}

    /** Another process has the workspace open. */
    record WorkspaceInUse(Path workspace, String holder) implements Failure {}

    /** The workspace was written by a newer version of the product. */
    record WorkspaceTooNew(Path workspace, int found, int supported) implements Failure {}

    /**
     * A sealed project is not as it was sealed.
     *
     * @param entry the part of it that is concerned
     */
    record SealBroken(Path file, Flaw flaw, String entry) implements Failure {}

    /** A project was sealed by a newer version of the product. */
    record SealTooNew(Path file, int found, int supported) implements Failure {}

    /** The folder holds no workspace. */
    record NotAWorkspace(Path folder) implements Failure {}

    /** The disk is full, or the folder cannot be written. */
    record CannotWrite(Path path, String reason) implements Failure {}

    /** The work needs more memory than there is. */
    record OutOfMemory(String work) implements Failure {}

    /** Two changes met; nothing was changed by this one. */
    record Conflict(String detail) implements Failure {}

    /** None of the above: a defect or a condition nobody foresaw. */
    record Unexpected(String detail) implements Failure {}

    /**
     * The database could not run a statement that a user wrote.
     *
     * @param position 0-based character of the statement where it went wrong; −1 where that is not known
     */
    record StatementFailed(String message, int position) implements Failure {}

    /**
     * A statement that a user wrote is not run because of what it would do.
     *
     * @param what name of the part that is refused; empty where it is the statement as a whole
     * @param position 0-based character of the statement where that part stands; −1 where that is not known
     */
    record StatementRefused(Refusal refusal, String what, int position) implements Failure {}

    /** What of a sealed project is not as it was sealed. */
    enum Flaw {
        /** It is no sealed project, or its end is missing. */
        NOT_WHOLE,
        /** The list of what it holds cannot be read. */
        MANIFEST,
        /** Something on the list is not there. */
        MISSING,
        /** Something is there that is not on the list, or is there twice. */
        ADDITIONAL,
        /** A name that leads out of the folder. */
        OUTSIDE,
        /** Shorter or longer than the list says. */
        LENGTH,
        /** Other bytes than were sealed. */
        CONTENT
    }

    /** The kinds of things that users name. */
    enum Subject {
        FILE,
        DATASET,
        TABLE,
        COLUMN,
        SYSTEM,
        FEATURE,
        FEATURE_SET,
        RUN,
        CLUSTER,
        SEGMENT,
        CUSTOMER,
        ROLL_OUT,
        CONNECTION
    }
}
