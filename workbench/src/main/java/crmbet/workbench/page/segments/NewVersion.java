package crmbet.workbench.page.segments;

import crmbet.core.segment.Segment;
import crmbet.workbench.control.Question;
import crmbet.workbench.message.Messages;
import java.util.List;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import org.jspecify.annotations.Nullable;

/** Asks of which cluster the next version of a segment is made. */
final class NewVersion {
    private final Messages messages;
    private final SegmentsViewModel model;

    NewVersion(Messages messages, SegmentsViewModel model) {
        this.messages = messages;
        this.model = model;
    }

    /** Asks once the clusters are known. Where there are none, the Lab is where they are found. */
    void ask(Segment segment, Question question) {
        model.sources(found -> {
            if (found.isEmpty()) {
                model.goToLab();
            } else {
                ask(segment, question, found);
            }
        });
    }

    private void ask(Segment segment, Question question, List<Source> found) {
        ComboBox<Source> sources = new ComboBox<>();
        sources.setId("new-version-source");
        sources.getItems().setAll(found);
        sources.setMaxWidth(Double.MAX_VALUE);
        sources.setCellFactory(_ -> cell());
        sources.setButtonCell(cell());
        sources.setPromptText(messages.get("segments.renew.source"));
        sources.setAccessibleText(messages.get("segments.renew.source"));
        question.askFields(
                new Question.Words(
                        messages.get("segments.renew.title", segment.name()),
                        messages.get("segments.renew.text"),
                        messages.get("segments.renew.confirm")),
                sources,
                sources.valueProperty().isNotNull(),
                () -> model.renew(sources.getValue()));
    }

    private ListCell<Source> cell() {
        return new ListCell<>() {
            @Override
            protected void updateItem(@Nullable Source source, boolean empty) {
                super.updateItem(source, empty);
                setText(empty || source == null ? null : name(source));
            }
        };
    }

    private String name(Source source) {
        return source.cluster().isPresent()
                ? messages.get(
                        "segments.renew.cluster", source.run(), source.cluster().getAsInt() + 1, source.customers())
                : messages.get("segments.renew.noise", source.run(), source.customers());
    }
}
