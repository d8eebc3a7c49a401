package crmbet.workbench.page.segments;

import atlantafx.base.theme.Styles;
import crmbet.core.approval.Signatories;
import crmbet.core.segment.ExportFormat;
import crmbet.core.segment.Segment;
import crmbet.core.segment.SegmentState;
import crmbet.workbench.connection.SharedPlace;
import crmbet.workbench.control.EmptyState;
import crmbet.workbench.control.FramedPage;
import crmbet.workbench.control.Labelled;
import crmbet.workbench.control.Question;
import crmbet.workbench.message.Messages;
import crmbet.workbench.shell.Command;
import crmbet.workbench.shell.PageId;
import crmbet.workbench.shell.Workbench;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.feather.Feather;

/** Segments at the left, the one that is read in the middle, its approval and publication in the inspector. */
public final class SegmentsView extends FramedPage {
    private final Messages messages;
    private final Labelled labelled;
    private final SegmentsViewModel model;
    private final SegmentList list;
    private final SegmentDetail detail;
    private final EmptyState nothing;
    private final PublishingPane publishing;
    private final Command primary;

    /** @param person who works here, until somebody else says who they are */
    public SegmentsView(
            Workbench workbench, Destinations destinations, SharedPlace place, Signatories signatories, String person) {
        this(
                new Labelled(workbench.messages()),
                new SegmentsViewModel(workbench, destinations, new Agreement(place, signatories), person));
    }

    private SegmentsView(Labelled labelled, SegmentsViewModel model) {
        super(PageId.SEGMENTS, labelled, model.failureProperty());
        this.labelled = labelled;
        this.model = model;
        messages = labelled.messages();
        SegmentSentences sentences = new SegmentSentences(messages);
        list = new SegmentList(labelled, model, sentences);
        detail = new SegmentDetail(labelled, model, sentences, actions());
        publishing = new PublishingPane(labelled, model);
        nothing = emptyState();
        primary = primaryCommand();
        dress(SegmentsView.class.getResource("style.css"), publishing);
        model.selectedProperty().addListener((_, _, _) -> arrange());
        arrange();
    }

    @Override
    public Optional<ObservableValue<String>> subtitle() {
        return Optional.of(Bindings.createStringBinding(
                () -> {
                    Segment selected = model.selectedProperty().get();
                    return selected == null ? "" : selected.name();
                },
                model.selectedProperty()));
    }

    @Override
    public Optional<Command> primary() {
        return Optional.of(primary);
    }

    @Override
    public List<Command> commands() {
        return List.of(
                command("segments.rename", this::askForName).when(draft()),
                command("segments.renew", this::askToRenew)
                        .when(model.selectedProperty().isNotNull()),
                command("segments.export.CSV", segment -> export(segment, ExportFormat.CSV))
                        .when(model.selectedProperty().isNotNull()),
                command("segments.export.PARQUET", segment -> export(segment, ExportFormat.PARQUET))
                        .when(model.selectedProperty().isNotNull()),
                command("segments.reject", this::askToReject).when(in(SegmentState.PROPOSED)),
                command("segments.withdraw", _ -> model.withdraw())
                        .when(Bindings.createBooleanBinding(
                                model::canWithdraw, model.selectedProperty(), model.standingProperty())),
                command("segments.retire", this::askToRetire)
                        .when(in(SegmentState.APPROVED, SegmentState.REJECTED, SegmentState.PUBLISHED)),
                Command.of(messages.bind("segments.audit.show"), detail::showAudit)
                        .when(model.selectedProperty().isNotNull()),
                command("segments.delete", this::askToDelete).when(draft()));
    }

    @Override
    public void shown() {
        model.refresh();
    }

    private Command command(String key, Consumer<Segment> action) {
        return Command.of(messages.bind(key), () -> ifSelected(action));
    }

    private BooleanBinding draft() {
        return Bindings.createBooleanBinding(
                () -> SegmentsViewModel.isDraft(model.selectedProperty().get()), model.selectedProperty());
    }

    private BooleanBinding in(SegmentState... states) {
        return Bindings.createBooleanBinding(
                () -> {
                    Segment segment = model.selectedProperty().get();
                    return segment != null && List.of(states).contains(segment.state());
                },
                model.selectedProperty());
    }

