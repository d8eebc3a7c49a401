/** Smartico: segments become a property of the players there. */
@NullMarked
package crmbet.connectors.smartico;

import org.jspecify.annotations.NullMarked;
