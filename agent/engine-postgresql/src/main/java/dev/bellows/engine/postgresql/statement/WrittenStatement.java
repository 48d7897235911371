package dev.bellows.engine.postgresql.statement;

import dev.bellows.engine.postgresql.names.Identifiers;
import dev.bellows.grammar.Parsed;
import dev.bellows.grammar.RelationName;
import dev.bellows.grammar.SqlParser;
import dev.bellows.grammar.Statement;
import dev.bellows.grammar.SyntaxNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A text that a person wrote as one statement. Whether the target's server takes it, the server says; what it is, its grammar says.
 *
 * @param text the text
 * @param parsed what the grammar made of it
 */
public record WrittenStatement(String text, Parsed parsed) {
    /** Statements of which nobody can read what they do. */
    private static final Set<String> UNREADABLE =
            Set.of("DoStmt", "CallStmt", "SelectStmt", "ExecuteStmt", "CreateExtensionStmt", "AlterExtensionStmt");

    /** Statements that take no strong lock by themselves; all others go as one message. */
    private static final Set<String> NO_DEFINITION = Set.of(
            "SelectStmt",
            "InsertStmt",
            "UpdateStmt",
            "DeleteStmt",
            "MergeStmt",
            "GrantStmt",
            "GrantRoleStmt",
            "DoStmt",
            "CallStmt",
            "VacuumStmt",
            "ReindexStmt",
            "ExplainStmt",
            "ReassignOwnedStmt",
            "ImportForeignSchemaStmt",
            "NotifyStmt");

    /** Reads a text. */
    public static WrittenStatement of(String text) {
        return new WrittenStatement(text, SqlParser.shared().parse(text));
    }

    /** The statement; empty where the text is none, more than one, or cannot be read. */
    public Optional<Statement> one() {
        return parsed instanceof Parsed.Statements it && it.statements().size() == 1
                ? Optional.of(it.statements().getFirst())
                : Optional.empty();
    }

    /** Its tree; empty where {@link #one} is. */
    public Optional<SyntaxNode> tree() {
        return one().map(Statement::tree);
    }

    /** Its beginning, for people. */
    public String shown() {
        return ShownText.of(text);
    }

    private boolean is(String kind) {
        return tree().filter(it -> it.is(kind)).isPresent();
    }

    /** Whether it may do anything at all, as far as anybody can read. */
    public boolean isUnreadable() {
        return tree().map(it -> UNREADABLE.contains(it.kind())).orElse(true);
    }

    /** Whether PostgreSQL refuses it inside a transaction, or it holds a weak lock for long. */
    public boolean isOutsideTransaction() {
        return tree().map(it -> switch (it.kind()) {
                    case "VacuumStmt",
                            "AlterSystemStmt",
                            "CreatedbStmt",
                            "DropdbStmt",
                            "CreateTableSpaceStmt",
                            "DropTableSpaceStmt" -> true;
                    case "IndexStmt", "DropStmt" -> it.flag("concurrent");
                    case "ReindexStmt" -> it.isOn("params", "concurrently");
                    case "AlterTableStmt" -> it.nodes("cmds").stream().anyMatch(WrittenStatement::isLong);
                    default -> false;
                })
                .orElse(false);
    }

    private static boolean isLong(SyntaxNode command) {
        return switch (command.text("subtype")) {
            case "AT_ValidateConstraint" -> true;
            case "AT_DetachPartition" ->
                command.node("def").map(def -> def.flag("concurrent")).orElse(false);
            case "AT_DetachPartitionFinalize" -> true;
            default -> false;
        };
    }

    /** Whether it may take a strong lock and so must go as one message. */
    public boolean isDefinition() {
        return tree().map(it -> !NO_DEFINITION.contains(it.kind())).orElse(true);
    }

    /** Whether it makes something that has an owner and rights, and leaves it to whoever runs it. */
    public boolean leavesToItsRole() {
        return tree().map(it -> switch (it.kind()) {
                    case "CreateStmt", "CreateForeignTableStmt" ->
                        isKept(it.node("relation").or(() -> it.node("base").flatMap(base -> base.node("relation"))));
                    case "CreateTableAsStmt" -> isKept(it.node("into").flatMap(into -> into.node("rel")));
                    case "ViewStmt" -> isKept(it.node("view"));
                    case "CreateSeqStmt" -> isKept(it.node("sequence"));
                    case "CreateFunctionStmt",
                            "CompositeTypeStmt",
                            "CreateEnumStmt",
                            "CreateRangeStmt",
                            "CreateDomainStmt" -> true;
                    case "CreateSchemaStmt" -> !it.has("authrole");
                    default -> false;
                })
                .orElse(false);
    }

