/** Everything the product says, in English and Brazilian Portuguese. */
@NullMarked
package crmbet.workbench.message;

import org.jspecify.annotations.NullMarked;
