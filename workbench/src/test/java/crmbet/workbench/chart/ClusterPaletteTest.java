package crmbet.workbench.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClusterPaletteTest {
    @Test
    void coloursDealtOutAreThoseOfTheirPlaceInEitherTheme() {
        for (ClusterPalette palette : List.of(ClusterPalette.LIGHT, ClusterPalette.DARK)) {
            ClusterPalette dealt = palette.dealtOut(List.of(3, 9));
            assertEquals(palette.rgb(Group.cluster(3)), dealt.rgb(Group.cluster(0)));
            assertEquals(palette.rgb(Group.cluster(1)), dealt.rgb(Group.cluster(1)), "nine begins anew after eight");
            assertEquals(palette.rgb(Group.cluster(2)), dealt.rgb(Group.cluster(2)), "nobody gave it another");
            assertEquals(palette.rgb(Group.NOISE), dealt.rgb(Group.NOISE));
            assertEquals(palette.isDark(), dealt.isDark());
        }
        assertTrue(ClusterPalette.DARK.isDark());
        assertNotEquals(ClusterPalette.LIGHT.isDark(), ClusterPalette.DARK.isDark());
    }
}
