/** What the Lab looks at: sets, runs, the picture, the selection. Needs no toolkit; every part of the page follows it. */
@NullMarked
package crmbet.workbench.page.lab.model;

import org.jspecify.annotations.NullMarked;
