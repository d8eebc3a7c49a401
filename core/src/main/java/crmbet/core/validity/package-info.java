/** How good a clustering is, how stable, and how alike two clusterings are. */
@NullMarked
package crmbet.core.validity;

import org.jspecify.annotations.NullMarked;
