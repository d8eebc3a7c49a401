package canary.connectors.lake;

import software.amazon.awssdk.services.s3.S3Client;

/** Shows with what it reads. */
public class ShowsClients {
    public S3Client client(S3Client given) {
        return given;
    }
}
