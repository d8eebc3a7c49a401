/** Breaks rules of the architecture on purpose. */
@NullMarked
package canary.workbench.page.lab;

import org.jspecify.annotations.NullMarked;
