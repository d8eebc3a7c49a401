/** Where passwords and keys are kept between two starts. */
@NullMarked
package crmbet.connectors.secret;

import org.jspecify.annotations.NullMarked;
