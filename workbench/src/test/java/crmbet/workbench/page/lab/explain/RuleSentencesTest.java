package crmbet.workbench.page.lab.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import crmbet.core.explain.Branch;
import crmbet.core.explain.Condition;
import crmbet.core.explain.Rule;
import crmbet.core.feature.Feature;
import crmbet.core.feature.FeatureCatalogue;
import crmbet.workbench.message.Language;
import crmbet.workbench.message.Messages;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RuleSentencesTest {
    private final Messages messages = new Messages(Language.ENGLISH);
    private final RuleSentences sentences = new RuleSentences(messages);

    private void says(String english, String portuguese, Rule rule) {
        messages.languageProperty().set(Language.ENGLISH);
        assertEquals(english, sentences.of(rule));
        messages.languageProperty().set(Language.PORTUGUESE);
        assertEquals(portuguese, sentences.of(rule));
    }

    @Test
    void conditionsAreJoinedWithAnd() {
        says(
                "Customers who bought in the last 30 days and paid at least 1,800.",
                "Clientes que compraram nos últimos 30 dias e pagaram pelo menos 1.800.",
                Rule.of(Condition.atMost("recency", 30), Condition.atLeast("money", 1800)));
        says(
                "Customers who bought in the last 30 days, bought at least 5 times and paid 1,800.50 to 20,000.",
                "Clientes que compraram nos últimos 30 dias, compraram pelo menos 5 vezes e pagaram de 1.800,50 a 20.000.",
                Rule.of(
                        Condition.atMost("recency", 30),
                        Condition.atLeast("frequency", 5),
                        Condition.between("money", 1800.5, 20000)));
    }

    @Test
    void branchesAreJoinedWithOr() {
        says(
                "Customers who paid at most 50, or who have not bought for at least 200 days and bought only once.",
                "Clientes que pagaram no máximo 50, ou que não compram há pelo menos 200 dias e compraram uma única vez.",
                new Rule(List.of(
                        new Branch(List.of(Condition.atMost("money", 50))),
                        new Branch(List.of(Condition.atLeast("recency", 200), Condition.atMost("frequency", 1))))));
    }

    @Test
    void oneIsNotPlural() {
        says(
                "Customers who have not bought for at least a day.",
                "Clientes que não compram há pelo menos um dia.",
                Rule.of(Condition.atLeast("recency", 1)));
        says(
                "Customers who bought at most a day ago.",
                "Clientes que compraram há no máximo um dia.",
                Rule.of(Condition.atMost("recency", 1)));
        says(
                "Customers who bought less than a day ago.",
                "Clientes que compraram há menos de um dia.",
                Rule.of(Condition.atMost("recency", 0)));
        says(
                "Customers who bought exactly once.",
                "Clientes que compraram exatamente uma vez.",
                Rule.of(Condition.between("frequency", 1, 1)));
        says(
                "Customers who buy at most 1.5 items at a time.",
                "Clientes que levam no máximo 1,5 itens por compra.",
                Rule.of(Condition.atMost("basket_size", 1.5)));
    }

    @Test
    void sharesAreWrittenInPercentAndNothingIsSaidAsNothing() {
        says(
                "Customers who returned at least 12.5% of what they paid.",
                "Clientes que devolveram pelo menos 12,5% do que pagaram.",
                Rule.of(Condition.atLeast("return_rate", 0.125)));
        says(
                "Customers who returned nothing.",
                "Clientes que não devolveram nada.",
                Rule.of(Condition.atMost("return_rate", 0)));
    }

    @Test
    void missingFiguresAreSaidInWords() {
        says(
                "Customers who come back within 40 days on average (or bought on a single day).",
                "Clientes que voltam em média em até 40 dias (ou compraram em um só dia).",
                Rule.of(new Condition("mean_gap", Double.NEGATIVE_INFINITY, 40, true)));
        says(
                "Customers who bought on a single day.",
                "Clientes que compraram em um só dia.",
                Rule.of(Condition.missing("mean_gap")));
        says(
                "Customers who bought on more than one day.",
                "Clientes que compraram em mais de um dia.",
                Rule.of(Condition.present("mean_gap")));
    }

    @Test
    void rulesForNobodyAndForEverybodySaySo() {
        says("No customer.", "Nenhum cliente.", new Rule(List.of()));
        says("All customers.", "Todos os clientes.", Rule.of());
        says(
                "All customers.",
                "Todos os clientes.",
                new Rule(List.of(new Branch(List.of(Condition.atMost("money", 50))), new Branch(List.of()))));
    }

    @Test
    void aFeatureWithoutWordsIsNamed() {
        says(
                "Customers who have luck of at least 3.",
                "Clientes que têm luck de pelo menos 3.",
                Rule.of(Condition.atLeast("luck", 3)));
        says(
                "Customers who have longest gap of at least 30 days.",
                "Clientes que têm maior intervalo de pelo menos 30 dias.",
                Rule.of(Condition.atLeast("longest_gap", 30)));
        says(
                "Customers who have GGR of at least 3.",
                "Clientes que têm GGR de pelo menos 3.",
                Rule.of(Condition.atLeast("ggr", 3)));
    }

    @Test
    void everyConditionOnEveryFeatureIsSaidInWordsOfItsOwn() {
        for (Language language : Language.values()) {
            messages.languageProperty().set(language);
            for (Feature feature : FeatureCatalogue.all()) {
                String id = feature.id();
                List<Condition> conditions = List.of(
                        Condition.atLeast(id, 4),
                        Condition.atLeast(id, 1),
                        Condition.atMost(id, 0),
                        Condition.atMost(id, 3),
                        Condition.between(id, 2, 3),
                        Condition.between(id, 1, 1),
                        Condition.present(id),
                        Condition.missing(id));
                Set<String> said = new HashSet<>();
                for (Condition condition : conditions) {
                    String phrase = sentences.of(condition);
                    assertFalse(phrase.isBlank() || phrase.contains("{") || phrase.contains("∞"), phrase);
                    assertFalse(phrase.contains(id) && id.contains("_"), phrase);
                    said.add(phrase);
                }
                assertEquals(conditions.size(), said.size(), id + " in " + language + ": " + said);
            }
        }
    }
}
