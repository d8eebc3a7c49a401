package crmbet.core.expectation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.core.canonical.Canonical;
import crmbet.core.canonical.KnownSystem;
import crmbet.core.canonical.SystemColumn;
import crmbet.core.canonical.SystemTable;
import crmbet.core.dataset.Datasets;
import crmbet.core.dataset.LoadRequest;
import crmbet.core.dataset.ReadOptions;
import crmbet.core.expectation.Finding.Outcome;
import crmbet.core.expectation.Finding.Problem;
import crmbet.core.failure.Failure;
import crmbet.core.failure.Obstacle;
import crmbet.core.failure.OperationException;
import crmbet.core.task.CancellableMonitor;
import crmbet.core.task.Monitor;
import crmbet.core.task.Phase;
import crmbet.core.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExpectationsTest {
    private static final String PLAYERS = """
            id,email,country,age,joined
            1,ana@example.com,BR,31,2026-01-05
            2,,BR,17,2026-01-06
            3,carlos.example.com,XX,45,2026-01-07
            3,duda@example.com,PT,,2026-01-08
            """;

    @TempDir
    Path folder;

    private Workspace workspace;
    private Datasets datasets;
    private Expectations expectations;

    @BeforeEach
    void open() throws OperationException {
        workspace = Workspace.openOrCreate(folder.resolve("workspace"));
        datasets = new Datasets(workspace);
        expectations = new Expectations(workspace);
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    @Test
    void everyKindOfRuleFindsTheRowsThatFail() throws Exception {
        load("players", PLAYERS, false);
        load("countries", "code\nBR\nPT\n", false);
        assertFailing(1, 4, new Rule.NotNull("email"), 1L);
        assertFailing(2, 4, new Rule.Unique(List.of("id")), 2L, 3L);
        assertFailing(0, 3, new Rule.Unique(List.of("id", "email")));
        assertFailing(1, 3, new Rule.Range("age", "18", "120"), 1L);
        assertFailing(2, 4, new Rule.Range("joined", "2026-01-06", "2026-01-07"), 0L, 3L);
        assertFailing(1, 4, new Rule.OneOf("country", List.of("BR", "PT")), 2L);
        assertFailing(1, 4, new Rule.Matches("country", "BR|PT"), 2L);
        assertFailing(1, 4, new Rule.References("country", "countries", "code"), 2L);
    }

    @Test
    void aRuleAboutTimesSaysHowOldTheLatestIs() throws Exception {
        LocalDateTime now = LocalDateTime.now(ZoneOffset.UTC);
        load("events", "at\n" + now.minusDays(9) + "\n" + now.minusHours(30) + "\n", false);
        Finding day = check("events", new Rule.Fresh("at", Duration.ofDays(1)));
        assertEquals(Outcome.FAILS, day.outcome());
        assertEquals(30.0, figure(day), 0.1);
        assertEquals(
                Outcome.HOLDS,
                check("events", new Rule.Fresh("at", Duration.ofDays(2))).outcome());
    }

    @Test
    void aRuleThatCannotBeCheckedSaysWhy() throws Exception {
        load("players", PLAYERS, false);
        assertEquals(
                new Problem(Problem.Kind.NO_COLUMN, "phone"),
                check("players", new Rule.NotNull("phone")).problem());
        assertEquals(
                new Problem(Problem.Kind.NO_DATASET, "countries"),
                check("players", new Rule.References("country", "countries", "code"))
                        .problem());
        assertEquals(
                new Problem(Problem.Kind.NOT_A_DATE, "age"),
                check("players", new Rule.Fresh("age", Duration.ofDays(1))).problem());
        assertEquals(
                new Problem(Problem.Kind.NOT_A_NUMBER, "joined"),
                check("players", new Rule.Range("joined", "1", null)).problem());
    }

    @Test
    void aToleratedShareLetsAFewRowsFail() throws Exception {
        load("players", PLAYERS, false);
        Rule rule = new Rule.NotNull("email");
        expectations.keep("players", new Suite(List.of(new Expectation(rule, Severity.BLOCKING, 0.25))));
        assertEquals(
                Outcome.HOLDS,
                only(expectations.check("players", Monitor.none())).outcome());
        expectations.keep("players", new Suite(List.of(new Expectation(rule, Severity.BLOCKING, 0.24))));
        assertEquals(
                Outcome.FAILS,
                only(expectations.check("players", Monitor.none())).outcome());
    }

    @Test
    void aBlockingRuleStopsALoadBeforeItReplacesAnything() throws Exception {
        load("players", "id,email\n1,a@b\n2,c@d\n", false);
        expectations.keep(
                "players",
                new Suite(List.of(
                        new Expectation(new Rule.NotNull("email"), Severity.BLOCKING),
                        new Expectation(new Rule.Unique(List.of("id")), Severity.WARNING))));
        OperationException stopped = assertThrows(OperationException.class, () -> load("players", PLAYERS, true));
        assertEquals(new Failure.NotPossible(new Obstacle.ExpectationsFailed("players", 1)), stopped.failure());
        assertEquals(2, datasets.find("players").rows());
        assertEquals("a@b", datasets.rows("players", 0, 1).rows().getFirst().get(1));

        CheckReport report = expectations.history("players", 10).getFirst();
        assertTrue(report.stoppedLoad());
        assertEquals(4, report.rows());
        assertEquals(1, report.findings().getFirst().failing());
        assertTrue(report.findings().getFirst().examples().getFirst().record().contains("\"id\":2"));
        assertEquals(1, report.findings().getFirst().examples().getFirst().row());

        Path csv = folder.resolve("failing.csv");
        assertEquals(1, expectations.export(report, report.findings().getFirst(), csv, Monitor.none()));
        assertEquals(List.of("id,email,country,age,joined", "2,,BR,17,2026-01-06"), Files.readAllLines(csv));
    }

    @Test
    void aWarningLetsTheLoadGoOnAndTheSuiteStaysForLaterLoads() throws Exception {
        Suite suite = new Suite(List.of(new Expectation(new Rule.NotNull("email"), Severity.WARNING)));
        datasets.load(request("players", PLAYERS, false).expecting(suite), Monitor.none());
        load("players", PLAYERS, true);
        List<CheckReport> history = expectations.history("players", 10);
        assertEquals(2, history.size());
        assertTrue(history.stream().allMatch(each -> each.loading() && !each.blocks()));
        assertEquals(suite, expectations.suite("PLAYERS"));
        assertEquals(1, history.getFirst().findings().getFirst().examples().size());
        assertTrue(history.getLast().findings().getFirst().examples().isEmpty());
    }

    @Test
    void aFirstLoadThatIsStoppedLeavesNoDatasetButAReport() throws Exception {
        Suite suite = new Suite(List.of(new Expectation(new Rule.NotNull("email"), Severity.BLOCKING)));
        assertThrows(
                OperationException.class,
                () -> datasets.load(request("players", PLAYERS, false).expecting(suite), Monitor.none()));
        assertTrue(datasets.list().isEmpty());
        assertTrue(expectations.history("players", 1).getFirst().stoppedLoad());
        assertEquals(suite, expectations.suite("players"));
    }

    @Test
    void rowsAndSpreadAreComparedWithTheLastLoad() throws Exception {
        expectations.keep(
                "bets",
                new Suite(List.of(
                        new Expectation(new Rule.RowCount(1, 0.5, 1.0), Severity.WARNING),
                        new Expectation(new Rule.Drift("amount", 0.25), Severity.WARNING),
                        new Expectation(new Rule.Drift("kind", 0.25), Severity.WARNING))));
        load("bets", bets(1000, 0), false);
        CheckReport first = expectations.history("bets", 1).getFirst();
        assertEquals(3, first.held());
        assertNull(first.findings().get(1).figure());

        load("bets", bets(900, 0), true);
        CheckReport alike = expectations.history("bets", 1).getFirst();
        assertEquals(3, alike.held());
        assertTrue(figure(alike.findings().get(1)) < 0.01);
        assertTrue(figure(alike.findings().get(2)) < 0.01);

        load("bets", bets(300, 400), true);
        CheckReport moved = expectations.history("bets", 1).getFirst();
        assertEquals(0, moved.held());
        assertTrue(figure(moved.findings().get(1)) > 0.25);

        // Checked again, the comparison is still with the load before, not with the dataset itself.
        CheckReport again = expectations.check("bets", Monitor.none());
        assertEquals(
                moved.findings().stream().map(Finding::figure).toList(),
                again.findings().stream().map(Finding::figure).toList());
    }

    @Test
    void theStabilityIndexIsTheOneOfTheTextbook() {
        Spread spread = new Spread(false, List.of(), List.of("a"), List.of(50L, 50L, 0L));
        // (0.8 − 0.5) ln(0.8/0.5) + (0.2 − 0.5) ln(0.2/0.5) = 0.4159
        assertEquals(0.4159, spread.stability(List.of(80L, 20L, 0L)), 1e-4);
        assertEquals(0, spread.stability(List.of(5L, 5L, 0L)), 1e-12);
    }

    @Test
    void aSuiteOfManyRulesOnAWideTableIsCheckedInGroups() throws Exception {
        int width = 150;
        StringBuilder csv = new StringBuilder();
        List<Expectation> all = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            csv.append(i == 0 ? "" : ",").append("c").append(i);
            all.add(new Expectation(new Rule.NotNull("c" + i), Severity.NOTE));
            all.add(new Expectation(new Rule.Range("c" + i, "0", null), Severity.NOTE));
            all.add(new Expectation(new Rule.Drift("c" + i, 0.2), Severity.NOTE));
        }
        for (int row = 0; row < 50; row++) {
            csv.append('\n');
            for (int i = 0; i < width; i++) {
                csv.append(i == 0 ? "" : ",").append(row * (i + 1) - (i == 7 ? 100 : 0));
            }
        }
        load("wide", csv + "\n", false);
        expectations.keep("wide", new Suite(all));
        load("wide", csv + "\n", true);
        CheckReport report = expectations.history("wide", 1).getFirst();
        assertEquals(3 * width - 1, report.held());
        assertTrue(report.findings().stream()
                .filter(each -> each.expectation().rule() instanceof Rule.Drift)
                .allMatch(each -> figure(each) == 0));
    }

    @Test
    void aCheckReportsProgressAndCanBeCancelled() throws Exception {
        load("players", PLAYERS, false);
        expectations.keep("players", new Suite(List.of(new Expectation(new Rule.NotNull("id"), Severity.NOTE))));
        CancellableMonitor monitor = new CancellableMonitor() {
            @Override
            public void report(long done, long total, Phase phase) {
                assertEquals(Phase.CHECKING, phase);
                cancel();
            }
        };
        assertThrows(CancellationException.class, () -> expectations.check("players", monitor));
        assertTrue(expectations.history("players", 1).isEmpty());
    }

    @Test
    void whatLooksMeantIsSuggestedAndHolds() throws Exception {
        StringBuilder csv = new StringBuilder("player_id,kind,amount,note\n");
        for (int i = 0; i < 300; i++) {
            csv.append(i).append(i % 3 == 0 ? ",bet," : ",win,").append(i % 90).append(i % 5 == 0 ? ",\n" : ",n\n");
        }
        load("bets", csv.toString(), false);
        List<Expectation> suggested = datasets.suggest("bets", Monitor.none());
        List<Rule> rules = suggested.stream().map(Expectation::rule).toList();
        assertTrue(rules.contains(new Rule.Unique(List.of("player_id"))));
        assertTrue(rules.contains(new Rule.NotNull("player_id")));
        assertTrue(rules.contains(new Rule.OneOf("kind", List.of("bet", "win"))));
        assertTrue(rules.contains(new Rule.Range("amount", "0", null)));
        assertFalse(rules.contains(new Rule.NotNull("note")));
        expectations.keep("bets", new Suite(suggested));
        CheckReport report = expectations.check("bets", Monitor.none());
        assertEquals(suggested.size(), report.held());
    }

    @Test
    void aSuiteIsTheSameAfterItWasWrittenAndReadAndSaysWhatIsWrongWithOthers() throws Exception {
        Suite suite = new Suite(List.of(
                new Expectation(new Rule.NotNull("a"), Severity.BLOCKING, 0.01),
                new Expectation(new Rule.Unique(List.of("a", "b")), Severity.WARNING),
                new Expectation(new Rule.Range("n", "-1.5", null), Severity.NOTE),
                new Expectation(new Rule.Range("d", "2026-01-01", "2026-12-31"), Severity.NOTE),
                new Expectation(new Rule.OneOf("s", List.of("x", "y")), Severity.NOTE),
                new Expectation(new Rule.Matches("s", "[a-z]+"), Severity.NOTE),
                new Expectation(new Rule.Fresh("d", Duration.ofHours(36)), Severity.NOTE),
                new Expectation(new Rule.References("a", "other", "id"), Severity.NOTE),
                new Expectation(new Rule.RowCount(1, 0.2, null), Severity.NOTE),
                new Expectation(new Rule.Drift("n", 0.1), Severity.NOTE)));
        assertEquals(suite, SuiteFile.parse(SuiteFile.text(suite)));
        assertRefused("there is no rule \"nonsense\"", "{\"rule\":\"nonsense\"}");
        assertRefused("needs a text \"column\"", "{\"rule\":\"not_null\"}");
        assertRefused("has no \"colum\"", "{\"rule\":\"not_null\",\"column\":\"a\",\"colum\":\"b\"}");
        assertRefused("is empty", "{\"rule\":\"range\",\"column\":\"a\",\"least\":2,\"greatest\":1}");
        assertRefused("look-around", "{\"rule\":\"regex\",\"column\":\"a\",\"pattern\":\"(?=x)\"}");
        assertRefused("no severity", "{\"rule\":\"not_null\",\"column\":\"a\",\"severity\":\"loud\"}");
        Path file = Files.writeString(folder.resolve("bad.json"), "{\"expectations\": 3}");
        OperationException bad = assertThrows(OperationException.class, () -> SuiteFile.read(file));
        assertInstanceOf(Failure.Unreadable.class, bad.failure());
    }

    @Test
    void everySystemShipsSuitesForItsTablesAndColumns() {
        for (KnownSystem system : Canonical.systems()) {
            if (system.id().equals("online-retail")) {
                continue;
            }
            var suites = SuiteFile.shipped(system.id());
            assertEquals(system.tables().stream().map(SystemTable::name).collect(Collectors.toSet()), suites.keySet());
            for (SystemTable table : system.tables()) {
                List<String> columns =
                        table.columns().stream().map(SystemColumn::name).toList();
                Suite suite = Objects.requireNonNull(suites.get(table.name()));
                for (Expectation each : suite.expectations()) {
                    assertTrue(columns.containsAll(each.rule().columns()), each::toString);
                    if (each.rule() instanceof Rule.References references) {
                        assertTrue(suites.containsKey(references.dataset()), each::toString);
                    }
                }
            }
        }
    }

    @Test
    void reportsFollowARenamedDatasetAndGoWithARemovedOne() throws Exception {
        load("players", PLAYERS, false);
        check("players", new Rule.NotNull("id"));
        datasets.rename("players", "people");
        assertEquals(1, expectations.history("people", 5).size());
        datasets.drop("people");
        assertTrue(expectations.history("people", 5).isEmpty());
        assertFalse(expectations.suite("people").isEmpty());
    }

    private static void assertRefused(String reason, String rule) {
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class, () -> SuiteFile.parse("{\"expectations\":[" + rule + "]}"));
        assertTrue(String.valueOf(refused.getMessage()).contains(reason), refused.getMessage());
    }

    private void assertFailing(long failing, long checked, Rule rule, Long... rows) throws OperationException {
        Finding finding = check("players", rule);
        assertEquals(failing, finding.failing(), rule::toString);
        assertEquals(checked, finding.checked(), rule::toString);
        assertEquals(failing == 0 ? Outcome.HOLDS : Outcome.FAILS, finding.outcome());
        assertEquals(
                List.of(rows),
                finding.examples().stream().map(Finding.FailingRow::row).toList(),
                rule::toString);
    }

    private Finding check(String dataset, Rule rule) throws OperationException {
        expectations.keep(dataset, new Suite(List.of(new Expectation(rule, Severity.WARNING))));
        return only(expectations.check(dataset, Monitor.none()));
    }

    private static Finding only(CheckReport report) {
        assertEquals(1, report.findings().size());
        return report.findings().getFirst();
    }

    private static double figure(Finding finding) {
        Double figure = finding.figure();
        assertNotNull(figure);
        return figure;
    }

    private static String bets(int rows, int shift) {
        StringBuilder csv = new StringBuilder("amount,kind\n");
        for (int i = 0; i < rows; i++) {
            csv.append(i % 100 + shift).append(i % 4 == 0 || shift > 0 ? ",bet\n" : ",win\n");
        }
        return csv.toString();
    }

    private void load(String name, String csv, boolean replace) throws OperationException, IOException {
        datasets.load(request(name, csv, replace), Monitor.none());
    }

    private LoadRequest request(String name, String csv, boolean replace) throws IOException {
        Path file = Files.writeString(folder.resolve(name + ".csv"), csv);
        return new LoadRequest(file, name, ReadOptions.detect(), replace);
    }
}
