package crmbet.connectors.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import crmbet.connectors.ConnectionProfile;
import crmbet.connectors.Secret;
import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresAddressTest {
    private static final ConnectionProfile EXPECTED = new ConnectionProfile(
            "postgresql", "db.example", 5433, "crm", "ana", new Secret("s€cret@/"), Map.of("sslmode", "require"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://ana:s%E2%82%ACcret%40%2F@db.example:5433/crm?sslmode=require",
                " postgres://ana:s%E2%82%ACcret%40%2F@db.example:5433/crm?sslmode=require ",
                "jdbc:postgresql://db.example:5433/crm?user=ana&password=s%E2%82%ACcret%40%2F&sslmode=require",
            })
    void allUsualFormsAreRead(String address) {
        assertEquals(EXPECTED, PostgresAddress.parse(address));
    }

    @Test
    void portAndDatabaseHaveTheUsualDefaults() {
        ConnectionProfile profile = PostgresAddress.parse("postgresql://ana@[::1]");
        assertEquals("::1", profile.host());
        assertEquals(5432, profile.port());
        assertEquals("ana", profile.database());
        assertNull(profile.password());
        assertEquals("postgresql://ana@[::1]:5432/ana", profile.address());
    }

    @Test
    void theDriversOwnNamesOfSettingsAreUnderstood() {
        assertEquals(
                Map.of("application_name", "x", "connect_timeout", "3"),
                PostgresAddress.parse("postgresql://h/d?ApplicationName=x&connectTimeout=3")
                        .settings());
    }

    @Test
    void aPlusIsAPlus() {
        assertEquals(
                new Secret("a+b"),
                PostgresAddress.parse("postgresql://u:a+b@h/d").password());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mysql://ana:hush@h/d",
                "postgresql://ana:hush@h:99999/d",
                "postgresql://ana:hush@/d",
                "postgresql://ana:hush#@h/d",
                "postgresql://ana:hush @h/d",
                "postgresql://ana:hush%zz@h/d",
                "postgresql://h/d?password=hush&socketFactory=evil",
                "postgresql://h/d?password=hush&sslmode",
                "postgresql://h",
                "hush",
                "",
            })
    void otherAddressesAreRefusedWithoutTellingThePassword(String address) {
        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> PostgresAddress.parse(address));
        assertFalse(trace(refusal).contains("hush"), () -> trace(refusal));
    }

    @Test
    void noTextOfAProfileTellsThePassword() {
        assertEquals("postgresql://ana@db.example:5433/crm?sslmode=require", EXPECTED.toString());
        assertFalse(String.valueOf(EXPECTED.password()).contains("cret"));
    }

    @Test
    void noFailureTellsThePassword() {
        SQLException told = new SQLException("wrong password s€cret@/ for ana", "28P01");
        OperationException failure =
                new PostgresFailures(EXPECTED, Duration.ofSeconds(1)).explain(new SQLException("pool", told));
        assertEquals(
                new Failure.Unauthorized("PostgreSQL", "ana", "wrong password " + Secret.REDACTED + " for ana"),
                failure.failure());
        assertFalse(trace(failure).contains("s€cret"), () -> trace(failure));
    }

    @Test
    void failuresThatTellNothingKeepTheirCause() {
        SQLException told = new SQLException("relation does not exist", "42P01");
        OperationException failure = new PostgresFailures(EXPECTED, Duration.ofSeconds(1)).explain(told);
        assertEquals(new Failure.Rejected("PostgreSQL", "relation does not exist"), failure.failure());
        assertSame(told, failure.getCause());
    }

    private static String trace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
