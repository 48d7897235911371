package dev.bellows.cli.context;

import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Problem;
import java.net.URI;
import java.util.Locale;

/** An address of a control plane as people type it. */
final class ServerAddress {
    private static final String FORM = "bellows get rollouts --server http://127.0.0.1:7480";

    private ServerAddress() {}

    /** {@code http://127.0.0.1:7480}, {@code https://bellows.internal} or {@code localhost:7480}. */
    static URI parse(String typed) {
        String text = typed.strip();
        String whole = text.contains("://") ? text : "http://" + text;
        URI address;
        try {
            address = URI.create(whole);
        } catch (IllegalArgumentException malformed) {
            throw wrong("The server's address is not a URL.");
        }
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw wrong("The server's address must begin with http:// or https://, not " + scheme + "://.");
        }
        if (address.getUserInfo() != null) {
            throw wrong("A password inside the server's address is refused; a token comes from a file.");
        }
        if (address.getHost() == null || address.getPort() > 65_535) {
            throw wrong("The server's address names no usable host and port: " + text + ".");
        }
        if (scheme.equals("http") && !loopback(address.getHost())) {
            throw wrong("Plain HTTP is for this machine only; a token would cross the network in the open to "
                    + address.getHost() + ".");
        }
        int port = address.getPort();
        return URI.create(scheme + "://" + address.getHost() + (port < 0 ? "" : ":" + port));
    }

    private static boolean loopback(String host) {
        return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
    }

    private static BellowsException wrong(String message) {
        return new BellowsException(new Problem(ErrorCode.CLI_CONTEXT, message, FORM));
    }
}
