package crmbet.workbench.page.segments;

import crmbet.core.segment.Decision;
import crmbet.core.segment.DefinitionChange;
import crmbet.core.segment.Proposal;
import crmbet.core.segment.Segment;
import crmbet.core.segment.VersionDifference;
import crmbet.workbench.control.Labelled;
import crmbet.workbench.message.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What a person who decides should know, in sentences: people, money, who must be left out, and what is new since the last time. */
final class ReviewPane extends ScrollPane {
    private static final int SEAL_SHOWN = 16;
    /** Bands of the mean Jaccard similarity: Hennig 2007, doi:10.1016/j.csda.2006.11.025. */
    private static final double HIGHLY_STABLE = 0.85;

    private static final double STABLE = 0.75;
    private static final double DOUBTFUL = 0.6;

    private final Labelled labelled;
    private final Messages messages;
    private final SegmentsViewModel model;
    private final VBox content = new VBox();

    ReviewPane(Labelled labelled, SegmentsViewModel model) {
        this.labelled = labelled;
        this.messages = labelled.messages();
        this.model = model;
        setId("review");
        setFitToWidth(true);
        setContent(content);
        content.getStyleClass().add("review");
        model.selectedProperty().addListener((_, _, _) -> show());
        model.standingProperty().addListener((_, _, _) -> show());
        model.differenceProperty().addListener((_, _, _) -> show());
        model.erasedProperty().addListener((_, _, _) -> show());
        model.versions().addListener((ListChangeListener<Segment>) _ -> show());
        messages.languageProperty().addListener((_, _, _) -> show());
        show();
    }

    private void show() {
        content.getChildren().clear();
        Segment segment = model.selectedProperty().get();
        if (segment == null) {
            return;
        }
        content.getChildren().add(group("segments.review.decided", asked(segment)));
        content.getChildren().add(group("segments.review.facts", facts(segment)));
        content.getChildren().add(group("segments.review.versions", versions(segment)));
    }

    private Node group(String heading, List<String> sentences) {
        VBox group = new VBox(labelled.heading(heading));
        group.getStyleClass().add("group");
        for (String sentence : sentences) {
            Label label = new Label(sentence);
            label.setWrapText(true);
            group.getChildren().add(label);
        }
        return group;
    }

    /** Who asked, and who answered. */
    private List<String> asked(Segment segment) {
        List<String> sentences = new ArrayList<>();
        Standing standing = model.standingProperty().get();
        sentences.add(standing.database()
                .map(database -> messages.get(
                        standing.decides() ? "segments.place.decides" : "segments.place.shared",
                        database,
                        standing.person()))
                .orElseGet(() -> messages.get("segments.place.local")));
        if (segment.proposal().isEmpty()) {
            sentences.add(messages.get("segments.review.draft"));
            return sentences;
        }
        Proposal proposal = segment.proposal().get();
        sentences.add(said(
                "segments.review.proposed",
                proposal.by(),
                messages.formats().dateTime(proposal.at()),
                proposal.comment()));
        if (segment.decision().isPresent()) {
            Decision decision = segment.decision().get();
            sentences.add(said(
                    decision.approved() ? "segments.review.approved" : "segments.review.rejected",
                    decision.by(),
                    messages.formats().dateTime(decision.at()),
                    decision.comment()));
            decision.packet()
                    .ifPresent(packet -> sentences.add(messages.get(
                            "segments.review.sealed",
                            packet.hash()
                                    .substring(
                                            0,
                                            Math.min(SEAL_SHOWN, packet.hash().length())))));
        }
        return sentences;
    }

    private String said(String key, String by, String at, String comment) {
        String sentence = messages.get(key, by, at);
        return comment.isBlank() ? sentence : sentence + " " + messages.get("segments.review.comment", comment);
    }

    private List<String> facts(Segment segment) {
        List<String> sentences = new ArrayList<>();
        sentences.add(messages.get(
                "segments.review.people",
                segment.members(),
                messages.formats().share(segment.share()),
                messages.formats().decimal(segment.money(), 0)));
        long erased = model.erasedProperty().get();
        if (erased > 0) {
            sentences.add(messages.get(
                    segment.decision().isPresent() ? "segments.review.erased.approved" : "segments.review.erased",
                    erased,
                    segment.members() - erased));
        }
        segment.proposal().ifPresent(proposal -> {
            sentences.add(
                    proposal.exclusions().isEmpty()
                            ? messages.get("segments.review.nobody-excluded")
                            : messages.get(
                                    "segments.review.excluded",
                                    new TreeMap<>(proposal.exclusions())
                                            .entrySet().stream()
                                                    .map(reason -> messages.get(
                                                            "segments.exclusion." + reason.getKey(), reason.getValue()))
                                                    .collect(Collectors.joining(", "))));
            sentences.add(messages.get("segments.stability." + band(proposal.stability())));
        });
        return sentences;
    }

    private static String band(@Nullable Double stability) {
        if (stability == null) {
            return "unknown";
        }
        return stability >= HIGHLY_STABLE
                ? "high"
                : stability >= STABLE ? "valid" : stability >= DOUBTFUL ? "doubtful" : "none";
    }

    private List<String> versions(Segment segment) {
        List<String> sentences = new ArrayList<>();
        VersionDifference difference = model.differenceProperty().get();
        if (difference != null) {
            sentences.add(messages.get(
                    "segments.review.difference",
                    difference.older().version(),
                    difference.joined(),
                    difference.left(),
                    difference.stayed()));
            sentences.add(messages.get(
                    "segments.review.difference.money",
                    messages.formats().decimal(difference.older().money(), 0),
                    messages.formats().decimal(difference.newer().money(), 0)));
            sentences.add(
                    difference.definition().isEmpty()
                            ? messages.get("segments.review.same-definition")
                            : messages.get(
                                    "segments.review.definition",
                                    difference.definition().stream()
                                            .map(DefinitionChange::part)
                                            .map(part -> messages.get("segments.part." + part))
                                            .collect(Collectors.joining(", "))));
        }
        for (Segment version : model.versions()) {
            sentences.add(messages.get(
                    version.id().equals(segment.id()) ? "segments.review.version.this" : "segments.review.version",
                    version.version(),
                    messages.get("segments.state." + version.state()),
                    version.members(),
                    messages.formats().dateTime(version.createdAt())));
        }
        return sentences;
    }
}
