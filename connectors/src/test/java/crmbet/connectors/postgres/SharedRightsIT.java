package crmbet.connectors.postgres;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.core.approval.ApprovalPacket;
import crmbet.core.approval.SignedPacket;
import crmbet.core.approval.SigningKey;
import crmbet.core.delivery.MemberDigest;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Tries, with the password of each role and plain SQL, what each of them may do and must not. */
class SharedRightsIT {
    private static final List<String> MEMBERS = List.of("c1", "c2", "ç3");
    private static final SigningKey KEY = SigningKey.generate();
    private static final SigningKey OTHER_KEY = SigningKey.generate();
    /** Everybody who may read what segments are. */
    private static final Set<SharedRole> READERS =
            EnumSet.of(SharedRole.ANALYST, SharedRole.MARKETER, SharedRole.SERVICE);

    private static SharedFixture fixture;
    private static final Map<SharedRole, String> logins = new EnumMap<>(SharedRole.class);
    private static String both;
    private static String nobody;
    private static UUID proposed;
    private static UUID approved;

    @BeforeAll
    static void setUp() throws Exception {
        fixture = SharedFixture.create();
        for (SharedRole role : SharedRole.values()) {
            logins.put(role, fixture.login(role.id(), role));
        }
        both = fixture.login("both", SharedRole.ANALYST, SharedRole.MARKETER);
        nobody = fixture.login("nobody");
        run(login(SharedRole.MARKETER), "SELECT workbench.register_key('" + KEY.publicText() + "')");
        run(both, "SELECT workbench.register_key('" + OTHER_KEY.publicText() + "')");
        proposed = propose(login(SharedRole.ANALYST));
        approved = propose(login(SharedRole.ANALYST));
        approve(login(SharedRole.MARKETER), approved, KEY);
        fixture.database().execute("INSERT INTO workbench.users (customer_key) VALUES ('c1')");
        fixture.database().execute("INSERT INTO workbench.user_contact VALUES ('c1', '\\x01', '\\x02', '\\x03')");
    }

    @AfterAll
    static void tearDown() throws Exception {
        fixture.close();
    }

    @TestFactory
    Stream<DynamicTest> eachActAsEachRole() {
        return acts().stream()
                .flatMap(act -> Stream.concat(
                        Stream.of(SharedRole.values())
                                .map(role -> DynamicTest.dynamicTest(
                                        act.what + " as " + role.id(),
                                        () -> attempt(act, login(role), act.may.contains(role)))),
                        Stream.of(DynamicTest.dynamicTest(
                                act.what + " without a role", () -> attempt(act, nobody, false)))));
    }

    /**
     * Something that can be tried.
     *
     * @param may who may do it; to everybody else it is refused
     */
    private record Act(String what, String sql, Set<SharedRole> may) {}

