package crmbet.core.segment;

/**
 * A part of the definition in which two versions differ.
 *
 * @param part its name in the definition, such as {@code sql} or {@code parameters}
 * @param before empty where the older version does not say it
 * @param after empty where the newer version does not say it
 */
public record DefinitionChange(String part, String before, String after) {}
