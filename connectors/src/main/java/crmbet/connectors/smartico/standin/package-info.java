/** A server that answers as Smartico does, for trying things out without Smartico. */
@NullMarked
package crmbet.connectors.smartico.standin;

import org.jspecify.annotations.NullMarked;
