package crmbet.workbench.page.data.sql;

import crmbet.core.query.Vocabulary;
import crmbet.core.workspace.Identifier;
import java.util.List;

/**
 * Three statements to begin with.
 *
 * @param title key of the words that say what it asks
 */
record Examples(String title, String sql) {
    private static final String SAMPLE = "online_retail";

    /** Those for the sample where it is loaded, otherwise for the first dataset; none without a dataset. */
    static List<Examples> of(Vocabulary vocabulary) {
        List<Vocabulary.TableName> datasets = vocabulary.tables().stream()
                .filter(each -> each.schema().equals("data"))
                .toList();
        if (datasets.stream().anyMatch(each -> each.name().equals(SAMPLE))) {
            return ofSample();
        }
        return datasets.isEmpty()
                ? List.of()
                : ofTable(Identifier.quote(datasets.getFirst().name()));
    }

    private static List<Examples> ofSample() {
        return List.of(
                new Examples("data.sql.example.countries", """
                        SELECT Country, count(DISTINCT CustomerID) AS customers,
                               round(sum(Quantity * UnitPrice), 2) AS revenue
                        FROM online_retail
                        GROUP BY Country
                        ORDER BY revenue DESC"""),
                new Examples("data.sql.example.months", """
                        SELECT CAST(date_trunc('month', InvoiceDate) AS DATE) AS first_day,
                               count(DISTINCT InvoiceNo) AS invoices,
                               round(sum(Quantity * UnitPrice), 2) AS revenue
                        FROM online_retail
                        GROUP BY first_day
                        ORDER BY first_day"""),
                new Examples("data.sql.example.lapsed", """
                        SELECT CustomerID, max(InvoiceDate) AS last_purchase, count(DISTINCT InvoiceNo) AS invoices
                        FROM online_retail
                        WHERE CustomerID IS NOT NULL
                        GROUP BY CustomerID
                        HAVING max(InvoiceDate) < TIMESTAMP '2011-06-01'
                        ORDER BY invoices DESC"""));
    }

    private static List<Examples> ofTable(String table) {
        return List.of(
                new Examples("data.sql.example.look", "SELECT *\nFROM " + table + "\nLIMIT 1000"),
                new Examples("data.sql.example.summarize", "SUMMARIZE " + table),
                new Examples("data.sql.example.count", "SELECT count(*) AS rows\nFROM " + table));
    }
}
