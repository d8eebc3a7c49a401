package crmbet.core.feature;

import crmbet.core.failure.OperationException;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Workspace;
import java.time.LocalDateTime;

/** Three customers whose every figure can be computed by hand: gil plays, sol shops, pia writes and keeps appointments. */
final class CatalogueFixture {
    /** A Friday; the last 30 days begin on January 31, the 30 before on January 1. */
    static final LocalDateTime AS_OF = LocalDateTime.of(2024, 3, 1, 0, 0);

    private static final String ACTIVITY = """
        INSERT INTO crm.activity VALUES
        ('d', 'gil', '2024-01-10 20:00', 'deposit', 100, NULL, NULL, NULL, 'web', NULL),
        ('d', 'gil', '2024-01-10 20:05', 'bet', 40, 1, 'roulette', 'casino', 'web', NULL),
        ('d', 'gil', '2024-01-10 20:06', 'win', 10, 1, 'roulette', 'casino', 'web', NULL),
        ('d', 'gil', '2024-01-10 20:30', 'deposit', 50, NULL, NULL, NULL, 'web', NULL),
        ('d', 'gil', '2024-01-10 23:50', 'bet', 60, 1, 'slots', 'casino', 'web', NULL),
        ('d', 'gil', '2024-02-17 02:00', 'deposit', 150, NULL, NULL, NULL, 'app', NULL),
        ('d', 'gil', '2024-02-17 02:10', 'bet', 20, 1, 'roulette', 'casino', 'app', NULL),
        ('d', 'gil', '2024-02-17 02:20', 'win', 110, 1, 'roulette', 'casino', 'app', NULL),
        ('d', 'gil', '2024-02-17 02:30', 'deposit', 300, NULL, NULL, NULL, 'app', NULL),
        ('d', 'gil', '2024-02-17 12:00', 'bet', 80, 1, 'football', 'sports', 'app', NULL),
        ('d', 'gil', '2024-02-20 10:00', 'withdrawal', 120, NULL, NULL, NULL, 'web', NULL),
        ('d', 'gil', '2024-02-25 09:00', 'bonus', 25, NULL, NULL, NULL, NULL, NULL),
        ('d', 'sol', '2024-01-20 10:00', 'page_view', NULL, NULL, 'shoe', 'footwear', 'web', NULL),
        ('d', 'sol', '2024-01-20 10:10', 'search', NULL, NULL, NULL, NULL, 'web', NULL),
        ('d', 'sol', '2024-01-20 10:15', 'add_to_cart', NULL, 1, 'shoe', 'footwear', 'web', NULL),
        ('d', 'sol', '2024-01-20 10:20', 'purchase', 80, 1, 'shoe', 'footwear', 'web', 'o1'),
        ('d', 'sol', '2024-02-05 08:00', 'page_view', NULL, NULL, 'hat', 'hats', 'web', NULL),
        ('d', 'sol', '2024-02-05 08:05', 'add_to_cart', NULL, 1, 'hat', 'hats', 'web', NULL),
        ('d', 'sol', '2024-02-05 08:06', 'remove_from_cart', NULL, 1, 'hat', 'hats', 'web', NULL),
        ('d', 'sol', '2024-02-05 08:10', 'add_to_cart', NULL, 1, 'bag', 'bags', 'web', NULL),
        ('d', 'sol', '2024-02-10 15:00', 'purchase', 120, 2, 'bag', 'bags', 'web', 'o2'),
        ('d', 'sol', '2024-02-12 12:00', 'refund', 20, 1, 'bag', 'bags', 'web', 'o2'),
        ('d', 'sol', '2024-02-15 07:00', 'session', NULL, NULL, NULL, NULL, 'web', NULL),
        ('d', 'sol', '2024-02-15 07:40', 'session', NULL, NULL, NULL, NULL, 'web', NULL),
        ('d', 'pia', '2024-02-01 09:00', 'message_out', NULL, NULL, NULL, NULL, 'whatsapp', NULL),
        ('d', 'pia', '2024-02-01 09:30', 'message_in', NULL, NULL, NULL, NULL, 'whatsapp', NULL),
        ('d', 'pia', '2024-02-01 09:40', 'message_out', NULL, NULL, NULL, NULL, 'whatsapp', NULL),
        ('d', 'pia', '2024-02-03 09:40', 'message_out', NULL, NULL, NULL, NULL, 'whatsapp', NULL),
        ('d', 'pia', '2024-02-05 09:41', 'message_in', NULL, NULL, NULL, NULL, 'whatsapp', NULL),
        ('d', 'pia', '2024-02-05 10:01', 'message_out', NULL, NULL, NULL, NULL, 'whatsapp', NULL),
        ('d', 'pia', '2024-02-05 10:21', 'message_in', NULL, NULL, NULL, NULL, 'whatsapp', NULL),
        ('d', 'pia', '2024-01-15 14:00', 'appointment', 80, NULL, 'vaccine', NULL, 'clinic', NULL),
        ('d', 'pia', '2024-02-20 14:00', 'appointment', 40, NULL, 'bath', NULL, 'clinic', NULL),
        ('d', 'pia', '2024-02-26 16:00', 'appointment', 60, NULL, 'bath', NULL, 'clinic', NULL)""";

    private CatalogueFixture() {}

    static void fill(Workspace workspace) throws OperationException {
        run(workspace, ACTIVITY);
        run(workspace, "INSERT INTO meta.mapping VALUES ('d', 'columns', '', 34, 3, 1, now(), NULL)");
    }

    /** What every customer, and somebody new, does at and after the as-of moment: some of everything. */
    static void goOn(Workspace workspace) throws OperationException {
        run(workspace, """
            INSERT INTO crm.activity
            SELECT 'd', customer, TIMESTAMP '2024-03-01 00:00:00' + INTERVAL (minutes) MINUTE, kind, 9000 + minutes - 37 * ascii(kind) + length(kind), 7,
                'later ' || minutes, 'later', 'later', 'l' || minutes
            FROM unnest(['gil', 'sol', 'pia', 'zoe']) c(customer),
                unnest([0, 1, 29, 600, 1500, 144000]) m(minutes),
                unnest(['deposit', 'withdrawal', 'bet', 'win', 'bonus', 'purchase', 'refund', 'page_view', 'add_to_cart',
                    'remove_from_cart', 'search', 'message_in', 'message_out', 'appointment', 'session']) k(kind)""");
    }

    static void run(Workspace workspace, String sql) throws OperationException {
        workspace.write(Monitor.none(), session -> session.execute(sql));
    }
}
