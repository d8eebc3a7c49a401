package canary.connectors.redis;

/** Known by another connector, which it must not be. */
public class Caches {}
