/** SQL that users write: taken apart, checked by the database's own parser, run without harm, and remembered. */
@NullMarked
package crmbet.core.query;

import org.jspecify.annotations.NullMarked;
