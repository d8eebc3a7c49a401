package crmbet.core.failure;

import org.jspecify.annotations.Nullable;

/** The one checked exception of the product; it carries a {@link Failure} to whoever can explain it. */
public final class OperationException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Failure failure;

    public OperationException(Failure failure) {
        this(failure, null);
    }

    public OperationException(Failure failure, @Nullable Throwable cause) {
        super(failure.toString(), cause);
        this.failure = failure;
    }

    public Failure failure() {
        return failure;
    }
}
