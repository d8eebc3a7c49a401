package crmbet.workbench.page.lab.explain;

import crmbet.core.explain.Level;
import crmbet.core.explain.NameKind;
import crmbet.core.explain.RuleCount;
import crmbet.core.explain.SuggestedName;
import crmbet.core.explain.Trait;
import crmbet.workbench.message.Messages;
import crmbet.workbench.page.lab.model.FigureTexts;

/** Words for how well rules do, for what sets clusters apart, and for their names. */
public record ExplainTexts(Messages messages) {

    /** How much of the cluster a rule finds. */
    String coverage(RuleCount count) {
        return messages.get(
                "lab.explain.coverage",
                messages.get("lab.explain.part." + share(count.coverage())),
                count.hits(),
                count.cluster(),
                messages.formats().share(count.coverage()));
    }

    /** How many of those found belong to the cluster. */
    String purity(RuleCount count) {
        return count.found() == 0
                ? messages.get("lab.explain.purity.nobody")
                : messages.get(
                        "lab.explain.purity",
                        messages.get("lab.explain.people." + share(count.purity())),
                        count.found(),
                        messages.formats().share(count.purity()));
    }

    private static String share(double share) {
        if (share >= 1) {
            return "all";
        } else if (share >= 0.95) {
            return "almost";
        } else if (share >= 0.75) {
            return "most";
        } else if (share >= 0.5) {
            return "half";
        } else if (share >= 0.1) {
            return "some";
        }
        return share > 0 ? "few" : "none";
    }

    /** How a cluster compares with the other customers. */
    String level(Level level) {
        return messages.get("lab.level." + level.name());
    }

    /** A name in the language of the moment; different for different names. */
    public String name(SuggestedName name) {
        String kind = messages.get("lab.name." + name.kind().name());
        String whole = name.trait()
                .map(trait -> messages.get("lab.name.with-trait", kind, trait(trait)))
                .orElse(kind);
        boolean bare = name.kind() == NameKind.DISTINGUISHED && name.trait().isEmpty();
        return name.number() > 1 || bare ? messages.get("lab.name.numbered", whole, name.number()) : whole;
    }

    private String trait(Trait trait) {
        String end = trait.high() ? ".high" : ".low";
        boolean worded = messages.has("lab.trait." + trait.feature() + end);
        return messages.get(
                "lab.trait." + (worded ? trait.feature() : "other") + end,
                new FigureTexts(messages).featureInSentence(trait.feature()));
    }
}