    /** A draft wants to be proposed, a proposal to be decided, an approved segment publication. */
    private Command primaryCommand() {
        ObservableValue<String> title = Bindings.createStringBinding(
                () -> messages.get(
                        switch (model.stage()) {
                            case PROPOSE -> "segments.propose";
                            case DECIDE -> "segments.approve";
                            case PUBLISH, NOTHING -> "segments.publish";
                        }),
                model.selectedProperty(),
                messages.languageProperty());
        PublishingViewModel publication = model.publishing();
        BooleanBinding enabled = Bindings.createBooleanBinding(
                () -> switch (model.stage()) {
                    case PROPOSE -> true;
                    case DECIDE -> model.standingProperty().get().decides();
                    case PUBLISH ->
                        !publication.busyProperty().get()
                                && publication.chosen().get();
                    case NOTHING -> false;
                },
                model.selectedProperty(),
                model.standingProperty(),
                publication.busyProperty(),
                publication.chosen());
        return Command.of(
                        title,
                        () -> ifSelected(segment -> {
                            switch (model.stage()) {
                                case PROPOSE -> askToPropose(segment);
                                case DECIDE -> askToApprove(segment);
                                case PUBLISH -> askToPublish(segment);
                                case NOTHING -> {}
                            }
                        }))
                .when(enabled);
    }

