package crmbet.core.generate;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What gamblers do on a day: they come, deposit, bet, win, get bonuses and withdraw, each archetype in its own way. */
final class PlayDay {
    /** In the order of {@link #HABITS}. */
    static final List<Archetype> ARCHETYPES = List.of(
            new Archetype("vip", 0.08, false),
            new Archetype("regular", 0.26, false),
            new Archetype("casual", 0.26, false),
            new Archetype("bonus_hunter", 0.14, false),
            new Archetype("lapsed", 0.14, true),
            new Archetype("at_risk", 0.12, false));

    private static final List<Habit> HABITS = List.of(
            new Habit(0.60, 0.85, 900, 9, 0.10, 0.25, 0.10, 0.6),
            new Habit(0.42, 0.70, 90, 5, 0.06, 0.12, 0.08, 0.7),
            new Habit(0.10, 0.65, 25, 3, 0.04, 0.06, 0.05, 0.8),
            new Habit(0.32, 0.30, 22, 4, 0.85, 0.35, 0.10, 0.3),
            new Habit(0.40, 0.70, 80, 5, 0.08, 0.12, 0.08, 0.7),
            new Habit(0.75, 0.95, 190, 11, 0.05, 0.02, 0.85, 0.15));

    private static final List<String> SPORTS = List.of("futebol", "basquete", "tenis", "volei", "mma");
    private static final List<String> SLOTS =
            List.of("fortune-tiger", "book-of-gold", "sweet-land", "aviador", "mines");
    private static final List<String> DEVICES = List.of("app", "app", "web");
    private static final double FAILS = 0.03;
    private static final double WINS = 0.42;

    private final Moments moments;
    private final Season season;

    PlayDay(Moments moments, Season season) {
        this.moments = moments;
        this.season = season;
    }

    List<Visit> visits(Customer customer, int day, Dice dice) {
        Habit habit = HABITS.get(customer.archetype());
        int visits = dice.times(habit.visits() * customer.pace() * season.weight(day));
        List<Visit> made = new ArrayList<>();
        for (int i = 0; i < visits; i++) {
            made.add(visit(customer, habit, day, dice));
        }
        return made;
    }

    private Visit visit(Customer customer, Habit habit, int day, Dice dice) {
        double hour = dice.chance(habit.night()) ? 2.5 : dice.between(10, 22);
        long start = moments.around(day, hour, dice);
        List<Entry> entries = new ArrayList<>();
        long at = start + dice.below(90) * Moments.SECOND;
        double median = habit.deposit() * customer.spend();
        long stakes = Math.max(100, Math.round(median * 100 / (1 + habit.bets())));
        if (dice.chance(habit.bonus())) {
            entries.add(new Entry(at, "bonus", dice.cents(Math.max(10, median * 0.9), 0.3), null, null, "completed"));
            at += 20 * Moments.SECOND;
        }
        if (dice.chance(habit.deposits())) {
            String status = dice.chance(FAILS) ? "failed" : "completed";
            entries.add(new Entry(at, "deposit", dice.cents(median, 0.4), null, null, status));
            at += 40 * Moments.SECOND;
        }
        boolean sports = dice.chance(habit.sports());
        int bets = 1 + dice.times(habit.bets() - 1);
        for (int i = 0; i < bets; i++) {
            String game = sports ? dice.of(SPORTS) : dice.of(SLOTS);
            String category = sports ? "sports" : game.equals("aviador") ? "crash" : "slots";
            long stake = Math.max(50, Math.round(dice.around((double) stakes, 0.5)));
            entries.add(new Entry(at, "bet", stake, game, category, "completed"));
            if (dice.chance(WINS)) {
                long win = Math.max(10, Math.round(stake * dice.around(1.9, 0.5)));
                entries.add(new Entry(at + 30 * Moments.SECOND, "win", win, game, category, "completed"));
            }
            at += (45 + dice.below(120)) * Moments.SECOND;
        }
        if (dice.chance(habit.withdrawals())) {
            entries.add(new Entry(at, "withdrawal", dice.cents(median * 1.1, 0.4), null, null, "completed"));
        }
        int device = dice.below(DEVICES.size());
        return new Visit(start, at + 30 * Moments.SECOND, device, DEVICES.get(device), entries);
    }

    /**
     * How an archetype plays.
     *
     * @param visits a day
     * @param deposits share of visits with a deposit, likewise {@code bonus} and {@code withdrawals}
     * @param deposit usual deposit in reais
     * @param bets a visit
     * @param night share of visits in the small hours
     * @param sports share of visits for sports
     */
    private record Habit(
            double visits,
            double deposits,
            double deposit,
            double bets,
            double bonus,
            double withdrawals,
            double night,
            double sports) {}

    /** @param entries of the wallet, in order */
    record Visit(long start, long end, int deviceIndex, String device, List<Entry> entries) {}

    /** @param game that was played; null where money only came or went; likewise the category */
    record Entry(
            long at,
            String type,
            long cents,
            @Nullable String game,
            @Nullable String category,
            String status) {}
}
