/** The port through which approved segments leave for other systems. */
@NullMarked
package crmbet.core.delivery;

import org.jspecify.annotations.NullMarked;
