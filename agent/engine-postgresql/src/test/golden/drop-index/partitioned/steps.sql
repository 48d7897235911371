-- An index over a partitioned table goes under one lock, and comes back partition by partition; that of one partition is not dropped alone.

-- CONTRACT 1: drop index by ON body of events
-- one message, locks first: "public"."events"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."events"'::pg_catalog.regclass;
DROP INDEX "public"."by ON body";
RESET ROLE;
-- done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"public"."by ON body"') AND i.indrelid = pg_catalog.to_regclass('"public"."events"'))
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"public"."by ON body"') AND i.indrelid = pg_catalog.to_regclass('"public"."events"') AND i.indisvalid AND i.indisready AND i.indislive AND NOT i.indisreplident AND i.indisunique = false AND ARRAY(SELECT coalesce(a.attname::pg_catalog.text, '') FROM pg_catalog.unnest(i.indkey::pg_catalog.int2[]) WITH ORDINALITY k(attnum, place) LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum AND k.attnum > 0 WHERE k.place <= i.indnkeyatts ORDER BY k.place) = ARRAY['']::pg_catalog.text[])

-- REVERT 1: build index by ON body of events again
-- of each partition of "public"."events", those that come meanwhile too
CREATE INDEX <name> ON ONLY <part> USING btree (lower(body) DESC) INCLUDE (id) WITH (fillfactor='70') WHERE (body IS NOT NULL);
CREATE INDEX CONCURRENTLY <name> ON <part> USING btree (lower(body) DESC) INCLUDE (id) WITH (fillfactor='70') WHERE (body IS NOT NULL);
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"public"."by ON body"') AND i.indrelid = pg_catalog.to_regclass('"public"."events"') AND i.indisvalid AND i.indisready AND i.indislive AND NOT i.indisreplident AND i.indisunique = false AND ARRAY(SELECT coalesce(a.attname::pg_catalog.text, '') FROM pg_catalog.unnest(i.indkey::pg_catalog.int2[]) WITH ORDINALITY k(attnum, place) LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum AND k.attnum > 0 WHERE k.place <= i.indnkeyatts ORDER BY k.place) = ARRAY['']::pg_catalog.text[])

-- REVERT 2: say of index by ON body what was said of it
-- one message, locks first: "public"."events"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."events"'::pg_catalog.regclass;
COMMENT ON INDEX "public"."by ON body" IS 'for look-ups';
RESET ROLE;
-- done when: SELECT (pg_catalog.obj_description(pg_catalog.to_regclass('"public"."by ON body"'), 'pg_class') IS NOT NULL)
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"public"."by ON body"') AND i.indrelid = pg_catalog.to_regclass('"public"."events"'))
--     AND NOT (pg_catalog.obj_description(pg_catalog.to_regclass('"public"."by ON body"'), 'pg_class') IS NOT NULL)
