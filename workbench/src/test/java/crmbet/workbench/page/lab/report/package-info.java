@NullMarked
package crmbet.workbench.page.lab.report;

import org.jspecify.annotations.NullMarked;
