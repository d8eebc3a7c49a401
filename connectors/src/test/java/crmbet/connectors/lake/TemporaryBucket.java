package crmbet.connectors.lake;

import crmbet.connectors.Secret;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketCannedACL;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ObjectCannedACL;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** A bucket of a real S3 server in this process, which counts what is read and can be told to fail. */
public final class TemporaryBucket implements AutoCloseable {
    /** Name of the bucket. */
    public static final String NAME = "lake";

    private static final String KEY = "reader";
    private static final String SECRET = "s3cr3t-of-the-lake";

    private final Store store = new Store();
    private final S3Proxy server;
    private final S3Client writer;

    private TemporaryBucket() throws Exception {
        server = S3Proxy.builder()
                .blobStore(store)
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, KEY, SECRET)
                .build();
        server.start();
        writer = S3Client.builder()
                .region(Region.US_EAST_1)
                .endpointOverride(endpoint())
                .forcePathStyle(true)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(KEY, SECRET)))
                .build();
        writer.createBucket(request -> request.bucket(NAME));
    }

    public static TemporaryBucket create() throws Exception {
        return new TemporaryBucket();
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getPort());
    }

    /** The access key of whoever may read. */
    public String accessKey() {
        return KEY;
    }

    /** The secret key of whoever may read. */
    public String secretKey() {
        return SECRET;
    }

    public LakeAddress address() {
        return new LakeAddress(endpoint(), LakeAddress.USUAL_REGION, NAME, KEY, new Secret(SECRET));
    }

    public void put(String key, Path file) {
        writer.putObject(request -> request.bucket(NAME).key(key), RequestBody.fromFile(file));
    }

    public void put(String key, String text) {
        writer.putObject(request -> request.bucket(NAME).key(key), RequestBody.fromString(text));
    }

    /** How many bytes of objects were read since it was asked the last time. */
    public long bytesRead() {
        return store.read.getAndSet(0);
    }

    /** Lets the next answers break off after so many bytes. */
    void breakOff(int times, long after) {
        store.breakAfter = after;
        store.breaks.set(times);
    }

    /** Lets anybody read, without keys. */
    public void openToAll() {
        store.open = true;
        store.setContainerAccess(NAME, BucketCannedACL.PUBLIC_READ);
    }

    void deny(String key) {
        store.denied.add(key);
    }

    /** Runs something once, just before the next object is read. */
    void beforeNextRead(Runnable action) {
        store.before = action;
    }

    @Override
    public void close() throws IOException {
        writer.close();
        try {
            server.stop();
        } catch (Exception e) {
            throw new IOException("the server of the bucket does not stop", e);
        }
    }

    private static final class Store extends ForwardingBlobStore {
        private final AtomicLong read = new AtomicLong();
        private final AtomicInteger breaks = new AtomicInteger();
        private final Set<String> denied = ConcurrentHashMap.newKeySet();
        private volatile boolean open;
        private volatile long breakAfter;
        private volatile Runnable before = () -> {};

        private Store() {
            super(new TransientNio2BlobStore());
        }

        @Override
        public ObjectCannedACL getBlobAccess(String container, String name) {
            return open ? ObjectCannedACL.PUBLIC_READ : super.getBlobAccess(container, name);
        }

        @Override
        public ResponseInputStream<GetObjectResponse> getBlob(GetObjectRequest request) {
            Runnable action = before;
            before = () -> {};
            action.run();
            if (denied.contains(request.key())) {
                throw S3Exception.builder()
                        .statusCode(403)
                        .awsErrorDetails(AwsErrorDetails.builder()
                                .errorCode("AccessDenied")
                                .errorMessage("Access Denied")
                                .build())
                        .build();
            }
            ResponseInputStream<GetObjectResponse> answer = super.getBlob(request);
            boolean cut = breaks.get() > 0 && breaks.getAndDecrement() > 0;
            return new ResponseInputStream<>(answer.response(), new Counted(answer, cut ? breakAfter : Long.MAX_VALUE));
        }

        private final class Counted extends FilterInputStream {
            private long left;

            private Counted(InputStream in, long left) {
                super(in);
                this.left = left;
            }

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                if (left == 0) {
                    throw new IOException("the line breaks off");
                }
                int count = super.read(buffer, offset, (int) Math.min(length, left));
                if (count > 0) {
                    left -= count;
                    read.addAndGet(count);
                }
                return count;
            }
        }
    }
}
