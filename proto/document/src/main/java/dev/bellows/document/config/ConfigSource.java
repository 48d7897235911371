package dev.bellows.document.config;

/** Where the value of a setting came from. */
public sealed interface ConfigSource {

    /** For {@code config print}. */
    String described();

    /**
     * The command line.
     *
     * @param flag {@code --grpc-port}
     */
    record Flag(String flag) implements ConfigSource {
        @Override
        public String described() {
            return flag;
        }
    }

    /**
     * The environment.
     *
     * @param variable {@code BELLOWS_GRPC_PORT}
     */
    record Variable(String variable) implements ConfigSource {
        @Override
        public String described() {
            return variable;
        }
    }

    /**
     * A variable's name of earlier versions.
     *
     * @param variable {@code BELLOWS_TOKEN_FILE}
     * @param own the name to write instead
     */
    record FormerVariable(String variable, String own) implements ConfigSource {
        @Override
        public String described() {
            return variable + ", an old name: write " + own;
        }
    }

    /**
     * The file.
     *
     * @param name its name
     * @param line where the value stands, from 1
     */
    record InFile(String name, int line) implements ConfigSource {
        @Override
        public String described() {
            return name + ":" + line;
        }
    }

    /** Nobody said anything. */
    record Default() implements ConfigSource {
        @Override
        public String described() {
            return "default";
        }
    }
}
