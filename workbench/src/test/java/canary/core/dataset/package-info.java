/** Breaks rules of the architecture on purpose. */
@NullMarked
package canary.core.dataset;

import org.jspecify.annotations.NullMarked;
