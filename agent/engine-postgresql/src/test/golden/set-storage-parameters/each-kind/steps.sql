-- Each parameter is set, or reset, by a step of its own that readers and writers pass, and goes back to what it was; one that is so already needs none.

-- EXPAND 1: set storage parameter autovacuum_vacuum_scale_factor of users to 0.02
-- one message, locks that readers and writers pass first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
ALTER TABLE "public"."users" SET (autovacuum_vacuum_scale_factor = '0.02');
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('"public"."users"') AND 'autovacuum_vacuum_scale_factor=0.02' = ANY (c.reloptions))
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('"public"."users"') AND NOT EXISTS (SELECT FROM pg_catalog.unnest(c.reloptions) o WHERE pg_catalog.starts_with(o, 'autovacuum_vacuum_scale_factor=')))

-- EXPAND 2: set storage parameter fillfactor of users to 80
-- one message, locks that readers and writers pass first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
ALTER TABLE "public"."users" SET (fillfactor = '80');
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('"public"."users"') AND 'fillfactor=80' = ANY (c.reloptions))
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('"public"."users"') AND 'fillfactor=95' = ANY (c.reloptions))

-- EXPAND 3: reset storage parameter toast_tuple_target of users
-- one message, locks that readers and writers pass first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
ALTER TABLE "public"."users" RESET (toast_tuple_target);
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('"public"."users"') AND NOT EXISTS (SELECT FROM pg_catalog.unnest(c.reloptions) o WHERE pg_catalog.starts_with(o, 'toast_tuple_target=')))
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('"public"."users"') AND 'toast_tuple_target=256' = ANY (c.reloptions))

-- EXPAND 4: set storage parameter vacuum_truncate of users to false
-- one message, locks that readers and writers pass first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
ALTER TABLE "public"."users" SET (vacuum_truncate = 'false');
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('"public"."users"') AND 'vacuum_truncate=false' = ANY (c.reloptions))
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('"public"."users"') AND NOT EXISTS (SELECT FROM pg_catalog.unnest(c.reloptions) o WHERE pg_catalog.starts_with(o, 'vacuum_truncate=')))

-- ROLLBACK 1: reset storage parameter autovacuum_vacuum_scale_factor of users
-- one message, locks that readers and writers pass first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
ALTER TABLE "public"."users" RESET (autovacuum_vacuum_scale_factor);
RESET ROLE;
-- done when: SELECT (EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('"public"."users"') AND NOT EXISTS (SELECT FROM pg_catalog.unnest(c.reloptions) o WHERE pg_catalog.starts_with(o, 'autovacuum_vacuum_scale_factor=')))
--     OR NOT EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('"public"."users"') AND 'autovacuum_vacuum_scale_factor=0.02' = ANY (c.reloptions)))
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('"public"."users"') AND 'autovacuum_vacuum_scale_factor=0.02' = ANY (c.reloptions))

-- ROLLBACK 2: set storage parameter fillfactor of users back to 95
-- one message, locks that readers and writers pass first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
ALTER TABLE "public"."users" SET (fillfactor = '95');
RESET ROLE;
-- done when: SELECT (EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('"public"."users"') AND 'fillfactor=95' = ANY (c.reloptions))
--     OR NOT EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('"public"."users"') AND 'fillfactor=80' = ANY (c.reloptions)))
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('"public"."users"') AND 'fillfactor=80' = ANY (c.reloptions))

-- ROLLBACK 3: set storage parameter toast_tuple_target of users back to 256
-- one message, locks that readers and writers pass first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
ALTER TABLE "public"."users" SET (toast_tuple_target = '256');
RESET ROLE;
-- done when: SELECT (EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('"public"."users"') AND 'toast_tuple_target=256' = ANY (c.reloptions))
--     OR NOT EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('"public"."users"') AND NOT EXISTS (SELECT FROM pg_catalog.unnest(c.reloptions) o WHERE pg_catalog.starts_with(o, 'toast_tuple_target='))))
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('"public"."users"') AND NOT EXISTS (SELECT FROM pg_catalog.unnest(c.reloptions) o WHERE pg_catalog.starts_with(o, 'toast_tuple_target=')))

-- ROLLBACK 4: reset storage parameter vacuum_truncate of users
-- one message, locks that readers and writers pass first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
ALTER TABLE "public"."users" RESET (vacuum_truncate);
RESET ROLE;
-- done when: SELECT (EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('"public"."users"') AND NOT EXISTS (SELECT FROM pg_catalog.unnest(c.reloptions) o WHERE pg_catalog.starts_with(o, 'vacuum_truncate=')))
--     OR NOT EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('"public"."users"') AND 'vacuum_truncate=false' = ANY (c.reloptions)))
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('"public"."users"') AND 'vacuum_truncate=false' = ANY (c.reloptions))
