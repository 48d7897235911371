package dev.bellows.engine.postgresql;

import dev.bellows.engine.EnginePlanner;
import dev.bellows.engine.EngineProvider;
import dev.bellows.engine.EngineRuntime;
import dev.bellows.engine.TargetDatabase;
import dev.bellows.engine.TargetSettings;
import dev.bellows.engine.postgresql.plan.PostgresqlPlanner;
import dev.bellows.engine.postgresql.session.OwnSessions;
import dev.bellows.engine.postgresql.session.PostgresUrl;

/** PostgreSQL 14 and newer, found with {@link java.util.ServiceLoader}. Thread-safe because what its targets share is. */
public final class PostgresqlEngineProvider implements EngineProvider {
    private final OwnSessions own = new OwnSessions(System::nanoTime);

    @Override
    public String name() {
        return "postgresql";
    }

    @Override
    public boolean accepts(String url) {
        return PostgresUrl.accepts(url);
    }

    @Override
    public EnginePlanner planner() {
        return new PostgresqlPlanner();
    }

    /** Opens a target; a URL that cannot be read, or that holds a password, is refused at once. */
    @Override
    public TargetDatabase open(TargetSettings settings, EngineRuntime runtime) {
        PostgresUrl.parse(settings.url());
        settings.replicas().forEach(PostgresUrl::parse);
        return new PostgresqlTargetDatabase(settings, runtime, own);
    }
}
