/** Who did what to which thing, and when. */
@NullMarked
package crmbet.core.audit;

import org.jspecify.annotations.NullMarked;
