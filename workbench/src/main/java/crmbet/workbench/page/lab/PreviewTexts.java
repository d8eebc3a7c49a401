package crmbet.workbench.page.lab;

import crmbet.core.clustering.Labels;
import crmbet.workbench.chart.ClusterLegend;
import crmbet.workbench.chart.Group;
import crmbet.workbench.page.lab.model.FigureTexts;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What is said of clusters that are no run yet. */
record PreviewTexts(FigureTexts texts) {
    List<ClusterLegend.Entry> entries(Labels labels) {
        Stream<ClusterLegend.Entry> clusters = IntStream.range(0, labels.clusterCount())
                .mapToObj(cluster -> entry(Group.cluster(cluster), labels.sizeOf(cluster), labels));
        Stream<ClusterLegend.Entry> noise =
                labels.noiseCount() == 0 ? Stream.empty() : Stream.of(entry(Group.NOISE, labels.noiseCount(), labels));
        return Stream.concat(clusters, noise).toList();
    }

    String finding(Labels labels) {
        return texts.messages().get("lab.finding.preview", labels.clusterCount(), share(labels.noiseCount(), labels));
    }

    private ClusterLegend.Entry entry(Group group, int size, Labels labels) {
        return new ClusterLegend.Entry(
                group, texts.group(group), texts.messages().formats().integer(size), share(size, labels));
    }

    private String share(int count, Labels labels) {
        return texts.messages().formats().share(labels.size() == 0 ? 0 : (double) count / labels.size());
    }
}
