@NullMarked
package crmbet.workbench;

import org.jspecify.annotations.NullMarked;
