package crmbet.core.delivery;

import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.workspace.Identifier;
import crmbet.core.workspace.Row;
import crmbet.core.workspace.Session;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The statements by which the outbox is written and read; their callers have the transaction. */
final class Outbox {
    /** Of the names from which the ids of changes are made (RFC 9562, version 5); a number that nobody else uses. */
    private static final String NAMESPACE =
            "\\x7d\\x0e\\x6a\\x51\\x8f\\x3b\\x4c\\x92\\x9a\\x17\\x63\\x72\\x6d\\x62\\x65\\x74";

    private static final int FIRST_STAGES = 2;

    private static final String ROLL_OUTS = """
            SELECT CAST(r.id AS VARCHAR), kind, CAST(segment_id AS VARCHAR), CAST(series AS VARCHAR), version, segment,
                definition, digest, members, approved_by, approved_at, target, CAST(connection AS VARCHAR), stage, state,
                added, removed, unchanged, excluded, trouble, started_by, started_at, ended_at,
                coalesce(b.pending, 0) + coalesce(e.pending, 0), coalesce(b.sent, 0) + coalesce(e.sent, 0),
                coalesce(b.adds, 0) - coalesce(e.adds, 0), coalesce(b.removes, 0) - coalesce(e.removes, 0),
                coalesce(e.failed, 0), coalesce(b.cancelled, 0) + coalesce(e.cancelled, 0)
            FROM meta.rollout r
            LEFT JOIN (SELECT rollout, sum(adds + removes) FILTER (state = 'PENDING') AS pending,
                    sum(adds + removes) FILTER (state = 'SENT') AS sent,
                    sum(adds + removes) FILTER (state = 'CANCELLED') AS cancelled,
                    sum(adds) FILTER (state = 'DELIVERED') AS adds, sum(removes) FILTER (state = 'DELIVERED') AS removes
                FROM meta.delivery_batch GROUP BY rollout) b ON b.rollout = r.id
            LEFT JOIN (SELECT rollout, count(*) FILTER (state = 'PENDING') AS pending,
                    count(*) FILTER (state = 'SENT') AS sent, count(*) FILTER (state = 'CANCELLED') AS cancelled,
                    count(*) FILTER (state = 'FAILED') AS failed,
                    count(*) FILTER (state <> 'DELIVERED' AND operation = 'ADD') AS adds,
                    count(*) FILTER (state <> 'DELIVERED' AND operation = 'REMOVE') AS removes
                FROM meta.delivery_exception GROUP BY rollout) e ON e.rollout = r.id""";

    private final Session session;

    Outbox(Session session) {
        this.session = session;
    }

    /**
     * Writes a decision and its changes, which are those in the temporary table {@code plan}.
     *
     * @param stage up to which it may go at first; the changes of later stages are kept apart
     */
    void decide(
            UUID id,
            RollOutKind kind,
            UUID segment,
            SegmentHeader header,
            String target,
            int batchSize,
            @Nullable UUID connection,
            Stage stage,
            RollOut.Plan plan,
            String who,
            Instant now)
            throws SQLException {
        boolean earlier = session.first(
                        "SELECT 1 FROM meta.rollout WHERE series = CAST(? AS UUID) AND target = ? LIMIT 1",
                        row -> row.integer(0),
                        header.id().toString(),
                        target)
                .isPresent();
        session.execute(
                "INSERT INTO meta.rollout SELECT CAST(? AS UUID), coalesce(max(number), 0) + 1, ?, CAST(? AS UUID),"
                        + " CAST(? AS UUID), ?, ?, ?, ?, ?, ?, ?, ?, CAST(? AS UUID), ?, 'RUNNING', ?, ?, ?, ?, '', ?, ?, NULL"
                        + " FROM meta.rollout",
                id.toString(),
                kind.name(),
                segment.toString(),
                header.id().toString(),
                header.version(),
                header.name(),
                header.definition(),
                header.digest(),
                header.members(),
                header.approvedBy(),
                at(header.approvedAt()),
                target,
                connection == null ? null : connection.toString(),
                stage.name(),
                plan.added(),
                plan.removed(),
                plan.unchanged(),
                plan.excluded(),
                who,
                at(now));
        session.execute(changes(id, header, target, batchSize, stage, earlier));
        session.execute(
                "INSERT INTO meta.delivery_batch SELECT rollout, batch, CASE WHEN ? OR batch >= " + FIRST_STAGES
                        + " THEN 'ALL' WHEN batch = 0 THEN 'ONE' ELSE 'TEN' END, count(*) FILTER (operation = 'ADD'),"
                        + " count(*) FILTER (operation = 'REMOVE'), 'PENDING', ?"
                        + " FROM meta.delivery WHERE rollout = CAST(? AS UUID) GROUP BY rollout, batch",
                stage == Stage.ALL,
                at(now),
                id.toString());
        session.execute(
                "INSERT INTO meta.delivery_exclusion SELECT CAST(? AS UUID), reason, customer_key FROM temp.walled",
                id.toString());
    }

