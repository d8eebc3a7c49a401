package crmbet.core.explain;

import static crmbet.core.explain.Trait.high;
import static crmbet.core.explain.Trait.low;

import java.util.List;

/** The vocabulary of suggested names: what kind of customers a cluster holds, and the traits that make them so. */
public enum NameKind {
    /** Bought lately, often and for much. */
    CHAMPIONS(low("recency"), high("frequency"), high("money")),
    /** Paid much, but have not come back for long. */
    LAPSED_BIG_SPENDERS(high("recency"), high("money")),
    /** Came often, but not lately. */
    LAPSED_REGULARS(high("recency"), high("frequency")),
    /** Came seldom, paid little, and not lately. */
    LAPSED_SMALL_BUYERS(high("recency"), low("frequency"), low("money")),
    /** Have not come back for long. */
    LAPSED(high("recency")),
    /** First purchase lately, few since. */
    NEW_CUSTOMERS(low("recency"), low("tenure"), low("frequency")),
    /** First purchase lately, and already much paid. */
    PROMISING_NEWCOMERS(low("tenure"), high("money")),
    /** First purchase lately. */
    NEWCOMERS(low("tenure")),
    /** Customers for long who still come. */
    LOYAL_VETERANS(high("tenure"), high("frequency")),
    /** Customers for long. */
    VETERANS(high("tenure")),
    /** Bought lately, for little. */
    RECENT_SMALL_BUYERS(low("recency"), low("money")),
    /** Bought lately. */
    RECENT_BUYERS(low("recency")),
    /** Come and pay much. */
    VALUED_REGULARS(high("frequency"), high("money")),
    /** Pay much in few purchases. */
    RARE_BIG_SPENDERS(low("frequency"), high("money")),
    /** Pay much. */
    BIG_SPENDERS(high("money")),
    /** Come often. */
    REGULARS(high("frequency")),
    /** Come seldom and pay little. */
    OCCASIONAL_SMALL_BUYERS(low("frequency"), low("money")),
    /** Pay little. */
    SMALL_SPENDERS(low("money")),
    /** Come seldom. */
    OCCASIONAL_BUYERS(low("frequency")),
    /** Little time between purchases. */
    QUICK_REPEATERS(low("mean_gap")),
    /** Much time between purchases. */
    SLOW_REPEATERS(high("mean_gap")),
    /** Buy many different products. */
    EXPLORERS(high("distinct_products")),
    /** Buy few different products. */
    SPECIALISTS(low("distinct_products")),
    /** Many items in a purchase. */
    BULK_BUYERS(high("basket_size")),
    /** Few items in a purchase. */
    SMALL_BASKETS(low("basket_size")),
    /** Send much back. */
    FREQUENT_RETURNERS(high("return_rate")),
    /** Send little back. */
    RARE_RETURNERS(low("return_rate")),
    /** Set apart only by the trait that goes with the name. */
    DISTINGUISHED,
    /** Like everybody. */
    AVERAGE;

    @SuppressWarnings("ImmutableEnumChecker") // List.of makes lists that cannot be changed
    private final List<Trait> traits;

    NameKind(Trait... traits) {
        this.traits = List.of(traits);
    }

    /** What customers of this kind are like; nothing for {@link #DISTINGUISHED} and {@link #AVERAGE}. */
    public List<Trait> traits() {
        return traits;
    }
}
