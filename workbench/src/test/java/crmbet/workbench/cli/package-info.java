@NullMarked
package crmbet.workbench.cli;

import org.jspecify.annotations.NullMarked;
