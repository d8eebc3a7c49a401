/** Breaks rules of the architecture on purpose. */
@NullMarked
package canary.core.segment;

import org.jspecify.annotations.NullMarked;
