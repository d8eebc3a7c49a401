package crmbet.connectors.postgres;

import crmbet.connectors.ConnectionProfile;

/** Reads addresses of PostgreSQL databases. */
@SuppressWarnings("DoNotCallSuggester") // filled in next
public final class PostgresAddress {
    private PostgresAddress() {}

    /**
     * Reads an address.
     *
     * @param address {@code postgresql://user:password@host:port/database?sslmode=require}, the same with
     *     {@code postgres:} as {@code DATABASE_URL} often has it, or
     *     {@code jdbc:postgresql://host:port/database?user=…&password=…}; user and password percent-encoded; the port
     *     defaults to 5432, the database to the user's name
     * @throws IllegalArgumentException if it is none of these; the message holds no password
     */
    public static ConnectionProfile parse(String address) {
        throw new UnsupportedOperationException();
    }
}
