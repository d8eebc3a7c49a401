/** The connections of this machine: which there are, how to get in, and how the systems behind them are. */
@NullMarked
package crmbet.workbench.connection;

import org.jspecify.annotations.NullMarked;
