/** Breaks rules of the architecture on purpose. */
@NullMarked
package canary.connectors.postgres;

import org.jspecify.annotations.NullMarked;
