/** The rules of the layout, and the proof that each of them can fail. */
@NullMarked
package crmbet.architecture;

import org.jspecify.annotations.NullMarked;
