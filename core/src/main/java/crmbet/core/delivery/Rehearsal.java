package crmbet.core.delivery;

import crmbet.core.protection.WallReport;

/**
 * What a publication would change.
 *
 * @param added customers who would be added
 * @param removed customers who would be removed
 * @param unchanged members who are there already
 * @param wall members who are protected, and would not be there
 * @param toldByTarget whether the target itself said whom it holds; otherwise the ledger did
 */
public record Rehearsal(long added, long removed, long unchanged, WallReport wall, boolean toldByTarget) {}