    private static String changes(
            UUID id, SegmentHeader header, String target, int batchSize, Stage stage, boolean earlier) {
        String about = Identifier.literal(header.id() + "/" + header.version() + "/" + target + "/");
        String round = earlier ? "coalesce(n.round, 0)" : "0";
        String name = about + " || p.operation || '/' || " + round + " || '/' || p.customer_key";
        String rounds = earlier
                ? " LEFT JOIN (" + LedgerSql.rounds(header.id(), target) + ") n ON n.customer_key = p.customer_key"
                : "";
        String batch = stage == Stage.ALL
                ? "seq // " + batchSize
                : "CASE WHEN seq < " + Stage.ONE.customers() + " THEN 0 WHEN seq < " + Stage.TEN.customers()
                        + " THEN 1 ELSE " + FIRST_STAGES + " + (seq - " + Stage.TEN.customers() + ") // "
                        + batchSize + " END";
        return "INSERT INTO meta.delivery SELECT '" + id + "', " + batch + ", seq, CAST(substr(hash, 1, 12) || '5'"
                + " || substr(hash, 14, 3) || substr('89ab89ab89ab89ab', instr('0123456789abcdef', substr(hash, 17, 1)), 1)"
                + " || substr(hash, 18, 15) AS UUID), operation, customer_key FROM (SELECT p.customer_key, p.operation,"
                + " row_number() OVER (ORDER BY p.customer_key) - 1 AS seq, sha1('" + NAMESPACE
                + "'::BLOB || encode(" + name + ")) AS hash FROM temp.plan p" + rounds + ") ORDER BY seq";
    }

    RollOut existing(UUID id) throws SQLException, OperationException {
        return session.first(ROLL_OUTS + " WHERE r.id = CAST(? AS UUID)", Outbox::rollOut, id.toString())
                .orElseThrow(
                        () -> new OperationException(new Failure.NotFound(Failure.Subject.ROLL_OUT, id.toString())));
    }

    /** All roll-outs, the latest first. */
    List<RollOut> list() throws SQLException {
        return session.query(ROLL_OUTS + " ORDER BY r.number DESC", Outbox::rollOut);
    }

    /** The roll-out of a segment to a target that has not ended, if there is one. */
    Optional<RollOut> open(UUID series, String target) throws SQLException {
        return session.first(
                ROLL_OUTS + " WHERE series = CAST(? AS UUID) AND target = ? AND state NOT IN ('STOPPED', 'DONE')"
                        + " AND kind <> 'ERASE'",
                Outbox::rollOut,
                series.toString(),
                target);
    }

    /** The last decision about a segment and a target. */
    Optional<RollOut> last(UUID segment, String target) throws SQLException {
        return session.first(
                ROLL_OUTS
                        + " WHERE series = coalesce((SELECT series FROM meta.segment WHERE id = CAST(? AS UUID)), CAST(? AS UUID))"
                        + " AND target = ? AND kind <> 'ERASE' ORDER BY r.number DESC LIMIT 1",
                Outbox::rollOut,
                segment.toString(),
                segment.toString(),
                target);
    }

    RollOutState state(UUID id) throws SQLException {
        return session.first(
                        "SELECT state FROM meta.rollout WHERE id = CAST(? AS UUID)",
                        row -> RollOutState.valueOf(row.text(0)),
                        id.toString())
                .orElse(RollOutState.STOPPED);
    }

    void setState(UUID id, RollOutState state, String trouble, @Nullable Instant ended) throws SQLException {
        session.execute(
                "UPDATE meta.rollout SET state = ?, trouble = ?, ended_at = ? WHERE id = CAST(? AS UUID)",
                state.name(),
                trouble,
                ended == null ? null : at(ended),
                id.toString());
    }

