-- A nullable column is filled by up for old rows and old writers, and its empty rows are verified against what up gives.

-- EXPAND 1: add column domain to users, filled for code that does not know it
-- one message, locks first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
ALTER TABLE "public"."users" ADD COLUMN "domain" text;
SET LOCAL search_path = pg_catalog;
SELECT (split_part(email, '@', 2) -- the host
)::text FROM (SELECT (NULL::"public"."users").*) AS "users" WHERE false;
CREATE FUNCTION "public"."blw_domain_dcc98ca0_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $bellows$
#variable_conflict use_column
-- Bellows, orders/18: fills a new column for writers that do not know it.
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF OLD."domain" IS NOT NULL THEN
      RETURN NEW;
    END IF;
  END IF;
  IF NEW."domain" IS NULL THEN
    BEGIN
      NEW."domain" := (SELECT (split_part(email, '@', 2) -- the host
) FROM (SELECT NEW.*) AS "users");
    EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN
      RETURN NEW;
    END;
  END IF;
  RETURN NEW;
END
$bellows$;
CREATE TRIGGER "zzz_blw_domain_c582451d_fwd" BEFORE INSERT OR UPDATE ON "public"."users" FOR EACH ROW EXECUTE FUNCTION "public"."blw_domain_dcc98ca0_fwd"();
ALTER TABLE "public"."users" ENABLE ALWAYS TRIGGER "zzz_blw_domain_c582451d_fwd";
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'domain' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text'))
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_domain_dcc98ca0_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '77850d3800381832f5008226de8dd6bf7829f93721bbe259a1b8e7f2d24f70a0')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_domain_c582451d_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_domain_dcc98ca0_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'domain' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_domain_c582451d_fwd')
--     AND NOT (pg_catalog.to_regprocedure('"public"."blw_domain_dcc98ca0_fwd"()') IS NOT NULL)
-- proven by writes of the application, taken back

-- MIGRATE 1: fill domain where it is null
UPDATE "public"."users" SET "domain" = (split_part(email, '@', 2) -- the host
) WHERE <range> AND "domain" IS NULL;
-- key: "id"

-- MIGRATE 2: look for rows without domain that should have one
SELECT count(*) FROM "public"."users" WHERE <range> AND CASE WHEN "domain" IS NULL THEN coalesce((split_part(email, '@', 2) -- the host
)::text) IS NOT NULL ELSE false END;
-- key: "id"
-- standing: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'domain' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text'))
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_domain_dcc98ca0_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '77850d3800381832f5008226de8dd6bf7829f93721bbe259a1b8e7f2d24f70a0')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_domain_c582451d_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_domain_dcc98ca0_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')

-- CONTRACT 1: look for rows that up cannot give their domain
SELECT count(*) FROM "public"."users" WHERE <range> AND CASE WHEN "domain" IS NULL THEN pg_catalog.num_nulls((split_part(email, '@', 2) -- the host
)::text) < 0 ELSE false END;
-- key: "id"
-- standing: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'domain' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text'))
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_domain_dcc98ca0_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '77850d3800381832f5008226de8dd6bf7829f93721bbe259a1b8e7f2d24f70a0')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_domain_c582451d_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_domain_dcc98ca0_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')

-- CONTRACT 2: drop the trigger that fills domain of users
-- one message, locks first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
DROP TRIGGER "zzz_blw_domain_c582451d_fwd" ON "public"."users";
DROP FUNCTION "public"."blw_domain_dcc98ca0_fwd"();
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'domain' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text'))
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_domain_c582451d_fwd')
--     AND NOT (pg_catalog.to_regprocedure('"public"."blw_domain_dcc98ca0_fwd"()') IS NOT NULL)
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'domain' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text'))
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_domain_dcc98ca0_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '77850d3800381832f5008226de8dd6bf7829f93721bbe259a1b8e7f2d24f70a0')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_domain_c582451d_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_domain_dcc98ca0_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
-- proven by writes of the application, taken back

-- ROLLBACK 1: drop column domain of users and its trigger
-- one message, locks first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
DROP TRIGGER IF EXISTS "zzz_blw_domain_c582451d_fwd" ON "public"."users";
DROP FUNCTION IF EXISTS "public"."blw_domain_dcc98ca0_fwd"();
ALTER TABLE "public"."users" DROP COLUMN IF EXISTS "domain";
RESET ROLE;
-- done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'domain' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_domain_c582451d_fwd')
--     AND NOT (pg_catalog.to_regprocedure('"public"."blw_domain_dcc98ca0_fwd"()') IS NOT NULL)
-- not done when: SELECT (EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'domain' AND a.attnum > 0 AND NOT a.attisdropped)
--     OR (EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_domain_c582451d_fwd')
--     OR (pg_catalog.to_regprocedure('"public"."blw_domain_dcc98ca0_fwd"()') IS NOT NULL)))

-- REVERT 1: bring back the trigger that fills domain of users
-- one message, locks first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
CREATE FUNCTION "public"."blw_domain_dcc98ca0_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $bellows$
#variable_conflict use_column
-- Bellows, orders/18: fills a new column for writers that do not know it.
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF OLD."domain" IS NOT NULL THEN
      RETURN NEW;
    END IF;
  END IF;
  IF NEW."domain" IS NULL THEN
    BEGIN
      NEW."domain" := (SELECT (split_part(email, '@', 2) -- the host
) FROM (SELECT NEW.*) AS "users");
    EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN
      RETURN NEW;
    END;
  END IF;
  RETURN NEW;
END
$bellows$;
CREATE TRIGGER "zzz_blw_domain_c582451d_fwd" BEFORE INSERT OR UPDATE ON "public"."users" FOR EACH ROW EXECUTE FUNCTION "public"."blw_domain_dcc98ca0_fwd"();
ALTER TABLE "public"."users" ENABLE ALWAYS TRIGGER "zzz_blw_domain_c582451d_fwd";
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'domain' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text'))
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_domain_dcc98ca0_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '77850d3800381832f5008226de8dd6bf7829f93721bbe259a1b8e7f2d24f70a0')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_domain_c582451d_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_domain_dcc98ca0_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'domain' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text'))
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_domain_c582451d_fwd')
--     AND NOT (pg_catalog.to_regprocedure('"public"."blw_domain_dcc98ca0_fwd"()') IS NOT NULL)
