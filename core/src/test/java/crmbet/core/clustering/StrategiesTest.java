package crmbet.core.clustering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.core.neighbor.Metric;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrategiesTest {
    @Test
    void whatIsNotGivenHasItsDefault() {
        assertEquals(
                new KMeansStrategy(KMeansOptions.of(8).withSeed(7)), Strategies.parse("kmeans", Map.of("k", "8"), 7));
        assertEquals(
                new HdbscanStrategy(HdbscanOptions.of(50)),
                Strategies.parse("hdbscan", Map.of("min_cluster_size", "50"), 7));
    }

    @Test
    void everyParameterIsRead() {
        assertEquals(
                new KMeansStrategy(new KMeansOptions(3, 5, 20, 0.25, 1, null)),
                Strategies.parse(
                        "kmeans",
                        Map.of("k", "3", "starts", "5", "iterations", "20", "tolerance", "0.25", "init", "k-means++"),
                        1));
        assertEquals(
                new DbscanStrategy(new DbscanOptions(0.5, 10, Metric.MANHATTAN)),
                Strategies.parse("dbscan", Map.of("eps", "0.5", "min_points", "10", "metric", "manhattan"), 1));
        assertEquals(
                new HdbscanStrategy(new HdbscanOptions(
                        20, 5, 0.1, ClusterSelection.LEAF, OptionalInt.of(900), true, Metric.COSINE)),
                Strategies.parse(
                        "hdbscan",
                        Map.of(
                                "min_cluster_size",
                                "20",
                                "min_samples",
                                "5",
                                "epsilon",
                                "0.1",
                                "selection",
                                "leaf",
                                "max_cluster_size",
                                "900",
                                "allow_single_cluster",
                                "true",
                                "metric",
                                "cosine"),
                        1));
    }

    @Test
    void whatAStrategySaysOfItselfMakesItAgain() {
        List<Strategy> strategies = List.of(
                new KMeansStrategy(new KMeansOptions(3, 5, 20, 0.25, 9, null)),
                new DbscanStrategy(new DbscanOptions(0.5, 10, Metric.MANHATTAN)),
                new HdbscanStrategy(HdbscanOptions.of(20, 5).withMaxClusterSize(300)));
        for (Strategy strategy : strategies) {
            assertEquals(strategy, Strategies.parse(strategy.name(), strategy.parameters(), strategy.seed()));
        }
    }

    @Test
    void allNamesThatAStrategyUsesAreKnown() {
        for (String name : Strategies.names()) {
            assertTrue(Strategies.parameterNames(name).size() >= 3, name);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            kmeans  | k=4.5          | k "4.5" is not allowed: it must be a whole number
            kmeans  | k=many         | k "many" is not allowed: it must be a whole number
            kmeans  | k=0            | k 0 is too small: it must be at least 1
            kmeans  | kk=4           | kmeans has no parameter "kk": its parameters are k, starts, iterations, tolerance, init
            kmeans  | starts=4       | kmeans needs the parameter k
            dbscan  | eps=x          | eps "x" is not allowed: it must be a number
            dbscan  | eps=1          | dbscan needs the parameter min_points
            hdbscan | min_samples=4  | hdbscan needs the parameter min_cluster_size
            em      | k=4            | there is no strategy "em": the strategies are kmeans, dbscan, hdbscan
            """)
    void whatIsWrongIsNamedTogetherWithWhatIsAllowed(String strategy, String parameter, String complaint) {
        String[] pair = parameter.split("=", 2);
        var refused = assertThrows(
                IllegalArgumentException.class, () -> Strategies.parse(strategy, Map.of(pair[0], pair[1]), 0));
        assertEquals(complaint, refused.getMessage());
    }
}
