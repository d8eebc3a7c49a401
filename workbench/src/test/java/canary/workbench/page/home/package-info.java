/** Breaks rules of the architecture on purpose. */
@NullMarked
package canary.workbench.page.home;

import org.jspecify.annotations.NullMarked;
