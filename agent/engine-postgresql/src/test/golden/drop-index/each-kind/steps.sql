-- An index goes when no code of the old version is served any more, and a revert builds it again as it was.

-- CONTRACT 1: drop index users_email of users
DROP INDEX CONCURRENTLY IF EXISTS "public"."users_email";
-- leftover when: SELECT false
-- done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"public"."users_email"') AND i.indrelid = pg_catalog.to_regclass('"public"."users"') AND i.indisunique = false AND ARRAY(SELECT coalesce(a.attname::pg_catalog.text, '') FROM pg_catalog.unnest(i.indkey::pg_catalog.int2[]) WITH ORDINALITY k(attnum, place) LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum AND k.attnum > 0 WHERE k.place <= i.indnkeyatts ORDER BY k.place) = ARRAY['']::pg_catalog.text[])

-- CONTRACT 2: drop index users_once of users
-- one message, locks first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
DROP INDEX "public"."users_once";
RESET ROLE;
-- done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"public"."users_once"') AND i.indrelid = pg_catalog.to_regclass('"public"."users"'))
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"public"."users_once"') AND i.indrelid = pg_catalog.to_regclass('"public"."users"') AND i.indisvalid AND i.indisready AND i.indislive AND NOT i.indisreplident AND i.indisunique = true AND ARRAY(SELECT coalesce(a.attname::pg_catalog.text, '') FROM pg_catalog.unnest(i.indkey::pg_catalog.int2[]) WITH ORDINALITY k(attnum, place) LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum AND k.attnum > 0 WHERE k.place <= i.indnkeyatts ORDER BY k.place) = ARRAY['name']::pg_catalog.text[])

-- REVERT 1: build index users_once of users again
CREATE UNIQUE INDEX CONCURRENTLY users_once ON public.users USING btree (name);
-- leftover when: SELECT EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"public"."users_once"') AND i.indrelid = pg_catalog.to_regclass('"public"."users"') AND NOT (i.indisvalid AND i.indisready AND i.indislive))
-- repair: DROP INDEX CONCURRENTLY IF EXISTS "public"."users_once"
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"public"."users_once"') AND i.indrelid = pg_catalog.to_regclass('"public"."users"') AND i.indisvalid AND i.indisready AND i.indislive AND NOT i.indisreplident AND i.indisunique = true AND ARRAY(SELECT coalesce(a.attname::pg_catalog.text, '') FROM pg_catalog.unnest(i.indkey::pg_catalog.int2[]) WITH ORDINALITY k(attnum, place) LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum AND k.attnum > 0 WHERE k.place <= i.indnkeyatts ORDER BY k.place) = ARRAY['name']::pg_catalog.text[])

-- REVERT 2: build index users_email of users again
CREATE INDEX CONCURRENTLY users_email ON public.users USING btree (lower(email) COLLATE "C" DESC) INCLUDE (name) WITH (fillfactor='70') WHERE (name <> 'odd name'::text);
-- leftover when: SELECT EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"public"."users_email"') AND i.indrelid = pg_catalog.to_regclass('"public"."users"') AND NOT (i.indisvalid AND i.indisready AND i.indislive))
-- repair: DROP INDEX CONCURRENTLY IF EXISTS "public"."users_email"
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"public"."users_email"') AND i.indrelid = pg_catalog.to_regclass('"public"."users"') AND i.indisvalid AND i.indisready AND i.indislive AND NOT i.indisreplident AND i.indisunique = false AND ARRAY(SELECT coalesce(a.attname::pg_catalog.text, '') FROM pg_catalog.unnest(i.indkey::pg_catalog.int2[]) WITH ORDINALITY k(attnum, place) LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum AND k.attnum > 0 WHERE k.place <= i.indnkeyatts ORDER BY k.place) = ARRAY['']::pg_catalog.text[])

-- REVERT 3: say of index users_email what was said of it
-- one message, locks first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
COMMENT ON INDEX "public"."users_email" IS 'looked up by mail';
RESET ROLE;
-- done when: SELECT (pg_catalog.obj_description(pg_catalog.to_regclass('"public"."users_email"'), 'pg_class') IS NOT NULL)
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"public"."users_email"') AND i.indrelid = pg_catalog.to_regclass('"public"."users"'))
--     AND NOT (pg_catalog.obj_description(pg_catalog.to_regclass('"public"."users_email"'), 'pg_class') IS NOT NULL)
