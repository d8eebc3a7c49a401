package crmbet.workbench.page.lab.profile;

import crmbet.core.run.ClusterProfile;
import crmbet.core.run.FeatureFigure;
import crmbet.core.run.Profile;
import crmbet.workbench.chart.Group;
import crmbet.workbench.page.lab.model.Explanation;
import crmbet.workbench.page.lab.model.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A row of the table of profiles.
 *
 * @param who nothing for all customers, with which the others are compared
 * @param size customers
 * @param share of all customers, 0 to 1
 * @param figures one for each feature, in the order of the feature set
 */
public record ProfileRow(Selection who, long size, double share, List<FeatureFigure> figures) {
    public ProfileRow {
        figures = List.copyOf(figures);
    }

    /** The group, if the row is about one. */
    public Optional<Group> group() {
        return who.asGroup();
    }

    /** Customers chosen by hand. */
    static ProfileRow chosen(Explanation explanation) {
        Profile profile = explanation.profile();
        return new ProfileRow(explanation.selection(), profile.size(), profile.share(), profile.figures());
    }

    /** All customers first, then those chosen by hand, if any are, then each group. */
    static List<ProfileRow> of(List<ClusterProfile> profiles, Optional<ProfileRow> chosen) {
        List<ProfileRow> rows = new ArrayList<>();
        if (!profiles.isEmpty()) {
            rows.add(new ProfileRow(
                    Selection.nothing(),
                    profiles.stream().mapToLong(ClusterProfile::size).sum(),
                    1,
                    profiles.getFirst().figures().stream()
                            .map(ProfileRow::ofWhole)
                            .toList()));
        }
        chosen.ifPresent(rows::add);
        for (ClusterProfile profile : profiles) {
            rows.add(new ProfileRow(
                    Selection.of(new Group(profile.cluster())), profile.size(), profile.share(), profile.figures()));
        }
        return rows;
    }

    private static FeatureFigure ofWhole(FeatureFigure figure) {
        return new FeatureFigure(figure.feature(), figure.whole(), figure.whole(), 0);
    }
}
