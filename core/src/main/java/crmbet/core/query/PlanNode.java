package crmbet.core.query;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * One step of how the database answers a query; its input comes from its children.
 *
 * @param name what it does, such as {@code HASH_JOIN}
 * @param detail what it does it with: tables, columns, conditions
 * @param estimated how many rows the database expected to come out
 * @param rows how many came out; only where the query was run
 * @param seconds how long this step alone took, summed over threads; only where the query was run
 */
public record PlanNode(
        String name,
        List<String> detail,
        OptionalLong estimated,
        OptionalLong rows,
        OptionalDouble seconds,
        List<PlanNode> children) {}
