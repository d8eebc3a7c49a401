package crmbet.workbench.page.data.sql;

import crmbet.core.query.SqlStatement;
import crmbet.core.query.Vocabulary;
import crmbet.core.sql.SqlLexer;
import crmbet.core.sql.SqlToken;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.geometry.Bounds;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Popup;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.LineNumberFactory;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;

/** A text of SQL with colours, completion, recall of earlier statements, and a mark where something is wrong. */
final class SqlEditor extends StackPane {
    private static final double ROWS_OF_PROPOSALS = 8;
    private static final double ROW_HEIGHT = 26;

    private final CodeArea area = new CodeArea();
    private final ListView<String> proposals = new ListView<>();
    private final Popup popup = new Popup();
    private final Supplier<Vocabulary> vocabulary;
    private final List<String> history;
    private int wordBegins;
    private int recalled = -1;
    private int errorAt = -1;

    SqlEditor(Supplier<Vocabulary> vocabulary, List<String> history) {
        this.vocabulary = vocabulary;
        this.history = history;
        getStyleClass().add("sql-editor");
        area.setId("sql-text");
        area.setParagraphGraphicFactory(LineNumberFactory.get(area));
        area.setWrapText(true);
        area.textProperty().addListener((_, _, _) -> {
            errorAt = -1;
            colour();
        });
        area.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        area.addEventHandler(KeyEvent.KEY_TYPED, this::onTyped);
        proposals.setId("proposals");
        proposals.setFixedCellSize(ROW_HEIGHT);
        proposals.getStyleClass().add("proposals");
        proposals.setOnMouseClicked(_ -> accept());
        // While the popup shows, keys reach the list before the text.
        proposals.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        popup.setAutoHide(true);
        popup.getContent().add(proposals);
        getChildren().add(new VirtualizedScrollPane<>(area));
    }

    String text() {
        return area.getText();
    }

    void setText(String text) {
        area.replaceText(text);
        area.moveTo(text.length());
        area.requestFollowCaret();
    }

    void focus() {
        area.requestFocus();
    }

    /** The selected statements, or else the one under the caret. */
    List<SqlStatement> chosen() {
        int from = area.getSelection().getStart();
        if (area.getSelection().getLength() > 0) {
            return SqlStatement.split(area.getSelectedText()).stream()
                    .map(each -> new SqlStatement(each.sql(), each.from() + from))
                    .toList();
        }
        Optional<SqlStatement> here = SqlStatement.at(text(), area.getCaretPosition());
        return here.stream().toList();
    }

    /** All statements. */
    List<SqlStatement> all() {
        return SqlStatement.split(text());
    }

    /** Marks the piece of text at a position and puts the caret there. */
    void mark(int position) {
        errorAt = Math.min(position, text().length());
        colour();
        area.moveTo(errorAt);
        area.requestFollowCaret();
    }

    /** The line and column of a position, both counted from 1. */
    int[] place(int position) {
        var place = area.offsetToPosition(
                Math.min(position, text().length()), org.fxmisc.richtext.model.TwoDimensional.Bias.Forward);
        return new int[] {place.getMajor() + 1, place.getMinor() + 1};
    }

    private void onKey(KeyEvent event) {
        if (popup.isShowing() && onProposalKey(event.getCode())) {
            event.consume();
        } else if (event.isShortcutDown() && event.getCode() == KeyCode.SPACE) {
            propose(false);
            event.consume();
        } else if (event.isShortcutDown() && event.getCode() == KeyCode.UP) {
            recall(1);
            event.consume();
        } else if (event.isShortcutDown() && event.getCode() == KeyCode.DOWN) {
            recall(-1);
            event.consume();
        }
    }

    private boolean onProposalKey(KeyCode code) {
        int selected = proposals.getSelectionModel().getSelectedIndex();
        switch (code) {
            case UP -> select(Math.max(0, selected - 1));
            case DOWN -> select(Math.min(proposals.getItems().size() - 1, selected + 1));
            case ENTER, TAB -> accept();
            case ESCAPE -> popup.hide();
            default -> {
                return false;
            }
        }
        return true;
    }

    private void select(int index) {
        proposals.getSelectionModel().select(index);
        proposals.scrollTo(index);
    }

    private void onTyped(KeyEvent event) {
        if (event.getCharacter().equals(".") || popup.isShowing()) {
            propose(true);
        }
    }

    private void propose(boolean whileTyping) {
        Completion completion = Completion.of(text(), area.getCaretPosition(), vocabulary.get());
        wordBegins = completion.from();
        proposals.getItems().setAll(completion.proposals());
        Optional<Bounds> caret = area.getCaretBounds();
        if (completion.proposals().isEmpty() || caret.isEmpty()) {
            popup.hide();
        } else if (!whileTyping && completion.proposals().size() == 1) {
            select(0);
            accept();
        } else {
            proposals.setPrefHeight(
                    Math.min(ROWS_OF_PROPOSALS, completion.proposals().size()) * ROW_HEIGHT + 4);
            select(0);
            popup.show(area, caret.get().getMinX(), caret.get().getMaxY());
        }
    }

    private void accept() {
        String chosen = proposals.getSelectionModel().getSelectedItem();
        popup.hide();
        if (chosen != null) {
            area.replaceText(wordBegins, area.getCaretPosition(), chosen);
        }
    }

    private void recall(int step) {
        int next = recalled + step;
        if (next >= -1 && next < history.size()) {
            recalled = next;
            setText(next < 0 ? "" : history.get(next));
        }
    }

    private void colour() {
        if (!text().isEmpty()) {
            area.setStyleSpans(0, spans(text(), errorAt));
        }
    }

    /** The style class of a piece; that of texts is not "text", because every piece is one to the editor. */
    private static String style(SqlToken.Kind kind) {
        return switch (kind) {
            case KEYWORD -> "keyword";
            case NAME, QUOTED_NAME -> "name";
            case TEXT -> "literal";
            case NUMBER -> "number";
            case COMMENT -> "comment";
            case SYMBOL -> "symbol";
        };
    }

    private static StyleSpans<Collection<String>> spans(String text, int errorAt) {
        StyleSpansBuilder<Collection<String>> spans = new StyleSpansBuilder<>();
        int end = 0;
        boolean marked = false;
        for (SqlToken token : SqlLexer.tokens(text)) {
            spans.add(List.of(), token.from() - end);
            boolean wrong = !marked && errorAt >= 0 && errorAt < token.to();
            marked |= wrong;
            String style = style(token.kind());
            spans.add(wrong ? List.of(style, "wrong") : List.of(style), token.to() - token.from());
            end = token.to();
        }
        spans.add(List.of(), text.length() - end);
        return spans.create();
    }
}
