package crmbet.workbench.page.connections;

import crmbet.connectors.ConnectionField;
import crmbet.connectors.ConnectionKind;
import crmbet.connectors.Health;
import crmbet.workbench.connection.ConnectionStatus;
import crmbet.workbench.message.FailureText;
import crmbet.workbench.message.Messages;
import java.time.Duration;
import java.time.Instant;

/** Connections in words. */
record ConnectionTexts(Messages messages) {
    private static final double NANOS_PER_MILLISECOND = 1e6;

    String kind(String id) {
        return messages.get("connections.kind." + id);
    }

    static String fieldKey(ConnectionKind kind, ConnectionField field) {
        return "connections.field." + kind.id() + '.' + field.name();
    }

    String complaint(ConnectionField.Complaint complaint) {
        return messages.get("connections.complaint." + complaint.name());
    }

    /** How a system is, in a line. */
    String status(ConnectionStatus status, Instant now) {
        return switch (status) {
            case ConnectionStatus.Unknown() -> messages.get("connections.status.unknown");
            case ConnectionStatus.Reachable(var health, var _) -> up(health);
            case ConnectionStatus.Unreachable(var _, var since, var nextTry) -> {
                Duration left = Duration.between(now, nextTry);
                yield left.toSeconds() <= 0
                        ? messages.get("connections.status.down.now", time(since))
                        : messages.get(
                                "connections.status.down",
                                time(since),
                                messages.formats().clock(left));
            }
        };
    }

    String up(Health.Up health) {
        return messages.get(
                "connections.status.up",
                health.version(),
                messages.formats().decimal(health.latency().toNanos() / NANOS_PER_MILLISECOND, 1));
    }

    /** What happened, where something did. */
    String reason(ConnectionStatus status) {
        return status instanceof ConnectionStatus.Unreachable(var failure, var _, var _)
                ? new FailureText(messages).explain(failure).happened()
                : "";
    }

    private String time(Instant since) {
        return messages.formats().timeOfDay(since);
    }
}
