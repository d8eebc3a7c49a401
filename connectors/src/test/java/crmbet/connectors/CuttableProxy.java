package crmbet.connectors;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/**
 * Stands between clients and a server. Once clients have sent a number of bytes it ends all lines, as the end of the server's
 * process does, turns some away, and then lets everybody through again.
 */
public final class CuttableProxy implements AutoCloseable {
    private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<Socket> open = new ArrayList<>();
    private final int target;
    private final int refusals;
    private long left;
    private int refused;
    private boolean cut;

    /**
     * @param target port of the server, on this machine
     * @param bytes after how many the lines are cut
     * @param refusals how many are turned away then
     */
    public CuttableProxy(int target, long bytes, int refusals) throws IOException {
        this.target = target;
        this.left = bytes;
        this.refusals = refusals;
        Thread.startVirtualThread(this::accept);
    }

    public int port() {
        return listening.getLocalPort();
    }

    /** How many were turned away. */
    public synchronized int refused() {
        return refused;
    }

    @Override
    public synchronized void close() throws IOException {
        listening.close();
        endLines();
    }

    private void endLines() throws IOException {
        for (Socket each : open) {
            each.close();
        }
        open.clear();
    }

    private void accept() {
        try {
            while (true) {
                let(listening.accept());
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private synchronized void let(Socket client) throws IOException {
        if (cut) {
            refused++;
            cut = refused < refusals;
            client.close();
            return;
        }
        Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
        open.add(client);
        open.add(server);
        Thread.startVirtualThread(() -> pass(client, server, true));
        Thread.startVirtualThread(() -> pass(server, client, false));
    }

    private void pass(Socket from, Socket to, boolean counted) {
        byte[] buffer = new byte[1 << 12];
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (counted) {
                    count(read);
                }
                out.write(buffer, 0, read);
            }
        } catch (IOException e) {
            // Closed from one side or the other.
        }
    }

    private synchronized void count(int bytes) throws IOException {
        boolean before = left > 0;
        left -= bytes;
        if (before && left <= 0) {
            cut = true;
            endLines();
        }
    }
}
