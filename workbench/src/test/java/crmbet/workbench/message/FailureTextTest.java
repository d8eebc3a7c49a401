package crmbet.workbench.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.core.failure.Failure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FailureTextTest {
    private static final List<Failure> ONE_OF_EACH = List.of(
            new Failure.Unreachable("PostgreSQL", "db:5432", "connection refused"),
            new Failure.Unauthorized("PostgreSQL", "ana", "password authentication failed"),
            new Failure.NotFound(Failure.Subject.DATASET, "sales"),
            new Failure.AlreadyExists(Failure.Subject.FEATURE_SET, "rfm"),
            new Failure.SchemaMismatch("sales", "a column customer", "a, b"),
            new Failure.TimedOut("PostgreSQL", Duration.ofSeconds(30)),
            new Failure.Rejected("PostgreSQL", "the table is locked"),
            new Failure.Unreadable("sales.csv", "it is empty"),
            new Failure.InvalidValue(41, "money", Double.NaN),
            new Failure.NotPossible("nothing is mapped yet"),
            new Failure.WorkspaceInUse(Path.of("w"), "process 7"),
            new Failure.WorkspaceTooNew(Path.of("w"), 3, 1),
            new Failure.NotAWorkspace(Path.of("photos")),
            new Failure.CannotWrite(Path.of("w"), "No space left on device"),
            new Failure.OutOfMemory("HDBSCAN"),
            new Failure.Conflict("Transaction conflict"),
            new Failure.Unexpected("java.lang.IllegalStateException"));

    @Test
    void everyKindIsExplainedInBothLanguagesWithoutLeftoverPlaceholders() {
        Set<Class<?>> covered = ONE_OF_EACH.stream().map(Failure::getClass).collect(Collectors.toSet());
        assertEquals(Set.copyOf(Arrays.asList(Failure.class.getPermittedSubclasses())), covered);
        for (Language language : Language.values()) {
            FailureText text = new FailureText(new Messages(language));
            for (Failure failure : ONE_OF_EACH) {
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
