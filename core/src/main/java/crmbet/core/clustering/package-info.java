/** Clustering strategies and what they return. */
@NullMarked
package crmbet.core.clustering;

import org.jspecify.annotations.NullMarked;