    private static List<Act> acts() {
        Set<SharedRole> none = EnumSet.noneOf(SharedRole.class);
        String one = "'" + proposed + "'";
        return List.of(
                new Act("read segments", "SELECT * FROM workbench.segment_version", EnumSet.allOf(SharedRole.class)),
                new Act("read members", "SELECT * FROM workbench.segment_member", with(READERS, SharedRole.SUPPORT)),
                new Act("read approvals", "SELECT * FROM workbench.approval", with(READERS, SharedRole.ADMIN)),
                new Act(
                        "read customers",
                        "SELECT * FROM workbench.users",
                        EnumSet.of(SharedRole.ANALYST, SharedRole.SUPPORT, SharedRole.SERVICE)),
                new Act("read contact data", "SELECT * FROM workbench.user_contact", EnumSet.of(SharedRole.SERVICE)),
                new Act(
                        "reveal contact data",
                        "SELECT workbench.reveal_contact('c1', 'they asked')",
                        EnumSet.of(SharedRole.SUPPORT)),
                new Act(
                        "read transactions",
                        "SELECT * FROM workbench.user_transactions",
                        EnumSet.of(SharedRole.ANALYST)),
                new Act("read a partition behind its table", "SELECT * FROM workbench.user_transactions_default", none),
                new Act(
                        "read sessions",
                        "SELECT id, customer_key, at FROM workbench.user_sessions",
                        EnumSet.of(SharedRole.ANALYST)),
                new Act("read addresses of sessions", "SELECT address FROM workbench.user_sessions", none),
                new Act("read the audit", "SELECT * FROM workbench.audit", EnumSet.of(SharedRole.ADMIN)),
                new Act(
                        "read what happened to segments",
                        "SELECT * FROM workbench.segment_audit",
                        with(READERS, SharedRole.ADMIN)),
                new Act(
                        "write a segment",
                        "INSERT INTO workbench.segment VALUES (gen_random_uuid(), 'mine', 'me')",
                        none),
                new Act("write a version", "UPDATE workbench.segment_version SET state = 'APPROVED'", none),
                new Act("change money", "UPDATE workbench.segment_version SET money = 1", none),
                new Act("add a member", "INSERT INTO workbench.segment_member VALUES (" + one + ", 'me')", none),
                new Act("change a member", "UPDATE workbench.segment_member SET customer_key = 'me'", none),
                new Act("delete members", "DELETE FROM workbench.segment_member", none),
                new Act(
                        "delete members by pretending to erase",
                        "SET workbench.erased = 'c1'; DELETE FROM workbench.segment_member WHERE customer_key = 'c1'",
                        none),
                new Act("write an approval", "INSERT INTO workbench.approval SELECT * FROM workbench.approval", none),
                new Act("change an approval", "UPDATE workbench.approval SET decided_by = 'me'", none),
                new Act("delete an approval", "DELETE FROM workbench.approval", none),
                new Act("change a proposal", "UPDATE workbench.proposal SET proposed_by = 'me'", none),
                new Act("write to the audit", "INSERT INTO workbench.audit (action, subject) VALUES ('x', 'y')", none),
                new Act("note anything", "SELECT workbench.note('SEGMENT_APPROVED', 'x', NULL, NULL)", none),
                new Act(
                        "note an approval as if done on a desktop",
                        "SELECT workbench.note_act(gen_random_uuid(), 'SEGMENT_APPROVED', 'x', NULL, NULL, 'me', now())",
                        none),
                new Act(
                        "note an export",
                        "SELECT workbench.note_act(gen_random_uuid(), 'SEGMENT_EXPORTED', 'x', 'a file', NULL, 'me', now())",
                        EnumSet.allOf(SharedRole.class)),
                new Act("change the audit", "UPDATE workbench.audit SET who = 'somebody else'", none),
                new Act("delete from the audit", "DELETE FROM workbench.audit", none),
                new Act("empty the audit", "TRUNCATE workbench.audit", none),
                new Act("change what happened to segments", "UPDATE workbench.segment_audit SET who = 'me'", none),
                new Act("delete what happened to segments", "DELETE FROM workbench.segment_audit", none),
                new Act(
                        "write what happened to segments",
                        "INSERT INTO workbench.segment_audit (action, subject) VALUES ('SEGMENT_APPROVED', 'x')",
                        none),
                new Act("switch off a trigger", "ALTER TABLE workbench.audit DISABLE TRIGGER ALL", none),
                new Act("switch off all triggers", "SET session_replication_role = replica", none),
                new Act(
                        "replace a function",
                        "CREATE OR REPLACE FUNCTION workbench.is_one(VARIADIC roles text[]) RETURNS boolean LANGUAGE sql AS 'SELECT true'",
                        none),
                new Act("make a table in the schema", "CREATE TABLE workbench.mine (x int)", none),
                new Act("become the owner", "SET ROLE " + fixture.prefix() + "owner", none),
                new Act("become a superuser", "SET ROLE postgres", none),
                new Act("give oneself a role", "GRANT " + fixture.prefix() + "marketer TO CURRENT_USER", none),
                new Act(
                        "give a role",
                        "SELECT workbench.grant_role('" + nobody + "', 'analyst')",
                        EnumSet.of(SharedRole.ADMIN)),
                new Act(
                        "take a role",
                        "SELECT workbench.revoke_role('" + nobody + "', 'analyst')",
                        EnumSet.of(SharedRole.ADMIN)),
                new Act(
                        "give oneself a role by the function",
                        "SELECT workbench.grant_role(session_user::text, 'marketer')",
                        none),
                new Act(
                        "revoke a key",
                        "SELECT workbench.revoke_key('" + nobody + "', 'lost')",
                        EnumSet.of(SharedRole.ADMIN)),
                new Act(
                        "register a key for somebody else",
                        "INSERT INTO workbench.signing_key (login, public_key) VALUES ('" + both + "', 'mine')",
                        none),
                new Act("reject", "SELECT workbench.reject(" + one + ", 'no')", EnumSet.of(SharedRole.MARKETER)),
                new Act(
                        "retire",
                        "SELECT workbench.retire('" + approved + "', 'old')",
                        EnumSet.of(SharedRole.MARKETER)),
                new Act(
                        "withdraw what the analyst proposed",
                        "SELECT workbench.withdraw(" + one + ")",
                        EnumSet.of(SharedRole.ANALYST)),
                new Act(
                        "note a delivery",
                        "SELECT workbench.note_delivery(gen_random_uuid(), '" + approved
                                + "', false, 'x', 3, 0, 0, 'me', now())",
                        EnumSet.of(SharedRole.MARKETER, SharedRole.SERVICE)),
                new Act(
                        "claim the right to send",
                        "SELECT workbench.take_claim('" + approved + "', 'x', gen_random_uuid(), 30)",
                        EnumSet.of(SharedRole.MARKETER, SharedRole.SERVICE, SharedRole.SUPPORT, SharedRole.ADMIN)),
                new Act("take a claim from somebody", "DELETE FROM workbench.claim", none),
                new Act(
                        "write what was erased",
                        "INSERT INTO workbench.member_erasure (version_id, digest)" + " VALUES ('" + approved
                                + "', 'x')",
                        none),
                new Act("change a delivery", "UPDATE workbench.delivery SET undone = true", none),
                new Act(
                        "bring transactions",
                        "INSERT INTO workbench.user_transactions VALUES ('t', 'c1', now(), 'bet', 1, 'BRL')",
                        EnumSet.of(SharedRole.SERVICE)),
                new Act("change what was brought", "UPDATE workbench.user_transactions SET amount = 2", none),
                new Act(
                        "erase a customer",
                        "SELECT workbench.erase_customer('nobody', 'they asked')",
                        EnumSet.of(SharedRole.SUPPORT, SharedRole.ADMIN)),
                new Act(
                        "look after partitions",
                        "SELECT workbench.keep_partitions()",
                        EnumSet.allOf(SharedRole.class)));
    }

