package dev.bellows.client;

import java.time.Duration;

/**
 * A service that has a gRPC and a protobuf of its own first on its class path, and uses Bellows as its guide says. It prints what it is
 * made of, what it is answered, and ends when its input does.
 *
 * <p>Arguments: the control plane's address
 */
public final class OlderNeighbourMain {
    private OlderNeighbourMain() {}

    /** Claims, says what came of it, waits for the end of its input, says goodbye. */
    public static void main(String[] arguments) throws Exception {
        System.out.println("grpc from " + from("io.grpc.ManagedChannel"));
        System.out.println("protobuf from " + from("com.google.protobuf.Message"));
        // The neighbour's own gRPC goes on to find its own transports.
        Object own = Class.forName("io.grpc.ManagedChannelBuilder")
                .getMethod("forTarget", String.class)
                .invoke(null, "localhost:1");
        System.out.println("its own channels are " + own.getClass().getName());
        try (Bellows bellows = Bellows.service("checkout")
                .schema("orders", 17)
                .environment("test")
                .instance("older")
                .token("blw_service_x")
                .connect(arguments[0])) {
            System.out.println("asked: " + bellows.awaitServable(Duration.ofSeconds(20)));
            while (System.in.read() >= 0) {}
        }
        System.out.println("ended");
    }

    private static String from(String type) throws ClassNotFoundException {
        return Class.forName(type)
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString();
    }
}
