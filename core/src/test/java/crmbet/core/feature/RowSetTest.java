package crmbet.core.feature;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class RowSetTest {
    @Test
    void setsAreCombinedAsSetsAre() {
        Random random = new Random(3);
        for (int size : new int[] {1, 63, 64, 65, 1000}) {
            TreeSet<Integer> a =
                    new TreeSet<>(random.ints(size / 2, 0, size).boxed().toList());
            TreeSet<Integer> b =
                    new TreeSet<>(random.ints(size / 2, 0, size).boxed().toList());
            RowSet rowsA = RowSet.where(size, a::contains);
            RowSet rowsB = RowSet.where(size, b::contains);
            TreeSet<Integer> union = new TreeSet<>(a);
            union.addAll(b);
            assertEquals(RowSet.where(size, union::contains), rowsA.union(rowsB));
            TreeSet<Integer> both = new TreeSet<>(a);
            both.retainAll(b);
            assertEquals(RowSet.where(size, both::contains), rowsA.intersection(rowsB));
            TreeSet<Integer> minus = new TreeSet<>(a);
            minus.removeAll(b);
            assertEquals(RowSet.where(size, minus::contains), rowsA.minus(rowsB));
            assertEquals(size - a.size(), rowsA.complement().count());
        }
    }

    @Test
    void rowsComeInRisingOrder() {
        RowSet rows = RowSet.of(200, 150, 3, 64, 3);
        assertArrayEquals(new int[] {3, 64, 150}, rows.rows().toArray());
        assertEquals(3, rows.count());
        assertTrue(rows.contains(64));
        assertFalse(rows.contains(65));
    }

    @Test
    void allAndNoneAreEachOthersComplement() {
        assertEquals(RowSet.all(70), RowSet.none(70).complement());
        assertEquals(70, RowSet.all(70).count());
        assertTrue(RowSet.all(0).isEmpty());
    }

    @Test
    void rowsOutsideTheTableAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> RowSet.of(64, 64));
        assertThrows(IllegalArgumentException.class, () -> RowSet.none(64).union(RowSet.none(65)));
    }

    @Test
    void theRowsCanBeWalkedThrough() {
        RowSet rows = RowSet.of(200, 0, 63, 64, 130);
        assertEquals(0, rows.next(0));
        assertEquals(63, rows.next(1));
        assertEquals(64, rows.next(64));
        assertEquals(130, rows.next(65));
        assertEquals(-1, rows.next(131));
        assertEquals(-1, rows.next(200));
        assertEquals(0.02, rows.share());
    }
}
