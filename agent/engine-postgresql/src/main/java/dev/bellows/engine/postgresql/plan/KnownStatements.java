package dev.bellows.engine.postgresql.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The statements whose locks and duration are known from their form alone. Everything else needs a person's word: a form is added here
 * only when no variant of it rewrites, scans or builds anything under a lock that applications wait for. Confined to one statement.
 */
final class KnownStatements {
    private static final Set<String> TYPES = Set.of(
            "bigint",
            "bool",
            "boolean",
            "bpchar",
            "bytea",
            "char",
            "character",
            "cidr",
            "date",
            "decimal",
            "float4",
            "float8",
            "inet",
            "int",
            "int2",
            "int4",
            "int8",
            "integer",
            "interval",
            "json",
            "jsonb",
            "macaddr",
            "numeric",
            "oid",
            "real",
            "smallint",
            "text",
            "time",
            "timestamp",
            "timestamptz",
            "timetz",
            "tsvector",
            "uuid",
            "varchar");

    private static final Set<String> DROPPED = Set.of(
            "domain",
            "function",
            "policy",
            "procedure",
            "rule",
            "schema",
            "sequence",
            "statistics",
            "table",
            "trigger",
            "type",
            "view");

    private static final Set<String> RENAMED = Set.of(
            "domain", "function", "index", "procedure", "schema", "sequence", "table", "trigger", "type", "view");

    private final List<String> words;
    private int at;

    private KnownStatements(List<String> words) {
        this.words = words;
    }

    /** Whether the statement has a known form. */
    static boolean has(SqlText text) {
        return text.whole() && new KnownStatements(split(text.words())).known();
    }

    /**
     * The index that a CREATE INDEX CONCURRENTLY makes.
     *
     * @param table words of the table's name
     * @param name word of the index's name; empty when the server would choose one
     * @param unique whether it forbids duplicates
     * @param orThere whether one that is there already is as good
     */
    record BuiltIndex(List<String> table, Optional<String> name, boolean unique, boolean orThere) {}

    /** What a CREATE INDEX CONCURRENTLY makes; empty for anything else. */
    static Optional<BuiltIndex> builtIndex(SqlText text) {
        KnownStatements read = new KnownStatements(split(text.words()));
        if (!read.take("create")) {
            return Optional.empty();
        }
        boolean unique = read.take("unique");
        if (!read.take("index", "concurrently")) {
            return Optional.empty();
        }
        boolean orThere = read.take("if", "not", "exists");
        Optional<String> name =
                read.here("on") && !read.hereThen("on", "on") ? Optional.empty() : Optional.of(read.next());
        if (!read.take("on")) {
            return Optional.empty();
        }
        int from = read.at + (read.take("only") ? 1 : 0);
        return read.name()
                ? Optional.of(new BuiltIndex(read.words.subList(from, read.at), name, unique, orThere))
                : Optional.empty();
    }

    /** Words, quoted names, literals, numbers, and every other character by itself. */
    static List<String> split(String text) {
        List<String> words = new ArrayList<>();
        int i = 0;
        while (i < text.length()) {
            int from = i;
            char c = text.charAt(i);
            if (c == ' ') {
                i++;
                continue;
            }
            if (text.startsWith("\"q\"", i)) {
                i += 3;
            } else if (text.startsWith("''", i)) {
                i += 2;
            } else if (isPart(c)) {
                while (i < text.length() && (isPart(text.charAt(i)) || isDecimal(text, from, i))) {
                    i++;
                }
            } else {
                i++;
            }
            words.add(text.substring(from, i));
        }
        return words;
    }

    private static boolean isPart(char c) {
        return c == '_' || c == '$' || Character.isLetterOrDigit(c);
    }

    private static boolean isDecimal(String text, int from, int i) {
        return text.charAt(i) == '.'
                && Character.isDigit(text.charAt(from))
                && i + 1 < text.length()
                && Character.isDigit(text.charAt(i + 1));
    }

    private boolean known() {
        return switch (next()) {
            case "create" -> create();
            case "alter" -> alter();
            case "drop" -> drop();
            case "comment" -> take("on") && (endsWith("is", "''") || endsWith("is", "null"));
            case "grant" -> words.contains("to");
            case "revoke" -> words.contains("from") && !words.contains("cascade");
            case "insert" -> insert();
            case "truncate" -> !words.contains("cascade");
            case "analyze", "analyse" -> true;
            case "vacuum" -> !words.contains("full");
            case "reindex" -> words.contains("concurrently");
            default -> false;
        };
    }

    private boolean create() {
        boolean unique = take("unique");
        if (take("index", "concurrently")) {
            return true;
        }
        return !unique
                && switch (next()) {
                    case "table" -> table();
                    case "sequence", "function", "procedure", "domain", "type", "statistics" -> true;
                    case "view" -> optional("if", "not", "exists") && name();
                    case "schema" -> optional("if", "not", "exists") && name() && end();
                    default -> false;
                };
    }

    /** A table of its own: no key into another table, no parent, nothing selected. */
    private boolean table() {
        boolean named = optional("if", "not", "exists") && name() && here("(");
        return named
                && words.subList(at, words.size()).stream()
                        .noneMatch(Set.of("references", "inherits", "partition", "of", "as")::contains);
    }

