package crmbet.workbench.page.lab.customers;

import crmbet.core.dataset.Column;
import crmbet.core.run.CustomerTable;
import crmbet.workbench.chart.ClusterPalette;
import crmbet.workbench.chart.Group;
import crmbet.workbench.message.Messages;
import crmbet.workbench.page.lab.model.FigureTexts;
import crmbet.workbench.table.Wording;
import java.text.NumberFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;

/** What the columns of customers are called, and how clusters, figures and degrees of membership are written. */
final class CustomerWording implements Wording {
    private final CustomerTable customers;
    private final List<Column> columns;
    private final FigureTexts texts;
    private final Supplier<ClusterPalette> palette;

    CustomerWording(CustomerTable customers, FigureTexts texts, Supplier<ClusterPalette> palette) {
        this.customers = customers;
        this.texts = texts;
        this.palette = palette;
        columns = customers.rows().columns();
    }

    @Override
    public String title(Column column) {
        Messages messages = texts.messages();
        return switch (kind(column)) {
            case CUSTOMER -> messages.get("lab.customers.column.customer");
            case CLUSTER -> messages.get("lab.column.cluster");
            case FEATURE -> texts.featureWithUnit(column.name());
            case PROBABILITY -> messages.get("lab.customers.column.probability");
            case OUTLIER_SCORE -> messages.get("lab.customers.column.outlier");
        };
    }

    @Override
    public String description(Column column) {
        Messages messages = texts.messages();
        return switch (kind(column)) {
            case CUSTOMER, CLUSTER -> "";
            case FEATURE -> texts.description(column.name());
            case PROBABILITY -> messages.get("lab.customers.column.probability.tip");
            case OUTLIER_SCORE -> messages.get("lab.customers.column.outlier.tip");
        };
    }

    @Override
    public Optional<Function<@Nullable Object, String>> text(Column column, Messages messages, int decimals) {
        return switch (kind(column)) {
            case CUSTOMER -> Optional.empty();
            case CLUSTER -> Optional.of(value -> texts.group(group(value)));
            case FEATURE -> {
                DoubleFunction<String> values = texts.values(column.name(), Math.min(decimals, 1));
                yield Optional.of(value -> value instanceof Double number ? values.apply(number) : "");
            }
            case PROBABILITY ->
                Optional.of(value ->
                        value instanceof Double number ? messages.formats().share(number) : "");
            case OUTLIER_SCORE -> {
                NumberFormat format = messages.formats().numbers(2);
                yield Optional.of(value -> value instanceof Double number ? format.format(number) : "");
            }
        };
    }

    @Override
    public boolean figures(Column column) {
        return kind(column) != Kind.CUSTOMER && kind(column) != Kind.CLUSTER;
    }

    @Override
    public Optional<Color> dot(Column column, @Nullable Object value) {
        return kind(column) == Kind.CLUSTER ? Optional.of(palette.get().color(group(value))) : Optional.empty();
    }

    private static Group group(@Nullable Object label) {
        return label instanceof Long cluster ? Group.cluster(cluster.intValue()) : Group.NOISE;
    }

    private Kind kind(Column column) {
        int at = columns.indexOf(column);
        if (at == CustomerTable.CUSTOMER) {
            return Kind.CUSTOMER;
        } else if (at == CustomerTable.CLUSTER) {
            return Kind.CLUSTER;
        } else if (at == customers.probability()) {
            return Kind.PROBABILITY;
        }
        return at == customers.outlierScore() ? Kind.OUTLIER_SCORE : Kind.FEATURE;
    }

    private enum Kind {
        CUSTOMER,
        CLUSTER,
        FEATURE,
        PROBABILITY,
        OUTLIER_SCORE
    }
}
