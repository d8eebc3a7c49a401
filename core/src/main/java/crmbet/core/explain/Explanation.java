package crmbet.core.explain;

import java.util.List;

/**
 * What a cluster is.
 *
 * @param cluster number of the cluster
 * @param rule whom to look for to find it; of no branch if the cluster is empty
 * @param count how well the rule does, over all customers
 * @param distinctions every feature, the one that sets the cluster apart most first
 * @param name a name to suggest
 */
public record Explanation(int cluster, Rule rule, RuleCount count, List<Distinction> distinctions, SuggestedName name) {
    public Explanation {
        distinctions = List.copyOf(distinctions);
    }
}
