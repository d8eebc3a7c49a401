package crmbet.connectors.lake;

import crmbet.connectors.Health;
import crmbet.connectors.Secret;
import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.lake.LakeObject;
import crmbet.core.lake.ObjectStore;
import crmbet.core.task.Monitor;
import crmbet.core.task.Phase;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/** A bucket of S3 or of any store that speaks its language. Safe for use by several threads; to be closed. */
public final class S3Store implements ObjectStore, AutoCloseable {
    private static final int BUFFER_BYTES = 1 << 18;
    /** A line that breaks off is taken up again after these pauses, counted anew once something arrives. */
    private static final List<Duration> PAUSES =
            List.of(Duration.ofMillis(100), Duration.ofMillis(500), Duration.ofSeconds(2));

    private final LakeAddress address;
    private final S3Failures failures;
    private final S3Client client;

    public S3Store(LakeAddress address) {
        this.address = address;
        this.failures = new S3Failures(address);
        S3ClientBuilder builder = S3Client.builder()
                .region(Region.of(address.region()))
                .credentialsProvider(credentials(address))
                // Stores other than Amazon's own do not know the newer checksums.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
        URI endpoint = address.endpoint();
        if (endpoint != null) {
            builder.endpointOverride(endpoint).forcePathStyle(true);
        }
        client = builder.build();
    }

    private static AwsCredentialsProvider credentials(LakeAddress address) {
        String key = address.accessKey();
        Secret secret = address.secretKey();
        return key == null || secret == null
                ? AnonymousCredentialsProvider.create()
                : StaticCredentialsProvider.create(AwsBasicCredentials.create(key, secret.reveal()));
    }

    @Override
    public String address() {
        return "s3://" + address.bucket();
    }

    /**
     * The buckets that these keys may see.
     *
     * @throws OperationException as {@link #list}
     */
    public List<String> buckets(Monitor monitor) throws OperationException {
        try {
            return Asking.ask(monitor, client::listBuckets).buckets().stream()
                    .map(Bucket::name)
                    .toList();
        } catch (SdkException e) {
            throw failures.explain(e, address.toString());
        }
    }

    /**
     * Asks the store how it is. A store that cannot be used is a finding, not an exception.
     *
     * @throws CancellationException if cancelled
     */
    public Health health(Monitor monitor) {
        long start = System.nanoTime();
        try {
            var _ = Asking.ask(
                    monitor,
                    () -> client.listObjectsV2(
                            request -> request.bucket(address.bucket()).maxKeys(1)));
            return new Health.Up(address.toString(), "S3", Duration.ofNanos(System.nanoTime() - start));
        } catch (SdkException e) {
            return new Health.Down(
                    address.toString(), failures.explain(e, address()).failure());
        }
    }

    @Override
    public List<LakeObject> list(String prefix, Monitor monitor) throws OperationException {
        List<LakeObject> objects = new ArrayList<>();
        visit(prefix, null, monitor, page -> page.contents().forEach(each -> objects.add(object(each))));
        return objects;
    }

    @Override
    public Level browse(String prefix, Monitor monitor) throws OperationException {
        List<String> folders = new ArrayList<>();
        List<LakeObject> objects = new ArrayList<>();
        visit(prefix, "/", monitor, page -> {
            page.commonPrefixes().stream().map(CommonPrefix::prefix).forEach(folders::add);
            page.contents().stream()
                    .filter(each -> !each.key().equals(prefix))
                    .forEach(each -> objects.add(object(each)));
        });
        return new Level(folders, objects);
    }

    private void visit(String prefix, @Nullable String delimiter, Monitor monitor, Page visitor)
            throws OperationException {
        monitor.report(0, 0, Phase.CONNECTING);
        try {
            String next = null;
            do {
                String token = next;
                ListObjectsV2Response page = Asking.ask(
                        monitor,
                        () -> client.listObjectsV2(request -> request.bucket(address.bucket())
                                .prefix(prefix)
                                .delimiter(delimiter)
                                .continuationToken(token)));
                visitor.visit(page);
                next = Boolean.TRUE.equals(page.isTruncated()) ? page.nextContinuationToken() : null;
            } while (next != null);
        } catch (SdkException e) {
            throw failures.explain(e, address() + '/' + prefix);
        }
    }

