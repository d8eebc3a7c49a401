package crmbet.workbench.page.lab.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.core.clustering.Labels;
import crmbet.core.failure.OperationException;
import crmbet.workbench.chart.AxisScale;
import crmbet.workbench.page.OpenWorkspace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ways in which customers are pictured: axes of all kinds, and four pictures at once. */
class PictureViewsTest {
    @TempDir
    Path folder;

    private OpenWorkspace place;
    private LabViewModel model;

    @BeforeEach
    void open() throws OperationException {
        place = new OpenWorkspace(folder);
        var _ = ThreeCrowds.in(place.workspace());
        model = new LabViewModel(place.workbench(), System::nanoTime, Duration.ofDays(1));
        model.runs().run();
    }

    @AfterEach
    void close() {
        place.close();
    }

    private LabPicture picture() {
        return Objects.requireNonNull(model.picture().pictureProperty().get());
    }

    @Test
    void umapIsComputedOnceForASetAndTakenBackLikeOtherAxes() {
        model.embedding().show();
        assertEquals(new Axes.Neighbors(), picture().axes());
        var computed = picture().set().embedding().found().orElseThrow();
        assertEquals(computed.x()[7], picture().axes().x(picture().set()).applyAsDouble(7));
        model.history().undo();
        assertEquals(new Axes.Components(), picture().axes());
        model.runs().run();
        model.embedding().show();
        assertEquals(new Axes.Neighbors(), picture().axes());
        assertSame(computed, picture().set().embedding().found().orElseThrow());
    }

    @Test
    void umapIsShownAgainAfterARestart() throws OperationException {
        model.embedding().show();
        place.reopen();
        LabViewModel after = new LabViewModel(place.workbench());
        assertEquals(
                new Axes.Neighbors(),
                Objects.requireNonNull(after.picture().pictureProperty().get()).axes());
    }

    @Test
    void axesThatASetDoesNotHaveYetAreNotAskedForInVain() {
        model.picture().axesProperty().set(new Axes.Neighbors());
        assertEquals(new Axes.Components(), picture().axes());
        assertEquals(new Axes.Components(), model.picture().axesProperty().get());
    }

    @Test
    void aFeatureInItsOwnUnitsShowsRawValuesOnItsScale() {
        model.picture().axesProperty().set(new Axes.Features(0, 1, AxisUnits.LOGARITHMIC, AxisUnits.OWN));
        LabPicture now = picture();
        assertEquals(now.set().raw().at(5, 0), now.axes().x(now.set()).applyAsDouble(5));
        assertTrue(!(now.cloud().scaleX() instanceof AxisScale.Linear));
        assertTrue(now.cloud().scaleY() instanceof AxisScale.Linear);
    }

    @Test
    void fourPicturesShowTheSameCustomersAndKeepTheAxesChosenForThem() {
        assertEquals(List.of(), model.panels().panelsProperty().get());
        model.panels().toggle();
        List<LabPicture> four = pictures();
        assertEquals(4, four.size());
        assertEquals(new Axes.Components(), four.getFirst().axes());
        assertEquals(4, four.stream().map(LabPicture::axes).distinct().count());
        assertTrue(four.stream().allMatch(each -> each.sameCustomers(picture())));
        Axes chosen = new Axes.Features(1, 0, AxisUnits.OWN, AxisUnits.OWN);
        model.panels().choose(3, chosen);
        List<LabPicture> after = pictures();
        assertEquals(chosen, after.get(3).axes());
        assertSame(four.get(1), after.get(1), "what stays is not drawn anew");
        model.runs().run();
        assertEquals(chosen, pictures().get(3).axes());
        assertNotSame(four.get(1), pictures().get(1));
        model.panels().toggle();
        assertEquals(List.of(), model.panels().panelsProperty().get());
    }

    @Test
    void fourPicturesShowThePreviewAndTheRunAgainAfterIt() {
        model.panels().toggle();
        List<PanelsViewModel.Panel> before = model.panels().panelsProperty().get();
        int[] halves = new int[picture().set().rows()];
        Arrays.fill(halves, halves.length / 2, halves.length, 1);
        model.picture().preview(Labels.of(halves));
        List<PanelsViewModel.Panel> preview = model.panels().panelsProperty().get();
        assertTrue(
                preview.stream().allMatch(each -> each.cloud().groups().size() == 2),
                "each is in the preview's colours");
        assertEquals(
                before.stream().map(PanelsViewModel.Panel::picture).toList(),
                preview.stream().map(PanelsViewModel.Panel::picture).toList());
        model.picture().endPreview();
        assertEquals(before, model.panels().panelsProperty().get());
    }

    private List<LabPicture> pictures() {
        return model.panels().panelsProperty().get().stream()
                .map(PanelsViewModel.Panel::picture)
                .toList();
    }
}
