package crmbet.workbench.page.features;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.core.feature.FeatureChoice;
import crmbet.core.feature.FeatureSetDefinition;
import crmbet.core.feature.Scaling;
import crmbet.core.feature.Transform;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FeatureSetDraftTest {
    private final FeatureSetDraft draft = new FeatureSetDraft();

    @Test
    void aTransformForAllOverridesThatOfEach() {
        draft.chooseRfm();
        draft.decide(new FeatureChoice("money", Transform.NONE, Scaling.NONE));
        draft.transformProperty().set(Transform.NONE);
        draft.scalingProperty().set(Scaling.ROBUST);
        assertTrue(draft.chosen().stream()
                .allMatch(each -> each.transform() == Transform.NONE && each.scaling() == Scaling.ROBUST));
    }

    @Test
    void anHourThatIsNoneMattersOnlyWithADay() {
        draft.chooseRfm();
        draft.timeProperty().set("25:00");
        assertTrue(draft.complete().get());
        draft.dateProperty().set(LocalDate.of(2026, 1, 4));
        assertFalse(draft.complete().get());
        draft.dateProperty().set(null);
        assertTrue(draft.complete().get());
    }

    @Test
    void aDraftWithoutANameCanBeLookedAtButNotComputed() {
        draft.toggle("tenure");
        assertTrue(draft.computable());
        assertFalse(draft.complete().get());
    }

    @Test
    void openingASetIsOneChange() {
        AtomicInteger changes = new AtomicInteger();
        draft.onChange(changes::incrementAndGet);
        var money = new FeatureChoice("money", Transform.NONE, Scaling.ROBUST);
        var definition = new FeatureSetDefinition(
                "spring", List.of(money), LocalDate.of(2026, 1, 4).atTime(6, 30), 30, List.of());
        draft.open(definition);
        assertEquals(1, changes.get());
        assertEquals(definition, draft.definition());
    }

    @Test
    void featuresComeAndGo() {
        draft.toggle("tenure");
        assertTrue(draft.isChosen("tenure"));
        draft.toggle("tenure");
        assertFalse(draft.isChosen("tenure"));
        draft.chooseRfm();
        draft.clear();
        assertTrue(draft.chosen().isEmpty());
        assertEquals("", draft.nameProperty().get());
        assertNull(draft.dateProperty().get());
    }
}
