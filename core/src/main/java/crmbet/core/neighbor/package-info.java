/** Distances between observations, the k-d tree and nearest-neighbour kernels. */
@NullMarked
package crmbet.core.neighbor;

import org.jspecify.annotations.NullMarked;