    /** In a transaction that is rolled back, so that each attempt meets the same state. */
    private static void attempt(Act act, String login, boolean may) throws SQLException {
        try (Connection connection = fixture.connect(login);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            try {
                if (may) {
                    assertDoesNotThrow(() -> statement.execute(act.sql));
                } else {
                    SQLException refusal = assertThrows(SQLException.class, () -> statement.execute(act.sql));
                    assertEquals("42501", refusal.getSQLState(), refusal::toString);
                }
            } finally {
                connection.rollback();
            }
        }
    }

    @Test
    void onlyAMarketerWhoDidNotProposeApproves() throws SQLException {
        UUID version = propose(login(SharedRole.ANALYST));
        for (SharedRole role : EnumSet.complementOf(EnumSet.of(SharedRole.MARKETER))) {
            refused(() -> approve(login(role), version, KEY), "permission denied");
        }
        refused(() -> approve(nobody, version, KEY), "permission denied");
        approve(both, version, OTHER_KEY);
        assertEquals("APPROVED", state(version));
    }

    @Test
    void nobodyDecidesAboutTheirOwnProposalThoughTheyHoldBothRoles() throws SQLException {
        UUID version = propose(both);
        refused(() -> approve(both, version, OTHER_KEY), "their own proposal");
        refused(() -> run(both, "SELECT workbench.reject('" + version + "', 'no')"), "their own proposal");
        refused(
                () -> run(
                        both,
                        "SET ROLE " + fixture.prefix() + "marketer; SELECT workbench.reject('" + version + "', 'no')"),
                "their own proposal");
        assertEquals("PROPOSED", state(version));
        run(both, "SELECT workbench.withdraw('" + version + "')");
        assertEquals("DRAFT", state(version));
    }

