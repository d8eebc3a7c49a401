package crmbet.core.canonical;

/**
 * A column that the mapping of a system reads.
 *
 * @param name as in the system; {@code a_b} may also be the member {@code b} of a nested column {@code a}
 * @param type as what it is read; values that cannot be read so are missing
 * @param required whether the mapping needs it; otherwise it is missing in every row where the table lacks it
 */
public record SystemColumn(String name, Type type, boolean required) {

    /** As what the values of a column are read. */
    public enum Type {
        /** Tells the rows of the table apart; read as it stands. */
        ID,
        /** Refers to a row of this or another table; compared as text. */
        KEY,
        TEXT,
        NUMBER,
        /** A moment; with a time zone it becomes UTC. */
        TIME,
        DAY,
        FLAG
    }

    static SystemColumn id(String name) {
        return new SystemColumn(name, Type.ID, true);
    }

    static SystemColumn key(String name) {
        return new SystemColumn(name, Type.KEY, true);
    }

    static SystemColumn text(String name) {
        return new SystemColumn(name, Type.TEXT, true);
    }

    static SystemColumn number(String name) {
        return new SystemColumn(name, Type.NUMBER, true);
    }

    static SystemColumn time(String name) {
        return new SystemColumn(name, Type.TIME, true);
    }

    static SystemColumn day(String name) {
        return new SystemColumn(name, Type.DAY, true);
    }

    static SystemColumn flag(String name) {
        return new SystemColumn(name, Type.FLAG, true);
    }

    SystemColumn optional() {
        return new SystemColumn(name, type, false);
    }
}
