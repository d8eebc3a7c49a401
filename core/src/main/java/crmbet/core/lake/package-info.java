/** Data lakes: objects in a store far away, of which only the parts that are needed are fetched. */
@NullMarked
package crmbet.core.lake;

import org.jspecify.annotations.NullMarked;
