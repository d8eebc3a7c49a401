package crmbet.core.lake;

import crmbet.core.dataset.Dataset;

/**
 * What a load from a store did.
 *
 * @param objects that were read
 * @param pruned objects that were left alone because of their partition
 * @param needed bytes of the parts that hold what was asked for
 * @param downloaded bytes that were fetched; the others were in the cache
 * @param total bytes of the objects as a whole
 */
public record LakeLoad(Dataset dataset, int objects, int pruned, long needed, long downloaded, long total) {}
