package crmbet.workbench.page.segments;

import crmbet.connectors.SavedConnection;
import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Opens destinations by their address. */
public interface Destinations {
    /**
     * Opens the destination at an address; nothing is asked of it yet.
     *
     * @param address without a password, unless it is part of it
     * @param password empty if none is needed or the address holds it
     * @throws IllegalArgumentException if the address is not one; the message says why and holds no password
     */
    Destination open(String address, String password);

    /** The saved connections that segments can be published over. */
    default ObservableList<SavedConnection> saved() {
        return FXCollections.observableArrayList();
    }

    /**
     * Opens the destination of a saved connection; nothing is asked of it yet.
     *
     * @throws OperationException if its secret cannot be had
     * @throws IllegalArgumentException if it is not complete
     */
    default Destination open(SavedConnection connection) throws OperationException {
        throw new OperationException(new Failure.NotFound(Failure.Subject.CONNECTION, connection.name()));
    }
}
