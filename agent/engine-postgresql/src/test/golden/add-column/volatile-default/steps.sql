-- A volatile default is filled in batches and by a trigger, then the column becomes NOT NULL without a scan under a strong lock.

-- EXPAND 1: add column token to users, filled for code that does not know it
-- one message, locks first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
ALTER TABLE "public"."users" ADD COLUMN "token" uuid;
SET LOCAL search_path = pg_catalog;
SELECT (gen_random_uuid()
)::uuid WHERE false;
ALTER TABLE "public"."users" ALTER COLUMN "token" SET DEFAULT gen_random_uuid()
;
CREATE FUNCTION "public"."blw_token_28b7efb6_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $bellows$
#variable_conflict use_column
-- Bellows, orders/18: fills a new column for writers that do not know it.
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF OLD."token" IS NOT NULL THEN
      RETURN NEW;
    END IF;
  END IF;
  IF NEW."token" IS NULL THEN
    NEW."token" := (gen_random_uuid()
);
  END IF;
  RETURN NEW;
END
$bellows$;
CREATE TRIGGER "zzz_blw_token_ba201294_fwd" BEFORE INSERT OR UPDATE ON "public"."users" FOR EACH ROW EXECUTE FUNCTION "public"."blw_token_28b7efb6_fwd"();
ALTER TABLE "public"."users" ENABLE ALWAYS TRIGGER "zzz_blw_token_ba201294_fwd";
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'token' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('uuid'))
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_token_28b7efb6_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '005265bb0e0dae695b0d0156d695c5ac3d9ae3277d9e3b6cbaaab09a0cfcb8fb')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_token_ba201294_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_token_28b7efb6_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'token' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_token_ba201294_fwd')
--     AND NOT (pg_catalog.to_regprocedure('"public"."blw_token_28b7efb6_fwd"()') IS NOT NULL)
-- proven by writes of the application, taken back

-- MIGRATE 1: fill token where it is null
UPDATE "public"."users" SET "token" = "token" WHERE <range> AND "token" IS NULL;
-- key: "id"

-- MIGRATE 2: look for rows without token
SELECT count(*) FROM "public"."users" WHERE <range> AND "token" IS NULL;
-- key: "id"
-- standing: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'token' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('uuid'))
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_token_28b7efb6_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '005265bb0e0dae695b0d0156d695c5ac3d9ae3277d9e3b6cbaaab09a0cfcb8fb')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_token_ba201294_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_token_28b7efb6_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')

-- MIGRATE 3: bind new writes of token to be not null
-- one message, locks first: "public"."users"
ALTER TABLE "public"."users" ADD CONSTRAINT "blw_token_9313eee6_twin" CHECK ("token" IS NOT NULL) NOT VALID;
-- done when: SELECT (EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."users"') AND k.conname = 'blw_token_9313eee6_twin')
--     OR EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'token' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull))
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."users"') AND k.conname = 'blw_token_9313eee6_twin')
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'token' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull)
-- proven by writes of the application, taken back

-- MIGRATE 4: prove that token is nowhere null
ALTER TABLE "public"."users" VALIDATE CONSTRAINT "blw_token_9313eee6_twin";
-- leftover when: SELECT false
-- done when: SELECT (EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."users"') AND k.conname = 'blw_token_9313eee6_twin' AND k.convalidated)
--     OR EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'token' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull))

-- MIGRATE 5: declare token not null
-- one message, locks first: "public"."users"
ALTER TABLE "public"."users" ALTER COLUMN "token" SET NOT NULL;
ALTER TABLE "public"."users" DROP CONSTRAINT "blw_token_9313eee6_twin";
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'token' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."users"') AND k.conname = 'blw_token_9313eee6_twin')
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'token' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull)
--     AND EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."users"') AND k.conname = 'blw_token_9313eee6_twin' AND k.convalidated)
-- proven by writes of the application, taken back

-- CONTRACT 1: drop the trigger that fills token of users
-- one message, locks first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
DROP TRIGGER "zzz_blw_token_ba201294_fwd" ON "public"."users";
DROP FUNCTION "public"."blw_token_28b7efb6_fwd"();
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'token' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('uuid'))
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_token_ba201294_fwd')
--     AND NOT (pg_catalog.to_regprocedure('"public"."blw_token_28b7efb6_fwd"()') IS NOT NULL)
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'token' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('uuid'))
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_token_28b7efb6_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '005265bb0e0dae695b0d0156d695c5ac3d9ae3277d9e3b6cbaaab09a0cfcb8fb')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_token_ba201294_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_token_28b7efb6_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
-- proven by writes of the application, taken back

-- ROLLBACK 1: drop column token of users and its trigger
-- one message, locks first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
DROP TRIGGER IF EXISTS "zzz_blw_token_ba201294_fwd" ON "public"."users";
DROP FUNCTION IF EXISTS "public"."blw_token_28b7efb6_fwd"();
ALTER TABLE "public"."users" DROP COLUMN IF EXISTS "token";
RESET ROLE;
-- done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'token' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_token_ba201294_fwd')
--     AND NOT (pg_catalog.to_regprocedure('"public"."blw_token_28b7efb6_fwd"()') IS NOT NULL)
-- not done when: SELECT (EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'token' AND a.attnum > 0 AND NOT a.attisdropped)
--     OR (EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_token_ba201294_fwd')
--     OR (pg_catalog.to_regprocedure('"public"."blw_token_28b7efb6_fwd"()') IS NOT NULL)))

-- REVERT 1: bring back the trigger that fills token of users
-- one message, locks first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
CREATE FUNCTION "public"."blw_token_28b7efb6_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $bellows$
#variable_conflict use_column
-- Bellows, orders/18: fills a new column for writers that do not know it.
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF OLD."token" IS NOT NULL THEN
      RETURN NEW;
    END IF;
  END IF;
  IF NEW."token" IS NULL THEN
    NEW."token" := (gen_random_uuid()
);
  END IF;
  RETURN NEW;
END
$bellows$;
CREATE TRIGGER "zzz_blw_token_ba201294_fwd" BEFORE INSERT OR UPDATE ON "public"."users" FOR EACH ROW EXECUTE FUNCTION "public"."blw_token_28b7efb6_fwd"();
ALTER TABLE "public"."users" ENABLE ALWAYS TRIGGER "zzz_blw_token_ba201294_fwd";
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'token' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('uuid'))
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_token_28b7efb6_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '005265bb0e0dae695b0d0156d695c5ac3d9ae3277d9e3b6cbaaab09a0cfcb8fb')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_token_ba201294_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_token_28b7efb6_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'token' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('uuid'))
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_token_ba201294_fwd')
--     AND NOT (pg_catalog.to_regprocedure('"public"."blw_token_28b7efb6_fwd"()') IS NOT NULL)
