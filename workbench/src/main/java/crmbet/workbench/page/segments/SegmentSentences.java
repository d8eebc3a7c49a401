package crmbet.workbench.page.segments;

import crmbet.core.feature.Feature;
import crmbet.core.feature.FeatureCatalogue;
import crmbet.core.feature.RowOrigin;
import crmbet.core.feature.Unit;
import crmbet.core.run.FeatureFigure;
import crmbet.core.segment.Segment;
import crmbet.workbench.message.Formats;
import crmbet.workbench.message.Messages;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Says in plain words who is in a segment: what sets its members apart from all customers. */
final class SegmentSentences {
    /** Less than this many standard deviations from the whole nobody would notice. */
    private static final double NOTICEABLE = 0.25;

    private static final int TRAITS = 3;

    private final Messages messages;
    private final Map<String, Feature> catalogue;

    SegmentSentences(Messages messages) {
        this.messages = messages;
        this.catalogue = FeatureCatalogue.all().stream().collect(Collectors.toMap(Feature::id, Function.identity()));
    }

    /**
     * Who the members are, in one sentence: "Customers who bought recently, buy often and spend a lot." Of members by rule
     * it is the rule, in the language in which they were chosen.
     */
    String who(Segment segment) {
        Optional<String> rule = segment.origin()
                .filter(origin -> origin.kind() == RowOrigin.Kind.RULE)
                .map(RowOrigin::detail)
                .filter(detail -> !detail.isBlank());
        return rule.orElseGet(() -> byTraits(segment));
    }

    private String byTraits(Segment segment) {
        List<String> traits = segment.figures().stream()
                .filter(each -> Double.isFinite(each.zScore()) && Math.abs(each.zScore()) >= NOTICEABLE)
                .sorted(Comparator.comparingDouble((FeatureFigure each) -> -Math.abs(each.zScore())))
                .limit(TRAITS)
                .map(this::trait)
                .toList();
        return switch (traits.size()) {
            case 0 -> messages.get("segments.who.none");
            case 1 -> messages.get("segments.who.one", traits.get(0));
            case 2 -> messages.get("segments.who.two", traits.get(0), traits.get(1));
            default -> messages.get("segments.who.three", traits.get(0), traits.get(1), traits.get(2));
        };
    }

    /** How the members' mean compares with everybody's: "4.0 times the average". */
    String comparison(FeatureFigure figure) {
        if (!Double.isFinite(figure.mean()) || !Double.isFinite(figure.whole()) || figure.whole() == 0) {
            return "";
        }
        double ratio = figure.mean() / figure.whole();
        Formats formats = messages.formats();
        if (Math.abs(ratio - 1) < 0.05) {
            return messages.get("segments.same");
        }
        if (ratio >= 2) {
            return messages.get("segments.times", formats.decimal(ratio, 1));
        }
        return ratio > 1
                ? messages.get("segments.more", formats.decimal((ratio - 1) * 100, 0))
                : messages.get("segments.less", formats.decimal((1 - ratio) * 100, 0));
    }

    /** The name of a feature. */
    String nameOf(String feature) {
        return Optional.ofNullable(catalogue.get(feature))
                .map(each -> each.name(messages.formats().locale()))
                .orElse(feature);
    }

    /** A value of a feature with its unit. */
    String value(String feature, double value) {
        Formats formats = messages.formats();
        if (!Double.isFinite(value)) {
            return formats.decimal(value, 0);
        }
        Optional<Unit> unit = Optional.ofNullable(catalogue.get(feature)).map(Feature::unit);
        if (unit.isEmpty()) {
            return formats.compact(value);
        }
        return switch (unit.get()) {
            case DAYS -> messages.get("segments.value.days", formats.decimal(value, value < 10 ? 1 : 0));
            case MINUTES -> messages.get("segments.value.minutes", formats.decimal(value, value < 10 ? 1 : 0));
            case COUNT -> formats.decimal(value, value < 100 ? 1 : 0);
            case MONEY, INDEX -> formats.decimal(value, 2);
            case RATIO -> formats.share(value);
        };
    }

    private String trait(FeatureFigure figure) {
        String end = figure.zScore() > 0 ? ".high" : ".low";
        String own = "segments.trait." + figure.feature() + end;
        return messages.has(own)
                ? messages.get(own)
                : messages.get("segments.trait.other" + end, nameOf(figure.feature()));
    }
}
