/** SQL that users write: run without harm, and remembered. */
@NullMarked
package crmbet.core.query;

import org.jspecify.annotations.NullMarked;
