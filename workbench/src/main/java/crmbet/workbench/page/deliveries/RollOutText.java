package crmbet.workbench.page.deliveries;

import crmbet.core.delivery.RollOut;
import crmbet.core.delivery.RollOutKind;
import crmbet.core.delivery.RollOutState;
import crmbet.core.delivery.Stage;
import crmbet.workbench.delivery.DeliveryText;
import crmbet.workbench.message.Messages;

/** Roll-outs in words. */
record RollOutText(Messages messages, RollOut rollOut) {

    /** What goes where. */
    String title() {
        return messages.get(
                rollOut.kind() == RollOutKind.PUBLISH ? "deliveries.title.publish" : "deliveries.title.unpublish",
                rollOut.header().name(),
                target());
    }

    String target() {
        return new DeliveryText(messages).target(rollOut.target());
    }

    /** What it does, in two or three words. */
    String state(boolean underWay) {
        // Whatever was being sent when the application ended goes on only when somebody says so.
        boolean interrupted = rollOut.state() == RollOutState.RUNNING && !underWay;
        return messages.get(interrupted ? "deliveries.state.INTERRUPTED" : "deliveries.state." + rollOut.state());
    }

    /** How far it is, in a sentence. */
    String sentence() {
        RollOut.Progress progress = rollOut.progress();
        long all = rollOut.plan().changes();
        if (all == 0) {
            return messages.get("deliveries.sentence.nothing", rollOut.plan().unchanged());
        }
        String key = switch (rollOut.state()) {
            case WAITING -> rollOut.stage() == Stage.ONE ? "deliveries.sentence.one" : "deliveries.sentence.ten";
            case DONE -> progress.failed() == 0 ? "deliveries.sentence.done" : "deliveries.sentence.failed";
            case HELD -> "deliveries.sentence.held";
            case STOPPED -> "deliveries.sentence.stopped";
            case RUNNING, PAUSED -> "deliveries.sentence.sending";
        };
        return messages.get(key, progress.delivered(), all, progress.failed(), target());
    }

    /** 0 to 1. */
    double share() {
        long all = rollOut.plan().changes();
        return all == 0
                ? 1
                : (double) (rollOut.progress().delivered() + rollOut.progress().failed()) / all;
    }
}
