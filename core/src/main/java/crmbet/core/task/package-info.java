/** Progress, phases and cancellation of long work; no threads of its own. */
@NullMarked
package crmbet.core.task;

import org.jspecify.annotations.NullMarked;
