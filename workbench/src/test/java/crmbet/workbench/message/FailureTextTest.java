package crmbet.workbench.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.core.failure.Failure;
import crmbet.core.failure.Obstacle;
import crmbet.core.failure.Refusal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FailureTextTest {
    private static final List<Failure> ONE_OF_EACH = List.of(
            new Failure.Unreachable("PostgreSQL", "db:5432", "connection refused"),
            new Failure.Untrusted("PostgreSQL", "db:5432", "the certificate is not trusted"),
            new Failure.ConnectionLost("PostgreSQL", "db:5432", "the server ended the connection"),
            new Failure.Unauthorized("PostgreSQL", "ana", "password authentication failed"),
            new Failure.NotFound(Failure.Subject.DATASET, "sales"),
            new Failure.AlreadyExists(Failure.Subject.FEATURE_SET, "rfm"),
            new Failure.SchemaMismatch("sales", "a column customer", "a, b"),
            new Failure.Busy("Smartico", "HTTP 429"),
            new Failure.TimedOut("PostgreSQL", Duration.ofSeconds(30)),
            new Failure.Rejected("PostgreSQL", "the table is locked"),
            new Failure.Unreadable("sales.csv", "it is empty"),
            new Failure.InvalidValue(41, "money", Double.NaN),
            new Failure.NotPossible(new Obstacle.NothingMapped()),
            new Failure.WorkspaceInUse(Path.of("w"), "process 7"),
            new Failure.WorkspaceTooNew(Path.of("w"), 3, 1),
            new Failure.SealBroken(Path.of("w.crmbet"), Failure.Flaw.CONTENT, "workspace.duckdb"),
            new Failure.SealTooNew(Path.of("w.crmbet"), 2, 1),
            new Failure.NotAWorkspace(Path.of("photos")),
            new Failure.CannotWrite(Path.of("w"), "No space left on device"),
            new Failure.OutOfMemory("HDBSCAN"),
            new Failure.Conflict("Transaction conflict"),
            new Failure.StatementFailed("syntax error", 7),
            new Failure.StatementRefused(Refusal.NOT_A_QUERY, "", 0),
            new Failure.Unexpected("java.lang.IllegalStateException"));

    private static final List<Obstacle> ONE_OBSTACLE_OF_EACH = List.of(
            new Obstacle.TooFewRows(4, 3),
            new Obstacle.ValuesTooFarApart(),
            new Obstacle.RowWithoutDirection(41),
            new Obstacle.FeatureSetChanged("rfm", "k-means 1"),
            new Obstacle.FeatureSetDeleted("rfm", "k-means 1"),
            new Obstacle.StartNotKept("k-means 1"),
            new Obstacle.NothingMapped(),
            new Obstacle.NobodyInWindow(LocalDateTime.of(2011, 12, 10, 12, 50)),
            new Obstacle.SeveralValues("derby_bets", "ana"),
            new Obstacle.NoColumns(),
            new Obstacle.NoName(Failure.Subject.RUN),
            new Obstacle.NoReason(),
            new Obstacle.NobodyNamed(),
            new Obstacle.SegmentNotApproved("Best customers"),
            new Obstacle.SegmentNotDraft("Best customers"),
            new Obstacle.SegmentNotProposed("Best customers"),
            new Obstacle.SegmentRetired("Best customers"),
            new Obstacle.SegmentUndecided("Best customers"),
            new Obstacle.OwnProposal("Best customers", "ana"),
            new Obstacle.OthersProposal("Best customers", "ana"),
            new Obstacle.NotSigned("Best customers"),
            new Obstacle.PacketAltered("Best customers", Obstacle.PacketPart.FIGURES),
            new Obstacle.UnknownSigner("Best customers", "bia"),
            new Obstacle.SharedDatabaseAbsent("postgresql://db/crm"),
            new Obstacle.SharedDatabaseOld("postgresql://db/crm", 1, 2),
            new Obstacle.SharedDatabaseNew("postgresql://db/crm", 3, 2),
            new Obstacle.NoSharedDatabase(),
            new Obstacle.SharedAuditClosed("ana", "postgresql://db/crm"),
            new Obstacle.OtherLogin("bia", "ana"),
            new Obstacle.NotShared("Best customers"),
            new Obstacle.SharedNotAsked("Best customers"),
            new Obstacle.ProgramMissing("pg_dump", "postgresql-client"),
            new Obstacle.MembersChanged("Best customers"),
            new Obstacle.OtherOrganisation("PyTake", "aurora", "boreal"),
            new Obstacle.NotEmpty("/data/clinic", "orders.csv"),
            new Obstacle.ObjectChanged("s3://lake/a.parquet"),
            new Obstacle.NotFromDatabase("players"),
            new Obstacle.BeingPublished("Smartico", "ana"),
            new Obstacle.ClaimLost("Smartico"),
            new Obstacle.RollOutNotEnded("Best customers", "Smartico"),
            new Obstacle.RollOutEnded("Best customers", "Smartico"),
            new Obstacle.ExclusionsTooOld("players", Instant.EPOCH, Duration.ofDays(15)),
            new Obstacle.NothingPublished("Best customers", "Smartico"),
            new Obstacle.ExpectationsFailed("players", 2));

    @Test
    void everyKindIsExplainedInBothLanguagesWithoutLeftoverPlaceholders() {
        Set<Class<?>> covered = ONE_OF_EACH.stream().map(Failure::getClass).collect(Collectors.toSet());
        assertEquals(Set.copyOf(Arrays.asList(Failure.class.getPermittedSubclasses())), covered);
        Set<Class<?>> obstacles =
                ONE_OBSTACLE_OF_EACH.stream().map(Obstacle::getClass).collect(Collectors.toSet());
        assertEquals(Set.copyOf(Arrays.asList(Obstacle.class.getPermittedSubclasses())), obstacles);
        List<Failure> failures = Stream.<Stream<? extends Failure>>of(
                        ONE_OF_EACH.stream(),
                        ONE_OBSTACLE_OF_EACH.stream().map(Failure.NotPossible::new),
                        Stream.of(Failure.Flaw.values())
                                .map(flaw -> new Failure.SealBroken(Path.of("w.crmbet"), flaw, "part")),
                        Stream.of(Refusal.values()).map(why -> new Failure.StatementRefused(why, "read_csv", 7)))
                .<Failure>flatMap(each -> each)
                .toList();
        for (Language language : Language.values()) {
            FailureText text = new FailureText(new Messages(language));
            for (Failure failure : failures) {
                Explanation explanation = text.explain(failure);
                for (String words : List.of(explanation.happened(), explanation.remedy())) {
                    assertFalse(words.isBlank(), failure.toString());
                    assertFalse(words.contains("{"), words);
                }
            }
        }
    }

    @Test
    void rowsAreCountedFromOneForPeople() {
        String happened = new FailureText(new Messages(Language.ENGLISH))
                .explain(new Failure.InvalidValue(41, "money", Double.NaN))
                .happened();
        assertTrue(happened.contains("Row 42"), happened);
    }
}
