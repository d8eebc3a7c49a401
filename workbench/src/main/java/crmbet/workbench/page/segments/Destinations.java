package crmbet.workbench.page.segments;

/** Opens destinations by their address. */
@FunctionalInterface
public interface Destinations {
    /**
     * Opens the destination at an address; nothing is asked of it yet.
     *
     * @param address without a password, unless it is part of it
     * @param password empty if none is needed or the address holds it
     * @throws IllegalArgumentException if the address is not one; the message says why and holds no password
     */
    Destination open(String address, String password);
}
