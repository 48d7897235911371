package dev.bellows.cli.context;

import java.util.Optional;

/**
 * A named server with a token.
 *
 * @param name what the person calls it
 * @param server its HTTP address
 * @param tokenFile file that holds the token
 * @param caFile PEM certificates to trust
 */
public record Context(String name, String server, Optional<String> tokenFile, Optional<String> caFile) {}
