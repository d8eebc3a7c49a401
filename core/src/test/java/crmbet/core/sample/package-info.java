/** The shipped sample data, for tests on real figures. */
@NullMarked
package crmbet.core.sample;

import org.jspecify.annotations.NullMarked;
