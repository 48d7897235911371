package dev.bellows.document.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.document.Touches;
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
                "backfill: { table: users, set: { phone: \"'none'\" } }",
                "createTable: { table: carts, columns: [ { name: email, type: text } ] }",
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
                "createIndex: { table: users, name: i, columns: name, where: email is null }",
                "backfill: { table: users, set: { phone: email } }",
                "backfill: { table: users, set: { phone: 1 }, where: email is null }",
                "sql: { expand: { up: create view v as select 1, down: drop view v } }",
            })
    void whatMayMeetTheSameColumnWaits(String other) {
        assertThat(touches(RENAME).overlaps(touches(other))).isTrue();
        assertThat(touches(other).overlaps(touches(RENAME))).isTrue();
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
