/** Breaks rules of the architecture on purpose. */
@NullMarked
package canary.connectors.redis;

import org.jspecify.annotations.NullMarked;