    private static LakeObject object(S3Object found) {
        return new LakeObject(found.key(), found.size(), found.eTag());
    }

    @Override
    public void read(LakeObject object, long from, long length, Sink sink, Monitor monitor) throws OperationException {
        long at = from;
        int failed = 0;
        while (at < from + length) {
            monitor.checkpoint();
            long before = at;
            try {
                at = readOnce(object, at, from + length, sink, monitor);
            } catch (BrokenOff e) {
                at = e.at;
                failed = at > before ? 1 : failed + 1;
                if (failed > PAUSES.size()) {
                    throw new OperationException(
                            new Failure.Unreachable("S3", address.toString(), failures.redacted(e.reason)), e.reason);
                }
                rest(PAUSES.get(failed - 1), monitor);
            }
        }
    }

    /** @return up to where it came, which is the end */
    private long readOnce(LakeObject object, long from, long to, Sink sink, Monitor monitor)
            throws OperationException, BrokenOff {
        String name = address() + '/' + object.key();
        long at = from;
        try (ResponseInputStream<GetObjectResponse> body = Asking.ask(
                        monitor,
                        () -> client.getObject(request -> request.bucket(address.bucket())
                                .key(object.key())
                                .ifMatch(object.version())
                                .range("bytes=" + from + "-" + (to - 1))));
                var _ = monitor.onCancel(body::abort)) {
            byte[] buffer = new byte[BUFFER_BYTES];
            while (at < to) {
                monitor.checkpoint();
                int count = body.read(buffer, 0, (int) Math.min(buffer.length, to - at));
                if (count < 0) {
                    throw new BrokenOff(at, new IOException("the answer ended " + (to - at) + " bytes too soon"));
                }
                write(sink, at, ByteBuffer.wrap(buffer, 0, count));
                at += count;
            }
            return at;
        } catch (SdkException e) {
            monitor.checkpoint();
            OperationException explained = failures.explain(e, name);
            if (explained.failure() instanceof Failure.Unreachable) {
                throw new BrokenOff(at, e);
            }
            throw explained;
        } catch (IOException e) {
            monitor.checkpoint();
            throw new BrokenOff(at, e);
        }
    }

    private static void write(Sink sink, long at, ByteBuffer bytes) throws OperationException {
        try {
            sink.write(at, bytes);
        } catch (IOException e) {
            throw new OperationException(new Failure.CannotWrite(Path.of("cache"), e.toString()), e);
        }
    }

    private static void rest(Duration pause, Monitor monitor) {
        CountDownLatch cancelled = new CountDownLatch(1);
        try (var _ = monitor.onCancel(cancelled::countDown)) {
            var _ = cancelled.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        monitor.checkpoint();
    }

    /** Writes an object, in place of one of that key. */
    void put(String key, Path file) throws OperationException {
        try {
            client.putObject(request -> request.bucket(address.bucket()).key(key), RequestBody.fromFile(file));
        } catch (SdkException e) {
            throw failures.explain(e, address() + '/' + key);
        }
    }

    /** Removes an object, if it is there. */
    void delete(String key) throws OperationException {
        try {
            client.deleteObject(request -> request.bucket(address.bucket()).key(key));
        } catch (SdkException e) {
            throw failures.explain(e, address() + '/' + key);
        }
    }

    @Override
    public void close() {
        client.close();
    }

    @FunctionalInterface
    private interface Page {
        void visit(ListObjectsV2Response page);
    }

    /** A line that ended before everything had come. */
    private static final class BrokenOff extends Exception {
        private static final long serialVersionUID = 1;

        private final long at;
        private final transient Exception reason;

        private BrokenOff(long at, Exception reason) {
            super(reason);
            this.at = at;
            this.reason = reason;
        }
    }
}
