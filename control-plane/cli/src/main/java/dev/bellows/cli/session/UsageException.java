package dev.bellows.cli.session;

import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Problem;

/** The command line cannot be meant like that; nothing was sent. Ends with exit code 2. */
public final class UsageException extends BellowsException {
    private static final long serialVersionUID = 1L;

    /** What is wrong and what to type instead. */
    public UsageException(String message, String wayOut) {
        super(new Problem(ErrorCode.CLI_USAGE, message, wayOut));
    }

    /** The same with a code of its own. */
    public UsageException(ErrorCode code, String message, String wayOut) {
        super(new Problem(code, message, wayOut));
    }
}
