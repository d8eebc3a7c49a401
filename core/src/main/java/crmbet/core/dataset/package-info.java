/** Files become datasets: looked at before, loaded whole, profiled after; what does not parse is kept aside. */
@NullMarked
package crmbet.core.dataset;

import org.jspecify.annotations.NullMarked;
