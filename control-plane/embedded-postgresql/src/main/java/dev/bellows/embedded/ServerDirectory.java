package dev.bellows.embedded;

import java.nio.file.Path;

/** Where things lie inside {@link EmbeddedSettings#directory()}. */
record ServerDirectory(Path root) {

    /** PGDATA. */
    Path data() {
        return root.resolve("data");
    }

    Path logFile() {
        return root.resolve("log").resolve("postgresql.log");
    }

    Path passwordFile() {
        return root.resolve("superuser.password");
    }

    Path lockFile() {
        return root.resolve("bellows.lock");
    }

    /** Our parameters, written anew at each start; {@code postgresql.conf} includes it last. */
    Path parametersFile() {
        return data().resolve("bellows.conf");
    }

    Path postmasterFile() {
        return data().resolve("postmaster.pid");
    }
}
