package crmbet.workbench.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import crmbet.core.dataset.Column;
import crmbet.core.feature.RowSet;
import crmbet.core.table.Condition;
import crmbet.core.table.Refinement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TableChoicesTest {
    private static final List<Column> COLUMNS = List.of(Column.of("country", "VARCHAR"), Column.of("paid", "DOUBLE"));
    private static final Refinement.Sort DEAREST = new Refinement.Sort("paid", true);

    private final FilterText portuguese = new FilterText(Locale.of("pt", "BR"));

    @Test
    void whatWasTypedIsReadAsTheLanguageWritesIt() {
        Optional<RowSet> among = Optional.of(RowSet.of(9, 2, 3));
        TableChoices choices = TableChoices.NONE
                .withSearch(" 1,5 ")
                .withFilter("country", "=BR")
                .withFilter("paid", "> 1.000")
                .withOrder(List.of(DEAREST));
        assertEquals(
                new Refinement(
                        Map.of("country", new Condition.Equal("BR"), "paid", new Condition.Between("1000", null, true)),
                        Optional.of(new Refinement.Search("1,5", OptionalDouble.of(1.5))),
                        List.of(DEAREST),
                        among),
                choices.refinement(COLUMNS, portuguese, among));
    }

    @Test
    void choicesAboutColumnsThatAreNotThereCountForNothing() {
        TableChoices choices = new TableChoices(
                "", Map.of("lines", "> 1"), List.of(new Refinement.Sort("lines", false), DEAREST), Set.of("lines"));
        assertEquals(
                new Refinement(Map.of(), Optional.empty(), List.of(DEAREST)),
                choices.refinement(COLUMNS, portuguese, Optional.empty()));
    }

    @Test
    void blankTextsAndThoseThatAreNoConditionFilterNothing() {
        TableChoices choices = TableChoices.NONE.withSearch(" ").withFilter("paid", "much");
        assertEquals(Refinement.NONE, choices.refinement(COLUMNS, portuguese, Optional.empty()));
        assertEquals(
                TableChoices.NONE, TableChoices.NONE.withFilter("paid", "1").withFilter("paid", "  "));
    }

    @Test
    void aColumnThatIsShownAgainIsNotHidden() {
        TableChoices hidden = TableChoices.NONE.withShown("paid", false);
        assertEquals(Set.of("paid"), hidden.hidden());
        assertEquals(TableChoices.NONE, hidden.withShown("paid", true));
    }
}
