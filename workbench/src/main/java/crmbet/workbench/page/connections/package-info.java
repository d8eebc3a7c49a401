/** The page on which connections to other systems are made, tested and changed. */
@NullMarked
package crmbet.workbench.page.connections;

import org.jspecify.annotations.NullMarked;
