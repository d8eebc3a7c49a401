package canary.workbench.chart;

import com.fasterxml.jackson.core.JsonParser;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import org.duckdb.DuckDBConnection;
import org.hipparchus.linear.RealMatrix;
import org.postgresql.PGConnection;
import smile.data.DataFrame;

/** A vague name, and the types of every library in sight. */
public class DataManager {
    public void show(
            Connection connection,
            DuckDBConnection database,
            PGConnection server,
            HikariDataSource pool,
            JsonParser parser,
            RealMatrix matrix,
            DataFrame frame) {}
}
