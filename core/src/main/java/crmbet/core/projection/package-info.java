/** Two-dimensional pictures of a feature matrix. */
@NullMarked
package crmbet.core.projection;

import org.jspecify.annotations.NullMarked;
