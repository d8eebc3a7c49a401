package crmbet.connectors.smartico.standin;

import java.time.Duration;

/**
 * What goes wrong, and how often: shares of the requests, 0 to 1, together at most 1.
 *
 * @param seed of the plan by which faults follow each other
 * @param busy answered with 429, and not taken
 * @param broken answered with 500; half of them after the events were taken
 * @param silent taken, and not answered for {@code silence}
 * @param dropped the line is cut; half of them after the events were taken
 * @param silence how long nothing is said
 */
public record Faults(long seed, double busy, double broken, double silent, double dropped, Duration silence) {
    /** Nothing goes wrong. */
    public static final Faults NONE = new Faults(0, 0, 0, 0, 0, Duration.ZERO);

    public Faults {
        double all = busy + broken + silent + dropped;
        if (busy < 0 || broken < 0 || silent < 0 || dropped < 0 || all > 1) {
            throw new IllegalArgumentException("the shares of faults must be 0 or more and at most 1 together: " + all);
        }
    }
}
