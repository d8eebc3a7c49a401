package crmbet.workbench.page.lab.features;

import crmbet.workbench.message.Messages;
import crmbet.workbench.page.lab.model.FigureTexts;

/** What the comparison of features says, in sentences. */
record FeatureFindings(Messages messages) {

    /** Which feature separates the clusters most. */
    String separation(ComparedFeatures compared) {
        int most = compared.bySeparation().getFirst();
        double share = compared.separations().get(most);
        return Double.isNaN(share)
                ? messages.get("lab.features.finding.none")
                : messages.get(
                        "lab.features.finding",
                        name(compared, most),
                        messages.formats().share(share));
    }

    /** Which pair goes together most, and whether some say the same. */
    String correlation(ComparedFeatures compared, ComparedFeatures.Coefficient coefficient) {
        return compared.strongest(coefficient)
                .map(pair -> {
                    String strongest = messages.get(
                            "lab.features.strongest" + (pair.value() < 0 ? ".opposed" : ""),
                            name(compared, pair.one()),
                            name(compared, pair.other()),
                            figure(pair.value()));
                    int duplicates = compared.duplicates(coefficient);
                    return duplicates == 0
                            ? strongest
                            : strongest + ' ' + messages.get("lab.features.duplicates", duplicates);
                })
                .orElseGet(() -> messages.get("lab.features.independent"));
    }

    String figure(double correlation) {
        return messages.formats().decimal(correlation, 2);
    }

    String name(ComparedFeatures compared, int feature) {
        return new FigureTexts(messages)
                .feature(compared.distributions().get(feature).feature());
    }
}
