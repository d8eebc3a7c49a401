package crmbet.workbench.page.lab.explain;

import crmbet.workbench.message.Messages;
import java.text.NumberFormat;
import java.text.ParsePosition;
import java.util.function.DoubleConsumer;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** A threshold as text, with steppers; empty for none. What cannot be read as a number leaves it as it was. */
final class ThresholdField extends Spinner<Double> {
    private static final int MOST_DECIMALS = 4;
    private static final double WIDTH = 92;

    private final double none;
    private final DoubleConsumer onChanged;
    private boolean showing;

    /**
     * @param none the infinite value that stands for no threshold
     * @param percent whether a threshold of 0.05 is written as 5
     * @param onChanged gets what a hand has chosen
     */
    ThresholdField(double none, ThresholdSteps steps, boolean percent, Messages messages, DoubleConsumer onChanged) {
        this.none = none;
        this.onChanged = onChanged;
        setEditable(true);
        setPrefWidth(WIDTH);
        setMinWidth(WIDTH);
        getStyleClass().add("threshold");
        SpinnerValueFactory<Double> values = new SpinnerValueFactory<>() {
            @Override
            public void decrement(int count) {
                setValue(steps.further(getValue(), -count));
            }

            @Override
            public void increment(int count) {
                setValue(steps.further(getValue(), count));
            }
        };
        values.setConverter(new Words(messages, percent ? 100 : 1));
        values.setValue(none);
        setValueFactory(values);
        values.valueProperty().addListener((_, _, now) -> {
            if (!showing && now != null) {
                this.onChanged.accept(now);
            }
        });
    }

    /** Shows a threshold that somebody else has set. */
    void show(double threshold) {
        showing = true;
        getValueFactory().setValue(Double.isFinite(threshold) ? threshold : none);
        showing = false;
    }

    /** Numbers as the language of the moment writes them. */
    private final class Words extends StringConverter<Double> {
        private final Messages messages;
        private final int factor;

        Words(Messages messages, int factor) {
            this.messages = messages;
            this.factor = factor;
        }

        @Override
        public String toString(@Nullable Double value) {
            if (value == null || value.isInfinite()) {
                return "";
            }
            return format().format(value * factor);
        }

        @Override
        public Double fromString(String text) {
            String typed = text.strip();
            if (typed.isEmpty()) {
                return none;
            }
            ParsePosition end = new ParsePosition(0);
            // A hyphen is a minus sign on every keyboard.
            Number number = format().parse(typed.replace('-', '\u2212'), end);
            return number == null || end.getIndex() < typed.length()
                    ? getValue()
                    : (Double) (number.doubleValue() / factor);
        }

        private NumberFormat format() {
            NumberFormat format = messages.formats().numbers(MOST_DECIMALS);
            format.setMinimumFractionDigits(0);
            return format;
        }
    }
}
