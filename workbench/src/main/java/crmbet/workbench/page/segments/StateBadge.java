package crmbet.workbench.page.segments;

import crmbet.core.segment.SegmentState;
import crmbet.workbench.message.Messages;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;

/** How far a segment has come, in one coloured word. */
final class StateBadge extends Label {
    private final Messages messages;

    StateBadge(Messages messages) {
        this.messages = messages;
        getStyleClass().add("state-badge");
        setMinWidth(USE_PREF_SIZE);
    }

    void show(SegmentState state) {
        textProperty().bind(messages.bind("segments.state." + state));
        for (SegmentState each : SegmentState.values()) {
            pseudoClassStateChanged(PseudoClass.getPseudoClass(each.name().toLowerCase(Locale.ROOT)), each == state);
        }
    }
}
