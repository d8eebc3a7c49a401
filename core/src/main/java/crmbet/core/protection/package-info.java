/** The wall that keeps protected customers out of whatever is sent. */
@NullMarked
package crmbet.core.protection;

import org.jspecify.annotations.NullMarked;
