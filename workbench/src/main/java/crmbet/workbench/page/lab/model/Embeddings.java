package crmbet.workbench.page.lab.model;

import crmbet.core.feature.FeatureSet;
import java.util.LinkedHashMap;
import java.util.Map;

/** The embeddings of the sets looked at last: eight bytes a customer each. Safe for use by several threads. */
final class Embeddings {
    private static final int MOST = 4;

    private final Map<FeatureSet, Embedding> kept = new LinkedHashMap<>(MOST * 2, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<FeatureSet, Embedding> eldest) {
            return size() > MOST;
        }
    };

    /** The embedding of a set as it was computed last; a set computed anew has another. */
    synchronized Embedding of(FeatureSet set) {
        return kept.computeIfAbsent(set, _ -> new Embedding());
    }

    synchronized void clear() {
        kept.clear();
    }
}
