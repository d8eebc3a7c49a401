package crmbet.workbench.message;

/**
 * A failure in words.
 *
 * @param happened what happened and why, in a sentence
 * @param remedy what to do about it, in a sentence
 * @param details what only someone who repairs software wants to read; empty if there is nothing more
 */
public record Explanation(String happened, String remedy, String details) {}
