/** Personal data: found, kept only as pseudonyms and sealed, revealed for a reason, and erased. */
@NullMarked
package crmbet.core.privacy;

import org.jspecify.annotations.NullMarked;
