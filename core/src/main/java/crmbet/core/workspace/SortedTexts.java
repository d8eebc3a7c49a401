package crmbet.core.workspace;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;

/**
 * Texts in rising order of their bytes, a few thousand in one array: a million strings take longer to hand over and to make
 * than the numbers beside them, and few of them are ever looked at.
 */
final class SortedTexts extends AbstractList<String> implements RandomAccess {
    private static final int BLOCK = 2048;
    private static final byte SEPARATOR = '\n';

    private final List<byte[]> blocks;
    /** Where each text of a block begins, and behind its last one where it would go on. */
    private final List<int[]> starts;

    private final int size;

    private SortedTexts(List<byte[]> blocks, List<int[]> starts, int size) {
        this.blocks = blocks;
        this.starts = starts;
        this.size = size;
    }

    /** See {@link Session#sortedTexts}. */
    static List<String> read(Session session, String table, String column) throws SQLException {
        List<byte[]> blocks = new ArrayList<>();
        List<int[]> starts = new ArrayList<>();
        long[] rows = {0};
        boolean[] rising = {true};
        // Each block lies in one of the parts that a thread reads from its beginning to its end; should that ever
        // change,
        // the texts do not rise.
        session.forEach(
                "SELECT string_agg(text, chr(10)), count(*) FROM (SELECT " + column
                        + " AS text, (rowid - (SELECT min(rowid) FROM " + table + ")) // " + BLOCK + " AS block FROM "
                        + table + ") GROUP BY block ORDER BY block",
                row -> {
                    byte[] block = row.text(0).getBytes(StandardCharsets.UTF_8);
                    int[] found = starts(block);
                    rising[0] &= rows[0] % BLOCK == 0
                            && found.length - 1 == row.integer(1)
                            && (blocks.isEmpty() || rises(blocks.getLast(), starts.getLast(), block, found))
                            && rises(block, found);
                    blocks.add(block);
                    starts.add(found);
                    rows[0] += row.integer(1);
                });
        if (rising[0]) {
            return new SortedTexts(blocks, starts, Math.toIntExact(rows[0]));
        }
        return oneByOne(session, table, column);
    }

    /** Where rows were deleted, a text has a line break, or the database put the parts together in another order. */
    private static List<String> oneByOne(Session session, String table, String column) throws SQLException {
        List<String> texts = new ArrayList<>();
        session.forEachChunk("SELECT " + column + " FROM " + table, chunk -> {
            for (String text : chunk.texts(0)) {
                texts.add(Objects.requireNonNull(text));
            }
        });
        return texts;
    }

    private static int[] starts(byte[] block) {
        int[] starts = new int[BLOCK + 1];
        int count = 1;
        for (int i = 0; i < block.length; i++) {
            if (block[i] == SEPARATOR) {
                if (count == starts.length) {
                    starts = Arrays.copyOf(starts, 2 * count);
                }
                starts[count++] = i + 1;
            }
        }
        starts = Arrays.copyOf(starts, count + 1);
        starts[count] = block.length + 1;
        return starts;
    }

    private static boolean rises(byte[] block, int[] starts) {
        for (int i = 2; i < starts.length; i++) {
            if (Arrays.compareUnsigned(block, starts[i - 2], starts[i - 1] - 1, block, starts[i - 1], starts[i] - 1)
                    >= 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether the first text of a block comes after the last one of the block before. */
    private static boolean rises(byte[] before, int[] startsBefore, byte[] block, int[] starts) {
        int last = startsBefore[startsBefore.length - 2];
        return Arrays.compareUnsigned(before, last, before.length, block, 0, starts[1] - 1) < 0;
    }

    @Override
    public String get(int index) {
        Objects.checkIndex(index, size);
        int[] ends = starts.get(index / BLOCK);
        int place = index % BLOCK;
        return new String(
                blocks.get(index / BLOCK), ends[place], ends[place + 1] - 1 - ends[place], StandardCharsets.UTF_8);
    }

    @Override
    public int size() {
        return size;
    }
}
