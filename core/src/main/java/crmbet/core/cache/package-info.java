/** Results that took long, kept for whoever asks for the same again; never the only copy of anything. */
@NullMarked
package crmbet.core.cache;

import org.jspecify.annotations.NullMarked;
