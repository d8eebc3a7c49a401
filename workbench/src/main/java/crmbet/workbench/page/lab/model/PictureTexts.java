package crmbet.workbench.page.lab.model;

import crmbet.core.projection.UmapOptions;
import crmbet.core.run.ClusterProfile;
import crmbet.workbench.chart.ClusterLegend;
import crmbet.workbench.chart.Group;
import crmbet.workbench.chart.PointCloud;
import crmbet.workbench.chart.PointDescription;
import crmbet.workbench.message.Messages;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What is written at a picture of customers: titles of axes, what it says, what hovering tells. */
public record PictureTexts(Messages messages, FigureTexts figures) {
    /** Facts beyond these are in the tables. */
    private static final int MOST_FACTS = 8;

    public PictureTexts(Messages messages) {
        this(messages, new FigureTexts(messages));
    }

    /** What both axes show, in short. */
    public String axes(LabPicture picture) {
        List<String> features = picture.set().set().features();
        return switch (picture.axes()) {
            case Axes.Components _ -> messages.get("lab.axes.components");
            case Axes.Neighbors _ -> messages.get("lab.axes.neighbors");
            case Axes.Features(int across, int up, AxisUnits _, AxisUnits _) ->
                figures.feature(features.get(across)) + " × " + figures.feature(features.get(up));
        };
    }

    /** Title of the horizontal axis. */
    public String titleX(LabPicture picture) {
        return switch (picture.axes()) {
            case Axes.Components _ -> component(picture, 0);
            case Axes.Neighbors _ -> messages.get("lab.axis.neighbors", 1);
            case Axes.Features(int across, int _, AxisUnits units, AxisUnits _) -> feature(picture, across, units);
        };
    }

    /** Title of the vertical axis. */
    public String titleY(LabPicture picture) {
        return switch (picture.axes()) {
            case Axes.Components _ -> component(picture, 1);
            case Axes.Neighbors _ -> messages.get("lab.axis.neighbors", 2);
            case Axes.Features(int _, int up, AxisUnits _, AxisUnits units) -> feature(picture, up, units);
        };
    }

    private String component(LabPicture picture, int number) {
        return messages.get(
                "lab.axis.component",
                number + 1,
                messages.formats().share(picture.set().share(number)));
    }

    /** The feature, and what was done to it if the axis shows values as they were fitted. */
    private String feature(LabPicture picture, int column, AxisUnits units) {
        var choice = picture.set().set().columns().get(column).choice();
        return switch (units) {
            case FITTED ->
                messages.get(
                        "lab.axis.feature",
                        figures.feature(choice.feature()),
                        messages.get("lab.scale." + choice.transform().name() + '.'
                                + choice.scaling().name()));
            case OWN -> figures.featureWithUnit(choice.feature());
            case LOGARITHMIC -> messages.get("lab.axis.logarithmic", figures.featureWithUnit(choice.feature()));
        };
    }

    /** What a picture says, in a sentence. */
    public String finding(LabPicture picture) {
        long customers = picture.cloud().size();
        if (picture.run().isEmpty()) {
            return messages.get("lab.finding.undivided", customers) + method(picture);
        }
        Optional<ClusterProfile> largest = picture.profiles().stream()
                .filter(profile -> profile.cluster().isPresent())
                .max(Comparator.comparingLong(ClusterProfile::size));
        if (largest.isEmpty()) {
            return messages.get("lab.finding.none", customers);
        }
        String share = messages.formats().share(largest.get().share());
        int clusters = picture.run().orElseThrow().clusters();
        String kept = messages.formats().share(picture.set().shareKept());
        return switch (picture.axes()) {
            case Axes.Components _ -> messages.get("lab.finding.components", customers, clusters, share, kept);
            case Axes.Neighbors _, Axes.Features _ ->
                messages.get("lab.finding.features", customers, clusters, share) + method(picture);
        };
    }

    /** What four pictures say together. */
    public String findingOfFour(LabPicture picture, Display display) {
        String chosen = display.chosen().isEmpty() ? "" : ".chosen";
        String which = picture.run().isPresent() ? chosen : ".undivided";
        return messages.get("lab.finding.four" + which, (long) picture.cloud().size());
    }

    /** With what an embedding was computed, so that anybody can make it again. */
    private String method(LabPicture picture) {
        if (picture.axes() instanceof Axes.Neighbors) {
            UmapOptions options = EmbeddingViewModel.options(picture.set().rows());
            return ' '
                    + messages.get(
                            "lab.finding.umap",
                            options.neighbors(),
                            options.epochs(),
                            messages.formats().integer(options.seed()));
        }
        return "";
    }

    /** A line of the legend. */
    public ClusterLegend.Entry entry(ClusterProfile profile) {
        Group group = new Group(profile.cluster());
        return new ClusterLegend.Entry(
                group,
                figures.group(group),
                messages.formats().integer(profile.size()),
                messages.formats().share(profile.share()));
    }

    /** What hovering tells about a customer. */
    public PointDescription describe(LabPicture picture, PointCloud.Hit hit) {
        List<String> features = picture.set().set().features();
        List<PointDescription.Value> values = new ArrayList<>();
        for (int column = 0; column < Math.min(features.size(), MOST_FACTS); column++) {
            String feature = features.get(column);
            values.add(new PointDescription.Value(
                    figures.featureWithUnit(feature),
                    figures.value(feature, picture.set().raw().at(hit.row(), column))));
        }
        return new PointDescription(
                messages.get("lab.customer", picture.set().scaled().customers().get(hit.row())),
                picture.run().isPresent() ? figures.group(hit.group()) : "",
                values);
    }
}
