/** Features of customers, feature sets, transforms and the feature matrix. */
@NullMarked
package crmbet.core.feature;

import org.jspecify.annotations.NullMarked;
