package dev.bellows.server.web;

import dev.bellows.document.Selector;
import dev.bellows.document.TargetName;
import dev.bellows.server.adoption.Adoption;
import dev.bellows.server.fleet.TargetRow;
import dev.bellows.server.security.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Calls that show targets, agents, services, instances and windows. Thread-safe; calls block. */
final class FleetCalls {
    private static final int MOST_CLAIMS = 5_000;

    private final Doors doors;
    private final RolloutViews views;

    FleetCalls(Doors doors, RolloutViews views) {
        this.doors = doors;
        this.views = views;
    }

    void register(Api api) {
        Guard viewer = new Guard.Has(Role.VIEWER);
        api.get("/targets", viewer, call -> Answer.ok(views.targets(selector(call))))
                .get("/targets/:name", viewer, call -> Answer.ok(views.target(call.path("name"))))
                .get("/bad-rows", viewer, call -> Answer.ok(badRows(call)))
                .get("/archives", viewer, call -> Answer.ok(archives(call)))
                .get("/agents", viewer, call -> Answer.ok(doors.fleet().agents()))
                .get("/windows", viewer, call -> Answer.ok(windows()))
                .get("/instances", viewer, call -> Answer.ok(claims()))
                .get("/services", viewer, call -> Answer.ok(services()));
    }

    static Selector selector(Call call) {
        return Selector.parse(call.query("selector").orElse(""));
    }

    private List<Views.BadRows> badRows(Call call) {
        Set<TargetName> selected = doors.fleet().targets(selector(call)).stream()
                .map(TargetRow::name)
                .collect(Collectors.toSet());
        return doors.fleet().badRows().stream()
                .filter(one -> selected.contains(one.target()))
                .map(FleetViews::badRows)
                .toList();
    }

    private List<Views.Archive> archives(Call call) {
        Set<TargetName> selected = doors.fleet().targets(selector(call)).stream()
                .map(TargetRow::name)
                .collect(Collectors.toSet());
        return doors.fleet().archives().stream()
                .filter(one -> selected.contains(one.target()))
                .map(FleetViews::archive)
                .toList();
    }

    List<Views.Claim> claims() {
        return doors.adoption().claims(java.util.Optional.empty(), MOST_CLAIMS).stream()
                .map(FleetViews::claim)
                .toList();
    }

    private List<WindowLine> windows() {
        return doors.adoption().windows().stream()
                .map(window -> new WindowLine(
                        window.target().name(),
                        window.line().name(),
                        window.window().min(),
                        window.window().max(),
                        window.state(),
                        new Views.Range(window.row().min(), window.row().max()),
                        window.generation(),
                        window.rollout(),
                        window.why()))
                .toList();
    }

    private List<Service> services() {
        Map<String, List<Adoption.ClaimView>> byService = new TreeMap<>();
        for (Adoption.ClaimView claim : doors.adoption().claims(java.util.Optional.empty(), MOST_CLAIMS)) {
            if (!claim.state().equals("ENDED")) {
                byService
                        .computeIfAbsent(
                                claim.service() + " " + claim.line() + " " + claim.environment(),
                                ignored -> new ArrayList<>())
                        .add(claim);
            }
        }
        return byService.values().stream().map(FleetCalls::service).toList();
    }

    private static Service service(List<Adoption.ClaimView> claims) {
        Adoption.ClaimView first = claims.getFirst();
        TreeMap<String, Integer> versions = new TreeMap<>();
        TreeSet<String> targets = new TreeSet<>();
        int live = 0;
        for (Adoption.ClaimView claim : claims) {
            versions.merge(String.valueOf(claim.version()), 1, Integer::sum);
            claim.targets().stream().map(TargetName::name).forEach(targets::add);
            live += claim.state().equals("LIVE") ? 1 : 0;
        }
        return new Service(
                first.service(),
                first.line().name(),
                first.environment(),
                claims.size(),
                live,
                versions,
                List.copyOf(targets));
    }

    private record WindowLine(
            String target,
            String line,
            int min,
            int max,
            String state,
            Views.Range row,
            long generation,
            String rollout,
            String why) {}

    /** A service; {@code versions} counts instances per version. */
    private record Service(
            String service,
            String line,
            String environment,
            int instances,
            int live,
            Map<String, Integer> versions,
            List<String> targets) {}
}