    private boolean alter() {
        return switch (next()) {
                    case "table" -> optional("if", "exists") && optional("only") && name() && tableAction();
                    case "type" ->
                        name() && take("add", "value") && optional("if", "not", "exists") && take("''") && valuePlace();
                    default -> false;
                }
                || renames();
    }

    private boolean valuePlace() {
        return end() || ((take("before") || take("after")) && take("''") && end());
    }

    private boolean renames() {
        return words.size() > 3
                && RENAMED.contains(words.get(1))
                && words.contains("rename")
                && words.contains("to")
                && !words.contains(",");
    }

    private boolean tableAction() {
        if (take("add", "constraint") || hereThen("add", "check") || hereThen("add", "foreign")) {
            return endsWith("not", "valid");
        }
        return switch (next()) {
            case "validate" -> take("constraint") && name() && end();
            case "add" -> addColumn();
            case "alter" -> optional("column") && name() && columnAction();
            case "drop" -> dropsOnly();
            case "rename" -> true;
            default -> false;
        };
    }

    private boolean columnAction() {
        return (take("drop", "not", "null") && end())
                || (take("drop", "default") && end())
                || (take("set", "default") && constant() && end())
                || (take("set", "statistics") && optional("-") && isNumber(next()) && end());
    }

    private boolean dropsOnly() {
        at--;
        while (take("drop")) {
            boolean one = (take("column") || optional("constraint"))
                    && optional("if", "exists")
                    && name()
                    && optional("restrict");
            if (!one) {
                return false;
            }
            if (end()) {
                return true;
            }
            if (!take(",")) {
                return false;
            }
        }
        return false;
    }

    /** Nullable, or with a constant: the catalog alone changes. */
    private boolean addColumn() {
        boolean column = optional("column") && optional("if", "not", "exists") && name() && type();
        boolean given = false;
        boolean required = false;
        while (column && !end()) {
            if (take("not", "null")) {
                required = true;
            } else if (take("default")) {
                given = true;
                column = constant();
            } else {
                column = take("null");
            }
        }
        return column && (given || !required);
    }

    private boolean drop() {
        if (take("index", "concurrently")) {
            return true;
        }
        boolean materialized = take("materialized");
        return DROPPED.contains(next()) && !words.contains("cascade") && !(materialized && !words.contains("view"));
    }

    /** Literal rows: what an expression calls, nobody here can read. */
    private boolean insert() {
        if (!take("into") || !name() || !(!here("(") || names()) || !take("values")) {
            return false;
        }
        do {
            if (!take("(")) {
                return false;
            }
            do {
                if (!(take("default") || constant())) {
                    return false;
                }
            } while (take(","));
            if (!take(")")) {
                return false;
            }
        } while (take(","));
        return end() || (take("on", "conflict") && (!here("(") || names()) && take("do", "nothing") && end());
    }

    private boolean names() {
        if (!take("(")) {
            return false;
        }
        do {
            if (!name()) {
                return false;
            }
        } while (take(","));
        return take(")");
    }

    private boolean constant() {
        boolean signed = take("-") || take("+");
        String word = next();
        boolean known = switch (word) {
            case "''", "true", "false", "null", "current_timestamp", "current_date", "localtimestamp" -> !signed;
            case "now" -> !signed && take("(", ")");
            default -> isNumber(word);
        };
        return known && (!take(":", ":") || type());
    }

    private static boolean isNumber(String word) {
        return !word.isEmpty() && word.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '.');
    }

    private boolean type() {
        boolean known = (take("double", "precision") || TYPES.contains(next()))
                && optional("varying")
                && (!here("(") || size())
                && optional("with", "time", "zone")
                && optional("without", "time", "zone");
        while (known && take("[")) {
            known = take("]");
        }
        return known;
    }

    private boolean size() {
        if (!take("(") || !isNumber(next())) {
            return false;
        }
        return (!take(",") || isNumber(next())) && take(")");
    }

    private boolean name() {
        do {
            String word = next();
            if (!(word.equals("\"q\"")
                    || (!word.isEmpty() && (word.charAt(0) == '_' || Character.isLetter(word.charAt(0)))))) {
                return false;
            }
        } while (take("."));
        return true;
    }

    private String next() {
        return at < words.size() ? words.get(at++) : "";
    }

    private boolean here(String word) {
        return at < words.size() && words.get(at).equals(word);
    }

    private boolean hereThen(String first, String second) {
        return here(first) && at + 1 < words.size() && words.get(at + 1).equals(second);
    }

    private boolean take(String... wanted) {
        if (at + wanted.length > words.size()
                || !words.subList(at, at + wanted.length).equals(List.of(wanted))) {
            return false;
        }
        at += wanted.length;
        return true;
    }

    /** Takes the words where they are; always true. */
    private boolean optional(String... wanted) {
        return take(wanted) || at >= 0;
    }

    private boolean end() {
        return at == words.size();
    }

    private boolean endsWith(String... wanted) {
        return words.size() >= wanted.length
                && words.subList(words.size() - wanted.length, words.size()).equals(List.of(wanted));
    }
}
