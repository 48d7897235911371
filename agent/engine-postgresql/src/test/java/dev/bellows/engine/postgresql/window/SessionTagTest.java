package dev.bellows.engine.postgresql.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.fixtures.tag.SessionTagVectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The engine's own codec against the vectors that the SDK's must pass too. */
class SessionTagTest {
    static java.util.List<SessionTagVectors.Vector> vectors() {
        return SessionTagVectors.all();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void everyVectorIsReadAsWritten(SessionTagVectors.Vector vector) {
        var read = SessionTag.parse(vector.applicationName());
        vector.tag()
                .ifPresentOrElse(
                        tag -> assertThat(read).contains(new SessionTag(tag.line(), tag.version(), tag.incarnation())),
                        () -> assertThat(read.map(SessionTag::version).orElse(0))
                                .isZero());
    }
}
