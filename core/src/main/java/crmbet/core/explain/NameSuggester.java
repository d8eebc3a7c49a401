package crmbet.core.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Gives clusters names of the vocabulary: each the kind whose traits are strongest in it, the cluster with the strongest claim
 * to a kind first; one that comes too late takes its next best kind if that is nearly as strong, else a trait is added.
 */
final class NameSuggester {
    /** A kind must be at least so strong, as a part of the best one, to be taken in its place. */
    private static final double NEARLY_AS_STRONG = 0.6;

    private final List<List<Distinction>> clusters;
    private final Set<SuggestedName> taken = new HashSet<>();

    private NameSuggester(List<List<Distinction>> clusters) {
        this.clusters = clusters;
    }

    /** A name for each cluster. */
    static List<SuggestedName> suggest(List<List<Distinction>> clusters) {
        NameSuggester suggester = new NameSuggester(clusters);
        List<List<Claim>> claims = clusters.stream().map(NameSuggester::claims).toList();
        SuggestedName[] names = new SuggestedName[clusters.size()];
        List<Integer> strongestFirst = new ArrayList<>();
        for (int cluster = 0; cluster < names.length; cluster++) {
            strongestFirst.add(cluster);
        }
        strongestFirst.sort(Comparator.comparingDouble(
                cluster -> -claims.get(cluster).getFirst().strength()));
        for (int cluster : strongestFirst) {
            names[cluster] = suggester.name(cluster, claims.get(cluster));
        }
        return List.of(names);
    }

    private static List<Claim> claims(List<Distinction> distinctions) {
        List<Claim> claims = new ArrayList<>();
        for (NameKind kind : NameKind.values()) {
            List<Distinction> fitting = distinctions.stream()
                    .filter(distinction -> kind.traits().stream().anyMatch(trait -> trait.fits(distinction)))
                    .toList();
            if (!kind.traits().isEmpty() && fitting.size() == kind.traits().size()) {
                claims.add(new Claim(
                        kind,
                        fitting.stream().mapToDouble(Distinction::strength).sum()));
            }
        }
        claims.sort(Comparator.comparingDouble(Claim::strength).reversed());
        if (claims.isEmpty()) {
            boolean distinguished = distinctions.stream().anyMatch(distinction -> distinction.level() != Level.TYPICAL);
            claims.add(new Claim(distinguished ? NameKind.DISTINGUISHED : NameKind.AVERAGE, 0));
        }
        return claims;
    }

    private SuggestedName name(int cluster, List<Claim> claims) {
        double least = NEARLY_AS_STRONG * claims.getFirst().strength();
        for (Claim claim : claims) {
            SuggestedName name = new SuggestedName(claim.kind(), Optional.empty(), 1);
            if (claim.strength() >= least && claim.kind() != NameKind.DISTINGUISHED && taken.add(name)) {
                return name;
            }
        }
        NameKind kind = claims.getFirst().kind();
        List<Trait> further = clusters.get(cluster).stream()
                .map(distinction -> new Trait(distinction.feature(), distinction.superiority() > 0.5))
                .filter(trait ->
                        kind.traits().stream().noneMatch(own -> own.feature().equals(trait.feature())))
                .filter(trait -> isSaid(cluster, trait))
                .toList();
        for (Trait trait : further) {
            SuggestedName name = new SuggestedName(kind, Optional.of(trait), 1);
            if (taken.add(name)) {
                return name;
            }
        }
        Optional<Trait> trait =
                kind == NameKind.DISTINGUISHED ? further.stream().findFirst() : Optional.empty();
        int number = 1;
        while (!taken.add(new SuggestedName(kind, trait, number))) {
            number++;
        }
        return new SuggestedName(kind, trait, number);
    }

    private boolean isSaid(int cluster, Trait trait) {
        return clusters.get(cluster).stream().anyMatch(trait::fits);
    }

    private record Claim(NameKind kind, double strength) {}
}
