package dev.bellows.engine.postgresql;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/**
 * A proxy that understands message boundaries of PostgreSQL's protocol. It records every query message, may cut the connection
 * before or after one, and may answer for the server with another process id, as poolers do. Thread-safe: fields are volatile.
 */
final class MessageProxy implements AutoCloseable {
    private final ServerSocket listener;
    private final int port;
    final List<String> queries = new CopyOnWriteArrayList<>();
    volatile Predicate<String> cutBefore = query -> false;
    volatile Predicate<String> cutAfter = query -> false;
    volatile boolean foreignBackendKey;
    private final List<Socket> open = new CopyOnWriteArrayList<>();

    MessageProxy(int port) throws IOException {
        this.port = port;
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    String url(String database) {
        return "postgresql://127.0.0.1:" + listener.getLocalPort() + "/" + database
                + "?sslmode=disable&gssEncMode=disable";
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listener.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), port);
                open.addAll(List.of(client, server));
                Thread.ofVirtual().start(() -> pump(client, server, true));
                Thread.ofVirtual().start(() -> pump(server, client, false));
            }
        } catch (IOException closed) {
            assert listener.isClosed();
        }
    }

    private void pump(Socket from, Socket to, boolean requests) {
        try (from;
                to) {
            DataInputStream in = new DataInputStream(from.getInputStream());
            DataOutputStream out = new DataOutputStream(to.getOutputStream());
            if (requests) {
                int length = in.readInt();
                out.writeInt(length);
                out.write(in.readNBytes(length - 4));
            }
            while (true) {
                byte type = in.readByte();
                int length = in.readInt();
                byte[] body = in.readNBytes(length - 4);
                if (requests && type == 'Q' && cut(body, cutBefore, true)) {
                    return;
                }
                if (!requests && type == 'K' && foreignBackendKey) {
                    ByteBuffer.wrap(body).putInt(0, 4711);
                }
                out.write(type);
                out.writeInt(length);
                out.write(body);
                out.flush();
                if (requests && type == 'Q' && cut(body, cutAfter, false)) {
                    return;
                }
            }
        } catch (IOException closed) {
            assert closed != null;
        }
    }

    private boolean cut(byte[] body, Predicate<String> when, boolean record) {
        String query = new String(body, 0, body.length - 1, StandardCharsets.UTF_8);
        if (record) {
            queries.add(query);
        }
        return when.test(query);
    }

    /** Ends every connection and takes no new one, as a server does whose machine is gone. */
    void vanish() {
        try {
            listener.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