    private List<Node> actions() {
        Button rename = labelled.button("segments.rename", () -> ifSelected(this::askForName));
        showIf(rename, draft());
        Button renew = labelled.button("segments.renew", () -> ifSelected(this::askToRenew));
        renew.setId("segments-renew");
        Button csv =
                labelled.button("segments.export.CSV", () -> ifSelected(segment -> export(segment, ExportFormat.CSV)));
        csv.setId("export-csv");
        Button parquet = labelled.button(
                "segments.export.PARQUET", () -> ifSelected(segment -> export(segment, ExportFormat.PARQUET)));
        parquet.setId("export-parquet");
        Button delete = labelled.button("segments.delete", () -> ifSelected(this::askToDelete));
        showIf(delete, draft());
        Button reject = only(SegmentState.PROPOSED, "segments.reject", () -> ifSelected(this::askToReject));
        reject.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> !model.standingProperty().get().decides(), model.standingProperty()));
        Button withdraw = labelled.button("segments.withdraw", model::withdraw);
        withdraw.setId("segments-withdraw");
        showIf(
                withdraw,
                Bindings.createBooleanBinding(model::canWithdraw, model.selectedProperty(), model.standingProperty()));
        return List.of(reject, withdraw, rename, renew, csv, parquet, delete);
    }

    /** A button that is there only where it makes sense. */
    private Button only(SegmentState state, String key, Runnable action) {
        Button button = labelled.button(key, action);
        button.setId(key.replace('.', '-'));
        showIf(button, in(state));
        return button;
    }

    private static void showIf(Button button, BooleanBinding possible) {
        button.visibleProperty().bind(possible);
        button.managedProperty().bind(button.visibleProperty());
    }

    private void arrange() {
        boolean any = model.selectedProperty().get() != null;
        arrange(any ? list : null, any ? publishing : null, any ? detail : nothing);
    }

    private EmptyState emptyState() {
        Button lab = labelled.button("segments.empty.do", model::goToLab);
        lab.getStyleClass().add(Styles.ACCENT);
        return new EmptyState(
                Feather.USERS, labelled.label("segments.empty.title"), labelled.label("segments.empty.text"), lab);
    }

    private void ifSelected(Consumer<Segment> action) {
        Segment selected = model.selectedProperty().get();
        if (selected != null) {
            action.accept(selected);
        }
    }

    private void askForName(Segment segment) {
        TextField name = new TextField(segment.name());
        question()
                .askText(
                        new Question.Words(
                                messages.get("segments.rename.title", segment.name()),
                                messages.get("segments.rename.text"),
                                messages.get("segments.rename.confirm")),
                        name,
                        () -> model.rename(name.getText().strip()));
    }

    private void askToRenew(Segment segment) {
        new NewVersion(messages, model).ask(segment, question());
    }

    private void askToPropose(Segment segment) {
        TextField comment = comment("segments.propose.comment");
        question()
                .askTextOrNone(
                        new Question.Words(
                                messages.get("segments.propose.title", segment.name()),
                                messages.get("segments.propose.text", segment.members()),
                                messages.get("segments.propose.confirm", segment.members())),
                        comment,
                        () -> model.propose(comment.getText().strip()));
    }

    /** Where a shared database knows who decides, only a comment is asked for; otherwise who they are. */
    private void askToApprove(Segment segment) {
        boolean known = model.standingProperty().get().database().isPresent();
        String proposer = segment.proposal().orElseThrow().by();
        TextField field = known ? comment("segments.approve.comment") : deciding(proposer);
        Question.Words words = new Question.Words(
                messages.get("segments.approve.title", segment.name()),
                messages.get(
                        known ? "segments.approve.text.shared" : "segments.approve.text", segment.members(), proposer),
                messages.get("segments.approve.confirm", segment.members()));
        if (known) {
            question()
                    .askTextOrNone(
                            words,
                            field,
                            () -> model.approve("", field.getText().strip()));
        } else {
            question().askText(words, field, () -> model.approve(field.getText().strip(), ""));
        }
    }

    private TextField deciding(String proposer) {
        String person = model.personProperty().get();
        TextField who = new TextField(person.equals(proposer) ? "" : person);
        who.setId("who");
        who.setPromptText(messages.get("segments.approve.who"));
        return who;
    }

    private TextField comment(String prompt) {
        TextField comment = new TextField();
        comment.setId("comment");
        comment.setPromptText(messages.get(prompt));
        return comment;
    }

    private void askToReject(Segment segment) {
        String proposer = segment.proposal().orElseThrow().by();
        boolean known = model.standingProperty().get().database().isPresent();
        TextField reason = comment("segments.reject.comment");
        question()
                .askText(
                        new Question.Words(
                                messages.get("segments.reject.title", segment.name()),
                                messages.get("segments.reject.text", proposer),
                                messages.get("segments.reject.confirm")),
                        reason,
                        () -> {
                            if (known || !model.personProperty().get().equals(proposer)) {
                                model.reject(
                                        model.personProperty().get(),
                                        reason.getText().strip());
                            } else {
                                askWhoRejects(segment, reason.getText().strip());
                            }
                        });
    }

    private void askWhoRejects(Segment segment, String reason) {
        TextField who = deciding(segment.proposal().orElseThrow().by());
        question()
                .askText(
                        new Question.Words(
                                messages.get("segments.reject.title", segment.name()),
                                messages.get(
                                        "segments.reject.who",
                                        model.personProperty().get()),
                                messages.get("segments.reject.confirm")),
                        who,
                        () -> model.reject(who.getText().strip(), reason));
    }

    private void askToRetire(Segment segment) {
        TextField reason = comment("segments.retire.comment");
        question()
                .askText(
                        new Question.Words(
                                messages.get("segments.retire.title", segment.name()),
                                messages.get("segments.retire.text"),
                                messages.get("segments.retire.confirm")),
                        reason,
                        () -> model.retire(reason.getText().strip()));
    }

    private void askToPublish(Segment segment) {
        question()
                .ask(
                        new Question.Words(
                                messages.get("segments.publish.title", segment.name()),
                                messages.get("segments.publish.text", segment.members()),
                                messages.get("segments.publish.confirm", segment.members())),
                        model::publish);
    }

    private void askToDelete(Segment segment) {
        question()
                .askDangerous(
                        new Question.Words(
                                messages.get("segments.delete.title", segment.name()),
                                messages.get("segments.delete.text"),
                                messages.get("segments.delete.confirm")),
                        model::delete);
    }

    private void export(Segment segment, ExportFormat format) {
        String extension = format.name().toLowerCase(Locale.ROOT);
        FileChooser chooser = new FileChooser();
        chooser.setTitle(messages.get("segments.export.title", segment.members()));
        chooser.setInitialFileName(segment.name().replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", " ") + '.' + extension);
        chooser.getExtensionFilters()
                .add(new FileChooser.ExtensionFilter(
                        messages.get("segments.export." + format + ".files"), "*." + extension));
        File file = chooser.showSaveDialog(view().getScene().getWindow());
        if (file != null) {
            model.export(Path.of(file.getPath()), format);
        }
    }
}
