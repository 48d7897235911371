-- An index over a partitioned table is built partition by partition; a unique one comes with the contract.

-- EXPAND 1: build index events_body in each partition of events
-- of each partition of "public"."events", those that come meanwhile too
CREATE INDEX <name> ON ONLY <part> ("body") WHERE (body IS NOT NULL
);
CREATE INDEX CONCURRENTLY <name> ON <part> ("body") WHERE (body IS NOT NULL
);
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"public"."events_body"') AND i.indrelid = pg_catalog.to_regclass('"public"."events"') AND i.indisvalid AND i.indisready AND i.indislive AND i.indisunique = false AND (i.indpred IS NOT NULL) = true AND ARRAY(SELECT a.attname::pg_catalog.text FROM pg_catalog.unnest(i.indkey::pg_catalog.int2[]) WITH ORDINALITY k(attnum, place) JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum ORDER BY k.place) = ARRAY['body'])

-- CONTRACT 1: build index events_once in each partition of events
-- of each partition of "public"."events", those that come meanwhile too
CREATE UNIQUE INDEX <name> ON ONLY <part> ("body", "region");
CREATE UNIQUE INDEX CONCURRENTLY <name> ON <part> ("body", "region");
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"public"."events_once"') AND i.indrelid = pg_catalog.to_regclass('"public"."events"') AND i.indisvalid AND i.indisready AND i.indislive AND i.indisunique = true AND (i.indpred IS NOT NULL) = false AND ARRAY(SELECT a.attname::pg_catalog.text FROM pg_catalog.unnest(i.indkey::pg_catalog.int2[]) WITH ORDINALITY k(attnum, place) JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum ORDER BY k.place) = ARRAY['body', 'region'])

-- ROLLBACK 1: drop index events_body of each partition of events
-- of each partition of "public"."events", those that come meanwhile too
DROP INDEX IF EXISTS "public"."events_body";
-- done when: SELECT NOT (pg_catalog.to_regclass('"public"."events_body"') IS NOT NULL)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid WHERE i.indrelid IN (SELECT p.relid FROM pg_catalog.pg_partition_tree(pg_catalog.to_regclass('"public"."events"')) p) AND c.relname ~ '^blw_[0-9a-f]{8}_again$')

-- REVERT 1: drop index events_once of each partition of events
-- of each partition of "public"."events", those that come meanwhile too
DROP INDEX IF EXISTS "public"."events_once";
-- done when: SELECT NOT (pg_catalog.to_regclass('"public"."events_once"') IS NOT NULL)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid WHERE i.indrelid IN (SELECT p.relid FROM pg_catalog.pg_partition_tree(pg_catalog.to_regclass('"public"."events"')) p) AND c.relname ~ '^blw_[0-9a-f]{8}_again$')
