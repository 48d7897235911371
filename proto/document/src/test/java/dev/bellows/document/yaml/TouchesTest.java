package dev.bellows.document.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.document.Touches;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TouchesTest {
    private static final String RENAME = "renameColumn: { table: users, from: email, to: mail }";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "renameColumn: { table: users, from: name, to: full_name }",
                "renameColumn: { table: orders, from: email, to: mail }",
                "addColumn: { table: users, column: phone, type: text }",
                "createIndex: { table: users, name: i, columns: [name, phone] }",
                "dropColumn: { table: users, column: name }",
                "alterColumn: { table: users, column: name, as: mail2, type: text }",
                "alterColumn: { table: users, column: name, type: text }",
                "splitColumn: { table: users, from: name, into: { a: { type: text, up: name }, b: { type: text, up: name } }, down: a }",
                "backfill: { table: users, set: { phone: \"'none'\" } }",
                "addConstraint: { table: users, notNull: name }",
                "dropConstraint: { table: users, notNull: name }",
                "dropIndex: { table: orders, name: orders_email }",
                "reindex: { table: orders }",
                "alterColumn: { table: users, column: name, default: null }",
                "setComment: { table: users, comment: x }",
                "setComment: { table: users, column: name, comment: x }",
                "setReplicaIdentity: { table: users, identity: full }",
                "renameConstraint: { table: orders, from: a, to: b }",
                "createEnum: { name: mood, values: [sad] }",
                "addEnumValue: { type: mood, value: x }",
                "alterSequence: { name: users_id_seq, cache: 10 }",
                "setStorageParameters: { table: users, parameters: { fillfactor: 80 } }",
                "addConstraint: { table: orders, name: k, foreignKey: { columns: user, references: users, to: id } }",
                "createTable: { table: carts, columns: [ { name: email, type: text } ] }",
                "createTable: { table: carts, columns: [ { name: user, type: int } ], foreignKeys: { columns: user, references: users, to: id } }",
            })
    void changesOfOtherColumnsMayBeInFlightTogether(String other) {
        assertThat(touches(RENAME).overlaps(touches(other))).isFalse();
        assertThat(touches(other).overlaps(touches(RENAME))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "renameColumn: { table: users, from: mail, to: address }",
                "renameColumn: { table: public.users, from: email, to: address }",
                "addColumn: { table: users, column: phone, type: text, up: lower(email) }",
                "createIndex: { table: users, name: i, columns: email }",
                "dropColumn: { table: users, column: email }",
                "alterColumn: { table: users, column: name, as: mail, type: text }",
                "alterColumn: { table: users, column: mail, type: text }",
                "splitColumn: { table: users, from: email, into: { a: { type: text, up: email }, b: { type: text, up: email } }, down: a }",
                "splitColumn: { table: users, from: name, into: { a: { type: text, up: name }, mail: { type: text, up: name } }, down: a }",
                "mergeColumns: { table: users, from: { name: c, email: c }, into: c, type: text, up: name }",
                "mergeColumns: { table: users, from: { name: mail, phone: mail }, into: mail, type: text, up: name }",
                "createIndex: { table: users, name: i, columns: name, where: email is null }",
                "backfill: { table: users, set: { phone: email } }",
                "addConstraint: { table: users, name: k, unique: [name, email] }",
                "addConstraint: { table: users, name: k, check: name <> '' }",
                "addConstraint: { table: orders, name: k, foreignKey: { columns: user, references: users, to: email } }",
                "addConstraint: { table: users, notNull: email }",
                "createTable: { table: carts, columns: [ { name: email, type: text } ], foreignKeys: { columns: email, references: users, to: email } }",
                "dropConstraint: { table: users, name: k }",
                "dropConstraint: { table: orders, name: k }",
                "dropTable: { table: users }",
                "dropTable: { table: orders }",
                "renameTable: { table: users, to: accounts }",
                "renameTable: { table: orders, to: users }",
                "renameTable: { table: orders, to: accounts }",
                "dropIndex: { table: users, name: users_email }",
                "reindex: { table: users, index: users_email }",
                "reindex: { table: users }",
                "alterColumn: { table: users, column: email, default: null }",
                "alterColumn: { table: users, column: email, nullable: false }",
                "setComment: { table: users, column: email, comment: x }",
                "setComment: { table: users, index: users_email, comment: x }",
                "setReplicaIdentity: { table: users, identity: index, index: users_email }",
                "renameConstraint: { table: users, from: a, to: b }",
                "renameIndex: { table: users, from: a, to: b }",
                "backfill: { table: users, set: { phone: 1 }, where: email is null }",
                "sql: { expand: { up: create view v as select 1, down: drop view v } }",
            })
    void whatMayMeetTheSameColumnWaits(String other) {
        assertThat(touches(RENAME).overlaps(touches(other))).isTrue();
        assertThat(touches(other).overlaps(touches(RENAME))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "backfill: { table: users, set: { email: \"'none'\" } } | both touch users.email",
                "createTable: { table: users, columns: [ { name: a, type: text } ] }"
                        + " | v2 may touch any column of users, and v1 touches users.email",
                "addColumn: { table: users, column: phone, type: text, up: lower(name) }"
                        + " | v2 may touch any column of users, and v1 touches users.email",
                "sql: { expand: { up: create view v as select 1, down: drop view v } }"
                        + " | of a statement written by hand, or a constraint or a table that is dropped or renamed, in v2 nobody knows what it touches",
                "addColumn: { table: users, column: phone, type: text } |",
            })
    void whatMeetsIsSaidAsFarAsItIsKnown(String other, @Nullable String why) {
        assertThat(touches(RENAME).meeting("v1", touches(other), "v2")).isEqualTo(Optional.ofNullable(why));
    }

    @Test
    void whatIsOursIsNotSaidOfTheOther() {
        Touches wide = touches("backfill: { table: users, set: { phone: lower(name) } }");
        Touches byHand = touches("sql: { expand: { up: create view v as select 1, down: drop view v } }");
        assertThat(wide.meeting("v1", touches(RENAME), "v2"))
                .contains("v1 may touch any column of users, and v2 touches users.email");
        assertThat(wide.meeting("v1", wide, "v2")).contains("each may touch any column of users");
        assertThat(byHand.meeting("v1", touches(RENAME), "v2"))
                .contains(
                        "of a statement written by hand, or a constraint or a table that is dropped or renamed, in v1 nobody knows what it touches");
    }

    private static Touches touches(String operation) {
        return Touches.of(MigrationDocumentsTest.valid("""
                        apiVersion: bellows.dev/v1
                        kind: Migration
                        schema: orders
                        version: 18
                        name: a
                        operations:
                          - %s
                        """.formatted(operation)).value());
    }
}
