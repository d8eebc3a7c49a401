/** Progress, phases and cancellation of long work, and the bounded pool that CPU work shares. */
@NullMarked
package crmbet.core.task;

import org.jspecify.annotations.NullMarked;
