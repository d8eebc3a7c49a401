package crmbet.connectors.lake;

import crmbet.core.failure.Failure;
import crmbet.core.failure.Failure.Subject;
import crmbet.core.failure.Obstacle;
import crmbet.core.failure.OperationException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Sorts what S3 says by its status and code. */
final class S3Failures {
    private static final String SYSTEM = "S3";
    private static final int PRECONDITION_FAILED = 412;
    private static final int NOT_FOUND = 404;
    private static final int FORBIDDEN = 403;
    private static final int UNAUTHORIZED = 401;
    private static final int SERVER_ERROR = 500;

    private final LakeAddress address;

    S3Failures(LakeAddress address) {
        this.address = address;
    }

    /** @param what was asked for, such as the address of an object */
    OperationException explain(SdkException error, String what) {
        return new OperationException(failure(error, what), error);
    }

    private Failure failure(SdkException error, String what) {
        if (!(error instanceof AwsServiceException said)) {
            return new Failure.Unreachable(SYSTEM, address.toString(), redacted(error));
        }
        String user = address.accessKey() == null ? "" : address.accessKey();
        return switch (said.statusCode()) {
            case PRECONDITION_FAILED -> new Failure.NotPossible(new Obstacle.ObjectChanged(what));
            case NOT_FOUND -> new Failure.NotFound(Subject.FILE, what);
            case FORBIDDEN, UNAUTHORIZED -> new Failure.Unauthorized(SYSTEM, user, what + ": " + redacted(error));
            default ->
                said.statusCode() >= SERVER_ERROR
                        ? new Failure.Unreachable(SYSTEM, address.toString(), redacted(error))
                        : new Failure.Rejected(SYSTEM, what + ": " + redacted(error));
        };
    }

    String redacted(Exception error) {
        String message = error.getMessage() == null ? error.toString() : error.getMessage();
        return address.secretKey() == null ? message : address.secretKey().redact(message);
    }
}
