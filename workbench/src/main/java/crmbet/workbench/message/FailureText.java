package crmbet.workbench.message;

import crmbet.core.failure.Failure;
import crmbet.core.failure.Obstacle;
import crmbet.core.failure.Refusal;
import org.jspecify.annotations.Nullable;

/** Puts every kind of failure into words: what happened, and what to do. */
public final class FailureText {
    private final Messages messages;

    public FailureText(Messages messages) {
        this.messages = messages;
    }

    /** The words in the language of the moment. */
    public Explanation explain(Failure failure) {
        return switch (failure) {
            case Failure.Unreachable(var system, var address, var detail) ->
                text("failure.unreachable", detail, system, address);
            case Failure.Untrusted(var system, var address, var detail) ->
                text("failure.untrusted", detail, system, address);
            case Failure.ConnectionLost(var system, var address, var detail) ->
                text("failure.connection-lost", detail, system, address);
            case Failure.Unauthorized(var system, var user, var detail) ->
                text("failure.unauthorized", detail, system, user);
            case Failure.NotFound(var subject, var name) -> text("failure.not-found", "", subject(subject), name);
            case Failure.AlreadyExists(var subject, var name) ->
                text("failure.already-exists", "", subject(subject), name);
            case Failure.SchemaMismatch(var where, var expected, var found) ->
                text("failure.schema-mismatch", "", where, expected, found);
            case Failure.TimedOut(var system, var after) ->
                text("failure.timed-out", "", system, messages.formats().clock(after));
            case Failure.Busy(var system, var detail) -> text("failure.busy", detail, system);
            case Failure.Rejected(var system, var reason) -> text("failure.rejected", "", system, reason);
            case Failure.Unreadable(var source, var reason) -> text("failure.unreadable", "", source, reason);
            case Failure.InvalidValue(var row, var column, var value) ->
                text("failure.invalid-value", "", row + 1, column, String.valueOf(value));
            case Failure.NotPossible(var obstacle) -> explain(obstacle);
            case Failure.WorkspaceInUse(var workspace, var holder) ->
                text("failure.workspace-in-use", "", workspace.toString(), holder);
            case Failure.WorkspaceTooNew(var workspace, var found, var supported) ->
                text("failure.workspace-too-new", "", workspace.toString(), found, supported);
            case Failure.SealBroken(var file, var flaw, var entry) ->
                text("failure.seal-broken", "", file.toString(), messages.get("failure.flaw." + flaw.name(), entry));
            case Failure.SealTooNew(var file, var found, var supported) ->
                text("failure.seal-too-new", "", file.toString(), found, supported);
            case Failure.NotAWorkspace(var folder) -> text("failure.not-a-workspace", "", folder.toString());
            case Failure.CannotWrite(var path, var reason) -> text("failure.cannot-write", reason, path.toString());
            case Failure.OutOfMemory(var work) -> text("failure.out-of-memory", "", work);
            case Failure.Conflict(var detail) -> text("failure.conflict", detail);
            case Failure.StatementFailed(var message, var _) -> text("failure.statement-failed", "", message);
            case Failure.StatementRefused(var refusal, var what, var _) -> explain(refusal, what);
            case Failure.Unexpected(var detail) -> text("failure.unexpected", detail);
        };
    }

    private Explanation explain(Refusal refusal, String what) {
        return text(
                switch (refusal) {
                    case NOT_A_QUERY -> "failure.not-a-query";
                    case NOT_ONLY_READING -> "failure.not-only-reading";
                    case OUTSIDE_WORKSPACE -> "failure.outside-workspace";
                    case NO_SUCH_TABLE -> "failure.no-such-table";
                    case FUNCTION -> "failure.function-refused";
                    case NOT_A_CHANGE -> "failure.not-a-change";
                    case NOT_OWN_TABLE -> "failure.not-own-table";
                    case SEVERAL_STATEMENTS -> "failure.several-statements";
                    case PAST_AS_OF -> "failure.past-as-of";
                    case NO_AS_OF -> "failure.no-as-of";
                },
                "",
                what);
    }