    /** A temporary one is gone with the session. */
    private static boolean isKept(Optional<SyntaxNode> rangeVar) {
        return rangeVar.map(it -> !it.text("relpersistence").equals("t")).orElse(true);
    }

    /** Whether it gives a right or an owner. */
    public boolean givesRights() {
        return tree().map(it -> switch (it.kind()) {
                    case "GrantStmt", "GrantRoleStmt" -> it.flag("is_grant");
                    case "AlterOwnerStmt", "ReassignOwnedStmt", "CreateRoleStmt", "AlterRoleStmt" -> true;
                    case "AlterTableStmt" ->
                        it.nodes("cmds").stream()
                                .anyMatch(command -> command.text("subtype").equals("AT_ChangeOwner"));
                    default -> false;
                })
                .orElse(false);
    }

    /** Whether it makes the schema: as it is made, by a name that it is given, or by what nobody can read. */
    public boolean mayMakeSchema(String schema) {
        return isUnreadable() || makesSchema(schema);
    }

    /** Whether it makes a schema of that name, or gives a schema that name. */
    public boolean makesSchema(String schema) {
        return tree().map(it -> (it.is("CreateSchemaStmt") && schemaMade(it).equals(schema))
                        || (it.is("RenameStmt")
                                && it.text("renameType").equals("OBJECT_SCHEMA")
                                && it.text("newname").equals(schema)))
                .orElse(false);
    }

    private static String schemaMade(SyntaxNode it) {
        String name = it.text("schemaname");
        return name.isEmpty()
                ? it.node("authrole").map(role -> role.text("rolename")).orElse("")
                : name;
    }

    /** Whether it may give a relation that name. */
    public boolean mayMakeRelation(String name) {
        return isUnreadable()
                || is("CreateSchemaStmt")
                || is("AlterObjectSchemaStmt")
                || tree().map(it -> it.text("newname").equals(name) || (makes(it) && names(it, name)))
                        .orElse(true);
    }

    private static boolean makes(SyntaxNode it) {
        return it.kind().startsWith("Create") || it.is("ViewStmt");
    }

    private static boolean names(SyntaxNode it, String relation) {
        return it.all("RangeVar").stream().anyMatch(one -> one.text("relname").equals(relation));
    }

    /** Relations that it needs to be there; empty where it minds their absence not, or where they are not plain to see. */
    public List<RelationName> neededTables() {
        return tree().map(it -> switch (it.kind()) {
                    case "AlterTableStmt" ->
                        it.text("objtype").equals("OBJECT_TABLE") && !it.flag("missing_ok")
                                ? it.node("relation").map(RelationName::of).stream()
                                        .toList()
                                : List.<RelationName>of();
                    case "RenameStmt" ->
                        Set.of("OBJECT_TABLE", "OBJECT_COLUMN", "OBJECT_TABCONSTRAINT")
                                                .contains(it.text("renameType"))
                                        && !it.flag("missing_ok")
                                ? it.node("relation").map(RelationName::of).stream()
                                        .toList()
                                : List.<RelationName>of();
                    case "TruncateStmt" ->
                        it.nodes("relations").stream().map(RelationName::of).toList();
                    case "DropStmt" ->
                        it.text("removeType").equals("OBJECT_TABLE") && !it.flag("missing_ok")
                                ? droppedRelations(it)
                                : List.<RelationName>of();
                    default -> List.<RelationName>of();
                })
                .orElse(List.of());
    }

    private static List<RelationName> droppedRelations(SyntaxNode it) {
        return it.nodes("objects").stream()
                .map(object -> RelationName.of(object.names("items")))
                .toList();
    }

