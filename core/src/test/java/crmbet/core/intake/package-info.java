@NullMarked
package crmbet.core.intake;

import org.jspecify.annotations.NullMarked;
