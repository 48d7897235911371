-- What gives more numbers, or more room between them, is done at first and taken back by a rollback; what is so already needs no step.

-- EXPAND 1: let sequence Doc no be AS bigint MINVALUE -5 MAXVALUE 9223372036854775807 INCREMENT BY 50 CACHE 10
-- one message, locks first: "public"."Doc no"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."Doc no"'::pg_catalog.regclass;
ALTER SEQUENCE "public"."Doc no" AS bigint MINVALUE -5 MAXVALUE 9223372036854775807 INCREMENT BY 50 CACHE 10;
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_sequence s WHERE s.seqrelid = pg_catalog.to_regclass('"public"."Doc no"') AND s.seqtypid = 'pg_catalog.int8'::pg_catalog.regtype AND s.seqmin = -5 AND s.seqmax = 9223372036854775807 AND s.seqincrement = 50 AND s.seqcache = 10)
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_sequence s WHERE s.seqrelid = pg_catalog.to_regclass('"public"."Doc no"') AND s.seqtypid = 'pg_catalog.int4'::pg_catalog.regtype AND s.seqmin = 1 AND s.seqmax = 2147483647 AND s.seqincrement = 1 AND s.seqcache = 1)

-- ROLLBACK 1: let sequence Doc no be AS integer MINVALUE 1 MAXVALUE 2147483647 INCREMENT BY 1 CACHE 1 again
-- one message, locks first: "public"."Doc no"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."Doc no"'::pg_catalog.regclass;
ALTER SEQUENCE "public"."Doc no" AS integer MINVALUE 1 MAXVALUE 2147483647 INCREMENT BY 1 CACHE 1;
RESET ROLE;
-- done when: SELECT ((EXISTS (SELECT FROM pg_catalog.pg_sequence s WHERE s.seqrelid = pg_catalog.to_regclass('"public"."Doc no"') AND s.seqtypid = 'pg_catalog.int4'::pg_catalog.regtype AND s.seqmin = 1 AND s.seqmax = 2147483647 AND s.seqincrement = 1 AND s.seqcache = 1)
--     OR NOT EXISTS (SELECT FROM pg_catalog.pg_sequence s WHERE s.seqrelid = pg_catalog.to_regclass('"public"."Doc no"') AND s.seqtypid = 'pg_catalog.int8'::pg_catalog.regtype AND s.seqmin = -5 AND s.seqmax = 9223372036854775807 AND s.seqincrement = 50 AND s.seqcache = 10))
--     OR coalesce(pg_catalog.pg_sequence_last_value(pg_catalog.to_regclass('"public"."Doc no"')) NOT BETWEEN 1 AND 2147483647, false))
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_sequence s WHERE s.seqrelid = pg_catalog.to_regclass('"public"."Doc no"') AND s.seqtypid = 'pg_catalog.int8'::pg_catalog.regtype AND s.seqmin = -5 AND s.seqmax = 9223372036854775807 AND s.seqincrement = 50 AND s.seqcache = 10)
--     AND NOT coalesce(pg_catalog.pg_sequence_last_value(pg_catalog.to_regclass('"public"."Doc no"')) NOT BETWEEN 1 AND 2147483647, false)
