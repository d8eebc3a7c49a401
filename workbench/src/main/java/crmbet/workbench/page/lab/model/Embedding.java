package crmbet.workbench.page.lab.model;

import crmbet.core.projection.Projection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The picture of a set by UMAP, once it has been computed: that takes seconds to minutes. Safe for use by several threads. */
public final class Embedding {
    private volatile @Nullable Projection projection;

    /** Empty until it has been computed. */
    public Optional<Projection> found() {
        return Optional.ofNullable(projection);
    }

    void keep(Projection computed) {
        projection = computed;
    }
}
