package crmbet.core.task;

/** What a piece of long work is doing right now; front ends translate it by its name. */
public enum Phase {
    OPENING,
    READING,
    CONVERTING,
    PROFILING,
    CHECKING,
    MAPPING,
    COMPUTING_FEATURES,
    SEEDING,
    ITERATING,
    BUILDING_TREE,
    FINDING_NEIGHBORS,
    FINDING_CORE_POINTS,
    SPANNING_TREE,
    CONDENSING,
    MEASURING,
    PROJECTING,
    CONNECTING,
    GENERATING,
    DOWNLOADING,
    WRITING,
    PUBLISHING
}
