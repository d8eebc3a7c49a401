package crmbet.workbench.cli;

import crmbet.core.feature.Evidence;
import crmbet.core.feature.Family;
import crmbet.core.feature.Feature;
import crmbet.core.feature.FeatureCatalogue;
import crmbet.core.feature.OwnFeature;
import crmbet.workbench.message.FeatureText;
import crmbet.workbench.message.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The features that a workspace can compute, and why it cannot compute the others.
 *
 * @param evidence what its activity can tell
 * @param own its own features
 */
record FeatureListing(Evidence evidence, List<OwnFeature> own, Messages messages) {

    Facts facts() {
        return Facts.of(
                        "features",
                        FeatureCatalogue.all().stream().map(this::facts).toList())
                .and("own", own.stream().map(FeatureListing::facts).toList());
    }

    private Facts facts(Feature feature) {
        Locale locale = messages.language().locale();
        return Facts.of("feature", feature.id())
                .and("family", feature.family().name().toLowerCase(Locale.ROOT))
                .and("unit", feature.unit().name().toLowerCase(Locale.ROOT))
                .and("name", feature.name(locale))
                .and("description", feature.description(locale))
                .and("offered", evidence.answers(feature))
                .and("lacks", new FeatureText(messages).lack(evidence.lackOf(feature)));
    }

    private static Facts facts(OwnFeature feature) {
        return Facts.of("feature", feature.id())
                .and("form", feature.form().name().toLowerCase(Locale.ROOT))
                .and("unit", feature.unit().name().toLowerCase(Locale.ROOT))
                .and("description", feature.description())
                .and("sql", feature.sql());
    }

    List<String> lines() {
        FeatureText texts = new FeatureText(messages);
        List<String> lines = new ArrayList<>();
        for (Family family : Family.values()) {
            List<Feature> offered = FeatureCatalogue.all().stream()
                    .filter(each -> each.family() == family && evidence.answers(each))
                    .toList();
            if (!offered.isEmpty()) {
                lines.add(texts.family(family));
                offered.forEach(each -> lines.add(line(
                        each.id(), each.name(messages.language().locale()) + " (" + texts.unit(each.unit()) + ")")));
            }
        }
        if (!own.isEmpty()) {
            lines.add(texts.family(Family.OWN));
            own.forEach(each -> lines.add(line(each.id(), each.description() + " (" + texts.unit(each.unit()) + ")")));
        }
        List<Feature> others = FeatureCatalogue.all().stream()
                .filter(each -> !evidence.answers(each))
                .toList();
        if (!others.isEmpty()) {
            lines.add(messages.get("cli.features.others"));
            others.forEach(each -> lines.add(line(each.id(), texts.lack(evidence.lackOf(each)))));
        }
        return lines;
    }

    private static String line(String id, String words) {
        return "  " + id + " ".repeat(Math.max(1, 24 - id.length())) + words.strip();
    }
}
