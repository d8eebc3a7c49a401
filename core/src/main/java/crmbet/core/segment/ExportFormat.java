package crmbet.core.segment;

/** The files to which members can be exported. */
public enum ExportFormat {
    CSV,
    PARQUET
}
