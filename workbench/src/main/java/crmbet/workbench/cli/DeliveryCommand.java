package crmbet.workbench.cli;

import crmbet.core.delivery.Ledger;
import crmbet.core.delivery.RollOut;
import crmbet.core.failure.OperationException;
import crmbet.core.segment.Segments;
import crmbet.core.workspace.Workspace;
import crmbet.workbench.delivery.DeliveryText;
import crmbet.workbench.delivery.Targets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A command about what is sent to other systems. */
abstract class DeliveryCommand extends WorkspaceCommand {
    DeliveryCommand(Crmbet crmbet) {
        super(crmbet);
    }

    final Targets targets() {
        return new Targets(installation().connections().get(), System.getenv());
    }

    /** @throws WrongUsage if it is no address */
    final Targets.Opened open(String address) throws OperationException {
        try {
            return targets().open(address);
        } catch (IllegalArgumentException e) {
            throw new WrongUsage(text("publish.address", e.getMessage()));
        }
    }

    final DeliveryText words() {
        return new DeliveryText(messages());
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    static Facts facts(RollOut rollOut) {
        return Facts.of("target", rollOut.target())
                .and("added", rollOut.result().added())
                .and("removed", rollOut.result().removed())
                .and("unchanged", rollOut.result().unchanged())
                .and("protected", rollOut.plan().excluded())
                .and("failed", rollOut.progress().failed())
                .and(
                        "waiting",
                        rollOut.progress().pending() + rollOut.progress().sent())
                .and("not_sent", rollOut.progress().cancelled())
                .and("kind", word(rollOut.kind()))
                .and("state", word(rollOut.state()))
                .and("stage", word(rollOut.stage()))
                .and("roll_out", rollOut.id().toString());
    }

    /** What was refused, as far as it fits on a screen. */
    final List<String> failures(Workspace workspace, RollOut rollOut, int most) throws OperationException {
        List<String> lines = new ArrayList<>();
        for (var failed : new Ledger(workspace).failures(rollOut.id(), most)) {
            lines.add(text(
                    "publish.failedCustomer", failed.customer(), words().reason(failed.reason(), failed.detail())));
        }
        return lines;
    }

    static Segments segments(Workspace workspace) {
        return new Segments(workspace);
    }
}
