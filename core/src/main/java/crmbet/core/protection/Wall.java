package crmbet.core.protection;

import crmbet.core.failure.Failure;
import crmbet.core.failure.Obstacle;
import crmbet.core.failure.OperationException;
import crmbet.core.workspace.Session;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Leaves out who must not be reached: the last thing that happens to a list of customers before it is sent. What is known
 * of a customer comes from {@code crm.customer}, where one table that says so is enough, and from the messages in
 * {@code crm.activity}. One statement, whatever the number of customers.
 */
public final class Wall {
    /** The temporary table of those who are left out, with the columns {@code customer_key} and {@code reason}. */
    public static final String EXCLUDED = "temp.walled";

    /** Nobody was reached before. */
    private static final String NOBODY = "SELECT CAST(NULL AS VARCHAR) WHERE false";

    private static final List<ProtectionReason> REASONS = List.of(ProtectionReason.values());

    private final ProtectionRules rules;
    private final Instant now;

    public Wall(ProtectionRules rules, Instant now) {
        this.rules = rules;
        this.now = now;
    }

    /**
     * Finds who is left out, in the temporary table {@link #EXCLUDED} of the session, which is made anew.
     *
     * @param candidates SQL that selects {@code customer_key} of those who are to be reached
     * @param there SQL that selects {@code customer_key} of those who were reached before and only stay. That they were
     *     written to a short while ago, often because of this very segment, does not take them out: it would end a journey
     *     that goes on, and adding them again two days later would begin it anew. All other reasons do take them out
     * @throws OperationException {@code NotPossible} with {@code ExclusionsTooOld}
     */
    public WallReport raise(Session session, String candidates, String there) throws OperationException {
        return session.part(part -> {
            Optional<Told> oldest = oldestExclusions(part);
            if (oldest.isPresent()
                    && oldest.get().at().plus(rules.oldestExclusions()).isBefore(now)) {
                throw new OperationException(new Failure.NotPossible(new Obstacle.ExclusionsTooOld(
                        oldest.get().dataset(), oldest.get().at(), rules.oldestExclusions())));
            }
            part.execute("CREATE OR REPLACE TEMP TABLE walled AS SELECT customer_key, "
                    + "CASE WHEN self_excluded THEN 'SELF_EXCLUDED' WHEN underage THEN 'UNDER_AGE'"
                    + " WHEN opted_out THEN 'OPTED_OUT' WHEN no_consent THEN 'NO_CONSENT' ELSE 'RECENTLY_CONTACTED' END"
                    + " AS reason FROM (" + facts(candidates, there)
                    + ") WHERE self_excluded OR underage OR opted_out OR no_consent OR contacted");
            return new WallReport(
                    counts(part), unknown(part), oldest.map(Told::at).orElse(null));
        });
    }

    /** All that speaks against reaching a customer, whether or not it is the first reason. */
    public List<ProtectionReason> against(Session session, String customer) throws OperationException {
        return session.part(part -> part.first(
                        facts("SELECT CAST(? AS VARCHAR) AS customer_key", NOBODY),
                        row -> {
                            List<ProtectionReason> reasons = new ArrayList<>();
                            for (int i = 0; i < REASONS.size(); i++) {
                                if (row.flag(i + 1)) {
                                    reasons.add(REASONS.get(i));
                                }
                            }
                            return reasons;
                        },
                        customer)
                .orElseThrow());
    }

    /** One row a candidate; the columns after the key are in the order of {@link ProtectionReason}. */
    private String facts(String candidates, String there) {
        return "SELECT k.customer_key, coalesce(bool_or(c.self_excluded), false) AS self_excluded,"
                + " coalesce(bool_or(c.underage), false) AS underage,"
                + " coalesce(bool_or(NOT c.consent_marketing), false) AS opted_out, " + withoutConsent()
                + " AS no_consent, " + contacted(there) + " AS contacted FROM (" + candidates
                + ") k LEFT JOIN crm.customer c ON c.customer_key = k.customer_key GROUP BY k.customer_key";
    }

    private String withoutConsent() {
        return switch (rules.channel()) {
            case NONE -> "false";
            case WHATSAPP -> "NOT coalesce(bool_or(c.consent_whatsapp), false)";
            case EMAIL -> withoutAttribute("consent_email");
            case SMS -> withoutAttribute("consent_sms");
        };
    }

    private static String withoutAttribute(String name) {
        return "NOT coalesce(bool_or(" + attribute(name) + "), false)";
    }

    private static String attribute(String name) {
        return "TRY_CAST(c.attributes['" + name + "'] AS BOOLEAN)";
    }

    private String contacted(String there) {
        if (rules.quietTime().isZero()) {
            return "false";
        }
        return "k.customer_key IN (SELECT customer_key FROM crm.activity WHERE kind = 'message_out' AND \"at\" > TIMESTAMP '"
                + now.minus(rules.quietTime()).atOffset(ZoneOffset.UTC).toLocalDateTime()
                + "') AND k.customer_key NOT IN (" + there + ")";
    }

    private static Map<ProtectionReason, Long> counts(Session session) throws SQLException {
        Map<ProtectionReason, Long> counts = new EnumMap<>(ProtectionReason.class);
        session.forEach(
                "SELECT reason, count(*) FROM " + EXCLUDED + " GROUP BY reason",
                row -> counts.put(ProtectionReason.valueOf(row.text(0)), row.integer(1)));
        return counts;
    }

    private Set<ProtectionReason> unknown(Session session) throws SQLException {
        Set<ProtectionReason> unknown = EnumSet.noneOf(ProtectionReason.class);
        String told = "SELECT count(c.self_excluded) > 0, count(c.underage) > 0, count(c.consent_marketing) > 0, "
                + consentTold() + ", " + messagesTold() + " FROM crm.customer c";
        session.forEach(told, row -> {
            for (int i = 0; i < REASONS.size(); i++) {
                if (!row.flag(i)) {
                    unknown.add(REASONS.get(i));
                }
            }
        });
        return unknown;
    }

    private String consentTold() {
        return switch (rules.channel()) {
            case NONE -> "true";
            case WHATSAPP -> "count(c.consent_whatsapp) > 0";
            case EMAIL -> "count(" + attribute("consent_email") + ") > 0";
            case SMS -> "count(" + attribute("consent_sms") + ") > 0";
        };
    }

    private String messagesTold() {
        return rules.quietTime().isZero() ? "true" : "EXISTS (SELECT 1 FROM crm.activity WHERE kind = 'message_out')";
    }

    /** The table that tells self-exclusions and was loaded the longest ago. */
    private static Optional<Told> oldestExclusions(Session session) throws SQLException {
        return session.first(
                "SELECT d.name, d.loaded_at FROM meta.dataset d WHERE d.name IN (SELECT dataset FROM crm.customer"
                        + " WHERE self_excluded IS NOT NULL) ORDER BY d.loaded_at LIMIT 1",
                row -> new Told(row.text(0), row.instant(1)));
    }

    private record Told(String dataset, Instant at) {}
}
