package dev.bellows.engine.postgresql.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A statement that may read what goes away is never taken for one that cannot. */
final class UsageTest {
    private static final Usage USAGE = new Usage(
            Set.of("products", "Odd Table"), Set.of("sku", "Old Name"), Set.of("catalogue"), Set.of("top_sku"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select max(sku) from products",
                "SELECT max(SKU) FROM shop.PRODUCTS /* sku */ WHERE id = $1",
                "select p.\"sku\" from \"products\" p",
                "select \"Old Name\" from \"Odd Table\"",
                "select * from products",
                "select p.* from products p",
                "select count(*), p from products p group by p",
                "select products from products",
                "select to_jsonb(p) from products as p",
                "insert into products values ($1, $2)",
                "insert into shop.products select $1, $2",
                "insert into products (select $1, $2)",
                "select id from products natural join stock",
                "table products",
                "copy products to stdout",
                "select name from catalogue",
                "select top_sku($1)",
                "do $$ begin perform 1; end $$",
                "call anything()",
                "execute prepared(1)",
                "DECLARE c CURSOR FOR SELECT sku FROM products",
                "with x as (select sku from products) select id from x",
                "merge into products using stock on true when matched then do nothing",
                "select 'cut off",
                "select id /* cut off",
                "<insufficient privilege>",
                "select U&\"\\0073ku\" from products",
                "select query_to_xml($1, $2, $3, $4)",
                "select * from dblink($1, $2) as t(x text)",
                ""
            })
    void mayRead(String statement) {
        assertThat(USAGE.may(statement)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select code from products where id = $1",
                "select p.code, count(*) from products p join stock s on s.id = p.id group by p.code",
                "insert into products (id, code) values ($1, $2) returning id",
                "update products set code = $1 where id = $2",
                "delete from products where id = $1",
                "select sku from other",
                "select * from other",
                "select 'sku products *' from other",
                "-- sku products\nselect id from other",
                "select $$products sku$$",
                "select id from products, other o where o.id = products.id",
                "begin",
                "set search_path to shop"
            })
    void cannot(String statement) {
        assertThat(USAGE.may(statement)).isFalse();
    }

    @Test
    void anOperatorThatCallsAReaderIsOneAndSoIsEverythingWhereNobodyCanSay() {
        Usage operator =
                new Usage(Set.of("products"), Set.of(), Set.of(), Set.of(), Set.of("<=~>"), Set.of(), Set.of(), false);
        assertThat(operator.may("select $1 <=~> $2")).isTrue();
        assertThat(operator.may("select $1 <= $2, '<=~>'")).isFalse();
        assertThat(new Usage(Set.of("products"), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), true)
                        .may("select 1"))
                .isTrue();
    }

    @Test
    void whereNothingGoesAwayNothingReadsIt() {
        assertThat(new Usage(Set.of(), Set.of(), Set.of(), Set.of()).may("do $$ $$"))
                .isFalse();
    }
}
