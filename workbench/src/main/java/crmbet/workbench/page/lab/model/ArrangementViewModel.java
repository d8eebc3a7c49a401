package crmbet.workbench.page.lab.model;

import crmbet.workbench.chart.Extent;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/**
 * How the page is arranged: the tab in front, the part of the picture that is shown and how, how customers are listed, how
 * picture and tabs share the height.
 */
public final class ArrangementViewModel {
    private final StringProperty tab = new SimpleStringProperty(this, "tab", "");
    private final ObjectProperty<Optional<Extent>> zoom = new SimpleObjectProperty<>(this, "zoom", Optional.empty());
    private final ObjectProperty<Display> display = new SimpleObjectProperty<>(this, "display", Display.PLAIN);
    private final ObjectProperty<Listing> listing = new SimpleObjectProperty<>(this, "listing", Listing.PLAIN);
    private final BooleanProperty enlarged = new SimpleBooleanProperty(this, "enlarged");
    private final ObjectProperty<OptionalDouble> divider =
            new SimpleObjectProperty<>(this, "divider", OptionalDouble.empty());

    /** The key of the tab in front; empty for the first. */
    public StringProperty tabProperty() {
        return tab;
    }

    /** The part of the picture that is shown; empty for all of it. */
    public ObjectProperty<Optional<Extent>> zoomProperty() {
        return zoom;
    }

    /** How customers are drawn. */
    public ObjectProperty<Display> displayProperty() {
        return display;
    }

    /** How customers are listed, whichever run is looked at. */
    public ObjectProperty<Listing> listingProperty() {
        return listing;
    }

    /** Whether the tabs have the whole height. */
    public BooleanProperty enlargedProperty() {
        return enlarged;
    }

    /** The picture's share of the height, 0 to 1, if a hand has set it. */
    public ObjectProperty<OptionalDouble> dividerProperty() {
        return divider;
    }
}