    void setStage(UUID id, Stage stage) throws SQLException {
        session.execute("UPDATE meta.rollout SET stage = ? WHERE id = CAST(? AS UUID)", stage.name(), id.toString());
    }

    /** What was sent and not answered when the process ended is sent again. */
    void recover(UUID id, Instant now) throws SQLException {
        move(id, "SENT", "PENDING", now);
    }

    /** What was not sent never is. What was sent and not answered stays so, because it may have arrived. */
    void cancel(UUID id, Instant now) throws SQLException {
        move(id, "PENDING", "CANCELLED", now);
    }

    /** What was refused is sent once more. Returns how many changes that are. */
    long retry(UUID id, Instant now) throws SQLException {
        return session.execute(
                "UPDATE meta.delivery_exception SET state = 'PENDING', changed_at = ?"
                        + " WHERE rollout = CAST(? AS UUID) AND state = 'FAILED'",
                at(now),
                id.toString());
    }

    private void move(UUID id, String from, String to, Instant now) throws SQLException {
        for (String table : List.of("meta.delivery_batch", "meta.delivery_exception")) {
            session.execute(
                    "UPDATE " + table + " SET state = ?, changed_at = ? WHERE rollout = CAST(? AS UUID) AND state = ?",
                    to,
                    at(now),
                    id.toString(),
                    from);
        }
    }

    /**
     * The changes that may be sent next and are not under way, now marked as sent.
     *
     * @param most how many batches at most
     */
    List<Parcel> take(RollOut rollOut, int batchSize, int most, Instant now) throws SQLException {
        UUID id = rollOut.id();
        List<Parcel> taken = new ArrayList<>();
        for (Waiting batch : waiting(rollOut, most)) {
            setBatch(id, batch.number(), "SENT", now);
            taken.add(parcel(
                    id, OptionalInt.of(batch.number()), batch.stage() == Stage.ONE, "batch = " + batch.number()));
        }
        while (taken.size() < most) {
            List<Long> again = session.query(
                    "SELECT seq FROM meta.delivery_exception WHERE rollout = CAST(? AS UUID) AND state = 'PENDING'"
                            + " ORDER BY seq LIMIT ?",
                    row -> row.integer(0),
                    id.toString(),
                    batchSize);
            if (again.isEmpty()) {
                break;
            }
            setExceptions(id, again, "SENT", now);
            taken.add(parcel(id, OptionalInt.empty(), false, "seq IN (" + numbers(again) + ")"));
        }
        return taken;
    }

    private List<Waiting> waiting(RollOut rollOut, int most) throws SQLException {
        String stages = Stream.of(Stage.values())
                .filter(stage -> stage.compareTo(rollOut.stage()) <= 0)
                .map(stage -> Identifier.literal(stage.name()))
                .collect(Collectors.joining(", "));
        return session.query(
                "SELECT batch, stage FROM meta.delivery_batch WHERE rollout = CAST(? AS UUID) AND state = 'PENDING'"
                        + " AND stage IN (" + stages + ") ORDER BY batch LIMIT ?",
                row -> new Waiting((int) row.integer(0), Stage.valueOf(row.text(1))),
                rollOut.id().toString(),
                most);
    }

    private Parcel parcel(UUID id, OptionalInt batch, boolean quiet, String condition) throws SQLException {
        List<Long> places = new ArrayList<>();
        List<Delta> deltas = new ArrayList<>();
        session.forEachChunk(
                "SELECT seq, CAST(id AS VARCHAR), operation, customer_key FROM meta.delivery WHERE rollout = '" + id
                        + "' AND " + condition + " ORDER BY seq",
                chunk -> {
                    long[] seqs = new long[chunk.rows()];
                    chunk.copyLongs(0, seqs, 0);
                    @Nullable String[] ids = chunk.texts(1);
                    @Nullable String[] operations = chunk.texts(2);
                    @Nullable String[] customers = chunk.texts(3);
                    for (int i = 0; i < seqs.length; i++) {
                        places.add(seqs[i]);
                        deltas.add(new Delta(
                                UUID.fromString(Objects.requireNonNull(ids[i])),
                                Objects.requireNonNull(customers[i]),
                                "ADD".equals(operations[i]) ? Operation.ADD : Operation.REMOVE));
                    }
                });
        return new Parcel(batch, quiet, places, deltas);
    }

