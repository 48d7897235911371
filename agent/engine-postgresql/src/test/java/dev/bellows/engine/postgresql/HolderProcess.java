package dev.bellows.engine.postgresql;

import dev.bellows.engine.EngineRuntime.KillPoints;
import dev.bellows.engine.Held;
import dev.bellows.engine.Step;
import dev.bellows.engine.StepOrder;
import dev.bellows.fixtures.database.TestDatabase;
import dev.bellows.fixtures.killpoint.WaitForDeath;
import dev.bellows.fixtures.process.ProcessPlan;
import java.util.List;

/** A holder in a process of its own that fills and verifies a table: to be frozen and killed. */
final class HolderProcess {
    static final Step.Body FILL =
            new Step.Body.BackfillRange("public.users", List.of("id"), "twin = email", "twin IS DISTINCT FROM email");
    static final Step.Body SLOW_FILL = new Step.Body.BackfillRange(
            "public.users",
            List.of("id"),
            "twin = email || left(pg_sleep(0.02)::text, 0)",
            "twin IS DISTINCT FROM email");
    static final Step.Body VERIFY =
            new Step.Body.VerifyRange("public.users", List.of("id"), "twin IS DISTINCT FROM email", "SELECT true");

    private HolderProcess() {}

    static ProcessPlan plan(TestDatabase database, String work, String killPoint) {
        return ProcessPlan.java(HolderProcess.class.getName(), database.url(), database.name(), database.user(), work)
                .withEnvironment("BELLOWS_KILL_POINT", killPoint);
    }

    static StepOrder.BackfillLimits limits() {
        return new StepOrder.BackfillLimits("test", 0, 0, 0, 400, 0, 1, List.of());
    }

    /** Arguments: URL, database, user, {@code fill}, {@code slow} or {@code verify}. */
    public static void main(String[] arguments) {
        // Only its name and URL are used here: the server belongs to the parent.
        TestDatabase database = new TestDatabase(arguments[0], arguments[1], arguments[2], null);
        KillPoints death = new WaitForDeath();
        try (TestTarget target = TestTarget.on(database, death)) {
            Held held = target.target.takeOver(0);
            target.limits = limits();
            System.out.println("holds " + held.fence());
            boolean slow = arguments[3].equals("slow");
            System.out.println(target.execute(held, TestTarget.step(1, slow ? SLOW_FILL : FILL)));
            if (arguments[3].equals("verify")) {
                System.out.println(target.execute(held, TestTarget.step(2, VERIFY)));
            }
        }
    }
}
