package crmbet.workbench.page.lab.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.core.explain.NameKind;
import crmbet.core.explain.RuleCount;
import crmbet.core.explain.SuggestedName;
import crmbet.core.explain.Trait;
import crmbet.core.feature.Feature;
import crmbet.core.feature.FeatureCatalogue;
import crmbet.workbench.message.Language;
import crmbet.workbench.message.Messages;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExplainTextsTest {
    private final Messages messages = new Messages(Language.ENGLISH);
    private final ExplainTexts texts = new ExplainTexts(messages);

    @Test
    void coverageAndPurityAreSaidInWordsAndFigures() {
        RuleCount count = new RuleCount(1262, 1180, 1204);
        assertEquals("Finds almost all of the cluster: 1,180 of 1,204 (98.0%)", texts.coverage(count));
        assertEquals("Most of the 1,262 found belong to it (93.5%)", texts.purity(count));
        messages.languageProperty().set(Language.PORTUGUESE);
        assertEquals("Acha quase tudo do grupo: 1.180 de 1.204 (98,0%)", texts.coverage(count));
        assertEquals("Do grupo: a maioria dos 1.262 achados (93,5%)", texts.purity(count));
    }

    @Test
    void aRuleThatFindsNobodyHasNoPurity() {
        assertEquals("Nobody is found", texts.purity(new RuleCount(0, 0, 20)));
        assertEquals("Finds nothing of the cluster: 0 of 20 (0.0%)", texts.coverage(new RuleCount(0, 0, 20)));
    }

    @Test
    void differentSuggestionsHaveDifferentNames() {
        for (Language language : Language.values()) {
            messages.languageProperty().set(language);
            Set<String> names = new HashSet<>();
            int suggestions = 0;
            for (NameKind kind : NameKind.values()) {
                names.add(texts.name(new SuggestedName(kind, Optional.empty(), 1)));
                names.add(texts.name(new SuggestedName(kind, Optional.empty(), 2)));
                suggestions += 2;
                for (Feature feature : FeatureCatalogue.all()) {
                    for (boolean high : new boolean[] {true, false}) {
                        names.add(texts.name(new SuggestedName(kind, Optional.of(new Trait(feature.id(), high)), 1)));
                        suggestions++;
                    }
                }
            }
            assertEquals(suggestions, names.size(), "in " + language);
        }
    }

    @Test
    void aTraitTellsClustersOfAKindApart() {
        assertEquals(
                "Lapsed big spenders: large baskets",
                texts.name(new SuggestedName(
                        NameKind.LAPSED_BIG_SPENDERS, Optional.of(new Trait("basket_size", true)), 1)));
        assertTrue(texts.name(new SuggestedName(NameKind.AVERAGE, Optional.empty(), 3))
                .endsWith("(3)"));
    }
}
