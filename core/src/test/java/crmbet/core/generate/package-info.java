@NullMarked
package crmbet.core.generate;

import org.jspecify.annotations.NullMarked;
