-- A column added by the same migration is filled in batches; the key stays usable.

-- EXPAND 1: add column domain to users
-- one message, locks first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
ALTER TABLE "public"."users" ADD COLUMN "domain" text;
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'domain' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text'))
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'domain' AND a.attnum > 0 AND NOT a.attisdropped)
-- proven by writes of the application, taken back

-- MIGRATE 1: backfill domain of users, until no row needs it
UPDATE "public"."users" SET "domain" = (split_part(email, '@', 2)
) WHERE <range> AND (domain IS NULL
) AND (ROW("domain")::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW((split_part(email, '@', 2)
)::text)::pg_catalog.record);
-- key: "id"
-- swept until no row needs it

-- ROLLBACK 1: drop column domain of users
-- one message, locks first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
ALTER TABLE "public"."users" DROP COLUMN "domain";
RESET ROLE;
-- done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'domain' AND a.attnum > 0 AND NOT a.attisdropped)
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'domain' AND a.attnum > 0 AND NOT a.attisdropped)
