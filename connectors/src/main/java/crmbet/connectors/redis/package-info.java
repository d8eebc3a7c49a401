/** Results shared between desktops through Redis, and a memory of one's own where there is none. */
@NullMarked
package crmbet.connectors.redis;

import org.jspecify.annotations.NullMarked;
