package dev.bellows.cli.api;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import javax.net.ssl.SSLException;

/** Why a connection did not come about, in words. */
final class ConnectionTrouble {
    private ConnectionTrouble() {}

    static String of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnknownHostException || cause instanceof UnresolvedAddressException) {
                return "the host name is not known";
            }
            if (cause instanceof HttpConnectTimeoutException || isConnectTimeout(cause)) {
                return "nobody took the connection in time";
            }
            if (cause instanceof SSLException) {
                return "TLS was refused (" + cause.getMessage() + "); name the certificates with --ca-file";
            }
        }
        if (failure instanceof ConnectException) {
            return "the connection was refused";
        }
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }

    /** Whether somebody took the connection and then said nothing for as long as we listen. */
    static boolean isSilence(Throwable failure) {
        return failure instanceof SocketTimeoutException && !isConnectTimeout(failure);
    }

    /** The older connection has one exception for both of its time-outs. */
    private static boolean isConnectTimeout(Throwable cause) {
        return cause instanceof SocketTimeoutException
                && cause.getMessage() != null
                && cause.getMessage().startsWith("Connect");
    }
}
