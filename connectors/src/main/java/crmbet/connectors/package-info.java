@NullMarked
package crmbet.connectors;

import org.jspecify.annotations.NullMarked;
