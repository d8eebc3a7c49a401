package crmbet.core.delivery;

import crmbet.core.failure.OperationException;
import java.util.UUID;

/** Lets one workbench at a time send a segment to a target. */
public interface Claims {

    /**
     * Takes the right to send; it goes when it is closed, and soon after the process has ended, however it ended.
     *
     * @param segment the segment, whichever version
     * @param target {@linkplain Target#name() name} of the target
     * @param who for whom
     * @throws OperationException {@code NotPossible} with {@code BeingPublished} if somebody else has it
     */
    Claim take(UUID segment, String target, String who) throws OperationException;

    /** The right to send. */
    interface Claim extends AutoCloseable {

        /**
         * Makes sure that it is still held. Asked before each part of what is sent; cheap.
         *
         * @throws OperationException {@code NotPossible} with {@code ClaimLost} if it may have gone to somebody else
         */
        void confirm() throws OperationException;

        @Override
        void close();
    }
}
