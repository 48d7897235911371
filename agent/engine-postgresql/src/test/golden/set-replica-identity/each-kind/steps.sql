-- What tells rows apart comes in EXPAND and goes back to what it was.

-- EXPAND 1: tell rows of users apart by index users_mail
-- one message, locks first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
ALTER TABLE "public"."users" REPLICA IDENTITY USING INDEX "users_mail";
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('"public"."users"') AND c.relreplident = 'i' AND EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indrelid = c.oid AND i.indisreplident AND i.indexrelid = pg_catalog.to_regclass('"public"."users_mail"')))
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('"public"."users"') AND c.relreplident = 'd')

-- EXPAND 2: tell rows of logs apart by every column
-- one message, locks first: "public"."logs"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."logs"'::pg_catalog.regclass;
ALTER TABLE "public"."logs" REPLICA IDENTITY FULL;
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('"public"."logs"') AND c.relreplident = 'f')
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('"public"."logs"') AND c.relreplident = 'd')

-- EXPAND 3: tell rows of carts apart by the primary key
-- one message, locks first: "public"."carts"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."carts"'::pg_catalog.regclass;
ALTER TABLE "public"."carts" REPLICA IDENTITY DEFAULT;
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('"public"."carts"') AND c.relreplident = 'd')
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('"public"."carts"') AND c.relreplident = 'i' AND EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indrelid = c.oid AND i.indisreplident AND i.indexrelid = pg_catalog.to_regclass('"public"."carts_code_key"')))

-- EXPAND 4: tell rows of drafts apart by nothing
-- one message, locks first: "public"."drafts"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."drafts"'::pg_catalog.regclass;
ALTER TABLE "public"."drafts" REPLICA IDENTITY NOTHING;
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('"public"."drafts"') AND c.relreplident = 'n')
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('"public"."drafts"') AND c.relreplident = 'd')

-- MIGRATE 1: backfill email of users, until no row needs it
UPDATE "public"."users" SET "email" = (lower(email)
) WHERE <range> AND (email <> lower(email)
) AND ("email" IS DISTINCT FROM (lower(email)
)::text);
-- key: "id"
-- swept until no row needs it

-- ROLLBACK 1: tell rows of drafts apart by the primary key again
-- one message, locks first: "public"."drafts"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."drafts"'::pg_catalog.regclass;
ALTER TABLE "public"."drafts" REPLICA IDENTITY DEFAULT;
RESET ROLE;
-- done when: SELECT (EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('"public"."drafts"') AND c.relreplident = 'd')
--     OR NOT EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('"public"."drafts"') AND c.relreplident = 'n'))
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('"public"."drafts"') AND c.relreplident = 'n')

-- ROLLBACK 2: tell rows of carts apart by index carts_code_key again
-- one message, locks first: "public"."carts"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."carts"'::pg_catalog.regclass;
ALTER TABLE "public"."carts" REPLICA IDENTITY USING INDEX "carts_code_key";
RESET ROLE;
-- done when: SELECT (EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('"public"."carts"') AND c.relreplident = 'i' AND EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indrelid = c.oid AND i.indisreplident AND i.indexrelid = pg_catalog.to_regclass('"public"."carts_code_key"')))
--     OR NOT EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('"public"."carts"') AND c.relreplident = 'd'))
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('"public"."carts"') AND c.relreplident = 'd')

-- ROLLBACK 3: tell rows of logs apart by the primary key again
-- one message, locks first: "public"."logs"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."logs"'::pg_catalog.regclass;
ALTER TABLE "public"."logs" REPLICA IDENTITY DEFAULT;
RESET ROLE;
-- done when: SELECT (EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('"public"."logs"') AND c.relreplident = 'd')
--     OR NOT EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('"public"."logs"') AND c.relreplident = 'f'))
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('"public"."logs"') AND c.relreplident = 'f')

-- ROLLBACK 4: tell rows of users apart by the primary key again
-- one message, locks first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
ALTER TABLE "public"."users" REPLICA IDENTITY DEFAULT;
RESET ROLE;
-- done when: SELECT (EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('"public"."users"') AND c.relreplident = 'd')
--     OR NOT EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('"public"."users"') AND c.relreplident = 'i' AND EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indrelid = c.oid AND i.indisreplident AND i.indexrelid = pg_catalog.to_regclass('"public"."users_mail"'))))
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('"public"."users"') AND c.relreplident = 'i' AND EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indrelid = c.oid AND i.indisreplident AND i.indexrelid = pg_catalog.to_regclass('"public"."users_mail"')))
