package crmbet.core.privacy;

/**
 * A column of a dataset that holds pseudonyms in place of personal values.
 *
 * @param told whether somebody said that it is personal; otherwise it was found out
 */
public record PersonalColumn(String column, PersonalKind kind, boolean told) {}
