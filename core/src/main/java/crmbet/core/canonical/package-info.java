/** The canonical model: how datasets of each system become customers and their activity. */
@NullMarked
package crmbet.core.canonical;

import org.jspecify.annotations.NullMarked;