    private Explanation explain(Obstacle obstacle) {
        return switch (obstacle) {
            case Obstacle.TooFewRows(var needed, var rows) -> text("failure.too-few-rows", "", needed, rows);
            case Obstacle.ValuesTooFarApart() -> text("failure.values-too-far-apart", "");
            case Obstacle.RowWithoutDirection(var row) -> text("failure.row-without-direction", "", row + 1);
            case Obstacle.FeatureSetChanged(var set, var run) -> text("failure.feature-set-changed", "", set, run);
            case Obstacle.FeatureSetDeleted(var set, var run) -> text("failure.feature-set-deleted", "", set, run);
            case Obstacle.StartNotKept(var run) -> text("failure.start-not-kept", "", run);
            case Obstacle.NothingMapped() -> text("failure.nothing-mapped", "");
            case Obstacle.NobodyInWindow(var asOf) ->
                text("failure.nobody-in-window", "", messages.formats().dateTime(asOf));
            case Obstacle.SeveralValues(var feature, var customer) ->
                text("failure.several-values", "", feature, customer);
            case Obstacle.NoColumns() -> text("failure.no-columns", "");
            case Obstacle.NotFromDatabase(var dataset) -> text("failure.not-from-database", "", dataset);
            case Obstacle.NoName(var subject) -> text("failure.no-name", "", subject(subject));
            case Obstacle.NoReason() -> text("failure.no-reason", "");
            case Obstacle.NobodyNamed() -> text("failure.nobody-named", "");
            case Obstacle.SegmentNotApproved(var segment) -> text("failure.segment-not-approved", "", segment);
            case Obstacle.SegmentNotDraft(var segment) -> text("failure.segment-not-draft", "", segment);
            case Obstacle.SegmentNotProposed(var segment) -> text("failure.segment-not-proposed", "", segment);
            case Obstacle.SegmentRetired(var segment) -> text("failure.segment-retired", "", segment);
            case Obstacle.SegmentUndecided(var segment) -> text("failure.segment-undecided", "", segment);
            case Obstacle.OwnProposal(var segment, var person) -> text("failure.own-proposal", "", segment, person);
            case Obstacle.OthersProposal(var segment, var proposer) ->
                text("failure.others-proposal", "", segment, proposer);
            case Obstacle.NotSigned(var segment) -> text("failure.not-signed", "", segment);
            case Obstacle.PacketAltered(var segment, var part) ->
                text("failure.packet-altered", "", segment, messages.get("failure.packet-part." + part.name()));
            case Obstacle.UnknownSigner(var segment, var person) -> text("failure.unknown-signer", "", segment, person);
            case Obstacle.BeingPublished(var target, var who) -> text("failure.being-published", "", target, who);
            case Obstacle.ClaimLost(var target) -> text("failure.claim-lost", "", target);
            case Obstacle.RollOutNotEnded(var segment, var target) ->
                text("failure.roll-out-not-ended", "", segment, target);
            case Obstacle.RollOutEnded(var segment, var target) -> text("failure.roll-out-ended", "", segment, target);
            case Obstacle.ExclusionsTooOld(var dataset, var asOf, var limit) ->
                text(
                        "failure.exclusions-too-old",
                        "",
                        dataset,
                        messages.formats().dateTime(asOf),
                        limit.toDays());
            case Obstacle.NothingPublished(var segment, var target) ->
                text("failure.nothing-published", "", segment, target);
            case Obstacle.NotEmpty(var place, var found) -> text("failure.not-empty", "", place, found);
            case Obstacle.OtherOrganisation(var system, var present, var wanted) ->
                text("failure.other-organisation", "", system, present, wanted);
            case Obstacle.ExpectationsFailed(var dataset, var failed) ->
                text("failure.expectations-failed", "", dataset, failed);
            case Obstacle.ObjectChanged(var object) -> text("failure.object-changed", "", object);
            case Obstacle.SharedDatabaseAbsent(var address) -> text("failure.shared-database-absent", "", address);
            case Obstacle.SharedDatabaseOld(var address, var found, var needed) ->
                text("failure.shared-database-old", "", address, found, needed);
            case Obstacle.SharedDatabaseNew(var address, var found, var supported) ->
                text("failure.shared-database-new", "", address, found, supported);
            case Obstacle.NoSharedDatabase() -> text("failure.no-shared-database", "");
            case Obstacle.SharedAuditClosed(var login, var address) ->
                text("failure.shared-audit-closed", "", login, address);
            case Obstacle.OtherLogin(var login, var person) -> text("failure.other-login", "", login, person);
            case Obstacle.NotShared(var segment) -> text("failure.not-shared", "", segment);
            case Obstacle.SharedNotAsked(var segment) -> text("failure.shared-not-asked", "", segment);
            case Obstacle.ProgramMissing(var program, var packageName) ->
                text("failure.program-missing", "", program, packageName);
            case Obstacle.MembersChanged(var segment) -> text("failure.members-changed", "", segment);
        };
    }

    /** What the user calls a kind of thing. */
    private String subject(Failure.Subject subject) {
        return messages.get("failure.subject." + subject.name());
    }

    private Explanation text(String key, String details, @Nullable Object... arguments) {
        return new Explanation(
                messages.get(key + ".happened", arguments), messages.get(key + ".remedy", arguments), details);
    }
}
