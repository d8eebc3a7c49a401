package crmbet.workbench.page.lab.model;

import crmbet.core.clustering.Strategies;
import crmbet.core.clustering.Strategy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** The strategy that is chosen, and the texts of its parameters as they stand in the form. */
public final class StrategyViewModel {
    private static final String SEED = "seed";
    private static final String DEFAULT_SEED = "42";
    private static final String K_MEANS = "kmeans";
    /** What is chosen at the beginning. */
    static final String FIRST = K_MEANS;

    private final Map<String, List<Parameter>> parameters = new LinkedHashMap<>();
    private final ObjectProperty<String> name = new SimpleObjectProperty<>(this, "name", K_MEANS);
    private final ReadOnlyObjectWrapper<Optional<Strategy>> strategy =
            new ReadOnlyObjectWrapper<>(this, "strategy", Optional.empty());

    StrategyViewModel() {
        parameters.put(
                K_MEANS,
                List.of(new Parameter("k", "4"), new Parameter("starts", "10"), new Parameter(SEED, DEFAULT_SEED)));
        parameters.put("dbscan", List.of(new Parameter("eps", "0.5"), new Parameter("min_points", "10")));
        parameters.put(
                "hdbscan",
                List.of(
                        new Parameter("min_cluster_size", "50"),
                        new Parameter("min_samples", "10"),
                        new Parameter("epsilon", "0"),
                        new Parameter("selection", "eom", List.of("eom", "leaf"))));
        name.subscribe(this::build);
        parameters.values().forEach(all -> all.forEach(parameter -> parameter.text.subscribe(this::build)));
        build();
    }

    /** The key of a strategy's name. */
    public static String nameKey(String strategyName) {
        return "lab.strategy." + strategyName;
    }

    /** All that can be chosen, by their names on the command line. */
    public List<String> names() {
        return List.copyOf(parameters.keySet());
    }

    public ObjectProperty<String> nameProperty() {
        return name;
    }

    /** The parameters of a strategy in the order of the form. */
    public List<Parameter> parameters(String strategyName) {
        return parameters.getOrDefault(strategyName, List.of());
    }

    /** The strategy as the form describes it; empty while a parameter is not valid. */
    public ReadOnlyObjectProperty<Optional<Strategy>> strategyProperty() {
        return strategy.getReadOnlyProperty();
    }

    /** Puts a stored run's strategy and parameters into the form; those that the form does not show are left out. */
    public void fill(String strategyName, Map<String, String> values, long seed) {
        for (Parameter parameter : parameters(strategyName)) {
            if (parameter.name.equals(SEED)) {
                parameter.text.set(Long.toString(seed));
            } else if (values.containsKey(parameter.name)) {
                parameter.text.set(values.get(parameter.name));
            }
        }
        name.set(strategyName);
    }

    /** All texts of the form, by strategy and parameter. */
    Map<String, Map<String, String>> texts() {
        Map<String, Map<String, String>> texts = new LinkedHashMap<>();
        parameters.forEach((strategyName, form) -> texts.put(
                strategyName, form.stream().collect(Collectors.toUnmodifiableMap(p -> p.name, p -> p.text.get()))));
        return texts;
    }

    /** Puts texts into the form; what it does not know is left out. */
    void setTexts(Map<String, Map<String, String>> texts) {
        parameters.forEach((strategyName, form) -> {
            Map<String, String> known = texts.getOrDefault(strategyName, Map.of());
            form.stream()
                    .filter(parameter -> known.containsKey(parameter.name))
                    .filter(parameter ->
                            parameter.choices.isEmpty() || parameter.choices.contains(known.get(parameter.name)))
                    .forEach(parameter -> parameter.text.set(known.get(parameter.name)));
        });
    }

    private void build() {
        List<Parameter> form = parameters(name.get());
        // Each on its own beside the defaults of the others, so that the message stands beside the field it is about.
        for (Parameter parameter : form) {
            Map<String, String> alone = form.stream().collect(Collectors.toMap(p -> p.name, p -> p.initial));
            alone.put(parameter.name, parameter.value());
            parameter.valid.set(possible(alone));
        }
        Map<String, String> all = form.stream().collect(Collectors.toMap(p -> p.name, Parameter::value));
        strategy.set(possible(all) ? Optional.of(parse(all)) : Optional.empty());
    }

    /** The core decides what is allowed; the form only says so beside the right field, in the user's language. */
    private boolean possible(Map<String, String> values) {
        try {
            parse(values);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private Strategy parse(Map<String, String> values) {
        Map<String, String> options = new LinkedHashMap<>(values);
        String seed = options.remove(SEED);
        return Strategies.parse(name.get(), options, seed == null ? 0 : seed(seed));
    }

    private static long seed(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("seed \"" + text + "\": it must be a whole number", e);
        }
    }

    /** A parameter of the form. */
    public static final class Parameter {
        private final String name;
        private final String initial;
        private final List<String> choices;
        private final StringProperty text;
        private final ReadOnlyBooleanWrapper valid = new ReadOnlyBooleanWrapper(this, "valid", true);

        private Parameter(String name, String initial) {
            this(name, initial, List.of());
        }

        private Parameter(String name, String initial, List<String> choices) {
            this.name = name;
            this.initial = initial;
            this.choices = choices;
            text = new SimpleStringProperty(this, "text", initial);
        }

        /** The name on the command line. */
        public String name() {
            return name;
        }

        /** All values it can have; empty for a text to be typed. */
        public List<String> choices() {
            return choices;
        }

        public StringProperty textProperty() {
            return text;
        }

        /** Whether the text as it stands can be used. */
        public ReadOnlyBooleanProperty validProperty() {
            return valid.getReadOnlyProperty();
        }

        /** The text with the decimal point that the core expects. */
        private String value() {
            return text.get().strip().replace(',', '.');
        }
    }
}
