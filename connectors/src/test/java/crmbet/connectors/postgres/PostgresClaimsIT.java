package crmbet.connectors.postgres;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import crmbet.core.delivery.Claims;
import crmbet.core.delivery.ClaimsContract;
import crmbet.core.failure.Failure;
import crmbet.core.failure.Obstacle;
import crmbet.core.failure.OperationException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two workbenches with log-ins of their own and a real shared database. */
class PostgresClaimsIT extends ClaimsContract {
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static SharedFixture fixture;
    private static String ana;
    private static String rui;

    private PostgresWork asAna;
    private PostgresWork asRui;

    @BeforeAll
    static void setUp() throws Exception {
        fixture = SharedFixture.create();
        ana = fixture.login("ana", SharedRole.MARKETER);
        rui = fixture.login("rui", SharedRole.MARKETER);
    }

    @AfterAll
    static void tearDown() throws Exception {
        fixture.close();
    }

    @BeforeEach
    void open() {
        asAna = new PostgresWork(fixture.profile(ana), PATIENCE);
        asRui = new PostgresWork(fixture.profile(rui), PATIENCE);
    }

    @AfterEach
    void close() {
        asAna.close();
        asRui.close();
    }

    @Override
    protected Claims ones() {
        return new PostgresClaims(asAna, "shared", PostgresClaims.LEASE);
    }

    @Override
    protected Claims others() {
        return new PostgresClaims(asRui, "shared", PostgresClaims.LEASE);
    }

    @Override
    protected String one() {
        return ana;
    }

    @Test
    void whatIsHeldForLongerThanALeaseIsRenewed() throws Exception {
        Claims quick = new PostgresClaims(asAna, "shared", SOON);
        try (Claims.Claim claim = take(quick)) {
            Thread.sleep(SOON.multipliedBy(2));
            assertDoesNotThrow(claim::confirm);
            assertTaken(others());
        }
    }

    @Test
    void oneWhoWasKilledFreesItAndOneWhoWasCutOffKnowsThatItIsLost() throws Exception {
        Claims.Claim cutOff = take(new PostgresClaims(asAna, "shared", SOON));
        // Nothing reaches the server any more, as after kill -9 or with the network gone.
        asAna.close();
        assertTaken(others());
        Thread.sleep(SOON.plusMillis(200));
        assertInstanceOf(
                Obstacle.ClaimLost.class,
                assertInstanceOf(
                                Failure.NotPossible.class,
                                assertThrows(OperationException.class, cutOff::confirm)
                                        .failure())
                        .obstacle());
        try (Claims.Claim next = take(others())) {
            cutOff.close();
            assertDoesNotThrow(next::confirm, "the late one does not give back what is another's");
        }
    }

    @Test
    void oneThatWasTakenMeanwhileIsLostThoughTheServerAnswersAgain() throws Exception {
        Claims.Claim slept = take(new PostgresClaims(asAna, "shared", SOON));
        fixture.database().execute("UPDATE workbench.claim SET ticket = gen_random_uuid(), held_by = '" + rui + "'");
        Thread.sleep(SOON.dividedBy(2));
        assertThrows(OperationException.class, slept::confirm);
        fixture.database().execute("DELETE FROM workbench.claim");
        slept.close();
    }

    @Test
    void whoMayNotPublishTakesNothing() throws Exception {
        String analyst = fixture.login("bia", SharedRole.ANALYST);
        PostgresWork asBia = new PostgresWork(fixture.profile(analyst), PATIENCE);
        try {
            Claims claims = new PostgresClaims(asBia, "shared", SOON);
            assertInstanceOf(
                    Failure.Unauthorized.class,
                    assertThrows(OperationException.class, () -> claims.take(UUID.randomUUID(), "x", analyst))
                            .failure());
        } finally {
            asBia.close();
        }
    }
}
