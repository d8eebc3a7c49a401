package crmbet.workbench.page.lab.report;

import crmbet.core.explain.Explanation;
import crmbet.core.run.ClusterProfile;
import crmbet.core.run.FeatureFigure;
import crmbet.core.validity.Silhouette;
import crmbet.workbench.chart.ClusterPalette;
import crmbet.workbench.chart.Group;
import crmbet.workbench.chart.HeatCell;
import crmbet.workbench.message.Formats;
import crmbet.workbench.message.Messages;
import crmbet.workbench.page.lab.explain.ExplainTexts;
import crmbet.workbench.page.lab.explain.RuleSentences;
import crmbet.workbench.page.lab.model.FigureTexts;
import crmbet.workbench.page.lab.model.LabPicture;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The tables of a report: clusters with what sets them apart, means of all features, silhouettes. */
record ReportTables(Messages messages, FigureTexts texts, ClusterPalette palette) {
    private static final String MONEY = "money";
    private static final int MOST_DIFFERENCES = 3;
    private static final double STRONGEST_TINT = 0.55;

    /** One line a cluster, which can be sorted. */
    Html clusters(LabPicture picture) {
        boolean money = picture.set().set().features().contains(MONEY);
        List<Html> lines = picture.profiles().stream()
                .map(profile -> cluster(profile, money))
                .toList();
        Html moneyHead = money
                ? Html.of(
                        "<th class=\"number\" data-sort>{}</th><th class=\"number\" data-sort>{}</th>",
                        messages.get("lab.report.money"),
                        messages.get("lab.report.money-share"))
                : Html.of("");
        return Html.of(
                """
                <table class="clusters"><thead><tr><th data-sort>{}</th><th class="number" data-sort>{}</th>\
                <th class="number" data-sort>{}</th>{}<th>{}</th></tr></thead><tbody>{}</tbody></table>
                """,
                messages.get("lab.column.cluster"),
                messages.get("lab.column.customers"),
                messages.get("lab.column.share"),
                moneyHead,
                messages.get("lab.apart"),
                Html.all(lines));
    }

    private Html cluster(ClusterProfile profile, boolean money) {
        Formats formats = messages.formats();
        Optional<FeatureFigure> paid = profile.figures().stream()
                .filter(figure -> figure.feature().equals(MONEY))
                .findFirst();
        Html moneyCells = Html.of("");
        if (money) {
            double sum = paid.map(FeatureFigure::mean).orElse(Double.NaN) * profile.size();
            double share = paid.map(figure -> figure.mean() / figure.whole()).orElse(Double.NaN) * profile.share();
            moneyCells = Html.of(
                    "<td class=\"number\" data-value=\"{}\">{}</td><td class=\"number\" data-value=\"{}\">{}</td>",
                    sum,
                    formats.decimal(sum, 0),
                    share,
                    formats.share(share));
        }
        return Html.of(
                """
                <tr data-cluster="{}"><td data-value="{}">{}</td><td class="number" data-value="{}">{}</td>\
                <td class="number" data-value="{}">{}</td>{}<td>{}</td></tr>
                """,
                RunReport.key(profile),
                profile.cluster().orElse(Integer.MAX_VALUE),
                name(profile),
                profile.size(),
                formats.integer(profile.size()),
                profile.share(),
                formats.share(profile.share()),
                moneyCells,
                apart(profile));
    }

    private Html name(ClusterProfile profile) {
        Group group = new Group(profile.cluster());
        return Html.of(
                "<span class=\"swatch\" style=\"background:{}\"></span>{}",
                String.format(Locale.ROOT, "#%06x", palette.rgb(group)),
                texts.group(group));
    }

    private Html apart(ClusterProfile profile) {
        List<Html> differences = profile.apart().stream()
                .limit(MOST_DIFFERENCES)
                .map(figure -> Html.of(
                        "<span class=\"difference\" data-tip=\"{}\"><b>{}</b> {}</span>",
                        means(figure),
                        texts.feature(figure.feature()),
                        texts.comparison(figure.zScore())))
                .toList();
        return differences.isEmpty() ? Html.of("{}", messages.get("lab.apart.nothing")) : Html.all(differences);
    }

    private String means(FeatureFigure figure) {
        return messages.get(
                "lab.apart.means",
                texts.mean(figure.feature(), figure.mean()),
                texts.mean(figure.feature(), figure.whole()));
    }

