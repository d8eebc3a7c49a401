/**
 * How approved segments reach other systems: decisions and their outbox, the courier that sends it, the ledger that tells
 * what happened, and the port {@link crmbet.core.delivery.Target} behind which the systems are.
 */
@NullMarked
package crmbet.core.delivery;

import org.jspecify.annotations.NullMarked;
