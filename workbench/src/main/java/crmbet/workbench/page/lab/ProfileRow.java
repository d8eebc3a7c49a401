package crmbet.workbench.page.lab;

import crmbet.core.run.ClusterProfile;
import crmbet.core.run.FeatureFigure;
import crmbet.workbench.chart.Group;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A row of the table of profiles.
 *
 * @param group empty for all customers, with which the groups are compared
 * @param size customers
 * @param share of all customers, 0 to 1
 * @param figures one for each feature, in the order of the feature set
 */
public record ProfileRow(Optional<Group> group, long size, double share, List<FeatureFigure> figures) {
    public ProfileRow {
        figures = List.copyOf(figures);
    }

    /** All customers first, then each group. */
    static List<ProfileRow> of(List<ClusterProfile> profiles) {
        List<ProfileRow> rows = new ArrayList<>();
        if (!profiles.isEmpty()) {
            rows.add(new ProfileRow(
                    Optional.empty(),
                    profiles.stream().mapToLong(ClusterProfile::size).sum(),
                    1,
                    profiles.getFirst().figures().stream()
                            .map(ProfileRow::ofWhole)
                            .toList()));
        }
        for (ClusterProfile profile : profiles) {
            rows.add(new ProfileRow(
                    Optional.of(new Group(profile.cluster())), profile.size(), profile.share(), profile.figures()));
        }
        return rows;
    }

    private static FeatureFigure ofWhole(FeatureFigure figure) {
        return new FeatureFigure(figure.feature(), figure.whole(), figure.whole(), 0);
    }
}
