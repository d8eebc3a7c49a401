package crmbet.workbench.page.lab.model;

import crmbet.core.run.Profile;

/**
 * What is known of a selection.
 *
 * @param selection a group or rows
 * @param profile their figures
 */
public record Explanation(Selection selection, Profile profile) {}