    @Test
    void evenTheOwnerOfTheTablesCannotBreakFourEyesOrTheAudit() {
        assertAll(
                () -> refusedToOwner("UPDATE workbench.audit SET who = 'x'"),
                () -> refusedToOwner("DELETE FROM workbench.audit"),
                () -> refusedToOwner("TRUNCATE workbench.audit"),
                () -> refusedToOwner("SET session_replication_role = replica; DELETE FROM workbench.audit"),
                () -> refusedToOwner("UPDATE workbench.approval SET comment = 'x'"),
                () -> refusedToOwner("UPDATE workbench.segment_version SET money = 7 WHERE id = '" + approved + "'"),
                () -> refusedToOwner(
                        "UPDATE workbench.segment_version SET state = 'DRAFT' WHERE id = '" + approved + "'"),
                () -> refusedToOwner("DELETE FROM workbench.segment_member WHERE version_id = '" + approved + "'"),
                () -> refusedToOwner("INSERT INTO workbench.segment_member VALUES ('" + approved + "', 'me')"),
                () -> {
                    SQLException broken = assertThrows(
                            SQLException.class, () -> fixture.database().execute("""
                                    INSERT INTO workbench.approval (proposal_id, version_id, proposed_by, approved,
                                        decided_by, decided_at, comment)
                                    SELECT id, version_id, proposed_by, false, proposed_by, now(), 'x'
                                    FROM workbench.proposal WHERE version_id = '""" + proposed + "'"));
                    assertTrue(String.valueOf(broken.getMessage()).contains("four_eyes"), broken::toString);
                });
    }

    @Test
    void whatIsApprovedMustBeWhatWasProposedAndSignedInOnesOwnName() throws SQLException {
        String marketer = login(SharedRole.MARKETER);
        UUID version = propose(login(SharedRole.ANALYST));
        ApprovalPacket packet = proposal(version);
        SignedPacket good = SignedPacket.of(packet.approvedBy(act(marketer)), KEY.of(marketer));
        String richer = good.json().replace("\"money\":80", "\"money\":90");
        String older = SignedPacket.of(
                        packet.approvedBy(
                                new ApprovalPacket.Act(marketer, Instant.now().minusSeconds(3600), "")),
                        KEY.of(marketer))
                .json();
        String another = SignedPacket.of(packet.approvedBy(act(both)), OTHER_KEY.of(both))
                .json();
        refused(() -> approve(marketer, version, richer, good), "not what was proposed");
        refused(() -> approve(marketer, version, older, good), "clock");
        refused(() -> approve(marketer, version, another, good), "in their own name");
        refused(
                () -> approve(
                        marketer,
                        version,
                        good.json(),
                        SignedPacket.of(packet.approvedBy(act(marketer)), OTHER_KEY.of(marketer))),
                "the key is not one that you sign with");
        approve(marketer, version, good.json(), good);
        assertEquals(good.hash(), text("SELECT hash FROM workbench.approval WHERE version_id = '" + version + "'"));
        assertEquals(good.json(), text("SELECT packet FROM workbench.approval WHERE version_id = '" + version + "'"));
    }

    @Test
    void membersThatAreNotThoseOfTheDigestAreNotProposed() throws SQLException {
        ApprovalPacket packet = packet(login(SharedRole.ANALYST));
        refused(() -> propose(login(SharedRole.ANALYST), packet, List.of("c1", "c2", "c4")), "not those of the digest");
        refused(() -> propose(login(SharedRole.ANALYST), packet, List.of("c1", "c2")), "not those of the digest");
        ApprovalPacket forged = packet(login(SharedRole.MARKETER));
        refused(() -> propose(login(SharedRole.ANALYST), forged, MEMBERS), "does not describe");
    }

    @Test
    void revealingAndErasingIsRememberedWithItsReason() throws SQLException {
        String support = login(SharedRole.SUPPORT);
        run(support, "SELECT workbench.reveal_contact('c1', 'they asked on the phone')");
        refused(() -> run(support, "SELECT workbench.reveal_contact('c1', ' ')"), "say why");
        fixture.database().execute("INSERT INTO workbench.users (customer_key) VALUES ('gone')");
        run(support, "SELECT workbench.erase_customer('gone', 'LGPD')");
        assertEquals("0", text("SELECT count(*) FROM workbench.users WHERE customer_key = 'gone'"));
        assertEquals(
                "they asked on the phone|LGPD",
                text("SELECT string_agg(reason, '|' ORDER BY id) FROM workbench.audit WHERE who = '" + support
                        + "' AND action IN ('PERSON_REVEALED', 'PERSON_ERASED')"));
    }

    @Test
    void whatWasNeverApprovedCannotBeNotedAsDelivered() throws SQLException {
        UUID version = propose(login(SharedRole.ANALYST));
        refused(
                () -> run(
                        login(SharedRole.MARKETER),
                        "SELECT workbench.note_delivery(gen_random_uuid(), '" + version
                                + "', false, 'x', 3, 0, 0, 'me', now())"),
                "only an approved version");
    }

