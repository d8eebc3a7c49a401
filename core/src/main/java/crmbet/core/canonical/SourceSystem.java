package crmbet.core.canonical;

/** How the rows of a dataset become activity: a system known by name, or columns named by the user. */
public sealed interface SourceSystem permits KnownSystem, ColumnMapping {

    /** The name on the command line and in stored mappings. */
    String id();
}
