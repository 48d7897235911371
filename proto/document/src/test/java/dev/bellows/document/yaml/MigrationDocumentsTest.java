package dev.bellows.document.yaml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellows.document.AlterSequence;
import dev.bellows.document.Constraint;
import dev.bellows.document.Digest;
import dev.bellows.document.MergeColumns;
import dev.bellows.document.Migration;
import dev.bellows.document.Migration.Consent;
import dev.bellows.document.Migration.ContractTerms;
import dev.bellows.document.Migration.Exposure;
import dev.bellows.document.Migration.Sync;
import dev.bellows.document.NamedConstraint;
import dev.bellows.document.NewColumn;
import dev.bellows.document.Operation.AddColumn;
import dev.bellows.document.Operation.AddConstraint;
import dev.bellows.document.Operation.AlterColumn;
import dev.bellows.document.Operation.Assignment;
import dev.bellows.document.Operation.Backfill;
import dev.bellows.document.Operation.ColumnConversion;
import dev.bellows.document.Operation.ColumnDefinition;
import dev.bellows.document.Operation.CreateIndex;
import dev.bellows.document.Operation.CreateTable;
import dev.bellows.document.Operation.DropColumn;
import dev.bellows.document.Operation.DropConstraint;
import dev.bellows.document.Operation.DropIndex;
import dev.bellows.document.Operation.DropTable;
import dev.bellows.document.Operation.Reindex;
import dev.bellows.document.Operation.RenameColumn;
import dev.bellows.document.Operation.RenameTable;
import dev.bellows.document.Operation.Sql;
import dev.bellows.document.Operation.SqlPhase;
import dev.bellows.document.Operation.TableName;
import dev.bellows.document.Operation.UpDown;
import dev.bellows.document.Phase;
import dev.bellows.document.SchemaLine;
import dev.bellows.document.SplitColumn;
import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.yaml.ParsedDocument.Invalid;
import dev.bellows.document.yaml.ParsedDocument.Valid;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MigrationDocumentsTest {
    private static final String HEAD = """
            apiVersion: bellows.dev/v1
            kind: Migration
            schema: orders
            version: 18
            name: a-change
            """;
    private static final String RENAME =
            HEAD + "operations:\n  - renameColumn: { table: users, from: email, to: mail }\n";
    private static final TableName USERS = new TableName(Optional.empty(), "users");

    @Nested
    class AGoodDocument {
        @Test
        void everyOperationOfThisReleaseBecomesItsRecord() {
            Migration migration = valid(HEAD + """
                    sync: none
                    exposure: columns
                    consent: [star, constraint, on-conflict]
                    operations:
                      - createTable:
                          table: shop.carts
                          columns:
                            - { name: id, type: bigint, required: true }
                            - { name: note, type: text, default: 0 }
                          primaryKey: id
                      - addColumn: { table: users, column: phone, type: text, required: true, up: "'none'" }
                      - renameColumn: { table: users, from: email, to: email_address }
                      - alterColumn: { table: users, column: age, as: years, type: bigint }
                      - alterColumn: { table: users, column: visits, type: bigint }
                      - alterColumn: { table: users, column: price, as: cents, type: bigint, up: price * 100, down: cents / 100.0 }
                      - splitColumn: { table: users, from: name, into: { last: { type: text, up: u2 }, first: { type: text, required: true, up: u1 } }, down: d }
                      - mergeColumns: { table: users, from: { y: d2, x: d1 }, into: z, type: text, up: u }
                      - dropColumn: { table: users, column: fax, default: "''" }
                      - dropColumn: { table: users, column: telex }
                      - createIndex: { table: users, name: users_phone, columns: phone, unique: true, where: phone <> '', method: btree }
                      - addConstraint: { table: users, name: grown, check: age > 17 }
                      - addConstraint: { table: users, name: one_phone, unique: phone }
                      - addConstraint: { table: users, name: users_pkey, primaryKey: [line, number] }
                      - addConstraint: { table: users, notNull: age }
                      - addConstraint:
                          table: users
                          name: of_shop
                          foreignKey: { columns: [shop, region], references: shop.shops, to: [id, region], onDelete: set-null }
                      - dropConstraint: { table: users, name: grown_up }
                      - dropConstraint: { table: users, notNull: fax }
                      - dropIndex: { table: users, name: users_fax }
                      - reindex: { table: users, index: users_mail }
                      - reindex: { table: users }
                      - alterSequence: { name: shop.numbers, type: bigint, increment: -2, minValue: 1, maxValue: 9007199254740991, cache: 5, cycle: false }
                      - dropTable: { table: shop.faxes }
                      - renameTable: { table: shop.sales, to: orders }
                      - backfill: { table: users, set: { b: "2", a: 1 }, where: a is null }
                      - sql:
                          expand: { up: "create view v as select 1;", down: drop view v }
                          cleanup: { up: [analyze] }
                          allowUnsafe: reviewed
                    contract: { quiet: 36h, revertFor: PT20S }
                    """).value();

            assertThat(migration)
                    .isEqualTo(new Migration(
                            new SchemaLine("orders"),
                            18,
                            "a-change",
                            Sync.NONE,
                            Exposure.COLUMNS,
                            Set.of(Consent.STAR, Consent.CONSTRAINT, Consent.ON_CONFLICT),
                            List.of(
                                    new CreateTable(
                                            new TableName(Optional.of("shop"), "carts"),
                                            List.of(
                                                    new ColumnDefinition("id", "bigint", false, Optional.empty()),
                                                    new ColumnDefinition("note", "text", true, Optional.of("0"))),
                                            List.of("id")),
                                    new AddColumn(
                                            USERS,
                                            new ColumnDefinition("phone", "text", false, Optional.empty()),
                                            Optional.of("'none'")),
                                    new RenameColumn(USERS, "email", "email_address"),
                                    new AlterColumn(USERS, "age", Optional.of("years"), "bigint"),
                                    new AlterColumn(USERS, "visits", Optional.empty(), "bigint"),
                                    new AlterColumn(
                                            USERS,
                                            "price",
                                            Optional.of("cents"),
                                            "bigint",
                                            Optional.of(new UpDown("price * 100", "cents / 100.0"))),
                                    new SplitColumn(
                                            USERS,
                                            "name",
                                            List.of(
                                                    new ColumnConversion.New(
                                                            new ColumnDefinition(
                                                                    "first", "text", false, Optional.empty()),
                                                            "u1"),
                                                    new ColumnConversion.New(
                                                            new ColumnDefinition(
                                                                    "last", "text", true, Optional.empty()),
                                                            "u2")),
                                            "d"),
                                    new MergeColumns(
                                            USERS,
                                            List.of(
                                                    new ColumnConversion.Old("x", "d1"),
                                                    new ColumnConversion.Old("y", "d2")),
                                            new ColumnConversion.New(
                                                    new ColumnDefinition("z", "text", true, Optional.empty()), "u")),
                                    new DropColumn(USERS, "fax", Optional.of("''")),
                                    new DropColumn(USERS, "telex", Optional.empty()),
                                    new CreateIndex(
                                            USERS,
                                            "users_phone",
                                            List.of("phone"),
                                            true,
                                            Optional.of("phone <> ''"),
                                            Optional.of("btree")),
                                    new AddConstraint(USERS, Optional.of("grown"), new Constraint.Check("age > 17")),
                                    new AddConstraint(
                                            USERS, Optional.of("one_phone"), new Constraint.Unique(List.of("phone"))),
                                    new AddConstraint(
                                            USERS,
                                            Optional.of("users_pkey"),
                                            new Constraint.PrimaryKey(List.of("line", "number"))),
                                    new AddConstraint(USERS, Optional.empty(), new Constraint.NotNull("age")),
                                    new AddConstraint(
                                            USERS,
                                            Optional.of("of_shop"),
                                            new Constraint.ForeignKey(
                                                    List.of("shop", "region"),
                                                    new TableName(Optional.of("shop"), "shops"),
                                                    List.of("id", "region"),
                                                    Constraint.Action.SET_NULL,
                                                    Constraint.Action.NO_ACTION)),
                                    new DropConstraint(USERS, Optional.of("grown_up"), Optional.empty()),
                                    new DropConstraint(USERS, Optional.empty(), Optional.of("fax")),
                                    new DropIndex(USERS, "users_fax"),
                                    new Reindex(USERS, Optional.of("users_mail")),
                                    new Reindex(USERS, Optional.empty()),
                                    new AlterSequence(
                                            new TableName(Optional.of("shop"), "numbers"),
                                            Optional.of(AlterSequence.Type.BIGINT),
                                            Optional.of(-2L),
                                            Optional.of(1L),
                                            Optional.of(9_007_199_254_740_991L),
                                            Optional.of(5L),
                                            Optional.of(false)),
                                    new DropTable(new TableName(Optional.of("shop"), "faxes")),
                                    new RenameTable(new TableName(Optional.of("shop"), "sales"), "orders"),
                                    new Backfill(
                                            USERS,
                                            List.of(new Assignment("a", "1"), new Assignment("b", "2")),
                                            Optional.of("a is null")),
                                    new Sql(
                                            List.of(
                                                    new SqlPhase(
                                                            Phase.EXPAND,
                                                            List.of("create view v as select 1"),
                                                            List.of("drop view v")),
                                                    new SqlPhase(Phase.CLEANUP, List.of("analyze"), List.of())),
                                            Optional.of("reviewed"))),
                            new ContractTerms(Duration.ofHours(36), Duration.ofSeconds(20))));
        }

        @Test
        void aTableIsWrittenWhole() {
            String table = """
                    operations:
                      - createTable:
                          table: lines
                          comment: of an invoice
                          columns:
                            - { name: id, type: bigint, identity: always }
                            - { name: shop, type: text, required: true, collation: C, comment: where }
                            - { name: gross, type: numeric, generated: id * 2 }
                          primaryKey: id
                          unique: { columns: [shop, gross], nullsNotDistinct: true }
                          checks: [ { check: gross > 0 }, { name: named, check: shop <> '' } ]
                          foreignKeys: { name: of_shop, columns: shop, references: shop.shops, to: code, onDelete: restrict }
                    """;
            Valid<Migration> parsed = valid(HEAD + table);

            assertThat(parsed.value().operations())
                    .containsExactly(new CreateTable(
                            new TableName(Optional.empty(), "lines"),
                            List.of(
                                    new NewColumn(
                                            new ColumnDefinition("id", "bigint", true, Optional.empty()),
                                            Optional.of(NewColumn.Identity.ALWAYS),
                                            Optional.empty(),
                                            Optional.empty(),
                                            Optional.empty()),
                                    new NewColumn(
                                            new ColumnDefinition("shop", "text", false, Optional.empty()),
                                            Optional.empty(),
                                            Optional.empty(),
                                            Optional.of(new TableName(Optional.empty(), "C")),
                                            Optional.of("where")),
                                    new NewColumn(
                                            new ColumnDefinition("gross", "numeric", true, Optional.empty()),
                                            Optional.empty(),
                                            Optional.of("id * 2"),
                                            Optional.empty(),
                                            Optional.empty())),
                            List.of("id"),
                            List.of(
                                    new NamedConstraint(
                                            Optional.empty(), new Constraint.Unique(List.of("shop", "gross"), true)),
                                    new NamedConstraint(Optional.empty(), new Constraint.Check("gross > 0")),
                                    new NamedConstraint(Optional.of("named"), new Constraint.Check("shop <> ''")),
                                    new NamedConstraint(
                                            Optional.of("of_shop"),
                                            new Constraint.ForeignKey(
                                                    List.of("shop"),
                                                    new TableName(Optional.of("shop"), "shops"),
                                                    List.of("code"),
                                                    Constraint.Action.RESTRICT,
                                                    Constraint.Action.NO_ACTION))),
                            Optional.of("of an invoice")));
            assertThat(MigrationDocuments.readCanonical(parsed.canonicalJson(), parsed.digest()))
                    .isEqualTo(parsed.value());
            assertThat(valid(HEAD
                                    + table.replace(
                                            "unique: { columns: [shop, gross], nullsNotDistinct: true }",
                                            "unique: [ { columns: [shop, gross], nullsNotDistinct: true } ]"))
                            .digest())
                    .isEqualTo(parsed.digest());
        }

        /** Its digest stands in histories of migrations that are long done. */
        @Test
        void aTableOfAnOlderReleaseKeepsItsDigest() {
            assertThat(valid(
                                    HEAD
                                            + "operations:\n  - createTable: { table: t, columns: [ { name: id, type: bigint, required: true }, { name: n, type: int, default: 0 } ], primaryKey: id }\n")
                            .canonicalJson())
                    .contains(
                            "{\"createTable\":{\"columns\":[{\"name\":\"id\",\"required\":true,\"type\":\"bigint\"},{\"default\":\"0\",\"name\":\"n\",\"type\":\"int\"}],"
                                    + "\"primaryKey\":[\"id\"],\"table\":\"t\"}}");
        }

        @Test
        void whatIsLeftOutGetsItsDefaultInTheValueAndNotInTheCanonicalForm() {
            Valid<Migration> parsed = valid(RENAME);

            assertThat(parsed.value().sync()).isEqualTo(Sync.TRIGGER);
            assertThat(parsed.value().exposure()).isEqualTo(Exposure.AUTO);
            assertThat(parsed.value().contract())
                    .isEqualTo(new ContractTerms(Duration.ofHours(24), Duration.ofDays(7)));
            assertThat(parsed.canonicalJson())
                    .isEqualTo("{\"apiVersion\":\"bellows.dev/v1\",\"kind\":\"Migration\",\"name\":\"a-change\","
                            + "\"operations\":[{\"renameColumn\":{\"from\":\"email\",\"table\":\"users\",\"to\":\"mail\"}}],"
                            + "\"schema\":\"orders\",\"version\":18}");
        }

        @Test
        void orderCommentsSpacesAndShorthandsDoNotChangeTheDigest() {
            String yaml = HEAD + "operations:\n  - createIndex: { table: users, name: i, columns: a }\n";
            String json = """
                    {"operations": [{"createIndex": {"columns": ["a"], "name": "i", "table": "\\"users\\""}}],
                    \t"name": "a-change", "version": 18, "schema": "orders", "kind": "Migration",
                     "apiVersion": "bellows.dev/v1"}""";

            assertThat(valid("# hello\n\n" + yaml + "   # bye\n").digest())
                    .isEqualTo(valid(yaml).digest());
            assertThat(valid(json).digest()).isEqualTo(valid(yaml).digest());
            assertThat(valid(yaml + "consent: [star, on-conflict, star]\n").digest())
                    .isEqualTo(valid(yaml + "consent: [on-conflict, star]\n").digest());
        }

        @ParameterizedTest
        @CsvSource({"18,19", "a-change,b-change", "orders,shop", "mail,Mail", "users,public.users"})
        void everyChangeOfMeaningChangesTheDigest(String from, String to) {
            assertThat(valid(RENAME.replace(from, to)).digest())
                    .isNotEqualTo(valid(RENAME).digest());
        }

        @Test
        void writingADefaultOutIsAnotherDocumentBecauseDefaultsMayChange() {
            assertThat(valid(RENAME + "contract: { quiet: 24h }\n").digest())
                    .isNotEqualTo(valid(RENAME).digest());
        }

        @Test
        void theCanonicalFormReadsBackToTheSameRecordAndDigest() {
            Valid<Migration> parsed = valid(RENAME + "consent: star\ncontract: { quiet: 1d }\n");

            assertThat(MigrationDocuments.readCanonical(parsed.canonicalJson(), parsed.digest()))
                    .isEqualTo(parsed.value());
            assertThat(valid(parsed.canonicalJson())).isEqualTo(parsed);
        }

        @Test
        void aNameWithADotStandsInQuotes() {
            Migration migration = valid(RENAME.replace("table: users", "table: 'shop.\"odd.\"\"name\"'"))
                    .value();

            assertThat(((RenameColumn) migration.operations().getFirst()).table())
                    .isEqualTo(new TableName(Optional.of("shop"), "odd.\"name"))
                    .hasToString("shop.\"odd.\"\"name\"");
        }

        @Test
        void aNameOf63BytesIsAccepted() {
            assertThat(valid(RENAME.replace("to: mail", "to: " + "ä".repeat(31) + "x"))
                            .value())
                    .isNotNull();
        }
    }

    @Nested
    class AStoredDocument {
        @Test
        void isRefusedWhenItIsNotWhatItsDigestNames() {
            Valid<Migration> parsed = valid(RENAME);

            assertThatThrownBy(() -> MigrationDocuments.readCanonical(
                            parsed.canonicalJson().replace("18", "19"), parsed.digest()))
                    .isInstanceOfSatisfying(
                            BellowsException.class,
                            e -> assertThat(e.problem().code()).isEqualTo(ErrorCode.DOC_DIGEST));
        }

        @Test
        void isRefusedWhenItIsNotCanonical() {
            String spaced = valid(RENAME).canonicalJson() + " ";

            assertThatThrownBy(() -> MigrationDocuments.readCanonical(spaced, Digest.of(spaced)))
                    .hasMessageContaining("not canonical");
        }
    }

    @Nested
    class ABadDocument {
        @Test
        void namesFileLineColumnRuleAndWayOut() {
            DocumentProblem problem = only(RENAME.replace("from:", "form:").replace("to: mail", "to: mail, from: x"));

            assertThat(problem.toString())
                    .isEqualTo("m.yaml:7:35: BLW-DOC-007: operations[0].renameColumn: the field 'form' is not known in"
                            + " renameColumn. Did you mean 'from'?");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "identity: always, default: 1 | from default and from identity",
                    "identity: always, generated: n | from identity and from generated",
                    "identity: sometimes | is not one of always, by-default",
                    "type: int } ], unique: [ { columns: m } ], checks: [ { check: 1 > 0 | names 'm', which is no column",
                    "type: int } ], foreignKeys: [ { columns: m, references: t, to: id | names 'm', which is no column",
                    "type: int } ], foreignKeys: [ { columns: n, references: t, to: [a, b] | 1 columns cannot point at 2",
                    "type: int } ], unique: [ { columns: [n, n] | the name 'n' stands twice",
                    "type: int } ], unique: [ { name: x, columns: n } ], checks: [ { name: x, check: n > 0 | are called 'x'",
                    "type: int } ], partitionBy: { range: n }, unique: [ { columns: n | 'partitionBy' of createTable is not yet supported. Write the table with an sql operation",
                })
        void refusesATableThatContradictsItself(String columnAndMore, String said) {
            String column = columnAndMore.startsWith("type:") ? columnAndMore : "type: int, " + columnAndMore;
            assertThat(only(HEAD + "operations:\n  - createTable: { table: t, columns: [ { name: n, " + column
                                    + " } ] }\n")
                            .toString())
                    .contains(said);
        }

        @Test
        void saysThatACommaBetweenBracesEndsAType() {
            assertThat(invalid(RENAME.replace(
                            "renameColumn: { table: users, from: email, to: mail }",
                            "addColumn: { table: users, name: price, type: numeric(12,2) }")))
                    .extracting(DocumentProblem::toString)
                    .anyMatch(
                            said -> said.endsWith(
                                    "Between braces a comma ends the value of 'type'; put it into quotes: type: \"numeric(12,2)\"."));
        }

        @Test
        void tellsSeveralProblemsAtOnceInTheOrderOfTheFile() {
            assertThat(invalid("""
                    apiVersion: bellows.dev/v1
                    kind: Migration
                    schema: Orders
                    version: "18"
                    nam: x
                    operations: []
                    """))
                    .extracting(DocumentProblem::code)
                    .containsExactly(
                            ErrorCode.DOC_MISSING_FIELD,
                            ErrorCode.DOC_VALUE,
                            ErrorCode.DOC_WRONG_TYPE,
                            ErrorCode.DOC_UNKNOWN_FIELD,
                            ErrorCode.DOC_VALUE);
        }

        @ParameterizedTest
        @ValueSource(strings = {"transformColumn", "partitionTable", "moveTable", "foldTable"})
        void operationsOfLaterReleasesAreRefusedByName(String operation) {
            DocumentProblem problem = only(HEAD + "operations:\n  - " + operation + ": { table: t }\n");

            assertThat(problem.code()).isEqualTo(ErrorCode.DOC_NOT_YET_SUPPORTED);
            assertThat(problem.rule()).contains(operation);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "addConstraint: { table: t, name: n } | says nothing that rows must keep",
                    "addConstraint: { table: t, name: n, check: a > 1, unique: a } | says more than one thing",
                    "addConstraint: { table: t, check: a > 1 } | has no name",
                    "addConstraint: { table: t, name: n, notNull: a } | has no name",
                    "addConstraint: { table: t, name: n, unique: [a, a] } | stands twice",
                    "addConstraint: { table: t, name: n, foreignKey: { columns: [a, b], references: u, to: c } } | 2 columns cannot point at 1",
                    "dropConstraint: { table: t } | nothing says which constraint goes",
                    "alterColumn: { table: t, column: a, type: text, up: a } | up and down go together",
                    "alterColumn: { table: t, column: a, as: b, type: text, down: b } | up and down go together",
                    "dropConstraint: { table: t, name: n, notNull: a } | has no name",
                    "splitColumn: { table: t, from: a, into: { a: { type: text, up: a }, b: { type: text, up: a } }, down: a } | is an old one and a new one",
                    "mergeColumns: { table: t, from: { a: b, b: b }, into: b, type: text, up: a } | is an old one and a new one",
                })
        void whatBelongsTogetherIsSaidTogether(String operation, String rule) {
            DocumentProblem problem = only(HEAD + "operations:\n  - " + operation + "\n");

            assertThat(problem.code()).isEqualTo(ErrorCode.DOC_RULE);
            assertThat(problem.rule()).contains(rule);
        }

        @Test
        void oneColumnIsNotSplitIntoOne() {
            assertThat(only(HEAD
                                    + "operations:\n  - splitColumn: { table: t, from: a, into: { b: { type: text, up: a } }, down: b }\n")
                            .code())
                    .isEqualTo(ErrorCode.DOC_VALUE);
        }

        @Test
        void aMisspeltOperationGetsAGuess() {
            DocumentProblem problem = only(RENAME.replace("renameColumn", "renamecolum"));

            assertThat(problem.code()).isEqualTo(ErrorCode.DOC_UNKNOWN_WORD);
            assertThat(problem.wayOut()).isEqualTo("Did you mean 'renameColumn'?");
        }

        /** In quotes it would be refused as well. */
        @Test
        void aDurationWithoutItsUnitIsToldWhatToWrite() {
            DocumentProblem problem = only(RENAME + "contract: { quiet: 10 }");
            assertThat(problem.code()).isEqualTo(ErrorCode.DOC_WRONG_TYPE);
            assertThat(problem.wayOut()).isEqualTo("Write a duration like 30s, 15m or 7d.");
        }

        @ParameterizedTest
        @ValueSource(strings = {"sync: application", "exposure: views", "contract: { archive: { to: file } }"})
        void choicesOfLaterReleasesAreRefusedByName(String choice) {
            assertThat(only(RENAME + choice).code()).isEqualTo(ErrorCode.DOC_NOT_YET_SUPPORTED);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "table: users | table: a.b.c",
                    "table: users | table: '.users'",
                    "to: mail | to: '\"Mail\"'",
                    "to: mail | to: ''",
                    "to: mail | to: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                    "version: 18 | version: 1",
                    "version: 18 | version: 99999999999999999999",
                    "name: a-change | name: A Change",
                })
        void aValueThatBreaksItsRuleIsNamed(String good, String bad) {
            assertThat(only(RENAME.replace(good, bad)).code()).isEqualTo(ErrorCode.DOC_VALUE);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "renameColumn: { table: users, from: a, to: a }",
                    "renameTable: { table: shop.users, to: users }",
                    "addColumn: { table: users, column: a, type: int, required: true }",
                    "createTable: { table: t, columns: [ { name: a, type: int }, { name: a, type: int } ] }",
                    "createTable: { table: t, columns: [ { name: a, type: int } ], primaryKey: b }",
                    "createIndex: { table: t, name: i, columns: [a, a] }",
                    "sql: { allowUnsafe: why }",
                })
        void partsThatContradictEachOtherAreRefused(String operation) {
            assertThat(only(HEAD + "operations:\n  - " + operation).code()).isEqualTo(ErrorCode.DOC_RULE);
        }

        @Test
        void anotherKindOrFormatIsTheOnlyThingSaid() {
            assertThat(only("apiVersion: bellows.dev/v2\nkind: Migration\nfoo: 1")
                            .code())
                    .isEqualTo(ErrorCode.DOC_KIND);
            assertThat(only("apiVersion: bellows.dev/v1\nkind: Strategy\nphases: {}")
                            .code())
                    .isEqualTo(ErrorCode.DOC_KIND);
        }

        @Test
        void aKeyThatStandsTwiceIsRefusedWithBothLines() {
            DocumentProblem problem = only(RENAME + "version: 19\n");

            assertThat(problem.code()).isEqualTo(ErrorCode.DOC_DUPLICATE_KEY);
            assertThat(problem.rule()).contains("line 4");
            assertThat(problem.line()).isEqualTo(8);
        }

        @Test
        void jsonErrorsSpeakOfJson() {
            DocumentProblem problem = ((Invalid<Migration>)
                            MigrationDocuments.parse("m.json", "{\n  \"kind\": \"Migration\",\n}".getBytes(UTF_8)))
                    .problems()
                    .getFirst();

            assertThat(problem.rule()).startsWith("not valid JSON");
            assertThat(problem.line()).isEqualTo(3);
        }
    }

    static Valid<Migration> valid(String text) {
        return switch (MigrationDocuments.parse("m.yaml", text.getBytes(UTF_8))) {
            case Valid<Migration> valid -> valid;
            case Invalid<Migration> invalid -> throw new AssertionError(invalid.problems());
        };
    }

    static List<DocumentProblem> invalid(String text) {
        return switch (MigrationDocuments.parse("m.yaml", text.getBytes(UTF_8))) {
            case Valid<Migration> valid -> throw new AssertionError("accepted: " + valid);
            case Invalid<Migration> invalid -> invalid.problems();
        };
    }

    static DocumentProblem only(String text) {
        assertThat(invalid(text)).hasSize(1);
        return invalid(text).getFirst();
    }
}
