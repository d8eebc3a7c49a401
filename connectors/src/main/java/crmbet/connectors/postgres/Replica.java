package crmbet.connectors.postgres;

/** A server that holds a copy and is read in the place of the main one. */
record Replica(String host, int port) {

    /**
     * Reads {@code host} or {@code host:port}.
     *
     * @throws IllegalArgumentException if it is neither
     */
    static Replica parse(String text) {
        String given = text.strip();
        int colon = given.lastIndexOf(':');
        boolean portGiven = colon > 0 && given.indexOf(':') == colon;
        try {
            String host = portGiven ? given.substring(0, colon) : given;
            int port = portGiven ? Integer.parseInt(given.substring(colon + 1)) : PostgresAddress.DEFAULT_PORT;
            if (host.isBlank() || port < 1 || port > 65535) {
                throw new NumberFormatException();
            }
            return new Replica(host.replaceAll("^\\[|]$", ""), port);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("the read replica " + given + " is no host or host:port");
        }
    }
}
