package crmbet.workbench.page.lab.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.connectors.redis.MemoryCache;
import crmbet.core.explain.Condition;
import crmbet.core.explain.Rule;
import crmbet.core.explain.RuleCount;
import crmbet.core.failure.OperationException;
import crmbet.core.feature.RowOrigin;
import crmbet.core.run.ClusterFaces;
import crmbet.core.segment.Segment;
import crmbet.core.segment.Segments;
import crmbet.core.workspace.Workspace;
import crmbet.workbench.chart.Group;
import crmbet.workbench.message.Language;
import crmbet.workbench.message.Messages;
import crmbet.workbench.page.lab.model.LabViewModel;
import crmbet.workbench.page.lab.model.Selection;
import crmbet.workbench.page.lab.model.ThreeCrowds;
import crmbet.workbench.shell.Notice;
import crmbet.workbench.shell.Theme;
import crmbet.workbench.shell.Workbench;
import crmbet.workbench.task.Tasks;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainViewModelTest {
    @TempDir
    Path folder;

    private final ObjectProperty<@Nullable Workspace> open = new SimpleObjectProperty<>();
    private final List<Notice> notices = new ArrayList<>();
    private final Workbench workbench = new Workbench(
            new Messages(Language.ENGLISH),
            Tasks.onCallingThread(),
            open,
            page -> {},
            notices::add,
            new MemoryCache(1 << 20),
            new SimpleObjectProperty<>(Theme.LIGHT));
    private Workspace workspace;
    private LabViewModel lab;
    private ExplainViewModel model;

    @BeforeEach
    void clusterThreeCrowds() throws OperationException {
        workspace = Workspace.openOrCreate(folder);
        var _ = ThreeCrowds.in(workspace);
        open.set(workspace);
        lab = new LabViewModel(workbench);
        lab.strategy().parameters("kmeans").stream()
                .filter(each -> each.name().equals("k"))
                .forEach(k -> k.textProperty().set("3"));
        lab.runs().run();
        model = new ExplainViewModel(lab, workbench);
        model.shown();
    }

    @AfterEach
    void closeWorkspace() {
        workspace.close();
    }

    /** The crowd of few small purchases, whatever its number. */
    private void explainTheSmallBuyers() {
        int cluster = lab.picture().divisionProperty().get().labels().clusterOf(0);
        lab.selection().groupProperty().set(Optional.of(Group.cluster(cluster)));
        assertEquals(cluster, model.clusterProperty().get());
    }

    private Rule rule() {
        return model.ruleProperty().get().orElseThrow();
    }

    private Condition condition() {
        return rule().branches().getFirst().conditions().getFirst();
    }

    private RuleCount count() {
        return model.countProperty().get().orElseThrow();
    }

    @Test
    void crowdsThatNobodyCanMistakeAreFoundByRulesThatMissNobody() {
        assertEquals(
                3, model.explainedProperty().get().orElseThrow().explanations().size());
        explainTheSmallBuyers();
        assertEquals(new RuleCount(20, 20, 20), count());
        assertEquals(
                5,
                model.representativesProperty()
                        .get()
                        .orElseThrow()
                        .getFirst()
                        .typical()
                        .size());
    }

    @Test
    void theSelectedClusterIsExplainedAndStaysWhenCustomersAreSelected() {
        model.choose(2);
        assertEquals(
                Optional.of(Group.cluster(2)), lab.selection().groupProperty().get());
        assertEquals(2, model.clusterProperty().get());
        model.select(7);
        assertEquals(Optional.empty(), lab.selection().groupProperty().get());
        assertEquals(2, model.clusterProperty().get());
        Selection.OfRows one =
                (Selection.OfRows) lab.selection().selectionProperty().get();
        assertTrue(one.rows().contains(7));
        assertEquals(1, one.rows().count());
    }

    @Test
    void countsFollowAThresholdAndTheFoundRuleComesBack() {
        explainTheSmallBuyers();
        Rule found = rule();
        String feature = condition().feature();
        model.setThreshold(0, feature, Condition.End.AT_MOST, Double.POSITIVE_INFINITY);
        assertEquals(new RuleCount(60, 20, 20), count());
        assertTrue(model.changed());
        model.setThreshold(0, feature, Condition.End.AT_MOST, -1);
        assertEquals(new RuleCount(0, 0, 20), count());
        model.reset();
        assertEquals(found, rule());
        assertEquals(new RuleCount(20, 20, 20), count());
        assertFalse(model.changed());
    }

    @Test
    void aChangedRuleIsKeptWhileTheRunIsLookedAt() {
        explainTheSmallBuyers();
        int small = model.clusterProperty().get();
        model.setThreshold(0, condition().feature(), Condition.End.AT_MOST, Double.POSITIVE_INFINITY);
        Rule changed = rule();
        model.choose((small + 1) % 3);
        assertFalse(model.changed());
        model.choose(small);
        assertEquals(changed, rule());
        lab.runs().run();
        assertFalse(model.changed());
    }

    @Test
    void theOtherEndGivesWayWhereTheTwoWouldCross() {
        explainTheSmallBuyers();
        String feature = condition().feature();
        model.setThreshold(0, feature, Condition.End.AT_LEAST, 1e6);
        assertEquals(1e6, condition().atMost());
        model.setThreshold(0, feature, Condition.End.AT_MOST, 5);
        assertEquals(5, condition().atLeast());
    }

    @Test
    void aConditionThatIsDroppedAsksForEverybody() {
        explainTheSmallBuyers();
        while (!rule().branches().getFirst().conditions().isEmpty()) {
            model.drop(0, condition().feature());
        }
        assertEquals(new RuleCount(60, 20, 20), count());
    }

    @Test
    void whomTheRuleFindsIsSelectedUndoneAndKeptAsASegmentThatSaysTheRule() throws OperationException {
        explainTheSmallBuyers();
        Selection before = lab.selection().selectionProperty().get();
        String sentence = new RuleSentences(workbench.messages()).of(rule());
        model.select();
        Selection.OfRows chosen =
                (Selection.OfRows) lab.selection().selectionProperty().get();
        assertEquals(20, chosen.rows().count());
        assertEquals(new RowOrigin(RowOrigin.Kind.RULE, sentence), chosen.origin());
        lab.history().undo();
        assertEquals(before, lab.selection().selectionProperty().get());
        lab.history().redo();
        lab.selection().keepAsSegment("Small buyers");
        Segment segment = new Segments(workspace).find("Small buyers").orElseThrow();
        assertEquals(20, segment.members());
        assertEquals(sentence, segment.origin().orElseThrow().detail());
    }

    @Test
    void aSuggestedNameIsGivenToTheCluster() throws OperationException {
        explainTheSmallBuyers();
        int cluster = model.clusterProperty().get();
        model.useSuggestedName();
        String name =
                new ClusterFaces(workspace).of("k-means 1").get(cluster).name().orElseThrow();
        assertEquals(Optional.of(name), model.facesProperty().get().name(Group.cluster(cluster)));
        assertEquals(
                "Cluster " + cluster + " is now called “" + name + "”.",
                notices.getLast().text().getValue());
        ExplainViewModel later = new ExplainViewModel(lab, workbench);
        later.shown();
        assertEquals(Optional.of(name), later.facesProperty().get().name(Group.cluster(cluster)));
    }
}
