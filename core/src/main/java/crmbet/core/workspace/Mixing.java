package crmbet.core.workspace;

/**
 * Bits spread over the whole of a number, for digests that notice change; they do not withstand those who make two things
 * alike on purpose. Steele, Lea and Flood, Fast splittable pseudorandom number generators, 2014,
 * doi:10.1145/2660193.2660195.
 */
public final class Mixing {
    private Mixing() {}

    /** A number for a number, no two alike. */
    public static long mixed(long bits) {
        long once = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
        long twice = (once ^ (once >>> 27)) * 0x94d049bb133111ebL;
        return twice ^ (twice >>> 31);
    }
}