    /** Whom to look for to find each cluster, in a sentence, and how well that does. */
    Html rules(LabPicture picture, List<Explanation> explanations) {
        ExplainTexts names = new ExplainTexts(messages);
        RuleSentences sentences = new RuleSentences(messages);
        List<Html> lines = new ArrayList<>();
        for (ClusterProfile profile : picture.profiles()) {
            if (profile.cluster().isPresent()) {
                Explanation explanation = explanations.get(profile.cluster().getAsInt());
                lines.add(Html.of(
                        """
                        <tr data-cluster="{}"><td>{}</td><td><b>{}</b><br>{}</td><td class="number">{}</td>\
                        <td class="number">{}</td></tr>
                        """,
                        RunReport.key(profile),
                        name(profile),
                        names.name(explanation.name()),
                        sentences.of(explanation.rule()),
                        messages.formats().share(explanation.count().coverage()),
                        messages.formats().share(explanation.count().purity())));
            }
        }
        return Html.of(
                """
                <table class="rules"><thead><tr><th>{}</th><th>{}</th><th class="number" data-tip="{}">{}</th>\
                <th class="number" data-tip="{}">{}</th></tr></thead><tbody>{}</tbody></table>
                """,
                messages.get("lab.column.cluster"),
                messages.get("lab.report.rule"),
                messages.get("lab.explain.coverage.tip"),
                messages.get("lab.report.coverage"),
                messages.get("lab.explain.purity.tip"),
                messages.get("lab.report.purity"),
                Html.all(lines));
    }

    /** Means of all features, tinted by how far they are from those of all customers. */
    Html heat(LabPicture picture) {
        List<Html> heads = picture.set().set().features().stream()
                .map(feature -> Html.of(
                        "<th class=\"number\" data-tip=\"{}\">{}</th>",
                        texts.description(feature),
                        texts.featureWithUnit(feature)))
                .toList();
        List<Html> lines = new ArrayList<>();
        lines.add(Html.of(
                "<tr><td>{}</td>{}</tr>",
                messages.get("lab.whole"),
                Html.all(picture.profiles().getFirst().figures().stream()
                        .map(figure ->
                                Html.of("<td class=\"number\">{}</td>", texts.mean(figure.feature(), figure.whole())))
                        .toList())));
        for (ClusterProfile profile : picture.profiles()) {
            lines.add(Html.of(
                    "<tr data-cluster=\"{}\"><td>{}</td>{}</tr>",
                    RunReport.key(profile),
                    name(profile),
                    Html.all(profile.figures().stream().map(this::heatCell).toList())));
        }
        return Html.of(
                "<table class=\"heat\"><thead><tr><th>{}</th>{}</tr></thead><tbody>{}</tbody></table>",
                messages.get("lab.column.cluster"),
                Html.all(heads),
                Html.all(lines));
    }

    private Html heatCell(FeatureFigure figure) {
        double z = Double.isFinite(figure.zScore()) ? figure.zScore() : 0;
        double strength = Math.min(1, Math.abs(z) / HeatCell.FULL_TINT) * STRONGEST_TINT;
        String tint = String.format(Locale.ROOT, z > 0 ? "rgba(9,105,218,%.3f)" : "rgba(191,135,0,%.3f)", strength);
        return Html.of(
                "<td class=\"number\" style=\"background:{}\" data-tip=\"{}\">{}</td>",
                tint,
                messages.get("lab.report.deviation", messages.formats().decimal(z, 2), means(figure)),
                texts.mean(figure.feature(), figure.mean()));
    }

    /** Mean silhouettes of the clusters as bars, with a line at that of all. */
    Html silhouettes(LabPicture picture, Silhouette measured) {
        List<Html> lines = new ArrayList<>();
        for (ClusterProfile profile : picture.profiles()) {
            if (profile.cluster().isPresent()) {
                double mean = measured.clusterMeans()[profile.cluster().getAsInt()];
                lines.add(Html.of(
                        """
                        <tr data-cluster="{}"><td>{}</td><td class="number">{}</td><td class="bar">\
                        <span class="mean" style="left:{}%"></span>\
                        <span class="length" style="left:{}%;width:{}%;background:{}"></span></td></tr>
                        """,
                        RunReport.key(profile),
                        name(profile),
                        messages.formats().decimal(mean, 2),
                        place(measured.mean()),
                        place(Math.min(0, mean)),
                        String.format(Locale.ROOT, "%.2f", Math.abs(mean) * 50),
                        String.format(Locale.ROOT, "#%06x", palette.rgb(new Group(profile.cluster())))));
            }
        }
        return Html.of("""
                <table class="silhouette"><thead><tr><th>{}</th><th class="number">{}</th>\
                <th class="scale"><span>−1</span><span>0</span><span>1</span></th></tr></thead><tbody>{}</tbody></table>
                """, messages.get("lab.column.cluster"), messages.get("lab.silhouette.mean"), Html.all(lines));
    }

    /** Percent of the way from −1 to 1. */
    private static String place(double silhouette) {
        return String.format(Locale.ROOT, "%.2f", (silhouette + 1) * 50);
    }
}
