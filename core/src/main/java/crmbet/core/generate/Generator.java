package crmbet.core.generate;

import crmbet.core.failure.OperationException;
import crmbet.core.task.Monitor;
import crmbet.core.task.Parallel;
import crmbet.core.task.Phase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes up a system's data and hands it to a sink, day by day. */
public final class Generator {
    /** The table that tells each customer's archetype; beside the system, for whoever scores a clustering. */
    public static final TableShape TRUTH = TableShape.keyed(
            "truth",
            TableShape.Form.CSV,
            ColumnShape.text("customer_key").need(),
            ColumnShape.text("archetype").need());

    /** Customers whose rows are in memory at once, times the number of threads. */
    private static final int BLOCK = 10_000;

    private static final long LIFE = 3;
    private static final long DIRT = 4;

    private final GenerateOptions options;
    private final TableSink sink;
    private final Parallel parallel;
    private final Monitor monitor;
    private final SystemModel model;
    private final Dirt dirt;
    private final Map<String, Long> rows = new LinkedHashMap<>();
    private final Map<String, Long> archetypes = new TreeMap<>();
    /** How many were made. */
    private int pieces;

    private Generator(GenerateOptions options, TableSink sink, Parallel parallel, Monitor monitor) {
        this.options = options;
        this.sink = sink;
        this.parallel = parallel;
        this.monitor = monitor;
        this.model = model(options);
        this.dirt = new Dirt(sink.keepsRules());
    }

    /** The systems that can be made up, by the names of their mappings. */
    public static List<String> systems() {
        return List.of("crmbet", "inteligente", "petclinic", "pipeline", "pytake");
    }

    /**
     * Makes up what the options say. Memory does not grow with days, and by about 60 bytes with each customer.
     *
     * @param monitor told of days as {@link Phase#GENERATING}
     * @throws OperationException what the sink throws; after its {@link TableSink#close} nothing is left
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static Generated run(GenerateOptions options, TableSink sink, Parallel parallel, Monitor monitor)
            throws OperationException {
        return new Generator(options, sink, parallel, monitor).run();
    }

    private static SystemModel model(GenerateOptions options) {
        return switch (options.system()) {
            case "crmbet" -> new GamingModel(options);
            case "inteligente" -> new PlatformModel(options);
            case "petclinic" -> new ClinicModel(options);
            case "pipeline" -> new ShopModel(options);
            case "pytake" -> new ServiceModel(options);
            default -> throw new IllegalArgumentException("there is no generator of " + options.system());
        };
    }

    private Generated run() throws OperationException {
        List<TableShape> tables = new ArrayList<>(model.tables());
        tables.add(TRUTH);
        tables.forEach(table -> rows.put(table.name(), 0L));
        sink.begin(options.system(), tables, options, monitor);
        Rows references = new Rows(-1, dirt, Dice.of(options.seed(), DIRT, -1));
        model.references(references);
        write(references);
        Customer[] customers = new Customer[options.customers()];
        int blocks = Math.ceilDiv(customers.length, BLOCK);
        inPieces(blocks, (block, piece) -> {
            for (int i = block * BLOCK; i < Math.min(customers.length, (block + 1) * BLOCK); i++) {
                customers[i] = model.crowd().customer(i);
                model.register(customers[i], piece);
            }
        });
        writeTruth(customers);
        inPieces(blocks * options.days(), (number, piece) -> {
            int day = number / blocks;
            int block = number % blocks;
            for (int i = block * BLOCK; i < Math.min(customers.length, (block + 1) * BLOCK); i++) {
                if (customers[i].active(day)) {
                    model.live(customers[i], day, Dice.of(options.seed() ^ (LIFE << 56), i, day), piece);
                }
            }
        });
        sink.finish(monitor);
        return new Generated(rows, archetypes);
    }

    /** Makes pieces side by side and writes them in their order, a few at a time. */
    private void inPieces(int count, Piece work) throws OperationException {
        int first = pieces;
        pieces += count;
        int atOnce = 2 * parallel.threads();
        for (int from = 0; from < count; from += atOnce) {
            int start = from;
            @Nullable Rows[] made = new @Nullable Rows[Math.min(atOnce, count - from)];
            parallel.forEach(made.length, monitor, (index, _) -> {
                int number = start + index;
                Rows piece = new Rows(first + number, dirt, Dice.of(options.seed(), DIRT, first + number));
                work.make(number, piece);
                made[index] = piece;
            });
            for (Rows piece : made) {
                if (piece != null) {
                    write(piece);
                }
            }
            monitor.report(Math.min(from + atOnce, count), count, Phase.GENERATING);
        }
    }

    private void write(Rows piece) throws OperationException {
        for (Rows.Row row : piece.inOrder()) {
            sink.write(row.table(), row.values());
            rows.merge(row.table().name(), 1L, Long::sum);
        }
        monitor.checkpoint();
    }

    private void writeTruth(Customer[] customers) throws OperationException {
        for (Customer customer : customers) {
            String archetype = model.crowd().archetype(customer);
            sink.write(TRUTH, new @Nullable Object[] {model.key(customer), archetype});
            archetypes.merge(archetype, 1L, Long::sum);
        }
        rows.put(TRUTH.name(), (long) customers.length);
    }

    /** Fills the rows of one piece. */
    @FunctionalInterface
    private interface Piece {
        void make(int number, Rows rows);
    }
}
