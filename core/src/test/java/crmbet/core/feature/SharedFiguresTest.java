package crmbet.core.feature;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import crmbet.core.cache.ResultCache;
import crmbet.core.cache.ResultKey;
import crmbet.core.failure.OperationException;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Workspace;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Figures that two desktops share, each with the same activity in another order. */
class SharedFiguresTest {
    private static final FeatureSetDefinition SET = FeatureSetDefinition.of(
            "set", List.of("recency", "money", "return_rate"), Transform.NONE, Scaling.STANDARD);

    @TempDir
    Path folder;

    private final Entries entries = new Entries();
    private Workspace one;
    private Workspace other;

    @BeforeEach
    void open() throws OperationException {
        one = workspace("one", "id");
        other = workspace("other", "-id");
    }

    @AfterEach
    void close() {
        one.close();
        other.close();
    }

    /** 300 customers, of whom every seventh only gave something back and is no customer of the set. */
    private Workspace workspace(String name, String order) throws OperationException {
        Workspace workspace = Workspace.openOrCreate(folder.resolve(name));
        workspace.write(Monitor.none(), session -> session.execute("""
                INSERT INTO crm.activity (dataset, customer_key, "at", kind, amount, quantity, product, source_id)
                SELECT 'd', 'customer-' || id % 300, TIMESTAMP '2024-01-01' + id * INTERVAL 37 MINUTE,
                    CASE WHEN id % 300 % 7 = 0 THEN 'refund' ELSE 'purchase' END, id * 0.25, 1, 'p' || id % 5,
                    CAST(id AS VARCHAR)
                FROM range(3000) t(id) ORDER BY
                """ + order));
        workspace.write(
                Monitor.none(),
                session -> session.execute(
                        "INSERT INTO meta.mapping VALUES ('d', 'columns', '', 3000, 300, 300, now(), NULL)"));
        return workspace;
    }

    private FeatureSet compute(Workspace workspace, FeatureSetDefinition definition) throws OperationException {
        return new FeatureSets(workspace, entries).compute(definition, Monitor.none());
    }

    private static double[] values(Workspace workspace) throws OperationException {
        return new FeatureSets(workspace).load("set", Monitor.none()).matrix().values();
    }

    @Test
    void whatOneComputedTheOtherTakesOver() throws OperationException {
        FeatureSet made = compute(one, SET);
        assertEquals(1, entries.kept.size());
        // Whoever takes over shows it by what the entry says.
        entries.change(entry -> {
            int last = entry.capacity() - Double.BYTES;
            entry.putDouble(last, entry.getDouble(last) + 0.125);
        });
        assertNotEquals(made.fingerprint(), compute(other, SET).fingerprint());
        entries.change(entry -> {
            int last = entry.capacity() - Double.BYTES;
            entry.putDouble(last, entry.getDouble(last) - 0.125);
        });
        FeatureSet found = compute(other, SET);
        assertEquals(made.fingerprint(), found.fingerprint());
        assertEquals(257, found.rows());
        assertEquals(
                new FeatureSets(one).load("set", Monitor.none()).customers(),
                new FeatureSets(other).load("set", Monitor.none()).customers());
        assertArrayEquals(values(one), values(other), 1e-12);
        assertEquals(1, entries.written, "nothing was computed twice");
    }

    @Test
    void setsThatDifferInScaleAloneShareAnEntryAndOthersDoNot() throws OperationException {
        compute(one, SET);
        compute(other, FeatureSetDefinition.of("set", SET.features(), Transform.LOG1P, Scaling.ROBUST));
        assertEquals(1, entries.kept.size());
        compute(other, FeatureSetDefinition.of("set", List.of("money", "recency"), Transform.NONE, Scaling.NONE));
        assertEquals(2, entries.kept.size());
        compute(other, SET.withWindowDays(30));
        assertEquals(3, entries.kept.size());
        other.write(
                Monitor.none(),
                session -> session.execute("UPDATE crm.activity SET amount = amount + 0.25 WHERE source_id = '17'"));
        compute(other, SET);
        assertEquals(4, entries.kept.size());
    }

    @Test
    void nothingThatNamesACustomerIsShared() throws OperationException {
        compute(one, SET);
        entries.kept.values().forEach(entry -> {
            String text = new String(entry, StandardCharsets.ISO_8859_1);
            assertFalse(text.contains("customer"));
            assertFalse(text.contains("299"));
        });
    }

    @Test
    void entriesThatDoNotSuitCountAsAbsent() throws OperationException {
        FeatureSet made = compute(one, SET);
        byte[] sound = entries.kept.values().iterator().next();
        for (int at = 0; at < 4; at++) {
            int place = at * Integer.BYTES;
            for (int value : new int[] {-1, 299, Integer.MAX_VALUE}) {
                entries.replace(
                        ByteBuffer.wrap(sound.clone()).putInt(place, value).array());
                assertEquals(made.fingerprint(), compute(other, SET).fingerprint(), at + " is " + value);
            }
        }
        for (int length : new int[] {0, 40, sound.length - 1, sound.length + 8}) {
            entries.replace(Arrays.copyOf(sound, length));
            assertEquals(made.fingerprint(), compute(other, SET).fingerprint(), length + " bytes");
        }
        byte[] people = sound.clone();
        Arrays.fill(people, 16, 50, (byte) 0xFF);
        entries.replace(people);
        assertEquals(made.fingerprint(), compute(other, SET).fingerprint());
    }

    @Test
    void ownFeaturesAreNotShared() throws OperationException {
        new OwnFeatures(one)
                .save(
                        new OwnFeature(
                                "spent", OwnFeature.Form.EXPRESSION, "sum(amount)", Unit.MONEY, "What was spent"),
                        Monitor.none());
        compute(one, FeatureSetDefinition.of("set", List.of("money", "spent"), Transform.NONE, Scaling.NONE));
        assertEquals(0, entries.kept.size());
    }

    private static final class Entries implements ResultCache {
        private final Map<ResultKey, byte[]> kept = new HashMap<>();
        private int written;

        private void change(Consumer<ByteBuffer> change) {
            kept.values().forEach(entry -> change.accept(ByteBuffer.wrap(entry)));
        }

        private void replace(byte[] entry) {
            kept.replaceAll((_, _) -> entry);
        }

        @Override
        public Optional<byte[]> find(ResultKey key) {
            return Optional.ofNullable(kept.get(key));
        }

        @Override
        public void keep(ResultKey key, byte[] result) {
            kept.put(key, result);
            written++;
        }

        @Override
        public boolean clear() {
            kept.clear();
            return true;
        }
    }
}
