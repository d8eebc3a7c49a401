/** Breaks rules of the architecture on purpose. */
@NullMarked
package canary.connectors.lake;

import org.jspecify.annotations.NullMarked;
