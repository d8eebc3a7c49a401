package crmbet.core.source;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The first rows of a selection as text.
 *
 * @param rows one value a column, null where missing
 * @param estimate how many rows the database expects in all; −1 where it has no idea
 */
public record SourcePreview(List<SourceColumn> columns, List<List<@Nullable String>> rows, long estimate) {}
