@NullMarked
package crmbet.core;

import org.jspecify.annotations.NullMarked;
