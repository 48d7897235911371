package dev.bellows.rollout.adoption;

import dev.bellows.document.Phase;
import dev.bellows.document.VersionRange;
import java.util.Optional;

/**
 * A later version on a window that has to go back before an earlier one can: last in, first out. Pure.
 *
 * @param version the later one, or the version itself where it has to be shown again before it is rolled back
 * @param back how that one goes back: REVERT of what is contracted, ROLLBACK of what is expanded
 */
public record Above(int version, Phase back) {

    /** What stands above a version that is to go back by this phase; empty for any other phase, and where nothing does. */
    public static Optional<Above> of(Window window, Phase phase, int version) {
        VersionRange range = window.range();
        return switch (phase) {
            case REVERT -> range.min() > version ? Optional.of(new Above(range.min(), Phase.REVERT)) : Optional.empty();
            case ROLLBACK -> {
                if (window.past().expanded() > version) {
                    yield Optional.of(new Above(window.past().expanded(), Phase.ROLLBACK));
                }
                yield range.min() >= version ? Optional.of(new Above(version, Phase.REVERT)) : Optional.empty();
            }
            case EXPAND, MIGRATE, CONTRACT, CLEANUP -> Optional.empty();
        };
    }
}
