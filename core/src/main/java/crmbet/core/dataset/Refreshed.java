package crmbet.core.dataset;

/**
 * What a refresh did to a dataset.
 *
 * @param added rows that were not there
 * @param changed rows that were there with other values; 0 where no key tells rows apart
 */
public record Refreshed(Dataset dataset, long added, long changed) {}
