package crmbet.workbench.page.segments;

import crmbet.connectors.Health;
import crmbet.core.delivery.Target;
import crmbet.core.task.Monitor;

/** A target that can also be asked whether it is there; closed after use. */
public interface Destination extends Target {
    /** Asks the other system whether it can be used right now; never throws. */
    Health health(Monitor monitor);
}
