package crmbet.workbench.page.segments;

import atlantafx.base.theme.Styles;
import crmbet.core.segment.ExportFormat;
import crmbet.core.segment.Segment;
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
    public SegmentsView(Workbench workbench, Destinations destinations, String person) {
        this(new Labelled(workbench.messages()), new SegmentsViewModel(workbench, destinations, person));
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
                command("segments.export.CSV", segment -> export(segment, ExportFormat.CSV))
                        .when(model.selectedProperty().isNotNull()),
                command("segments.export.PARQUET", segment -> export(segment, ExportFormat.PARQUET))
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

    /** A draft wants approval, an approved segment publication. */
    private Command primaryCommand() {
        ObservableValue<String> title = Bindings.createStringBinding(
                () -> messages.get(
                        SegmentsViewModel.isApproved(model.selectedProperty().get())
                                ? "segments.publish"
                                : "segments.approve"),
                model.selectedProperty(),
                messages.languageProperty());
        PublishingViewModel publication = model.publishing();
        BooleanBinding enabled = Bindings.createBooleanBinding(
                () -> SegmentsViewModel.isDraft(model.selectedProperty().get())
                        || (SegmentsViewModel.isApproved(
                                        model.selectedProperty().get())
                                && !publication.busyProperty().get()
                                && publication.chosen().get()),
                model.selectedProperty(),
                publication.busyProperty(),
                publication.chosen());
        return Command.of(
                        title,
                        () -> ifSelected(segment -> {
                            if (SegmentsViewModel.isDraft(segment)) {
                                askToApprove(segment);
                            } else {
                                askToPublish(segment);
                            }
                        }))
                .when(enabled);
    }

    private List<Node> actions() {
        Button rename = labelled.button("segments.rename", () -> ifSelected(this::askForName));
        rename.disableProperty().bind(draft().not());
        Button csv =
                labelled.button("segments.export.CSV", () -> ifSelected(segment -> export(segment, ExportFormat.CSV)));
        csv.setId("export-csv");
        Button parquet = labelled.button(
                "segments.export.PARQUET", () -> ifSelected(segment -> export(segment, ExportFormat.PARQUET)));
        parquet.setId("export-parquet");
        Button delete = labelled.button("segments.delete", () -> ifSelected(this::askToDelete));
        delete.disableProperty().bind(draft().not());
        return List.of(rename, csv, parquet, delete);
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

    private void askToApprove(Segment segment) {
        TextField who = new TextField(model.personProperty().get());
        who.setId("who");
        who.setPromptText(messages.get("segments.approve.who"));
        question()
                .askText(
                        new Question.Words(
                                messages.get("segments.approve.title", segment.name()),
                                messages.get("segments.approve.text", segment.members(), segment.createdBy()),
                                messages.get("segments.approve.confirm", segment.members())),
                        who,
                        () -> model.approve(who.getText().strip()));
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
