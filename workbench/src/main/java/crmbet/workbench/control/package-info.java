/** Controls that several pages share and that belong to none of them. */
@NullMarked
package crmbet.workbench.control;

import org.jspecify.annotations.NullMarked;
