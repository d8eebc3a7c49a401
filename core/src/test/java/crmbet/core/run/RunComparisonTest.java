package crmbet.core.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.core.clustering.Labels;
import crmbet.core.task.Monitor;
import crmbet.core.validity.Agreement;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RunComparisonTest {
    private static final OptionalInt NOISE = OptionalInt.empty();

    @Test
    void whoMovedIsCountedWithNoise() {
        RunComparison compared =
                compare(labels("a b c d e f", 0, 0, 0, 1, 1, -1), labels("a b c d e f", 1, 1, -1, 0, 0, 0));

        assertEquals(
                List.of(
                        new Flow(OptionalInt.of(0), OptionalInt.of(1), 2),
                        new Flow(OptionalInt.of(0), NOISE, 1),
                        new Flow(OptionalInt.of(1), OptionalInt.of(0), 2),
                        new Flow(NOISE, OptionalInt.of(0), 1)),
                compared.flows().flows());
        assertEquals(3, compared.flows().leaving(OptionalInt.of(0)));
        assertEquals(3, compared.flows().arriving(OptionalInt.of(0)));
        assertEquals(1, compared.flows().count(NOISE, OptionalInt.of(0)));
        assertEquals(OptionalInt.of(1), compared.partner(0));
        assertEquals(
                List.of("c", "f"),
                compared.differing().stream().map(ComparedCustomer::customer).toList());
        assertEquals(
                new ComparedCustomer("c", 2, 2, OptionalInt.of(0), NOISE),
                compared.moving(OptionalInt.of(0), NOISE).get(0));
    }

    @Test
    void customersAreMetByTheirKeyWhateverTheirOrder() {
        RunComparison compared = compare(labels("a b x c", 0, 0, 1, 1), labels("a c y b", 0, 1, 1, 0));

        assertEquals(List.of("x"), compared.customersOnlyInOne());
        assertEquals(List.of("y"), compared.customersOnlyInOther());
        assertArrayEquals(new int[] {2}, compared.onlyInOther());
        assertEquals(3, compared.both().size());
        assertTrue(compared.differing().isEmpty());
        assertEquals(1, compared.agreement().orElseThrow().adjustedRand());
        assertArrayEquals(new int[] {0, 3, 1}, compared.both().rowsInOther());
    }

    @Test
    void runsOfOtherPeopleHaveNothingInCommon() {
        RunComparison compared = compare(labels("a b", 0, 1), labels("c", 0));

        assertTrue(compared.agreement().isEmpty());
        assertTrue(compared.flows().flows().isEmpty());
        assertTrue(compared.partner(0).isEmpty());
    }

    @Test
    void renumberingClustersDiffersFromNothing() {
        SplittableRandom random = new SplittableRandom(3);
        int[] labels = random.ints(2_000, -1, 5).toArray();
        int[] renumbering = {3, 0, 4, 1, 2};
        int[] renumbered = Arrays.stream(labels)
                .map(label -> label < 0 ? label : renumbering[label])
                .toArray();
        List<String> customers =
                IntStream.range(0, 2_000).mapToObj(Integer::toString).toList();
        RunComparison compared = compare(labels(customers, labels), labels(customers, renumbered));

        assertTrue(compared.differing().isEmpty());
        assertEquals(new Agreement(1, 1), rounded(compared.agreement().orElseThrow()));
        for (int cluster = 0; cluster < 5; cluster++) {
            assertEquals(OptionalInt.of(renumbering[cluster]), compared.partner(cluster));
        }
    }

    @Test
    void pagesEndWhereTheListDoes() {
        ComparedCustomers both =
                compare(labels("a b c", 0, 0, 0), labels("a b c", 0, 0, 0)).both();

        assertEquals(
                List.of("b", "c"),
                both.page(1, 10).stream().map(ComparedCustomer::customer).toList());
        assertEquals(List.of(), both.page(7, 2));
    }

    @Test
    void matchedClustersHaveJoinersAndLeavers() {
        // Cluster 1 is the former 0: b, c in both of a, b, c and b, c, d, e; the former 1 ended.
        ClusterIdentity identity = ClusterIdentity.of(
                labels("a b c d e f", 0, 0, 0, 1, 1, 1), labels("a b c d e g", 0, 1, 1, 1, 1, 0), Monitor.none());

        assertEquals(
                new ClusterMatch(0, OptionalInt.empty(), 0, 0, 2, 0),
                identity.matches().get(0));
        assertEquals(
                new ClusterMatch(1, OptionalInt.of(0), 0.4, 2, 2, 1),
                identity.matches().get(1));
        assertEquals(List.of(1), identity.ended());
    }

    @Test
    void littleOverlapMakesNoIdentity() {
        ClusterIdentity identity =
                ClusterIdentity.of(labels("a b c d", 0, 0, 0, 0), labels("a x y z", 0, 0, 0, 0), Monitor.none());

        assertTrue(identity.matches().getFirst().former().isEmpty());
    }

    private static Agreement rounded(Agreement agreement) {
        return new Agreement(
                Math.rint(agreement.adjustedRand() * 1e9) / 1e9,
                Math.rint(agreement.adjustedMutualInformation() * 1e9) / 1e9);
    }

    private static RunComparison compare(RunLabels one, RunLabels other) {
        return RunComparison.of(one, other, Monitor.none());
    }

    private static RunLabels labels(String customers, int... labels) {
        return labels(Arrays.asList(customers.split(" ", -1)), labels);
    }

    private static RunLabels labels(List<String> customers, int... labels) {
        return new RunLabels(customers, Labels.of(labels), new float[labels.length], new float[labels.length]);
    }
}
