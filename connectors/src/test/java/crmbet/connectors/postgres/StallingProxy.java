package crmbet.connectors.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Stands between client and server, and after a number of bytes from the server passes nothing on and accepts nobody. */
final class StallingProxy implements AutoCloseable {
    private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<Socket> open = new ArrayList<>();
    private final CountDownLatch stalled = new CountDownLatch(1);
    private final int target;
    private final long bytes;

    StallingProxy(int target, long bytes) throws IOException {
        this.target = target;
        this.bytes = bytes;
        Thread.startVirtualThread(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    void awaitStall() {
        try {
            stalled.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized void close() throws IOException {
        listening.close();
        for (Socket each : open) {
            each.close();
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listening.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
                synchronized (this) {
                    open.add(client);
                    open.add(server);
                }
                Thread.startVirtualThread(() -> pass(client, server, Long.MAX_VALUE));
                Thread.startVirtualThread(() -> pass(server, client, bytes));
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private void pass(Socket from, Socket to, long limit) {
        byte[] buffer = new byte[1 << 14];
        long passed = 0;
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            int read = in.read(buffer);
            while (read >= 0) {
                passed += read;
                if (passed > limit || (stalled.getCount() == 0 && limit == Long.MAX_VALUE)) {
                    stalled.countDown();
                    return;
                }
                out.write(buffer, 0, read);
                read = in.read(buffer);
            }
            to.close();
        } catch (IOException e) {
            // Closed from one side or the other.
        }
    }
}
