package crmbet.workbench.page.lab.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class HtmlTest {
    @Test
    void textsBecomeHarmlessAndPiecesStayAsTheyAre() {
        assertEquals(
                "<p title=\"&lt;b&gt; &amp; &quot;&#39;\"><i>{}</i></p>",
                Html.of("<p title=\"{}\">{}</p>", "<b> & \"'", Html.of("<i>{}</i>", "{}"))
                        .markup());
        assertEquals(
                "<b>1</b>2",
                Html.all(List.of(Html.of("<b>{}</b>", 1), Html.of("{}", 2))).markup());
    }

    @Test
    void placesAndValuesMustBeAsMany() {
        assertThrows(IllegalArgumentException.class, () -> Html.of("{}{}", 1));
        assertThrows(IllegalArgumentException.class, () -> Html.of("{}", 1, 2));
    }
}
