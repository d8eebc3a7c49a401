package crmbet.workbench.page.lab.features;

import crmbet.workbench.page.lab.diagnostic.Measured;
import crmbet.workbench.page.lab.model.Axes;
import crmbet.workbench.page.lab.model.Division;
import crmbet.workbench.page.lab.model.LabViewModel;
import crmbet.workbench.shell.Workbench;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** What of the features is looked at, and the way from a feature or a pair of them to the picture. */
public final class FeaturesViewModel {
    private final LabViewModel lab;
    private final Measured<Division, ComparedFeatures> compared;
    private final ObjectProperty<View> view = new SimpleObjectProperty<>(View.DISTRIBUTIONS);
    private final ObjectProperty<ComparedFeatures.Coefficient> coefficient =
            new SimpleObjectProperty<>(ComparedFeatures.Coefficient.SPEARMAN);

    /** What the tab shows. */
    enum View {
        DISTRIBUTIONS,
        CORRELATIONS
    }

    FeaturesViewModel(LabViewModel lab, Workbench workbench) {
        this.lab = lab;
        compared = Measured.announced(
                workbench.tasks(),
                workbench.messages().bind("lab.features.task"),
                lab.picture().divisionProperty(),
                division -> monitor -> ComparedFeatures.of(division, monitor),
                lab.picture()::report);
    }

    Measured<Division, ComparedFeatures> compared() {
        return compared;
    }

    ObjectProperty<View> viewProperty() {
        return view;
    }

    ObjectProperty<ComparedFeatures.Coefficient> coefficientProperty() {
        return coefficient;
    }

    /** Looks along a feature, and along the one beside it that separates the clusters most. */
    void look(int feature) {
        compared.valueProperty()
                .get()
                .ifPresent(known -> known.bySeparation().stream()
                        .filter(other -> other != feature)
                        .findFirst()
                        .ifPresent(other -> look(feature, other)));
    }

    /** Looks along two features. */
    void look(int one, int other) {
        lab.picture().axesProperty().set(new Axes.Features(Math.min(one, other), Math.max(one, other)));
    }
}