    /** Notes what the target answered. */
    void answered(UUID id, Parcel parcel, BatchOutcome outcome, Instant now) throws SQLException {
        if (parcel.batch().isPresent()) {
            setBatch(id, parcel.batch().getAsInt(), "DELIVERED", now);
        } else {
            setExceptions(id, parcel.places(), "DELIVERED", now);
        }
        if (outcome.refused().isEmpty()) {
            return;
        }
        session.execute("CREATE OR REPLACE TEMP TABLE refused(seq BIGINT, reason VARCHAR, detail VARCHAR)");
        session.append("temp", "main", "refused", rows -> {
            for (Refused refused : outcome.refused()) {
                rows.beginRow()
                        .add(parcel.places().get(refused.index()).longValue())
                        .add(refused.reason().name())
                        .add(refused.detail())
                        .endRow();
            }
        });
        if (parcel.batch().isPresent()) {
            session.execute(
                    "INSERT INTO meta.delivery_exception SELECT d.rollout, d.seq, d.operation, 'FAILED', f.reason, f.detail,"
                            + " 1, ? FROM temp.refused f JOIN meta.delivery d ON d.seq = f.seq AND d.rollout = '" + id
                            + "'",
                    at(now));
        } else {
            session.execute("UPDATE meta.delivery_exception SET state = 'FAILED', reason = f.reason, detail = f.detail,"
                    + " attempts = attempts + 1 FROM temp.refused f WHERE f.seq = delivery_exception.seq AND rollout = '"
                    + id + "'");
        }
    }

    /** Notes that a parcel was not sent, or not answered; it will be sent again. */
    void returned(UUID id, Parcel parcel, Instant now) throws SQLException {
        if (parcel.batch().isPresent()) {
            setBatch(id, parcel.batch().getAsInt(), "PENDING", now);
        } else {
            setExceptions(id, parcel.places(), "PENDING", now);
        }
    }

    /** Whether anything of a roll-out is left to be sent, in this or a later stage. */
    boolean isUnfinished(UUID id) throws SQLException {
        return session.first(
                        "SELECT 1 FROM meta.delivery_batch WHERE rollout = '" + id
                                + "' AND state IN ('PENDING', 'SENT')"
                                + " UNION ALL SELECT 1 FROM meta.delivery_exception WHERE rollout = '" + id
                                + "' AND state IN ('PENDING', 'SENT') LIMIT 1",
                        row -> row.integer(0))
                .isPresent();
    }

    private void setBatch(UUID id, int batch, String state, Instant now) throws SQLException {
        session.execute(
                "UPDATE meta.delivery_batch SET state = ?, changed_at = ?"
                        + " WHERE rollout = CAST(? AS UUID) AND batch = ?",
                state,
                at(now),
                id.toString(),
                batch);
    }

    private void setExceptions(UUID id, List<Long> places, String state, Instant now) throws SQLException {
        session.execute(
                "UPDATE meta.delivery_exception SET state = ?, changed_at = ? WHERE rollout = CAST(? AS UUID)"
                        + " AND seq IN (" + numbers(places) + ")",
                state,
                at(now),
                id.toString());
    }

    private static String numbers(List<Long> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static RollOut rollOut(Row row) throws SQLException {
        @Nullable String connection = row.textOrNull(12);
        return new RollOut(
                UUID.fromString(row.text(0)),
                RollOutKind.valueOf(row.text(1)),
                UUID.fromString(row.text(2)),
                new SegmentHeader(
                        UUID.fromString(row.text(3)),
                        (int) row.integer(4),
                        row.text(5),
                        row.text(6),
                        row.text(7),
                        row.integer(8),
                        row.text(9),
                        row.instant(10)),
                row.text(11),
                Optional.ofNullable(connection).map(UUID::fromString),
                Stage.valueOf(row.text(13)),
                RollOutState.valueOf(row.text(14)),
                new RollOut.Plan(row.integer(15), row.integer(16), row.integer(17), row.integer(18)),
                new RollOut.Progress(
                        row.integer(23),
                        row.integer(24),
                        row.integer(25),
                        row.integer(26),
                        row.integer(27),
                        row.integer(28)),
                row.text(19),
                row.text(20),
                row.instant(21),
                row.isNull(22) ? null : row.instant(22));
    }

    private record Waiting(int number, Stage stage) {}
}
