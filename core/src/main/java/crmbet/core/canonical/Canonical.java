package crmbet.core.canonical;

import crmbet.core.failure.OperationException;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Workspace;
import java.util.List;
import java.util.Optional;

/** Maps datasets of a workspace onto {@code crm.customer} and {@code crm.activity}. Safe for use by several threads. */
@SuppressWarnings("DoNotCallSuggester") // filled in next
public final class Canonical {
    public Canonical(Workspace workspace) {}

    /** The systems whose mapping ships with the product, in alphabetical order. */
    public static List<KnownSystem> systems() {
        throw new UnsupportedOperationException();
    }

    /**
     * The known system of that name.
     *
     * @throws OperationException {@code NotFound} if there is none
     */
    public static KnownSystem system(String id) throws OperationException {
        throw new UnsupportedOperationException();
    }

    /**
     * The known system whose columns a dataset has, if there is one.
     *
     * @throws OperationException {@code NotFound} if there is no such dataset
     */
    public Optional<KnownSystem> suggest(String dataset) throws OperationException {
        throw new UnsupportedOperationException();
    }

    /**
     * A guess, by names and types of columns, at what {@link ColumnMapping} fits a dataset; empty unless customer, time
     * and amount are all found.
     *
     * @throws OperationException {@code NotFound} if there is no such dataset
     */
    public Optional<ColumnMapping> suggestColumns(String dataset) throws OperationException {
        throw new UnsupportedOperationException();
    }

    /**
     * Maps a dataset in one transaction; rows that an earlier mapping of the same dataset made are replaced.
     *
     * @throws OperationException {@code NotFound} if there is no such dataset, {@code SchemaMismatch} naming the columns
     *     that it lacks
     */
    public Mapping map(String dataset, SourceSystem system, Monitor monitor) throws OperationException {
        throw new UnsupportedOperationException();
    }

    /** What has been mapped, by name of the dataset. */
    public List<Mapping> mappings() throws OperationException {
        throw new UnsupportedOperationException();
    }
}
