-- A partial index with its own method is built without blocking writers.

-- EXPAND 1: build index users_mail
CREATE INDEX CONCURRENTLY "users_mail" ON "public"."users" ("email", "id") WHERE (email IS NOT NULL
);
-- leftover when: SELECT EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"public"."users_mail"') AND i.indrelid = pg_catalog.to_regclass('"public"."users"') AND NOT (i.indisvalid AND i.indisready AND i.indislive))
-- repair: DROP INDEX CONCURRENTLY IF EXISTS "public"."users_mail"
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"public"."users_mail"') AND i.indrelid = pg_catalog.to_regclass('"public"."users"') AND i.indisvalid AND i.indisready AND i.indislive AND i.indisunique = false AND (i.indpred IS NOT NULL) = true AND ARRAY(SELECT a.attname::pg_catalog.text FROM pg_catalog.unnest(i.indkey::pg_catalog.int2[]) WITH ORDINALITY k(attnum, place) JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum ORDER BY k.place) = ARRAY['email', 'id'])

-- EXPAND 2: build index users_hash
CREATE INDEX CONCURRENTLY "users_hash" ON "public"."users" USING "hash" ("email");
-- leftover when: SELECT EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"public"."users_hash"') AND i.indrelid = pg_catalog.to_regclass('"public"."users"') AND NOT (i.indisvalid AND i.indisready AND i.indislive))
-- repair: DROP INDEX CONCURRENTLY IF EXISTS "public"."users_hash"
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"public"."users_hash"') AND i.indrelid = pg_catalog.to_regclass('"public"."users"') AND i.indisvalid AND i.indisready AND i.indislive AND i.indisunique = false AND (i.indpred IS NOT NULL) = false AND ARRAY(SELECT a.attname::pg_catalog.text FROM pg_catalog.unnest(i.indkey::pg_catalog.int2[]) WITH ORDINALITY k(attnum, place) JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum ORDER BY k.place) = ARRAY['email'])

-- ROLLBACK 1: drop index users_hash
DROP INDEX CONCURRENTLY IF EXISTS "public"."users_hash";
-- leftover when: SELECT false
-- done when: SELECT NOT (pg_catalog.to_regclass('"public"."users_hash"') IS NOT NULL)

-- ROLLBACK 2: drop index users_mail
DROP INDEX CONCURRENTLY IF EXISTS "public"."users_mail";
-- leftover when: SELECT false
-- done when: SELECT NOT (pg_catalog.to_regclass('"public"."users_mail"') IS NOT NULL)
