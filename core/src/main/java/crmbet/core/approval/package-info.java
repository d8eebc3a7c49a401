/** What is signed when a segment is approved, and how it is known again when it is published. */
@NullMarked
package crmbet.core.approval;

import org.jspecify.annotations.NullMarked;