    /** Schemas that it needs to be there, by their exact names; those of a session are left out. */
    public List<String> neededSchemas() {
        return tree()
                .map(it -> switch (it.kind()) {
                    case "CreateStmt", "IndexStmt" -> schema(it.node("relation"));
                    case "AlterTableStmt", "RenameStmt" ->
                        it.text("renameType").equals("OBJECT_SCHEMA")
                                ? List.of(it.text("subname"))
                                : it.flag("missing_ok") ? List.<String>of() : schema(it.node("relation"));
                    case "ViewStmt" -> schema(it.node("view"));
                    case "CreateTableAsStmt" -> schema(it.node("into").flatMap(into -> into.node("rel")));
                    case "CreateSeqStmt" -> schema(it.node("sequence"));
                    case "CreateFunctionStmt" -> schema(it.names("funcname"));
                    case "CreateDomainStmt" -> schema(it.names("domainname"));
                    case "CreateEnumStmt", "CreateRangeStmt" -> schema(it.names("typeName"));
                    case "CompositeTypeStmt" -> schema(it.node("typevar"));
                    case "DropStmt" -> it.flag("missing_ok") ? List.<String>of() : droppedIn(it);
                    case "AlterFunctionStmt" ->
                        it.node("func").map(WrittenStatement::schemaOf).orElse(List.of());
                    case "AlterEnumStmt" -> schema(it.names("typeName"));
                    case "AlterOwnerStmt" ->
                        it.node("object")
                                .map(object -> switch (object.kind()) {
                                    case "List" -> schema(object.names("items"));
                                    case "String" ->
                                        it.text("objectType").equals("OBJECT_SCHEMA")
                                                ? List.of(object.text("sval"))
                                                : List.<String>of();
                                    default -> schemaOf(object);
                                })
                                .orElse(List.of());
                    default -> List.<String>of();
                })
                .orElse(List.of())
                .stream()
                .filter(schema -> !schema.startsWith("pg_"))
                .distinct()
                .toList();
    }

    private static List<String> droppedIn(SyntaxNode it) {
        if (it.text("removeType").equals("OBJECT_SCHEMA")) {
            return it.names("objects");
        }
        boolean relations = Set.of("OBJECT_TABLE", "OBJECT_VIEW", "OBJECT_MATVIEW", "OBJECT_SEQUENCE", "OBJECT_INDEX")
                .contains(it.text("removeType"));
        return relations
                ? droppedRelations(it).stream()
                        .flatMap(name -> name.schema().stream())
                        .toList()
                : it.nodes("objects").stream()
                        .flatMap(object -> schemaOf(object).stream())
                        .toList();
    }

    /** The schema that an object's name says, whatever kind of node names it. */
    private static List<String> schemaOf(SyntaxNode object) {
        return switch (object.kind()) {
            case "TypeName" -> schema(object.names("names"));
            case "ObjectWithArgs" -> schema(object.names("objname"));
            default -> List.of();
        };
    }

    private static List<String> schema(Optional<SyntaxNode> rangeVar) {
        return rangeVar.map(RelationName::of).flatMap(RelationName::schema).stream()
                .toList();
    }

    private static List<String> schema(List<String> name) {
        return name.size() > 1 ? List.of(name.get(name.size() - 2)) : List.of();
    }

    /**
     * What only the owner of a relation may do.
     *
     * @param relation the relation
     * @param drops whether it drops it, which the owner of its schema may too
     */
    public record OfItsOwner(RelationName relation, boolean drops) {}

    /** What in it only an owner may do, as far as it is plain to see. */
    public List<OfItsOwner> ofItsOwner() {
        return tree().map(it -> switch (it.kind()) {
                    case "AlterTableStmt", "RenameStmt", "AlterObjectSchemaStmt" ->
                        it.node("relation").map(relation -> new OfItsOwner(RelationName.of(relation), false)).stream()
                                .toList();
                    case "AlterSeqStmt" ->
                        it.node("sequence").map(relation -> new OfItsOwner(RelationName.of(relation), false)).stream()
                                .toList();
                    case "DropStmt" ->
                        Set.of("OBJECT_TABLE", "OBJECT_VIEW", "OBJECT_MATVIEW", "OBJECT_SEQUENCE", "OBJECT_INDEX")
                                        .contains(it.text("removeType"))
                                ? droppedRelations(it).stream()
                                        .map(name -> new OfItsOwner(name, true))
                                        .toList()
                                : List.<OfItsOwner>of();
                    default -> List.<OfItsOwner>of();
                })
                .orElse(List.of());
    }

    /**
     * The index that a CREATE INDEX CONCURRENTLY makes.
     *
     * @param schema where its table lies
     * @param table its table
     * @param name its name
     * @param unique whether it forbids duplicates
     * @param orThere whether one that is there already is as good
     */
    public record BuiltIndex(String schema, String table, String name, boolean unique, boolean orThere) {}

    /** What a CREATE INDEX CONCURRENTLY makes; empty for anything else, and for one without a name. */
    public Optional<BuiltIndex> builtIndex() {
        return tree().filter(it -> it.is("IndexStmt") && it.flag("concurrent"))
                .filter(it -> !it.text("idxname").isEmpty())
                .map(it -> {
                    RelationName table = RelationName.of(it.node("relation").orElseThrow());
                    return new BuiltIndex(
                            table.schema().orElse(Identifiers.DEFAULT_SCHEMA),
                            table.name(),
                            it.text("idxname"),
                            it.flag("unique"),
                            it.flag("if_not_exists"));
                });
    }
}
