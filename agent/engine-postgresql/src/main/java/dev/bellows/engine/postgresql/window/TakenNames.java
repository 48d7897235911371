package dev.bellows.engine.postgresql.window;

import dev.bellows.document.Phase;
import dev.bellows.engine.Plan;
import dev.bellows.engine.Step;
import dev.bellows.engine.postgresql.names.CarryBlock;
import dev.bellows.engine.postgresql.names.Identifiers;
import dev.bellows.engine.postgresql.names.OwnNames;
import dev.bellows.engine.postgresql.window.SqlTokens.Token;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Names that a narrowing takes away, from the statements that a frozen plan would execute for it: CONTRACT takes the old ones, ROLLBACK
 * the new ones. What a statement does that is not understood here, it does to every column of the tables it locks.
 *
 * @param tables per table, as {@code to_regclass} reads it: columns that go; {@link #EVERYTHING} for any use of the table, {@link #NAME} for
 *     any that says its name
 */
record TakenNames(SortedMap<String, SortedSet<String>> tables) {
    /** No column has this name: identifiers are not empty. */
    static final String EVERYTHING = "";

    /**
     * No column is called so either. Nothing changes for what knows the table by its identifier, as a foreign key's action and a view do.
     */
    static final String NAME = "\0";

    /** Empty when the plan does something of which nobody knows what it touches. */
    static Optional<TakenNames> by(Plan plan, Phase phase) {
        SortedMap<String, SortedSet<String>> tables = new TreeMap<>();
        boolean understood = plan.steps(phase).stream().allMatch(step -> add(step.body(), tables));
        if (phase == Phase.ROLLBACK) {
            plan.steps(phase).forEach(step -> addTriggerAlone(step.body(), tables));
        }
        return understood ? Optional.of(new TakenNames(tables)) : Optional.empty();
    }

    /** Where nothing but a trigger of ours goes, new code loses what that did for its writes, whatever they name. */
    private static void addTriggerAlone(Step.Body body, SortedMap<String, SortedSet<String>> tables) {
        if (body instanceof Step.Body.StrongLock lock) {
            List<List<Token>> statements = lock.statements().stream()
                    .map(statement -> SqlTokens.of(statement).orElse(List.of()))
                    .toList();
            boolean trigger = statements.stream()
                    .anyMatch(tokens -> tokens.size() > 2
                            && tokens.get(0).is("drop")
                            && tokens.get(1).is("trigger"));
            if (trigger && statements.stream().allMatch(TakenNames::isHarmless)) {
                lock.relations()
                        .forEach(table -> tables.computeIfAbsent(table, it -> new TreeSet<>())
                                .add(EVERYTHING));
            }
        }
    }

    /** What either takes away. */
    TakenNames and(TakenNames other) {
        SortedMap<String, SortedSet<String>> both = new TreeMap<>();
        for (TakenNames one : List.of(this, other)) {
            one.tables.forEach((table, columns) ->
                    both.computeIfAbsent(table, it -> new TreeSet<>()).addAll(columns));
        }
        return new TakenNames(both);
    }

    /** Tables of which statements under a lock take something; empty where they take nothing of any. */
    static Set<String> changedBy(Step.Body.StrongLock body) {
        SortedMap<String, SortedSet<String>> tables = new TreeMap<>();
        add(body, tables);
        return tables.keySet();
    }

    private static boolean add(Step.Body body, SortedMap<String, SortedSet<String>> tables) {
        return switch (body) {
            case Step.Body.StrongLock it -> {
                boolean understood = true;
                Set<String> kept = keptConstraints(it.statements());
                // A statement that a person wrote locks nothing that we know.
                Set<RenamedTables.Pair> renamed = RenamedTables.pairs(it.statements()).stream()
                        .filter(pair -> it.relations().containsAll(List.of(pair.from(), pair.to())))
                        .collect(Collectors.toSet());
                for (String statement : it.statements()) {
                    // Whoever writes a table whose column counts by it uses it, and says so nowhere.
                    understood &= !countsAnew(tokens(statement))
                            && (isAboutKept(statement, kept)
                                    || isOfNoRow(statement, it)
                                    || isPartOf(renamed, tokens(statement))
                                    || add(statement, it.relations(), tables));
                }
                renamed.forEach(pair -> tables.computeIfAbsent(pair.from(), name -> new TreeSet<>())
                        .add(NAME));
                yield understood;
            }
            case Step.Body.Online it -> online(SqlTokens.of(it.statement()).orElse(List.of()), tables);
            case Step.Body.EachPart it -> {
                String whole =
                        it.takesAway() ? it.whole() : Step.Body.EachPart.of(it.statement(), it.subject(), it.table());
                yield online(SqlTokens.of(whole).orElse(List.of()), tables);
            }
            // What it builds or clears away says of rows what it always said.
            case Step.Body.Rebuild it -> true;
            case Step.Body.BackfillRange it -> true;
            case Step.Body.VerifyRange it -> true;
            case Step.Body.Transaction it -> false;
        };
    }

    /** An index that is not unique goes under a lock where its table is partitioned: it makes statements slow at most. */
    private static boolean isOfNoRow(String statement, Step.Body.StrongLock body) {
        return dropsIndex(tokens(statement)) && body.notDoneWhen().contains("i.indisunique = false");
    }

    /** A unique index refuses what old code may write, so any use of its table counts; checking a constraint that is there takes nothing. */
    private static boolean online(List<Token> tokens, SortedMap<String, SortedSet<String>> tables) {
        Optional<String> table = uniqueIndexOn(tokens);
        table.ifPresent(
                it -> tables.computeIfAbsent(it, name -> new TreeSet<>()).add(EVERYTHING));
        return table.isPresent() || isHarmless(tokens) || validates(tokens) || dropsIndex(tokens);
    }

    /** One that is unique goes under a lock: see {@link #isIndexOfOurs}. Another one makes statements slow at most. */
    private static boolean dropsIndex(List<Token> tokens) {
        return tokens.size() > 2 && tokens.get(0).is("drop") && tokens.get(1).is("index");
    }

    private static boolean validates(List<Token> tokens) {
        return tokens.size() == 8
                && tokens.get(0).is("alter")
                && tokens.get(1).is("table")
                && tokens.get(5).is("validate")
                && tokens.get(6).is("constraint");
    }

    /** {@code "schema"."table"} of {@code ALTER TABLE "schema"."table" …}. */
    private static Optional<String> altered(List<Token> tokens) {
        return tokens.size() > 4
                        && tokens.get(2).kind() == SqlTokens.Kind.QUOTED
                        && tokens.get(3).is(".")
                        && tokens.get(4).kind() == SqlTokens.Kind.QUOTED
                ? Optional.of(Identifiers.qualified(
                        tokens.get(2).text(), tokens.get(4).text()))
                : Optional.empty();
    }

    /** {@code "schema"."table"} of {@code CREATE UNIQUE INDEX … ON "schema"."table" …}. */
    private static Optional<String> uniqueIndexOn(List<Token> tokens) {
        if (tokens.size() < 4
                || !tokens.get(0).is("create")
                || !tokens.get(1).is("unique")
                || !tokens.get(2).is("index")) {
            return Optional.empty();
        }
        for (int i = 3; i + 3 < tokens.size(); i++) {
            if (tokens.get(i).is("on")) {
                boolean qualified = tokens.get(i + 1).kind() == SqlTokens.Kind.QUOTED
                        && tokens.get(i + 2).is(".")
                        && tokens.get(i + 3).kind() == SqlTokens.Kind.QUOTED;
                return qualified
                        ? Optional.of(Identifiers.qualified(
                                tokens.get(i + 1).text(), tokens.get(i + 3).text()))
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static boolean add(String statement, List<String> relations, SortedMap<String, SortedSet<String>> tables) {
        List<Token> tokens = SqlTokens.of(statement).orElse(List.of());
        if (isHarmless(tokens)) {
            return true;
        }
        Optional<String> hidden = HiddenTables.hiddenBy(tokens)
                .or(() -> RenamedTables.droppedBy(tokens))
                .filter(relations::contains);
        if (hidden.isPresent()) {
            tables.computeIfAbsent(hidden.get(), it -> new TreeSet<>()).add(NAME);
            return true;
        }
        List<String> gone = gone(tokens);
        // Locks on other tables may be there for other statements.
        List<String> touched = gone.isEmpty()
                ? relations
                : altered(tokens).filter(relations::contains).map(List::of).orElse(relations);
        for (String relation : touched) {
            tables.computeIfAbsent(relation, it -> new TreeSet<>()).addAll(gone.isEmpty() ? List.of(EVERYTHING) : gone);
        }
        return !relations.isEmpty();
    }

    /** A view whose name its table takes in the same moment, and that table: nothing goes but the table's old name. */
    private static boolean isPartOf(Set<RenamedTables.Pair> renamed, List<Token> tokens) {
        return RenamedTables.renamedBy(tokens).filter(renamed::contains).isPresent()
                || RenamedTables.droppedBy(tokens)
                        .filter(view ->
                                renamed.stream().anyMatch(pair -> pair.to().equals(view)))
                        .isPresent();
    }

    private static List<Token> tokens(String statement) {
        return SqlTokens.of(statement).orElse(List.of());
    }

    /** Constraints that a like of ours takes the name of, in the same moment: they bind before and after. */
    private static Set<String> keptConstraints(List<String> statements) {
        Set<String> kept = new HashSet<>();
        for (String statement : statements) {
            List<Token> tokens = SqlTokens.of(statement).orElse(List.of());
            boolean altersTable = tokens.size() > 8
                    && tokens.get(0).is("alter")
                    && tokens.get(1).is("table");
            if (altersTable
                    && tokens.get(5).is("rename")
                    && tokens.get(6).is("constraint")
                    && OwnNames.isTwin(tokens.get(7).text())) {
                kept.add(tokens.getLast().text());
            }
            if (altersTable
                    && tokens.get(5).is("add")
                    && tokens.get(6).is("constraint")
                    && tokens.get(tokens.size() - 2).is("index")
                    && OwnNames.isTwin(tokens.getLast().text())) {
                kept.add(tokens.get(7).text());
            }
        }
        return kept;
    }

    private static boolean isAboutKept(String statement, Set<String> kept) {
        List<Token> tokens = SqlTokens.of(statement).orElse(List.of());
        return tokens.size() > 7
                && tokens.get(0).is("alter")
                && tokens.get(1).is("table")
                && tokens.get(6).is("constraint")
                && (kept.contains(tokens.getLast().text())
                        || (tokens.get(5).is("add")
                                && kept.contains(tokens.get(7).text())));
    }

    /** Functions, triggers, comments and indexes of ours: no name that an application uses. */
    private static boolean isHarmless(List<Token> tokens) {
        if (tokens.size() < 2) {
            return false;
        }
        String first = tokens.get(0).text();
        String second = tokens.get(1).text();
        return switch (first) {
            case "comment", "analyze", "reset" -> true;
            // What is written down of an archive, in the lock of what is done.
            case "update" ->
                tokens.size() > 3
                        && tokens.get(1).is("bellows")
                        && tokens.get(2).is(".")
                        && tokens.get(3).is("archive");
            // Ours are the only ones in a plan, and carry what was said of a column over to another one: see
            // CarryBlock.
            case "do" ->
                tokens.stream()
                        .anyMatch(token -> token.kind() == SqlTokens.Kind.TEXT
                                && token.text().contains(CarryBlock.DECLARATION));
            // The owner's role is taken with it.
            case "select" -> tokens.size() > 3 && tokens.get(3).is("set_config");
            case "drop" ->
                second.equals("trigger") || second.equals("function") || isAboutEnum(tokens) || isIndexOfOurs(tokens);
            case "create" ->
                second.equals("trigger")
                        || isAboutEnum(tokens)
                        || tokens.stream().limit(4).anyMatch(token -> token.is("function"));
            case "alter" ->
                second.equals("index")
                        || isAboutEnum(tokens)
                        || onlyDefaultsAndTriggers(tokens)
                        || dropsTwinConstraint(tokens)
                        || frees(tokens)
                        || restates(tokens)
                        || clusters(tokens)
                        || givesSequence(tokens);
            default -> false;
        };
    }

    /**
     * Whether statements do nothing but to likes of constraints that bind anyway, of the first table that is locked for them: then nothing of
     * any other changes.
     */
    static boolean areAboutLikes(List<String> statements) {
        boolean any = false;
        Set<String> kept = keptConstraints(statements);
        for (String statement : statements) {
            List<Token> tokens = SqlTokens.of(statement).orElse(List.of());
            boolean alters = tokens.size() > 7
                    && tokens.get(0).is("alter")
                    && tokens.get(1).is("table")
                    && tokens.get(6).is("constraint")
                    && (OwnNames.isTwin(tokens.get(7).text())
                            || OwnNames.isTwin(tokens.getLast().text())
                            || kept.contains(tokens.getLast().text()));
            if (!alters && !isHarmless(tokens)) {
                return false;
            }
            any |= alters;
        }
        return any;
    }

    /** {@code ALTER TABLE "schema"."table" DROP CONSTRAINT IF EXISTS "name"} and no more: the model binds what its like has bound. */
    private static boolean dropsTwinConstraint(List<Token> tokens) {
        return tokens.size() == 10
                && tokens.get(5).is("drop")
                && tokens.get(6).is("constraint")
                && OwnNames.isTwin(tokens.getLast().text());
    }

    /** One that an application made may be unique: then it refuses what is written from now on, and old code's upserts rest on it. */
    private static boolean isIndexOfOurs(List<Token> tokens) {
        return tokens.get(1).is("index") && tokens.getLast().text().startsWith(OwnNames.PREFIX);
    }

    /**
     * {@code ALTER TABLE "schema"."table" ALTER COLUMN "name" DROP NOT NULL} of a hidden column and no more: it refuses less, and nobody reads
     * it.
     */
    private static boolean frees(List<Token> tokens) {
        return tokens.size() == 11
                && OwnNames.isHidden(tokens.get(7).text())
                && tokens.get(5).is("alter")
                && tokens.get(6).is("column")
                && tokens.get(8).is("drop")
                && tokens.get(9).is("not")
                && tokens.get(10).is("null");
    }

    /** Whether statements do nothing but to types of listed values that no column has, or have one value more: they touch no table. */
    static boolean areAboutEnums(List<String> statements) {
        return statements.stream()
                .map(statement -> SqlTokens.of(statement).orElse(List.of()))
                .allMatch(tokens -> isAboutEnum(tokens)
                        || (!tokens.isEmpty()
                                && (tokens.get(0).is("reset") || (tokens.get(0).is("select") && isHarmless(tokens)))));
    }

    /**
     * {@code CREATE TYPE "schema"."name" AS ENUM …}, {@code ALTER TYPE "schema"."name" ADD VALUE …}, or {@code DROP TYPE "schema"."name"} and no
     * more, which the server refuses as long as a column has it.
     */
    private static boolean isAboutEnum(List<Token> tokens) {
        if (tokens.size() < 5 || !tokens.get(1).is("type") || !tokens.get(3).is(".")) {
            return false;
        }
        return switch (tokens.get(0).text()) {
            case "create" -> tokens.size() > 6 && tokens.get(6).is("enum");
            case "alter" ->
                tokens.size() > 6 && tokens.get(5).is("add") && tokens.get(6).is("value");
            case "drop" -> tokens.size() == 5;
            default -> false;
        };
    }

    /** {@code ALTER TABLE "schema"."table" SET (…)}, or how a column is stored, or {@code REPLICA IDENTITY …}: no statement's result depends on it. */
    private static boolean restates(List<Token> tokens) {
        return tokens.size() > 7
                && tokens.get(1).is("table")
                && tokens.stream().noneMatch(token -> token.is(","))
                && (((tokens.get(5).is("set") || tokens.get(5).is("reset"))
                                && tokens.get(6).is("("))
                        || (tokens.get(5).is("replica") && !tokens.get(7).is("nothing"))
                        || (tokens.size() > 10
                                && tokens.get(8).is("set")
                                && Stream.of("statistics", "storage", "compression")
                                        .anyMatch(tokens.get(9)::is)));
    }

    /** {@code ALTER TABLE "schema"."table" CLUSTER ON "index"} and no more. */
    private static boolean clusters(List<Token> tokens) {
        return tokens.size() == 8
                && tokens.get(5).is("cluster")
                && tokens.get(6).is("on");
    }

    /** {@code ALTER SEQUENCE "schema"."name" OWNED BY …} or {@code … AS type}: it gives the same numbers to the same code. */
    private static boolean givesSequence(List<Token> tokens) {
        return tokens.size() > 6
                && tokens.get(1).is("sequence")
                && (tokens.stream().anyMatch(token -> token.is("owned"))
                        || tokens.get(tokens.size() - 2).is("as"));
    }

    /** {@code ALTER SEQUENCE "schema"."name" …} that gives other numbers. */
    private static boolean countsAnew(List<Token> tokens) {
        return tokens.size() > 5 && tokens.get(0).is("alter") && tokens.get(1).is("sequence") && !givesSequence(tokens);
    }

    /** Whether statements change how a sequence counts: its users are not only those who name it. */
    static boolean areAboutSequences(List<String> statements) {
        return statements.stream().map(TakenNames::tokens).anyMatch(TakenNames::countsAnew);
    }

    private static boolean onlyDefaultsAndTriggers(List<Token> tokens) {
        boolean named = tokens.stream()
                .anyMatch(token ->
                        List.of("rename", "add", "type", "null", "attach", "detach", "owner", "schema", "row").stream()
                                .anyMatch(token::is));
        boolean drops = false;
        for (int i = 0; i + 1 < tokens.size(); i++) {
            drops |= tokens.get(i).is("drop") && !tokens.get(i + 1).is("default");
        }
        boolean does = tokens.stream().anyMatch(token -> token.is("default") || token.is("trigger"));
        return does && !named && !drops;
    }

    /** Columns that an ALTER TABLE renames or drops; empty when it does anything else. */
    private static List<String> gone(List<Token> tokens) {
        List<String> columns = new ArrayList<>();
        if (tokens.size() < 3 || !tokens.get(0).is("alter") || !tokens.get(1).is("table")) {
            return columns;
        }
        int actions = 0;
        for (int i = 2; i + 2 < tokens.size(); i++) {
            boolean action = (tokens.get(i).is("rename") || tokens.get(i).is("drop"))
                    && tokens.get(i + 1).is("column");
            if (action) {
                int at = i + 2;
                while (tokens.get(at).is("if") || tokens.get(at).is("exists")) {
                    at++;
                }
                columns.add(tokens.get(at).text());
                actions++;
            } else if (tokens.get(i).is(",")) {
                actions--;
            }
        }
        // One more comma than actions would be an action of another kind.
        return actions == 1 || columns.isEmpty() ? columns : List.of();
    }
}
