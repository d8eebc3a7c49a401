package crmbet.core.clustering;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Tiles of consecutive rows, each made when first asked for and then kept: rows that are looked at again and again lie in
 * memory as the search wants them. At most 4 bytes a value. Safe for use by several threads.
 */
final class FloatTiles {
    private static final int ROWS = FloatTile.ROWS;

    private final UnitRows rows;
    private final AtomicReferenceArray<@Nullable FloatTile> tiles;

    FloatTiles(UnitRows rows) {
        this.rows = rows;
        tiles = new AtomicReferenceArray<>(rows.rows() / ROWS);
    }

    /** The tile of {@value FloatTile#ROWS} consecutive rows, of which the first is a multiple of that many. */
    FloatTile of(int[] consecutive) {
        int index = consecutive[0] / ROWS;
        var tile = tiles.get(index);
        if (tile == null) {
            tile = new FloatTile(rows);
            tile.read(consecutive, ROWS);
            tiles.set(index, tile);
        }
        return tile;
    }
}
