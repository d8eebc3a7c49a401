/** Data lakes in S3 and what speaks its language. */
@NullMarked
package crmbet.connectors.lake;

import org.jspecify.annotations.NullMarked;
