package crmbet.workbench.page.lab.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.core.run.ClusterFace;
import crmbet.core.run.Run;
import crmbet.core.task.Monitor;
import crmbet.workbench.chart.ClusterPalette;
import crmbet.workbench.chart.Group;
import crmbet.workbench.message.Language;
import crmbet.workbench.message.Messages;
import crmbet.workbench.page.OpenWorkspace;
import crmbet.workbench.page.lab.model.Faces;
import crmbet.workbench.page.lab.model.LabPicture;
import crmbet.workbench.page.lab.model.LabViewModel;
import crmbet.workbench.page.lab.model.ThreeCrowds;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunReportTest {
    private static final String HOSTILE = "<script>alert('x')</script>";
    /** What would make a browser ask a network: addresses in attributes, styles and scripts. */
    private static final Pattern REFERENCE = Pattern.compile(
            "(?:src|href)\\s*=\\s*[\"'](?!data:|#)([^\"']*)|url\\((?!data:|#)([^)]*)\\)|@import|fetch\\(");

    @TempDir
    Path folder;

    private OpenWorkspace place;
    private LabViewModel model;

    @BeforeEach
    void open() throws Exception {
        place = new OpenWorkspace(folder);
        var _ = ThreeCrowds.in(place.workspace());
        model = new LabViewModel(place.workbench());
        model.runs().run();
        model.runs().rename(run(), HOSTILE);
    }

    @AfterEach
    void close() {
        place.close();
    }

    private Run run() {
        return Objects.requireNonNull(model.picture().selectedRunProperty().get());
    }

    private LabPicture picture() {
        return Objects.requireNonNull(model.picture().pictureProperty().get());
    }

    private String report(Language language) throws Exception {
        String page = new RunReport(new Messages(language)).write(picture(), Monitor.none());
        Path file = Path.of("target", "pictures", "report-" + language.locale().toLanguageTag() + ".html");
        Files.createDirectories(file.getParent());
        Files.writeString(file, page);
        return page;
    }

    @Test
    void aHostileNameIsTextEverywhere() throws Exception {
        String page = report(Language.ENGLISH);
        assertFalse(page.contains(HOSTILE));
        assertTrue(page.contains("<h1>&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;</h1>"));
        assertEquals(1, page.split("<script>", -1).length - 1, "only our own");
    }

    @Test
    void nothingInItAsksANetwork() throws Exception {
        String page = report(Language.ENGLISH);
        Matcher reference = REFERENCE.matcher(page);
        assertFalse(reference.find(), () -> "refers to " + reference.group());
        assertTrue(REFERENCE.matcher("<img src=\"https://example.org/a.png\">").find(), "the pattern can find one");
        assertTrue(page.contains("default-src 'none'"), "and the browser is told so");
    }

    @Test
    void itTellsAllAboutTheRun() throws Exception {
        String page = report(Language.ENGLISH);
        Run run = run();
        for (String fact : new String[] {
            run.fingerprint(), Objects.requireNonNull(run.dataFingerprint()), run.featureSet(), "Random seed", "k-means"
        }) {
            assertTrue(page.contains(fact), fact);
        }
        assertEquals(
                5L * run.clusters(),
                Pattern.compile("data-cluster=\"\\d+\"").matcher(page).results().count(),
                "each cluster in the scatter, the table, the rules, the means and the silhouettes");
        assertTrue(page.contains("<svg"));
        assertTrue(page.contains("<br>Customers who"), "a rule in a sentence");
        assertTrue(page.contains("font-family:\"IBM Plex Sans\""));
    }

    @Test
    void itSpeaksPortugueseToo() throws Exception {
        String page = report(Language.PORTUGUESE);
        assertTrue(page.contains("<html lang=\"pt-BR\">"));
        assertTrue(page.contains("Médias de todos os atributos"));
        assertTrue(page.contains("Semente"));
    }

    @Test
    void clustersHaveTheNamesAndColoursThatPeopleGaveThem() throws Exception {
        Faces faces = new Faces(List.of(
                new ClusterFace(0, Optional.of("Whales"), 5, Optional.empty()),
                new ClusterFace(1, Optional.empty(), 0, Optional.empty())));
        String page = new RunReport(new Messages(Language.ENGLISH)).write(picture(), faces, Monitor.none());
        assertTrue(page.contains("Whales"));
        String colour = String.format(
                "#%06x", ClusterPalette.LIGHT.dealtOut(faces.colours()).rgb(Group.cluster(0)));
        assertTrue(page.contains("<span class=\"swatch\" style=\"background:" + colour + "\"></span>Whales"));
    }
}