    @Test
    void theSameHoldsOnTheNewestServer() throws Exception {
        SharedFixture onFifteen = fixture;
        try (EmbeddedPostgres eighteen = EmbeddedPostgres.start();
                SharedFixture newest = SharedFixture.create(TemporaryDatabase.on(eighteen))) {
            fixture = newest;
            String analyst = newest.login("ana", SharedRole.ANALYST);
            String marketer = newest.login("bia", SharedRole.MARKETER);
            run(marketer, "SELECT workbench.register_key('" + KEY.publicText() + "')");
            UUID version = propose(analyst);
            refused(() -> approve(analyst, version, KEY), "permission denied");
            approve(marketer, version, KEY);
            assertEquals("APPROVED", state(version));
            refused(() -> run(analyst, "SELECT * FROM workbench.user_contact"), "permission denied");
            assertTrue(text("SHOW server_version").startsWith("18"), text("SHOW server_version"));
        } finally {
            fixture = onFifteen;
        }
    }

    private static ApprovalPacket packet(String proposer) {
        UUID id = UUID.randomUUID();
        Instant now = Instant.now();
        return new ApprovalPacket(
                id,
                1,
                id,
                "Best " + id,
                "{\"sql\":\"SELECT 1\"}",
                MemberDigest.of(MEMBERS),
                MEMBERS.size(),
                0.25,
                80,
                List.of(new ApprovalPacket.Figure("money", 12.5, Double.NaN, 0)),
                Map.of("under_age", 1L),
                null,
                0.9,
                new ApprovalPacket.Act("ana", now, ""),
                new ApprovalPacket.Act(proposer, now, "They pay."),
                null);
    }

    private static UUID propose(String login) throws SQLException {
        ApprovalPacket packet = packet(login);
        propose(login, packet, MEMBERS);
        return packet.versionId();
    }

    private static void propose(String login, ApprovalPacket packet, List<String> members) throws SQLException {
        String json = quote(packet.json());
        run(
                login,
                "BEGIN; SELECT workbench.bring_version(" + json + ", 'run', 1, NULL, (" + json
                        + "::jsonb) -> 'figures'); SELECT workbench.bring_members('" + packet.versionId() + "', ARRAY['"
                        + String.join("','", members) + "']); SELECT workbench.propose('" + packet.versionId() + "', "
                        + json + "); COMMIT");
    }

    private static void approve(String login, UUID version, SigningKey key) throws SQLException {
        SignedPacket signed = SignedPacket.of(proposal(version).approvedBy(act(login)), key.of(login));
        approve(login, version, signed.json(), signed);
    }

    private static void approve(String login, UUID version, String json, SignedPacket signed) throws SQLException {
        run(
                login,
                "SELECT workbench.approve('" + version + "', " + quote(json) + ", '" + signed.publicKey() + "', '"
                        + signed.signature() + "')");
    }

    private static ApprovalPacket.Act act(String login) {
        return new ApprovalPacket.Act(login, Instant.now(), "Good.");
    }

    private static ApprovalPacket proposal(UUID version) throws SQLException {
        return ApprovalPacket.read(text("SELECT packet FROM workbench.proposal WHERE version_id = '" + version + "'"));
    }

    private static String state(UUID version) throws SQLException {
        return text("SELECT state FROM workbench.segment_version WHERE id = '" + version + "'");
    }

    private static EnumSet<SharedRole> with(Set<SharedRole> roles, SharedRole more) {
        EnumSet<SharedRole> all = EnumSet.copyOf(roles);
        all.add(more);
        return all;
    }

    private static String login(SharedRole role) {
        return Objects.requireNonNull(logins.get(role));
    }

    private static String quote(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private static void run(String login, String sql) throws SQLException {
        try (Connection connection = fixture.connect(login);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** As the superuser, whom triggers and constraints bind as well. */
    private static void refusedToOwner(String sql) {
        refused(() -> fixture.database().execute(sql), "");
    }

    private static void refused(Attempt attempt, String words) {
        SQLException refusal = assertThrows(SQLException.class, attempt::run);
        assertTrue(String.valueOf(refusal.getMessage()).contains(words), refusal::toString);
    }

    private static String text(String sql) throws SQLException {
        try (Connection connection = fixture.database().connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            assertTrue(result.next(), sql);
            return result.getString(1);
        }
    }

    @FunctionalInterface
    private interface Attempt {
        void run() throws SQLException;
    }
}
