package crmbet.workbench.page.segments;

import java.util.Optional;

/**
 * Where proposals and decisions are made, and what the person at this window may do there.
 *
 * @param database address of the shared database; empty if everything is local only
 * @param person who acts
 * @param decides whether they may approve and reject what others proposed
 */
record Standing(Optional<String> database, String person, boolean decides) {

    /** In the workspace alone, where everybody may do everything but decide about their own proposals. */
    static Standing local(String person) {
        return new Standing(Optional.empty(), person, true);
    }
}
