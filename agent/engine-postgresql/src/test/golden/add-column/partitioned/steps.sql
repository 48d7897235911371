-- A column comes to every partition by the table; its trigger has to fire in each of them.

-- EXPAND 1: add column size to events, filled for code that does not know it
-- one message, locks first: "public"."events"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."events"'::pg_catalog.regclass;
ALTER TABLE "public"."events" ADD COLUMN "size" int;
SET LOCAL search_path = pg_catalog;
SELECT (length(body)
)::int FROM (SELECT (NULL::"public"."events").*) AS "events" WHERE false;
SELECT (0
)::int WHERE false;
CREATE FUNCTION "public"."blw_size_572ccd5c_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $bellows$
#variable_conflict use_column
-- Bellows, orders/18: fills a new column for writers that do not know it.
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF OLD."size" IS NOT NULL THEN
      RETURN NEW;
    END IF;
  END IF;
  IF NEW."size" IS NULL THEN
    BEGIN
      NEW."size" := (SELECT (length(body)
) FROM (SELECT NEW.*) AS "events");
    EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN
      RETURN NEW;
    END;
  END IF;
  IF NEW."size" IS NULL THEN
    NEW."size" := (0
);
  END IF;
  RETURN NEW;
END
$bellows$;
CREATE TRIGGER "zzz_blw_size_1c7b760b_fwd" BEFORE INSERT OR UPDATE ON "public"."events" FOR EACH ROW EXECUTE FUNCTION "public"."blw_size_572ccd5c_fwd"();
ALTER TABLE "public"."events" ENABLE ALWAYS TRIGGER "zzz_blw_size_1c7b760b_fwd";
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."events"') AND a.attname = 'size' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('int'))
--     AND (EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_size_572ccd5c_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = 'daca874789aae2815919804e8c533439958253c40f184a2eee7295346b39a7d1')
--     OR EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_size_572ccd5c_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = 'b627d353f65ca51489ca15cec04b090af2f670e2aa059cf3722efa939dcd0d65'))
--     AND (EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."events"') AND t.tgname = 'zzz_blw_size_1c7b760b_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_size_572ccd5c_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '') AND NOT EXISTS (SELECT FROM pg_catalog.pg_partition_tree(pg_catalog.to_regclass('"public"."events"')) p WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = p.relid AND t.tgname = 'zzz_blw_size_1c7b760b_fwd' AND t.tgenabled = 'A') OR EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = p.relid AND t.tgparentid = 0 AND NOT t.tgisinternal AND t.tgenabled <> 'D' AND t.tgtype & 1 <> 0 AND t.tgtype & 2 <> 0 AND t.tgtype & 20 <> 0 AND t.tgname > 'zzz_blw_size_1c7b760b_fwd' AND NOT pg_catalog.starts_with(t.tgname::pg_catalog.text, 'zzz_blw_'))))
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."events"') AND a.attname = 'size' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."events"') AND t.tgname = 'zzz_blw_size_1c7b760b_fwd')
--     AND NOT (pg_catalog.to_regprocedure('"public"."blw_size_572ccd5c_fwd"()') IS NOT NULL)
-- proven by writes of the application, taken back

-- EXPAND 2: add column note to events
-- one message, locks first: "public"."events"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."events"'::pg_catalog.regclass;
ALTER TABLE "public"."events" ADD COLUMN "note" text DEFAULT 'none'
;
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."events"') AND a.attname = 'note' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text'))
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."events"') AND a.attname = 'note' AND a.attnum > 0 AND NOT a.attisdropped)
-- proven by writes of the application, taken back

-- MIGRATE 1: fill size where it is null
UPDATE "public"."events" SET "size" = (length(body)
) WHERE <range> AND "size" IS NULL;
-- key: "id", "region"

-- MIGRATE 2: look for rows without size
SELECT count(*) FROM "public"."events" WHERE <range> AND "size" IS NULL;
-- key: "id", "region"
-- standing: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."events"') AND a.attname = 'size' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('int'))
--     AND (EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_size_572ccd5c_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = 'daca874789aae2815919804e8c533439958253c40f184a2eee7295346b39a7d1')
--     OR EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_size_572ccd5c_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = 'b627d353f65ca51489ca15cec04b090af2f670e2aa059cf3722efa939dcd0d65'))
--     AND (EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."events"') AND t.tgname = 'zzz_blw_size_1c7b760b_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_size_572ccd5c_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '') AND NOT EXISTS (SELECT FROM pg_catalog.pg_partition_tree(pg_catalog.to_regclass('"public"."events"')) p WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = p.relid AND t.tgname = 'zzz_blw_size_1c7b760b_fwd' AND t.tgenabled = 'A') OR EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = p.relid AND t.tgparentid = 0 AND NOT t.tgisinternal AND t.tgenabled <> 'D' AND t.tgtype & 1 <> 0 AND t.tgtype & 2 <> 0 AND t.tgtype & 20 <> 0 AND t.tgname > 'zzz_blw_size_1c7b760b_fwd' AND NOT pg_catalog.starts_with(t.tgname::pg_catalog.text, 'zzz_blw_'))))

-- MIGRATE 3: bind new writes of size to be not null
-- one message, locks first: "public"."events"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."events"'::pg_catalog.regclass;
CREATE OR REPLACE FUNCTION "public"."blw_size_572ccd5c_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $bellows$
#variable_conflict use_column
-- Bellows, orders/18: fills a new column for writers that do not know it.
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF OLD."size" IS NOT NULL THEN
      RETURN NEW;
    END IF;
  END IF;
  IF NEW."size" IS NULL THEN
    BEGIN
      NEW."size" := (SELECT (length(body)
) FROM (SELECT NEW.*) AS "events");
    EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN
      NULL;
    END;
  END IF;
  IF NEW."size" IS NULL THEN
    NEW."size" := (0
);
  END IF;
  RETURN NEW;
END
$bellows$;
RESET ROLE;
ALTER TABLE "public"."events" ADD CONSTRAINT "blw_size_d20a4ce9_twin" CHECK ("size" IS NOT NULL) NOT VALID;
-- done when: SELECT (EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."events"') AND k.conname = 'blw_size_d20a4ce9_twin')
--     OR EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."events"') AND a.attname = 'size' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull))
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."events"') AND k.conname = 'blw_size_d20a4ce9_twin')
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."events"') AND a.attname = 'size' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull)
-- proven by writes of the application, taken back

-- MIGRATE 4: prove that size is nowhere null
ALTER TABLE "public"."events" VALIDATE CONSTRAINT "blw_size_d20a4ce9_twin";
-- leftover when: SELECT false
-- done when: SELECT (EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."events"') AND k.conname = 'blw_size_d20a4ce9_twin' AND k.convalidated)
--     OR EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."events"') AND a.attname = 'size' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull))

-- MIGRATE 5: declare size not null
-- one message, locks first: "public"."events"
ALTER TABLE "public"."events" ALTER COLUMN "size" SET NOT NULL;
ALTER TABLE "public"."events" DROP CONSTRAINT "blw_size_d20a4ce9_twin";
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."events"') AND a.attname = 'size' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."events"') AND k.conname = 'blw_size_d20a4ce9_twin')
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."events"') AND a.attname = 'size' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull)
--     AND EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."events"') AND k.conname = 'blw_size_d20a4ce9_twin' AND k.convalidated)
-- proven by writes of the application, taken back

-- CONTRACT 1: look for rows that up cannot give their size
SELECT count(*) FROM "public"."events" WHERE <range> AND CASE WHEN "size" IS NULL OR "size"::pg_catalog.text = ((0
)::int)::pg_catalog.text THEN pg_catalog.num_nulls((length(body)
)::int) < 0 ELSE false END;
-- key: "id", "region"
-- standing: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."events"') AND a.attname = 'size' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('int'))
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_size_572ccd5c_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = 'b627d353f65ca51489ca15cec04b090af2f670e2aa059cf3722efa939dcd0d65')
--     AND (EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."events"') AND t.tgname = 'zzz_blw_size_1c7b760b_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_size_572ccd5c_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '') AND NOT EXISTS (SELECT FROM pg_catalog.pg_partition_tree(pg_catalog.to_regclass('"public"."events"')) p WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = p.relid AND t.tgname = 'zzz_blw_size_1c7b760b_fwd' AND t.tgenabled = 'A') OR EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = p.relid AND t.tgparentid = 0 AND NOT t.tgisinternal AND t.tgenabled <> 'D' AND t.tgtype & 1 <> 0 AND t.tgtype & 2 <> 0 AND t.tgtype & 20 <> 0 AND t.tgname > 'zzz_blw_size_1c7b760b_fwd' AND NOT pg_catalog.starts_with(t.tgname::pg_catalog.text, 'zzz_blw_'))))

-- CONTRACT 2: drop the trigger that fills size of events
-- one message, locks first: "public"."events"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."events"'::pg_catalog.regclass;
DROP TRIGGER "zzz_blw_size_1c7b760b_fwd" ON "public"."events";
DROP FUNCTION "public"."blw_size_572ccd5c_fwd"();
ALTER TABLE "public"."events" ALTER COLUMN "size" SET DEFAULT 0
;
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."events"') AND a.attname = 'size' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('int'))
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."events"') AND t.tgname = 'zzz_blw_size_1c7b760b_fwd')
--     AND NOT (pg_catalog.to_regprocedure('"public"."blw_size_572ccd5c_fwd"()') IS NOT NULL)
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."events"') AND a.attname = 'size' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('int'))
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_size_572ccd5c_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = 'b627d353f65ca51489ca15cec04b090af2f670e2aa059cf3722efa939dcd0d65')
--     AND (EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."events"') AND t.tgname = 'zzz_blw_size_1c7b760b_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_size_572ccd5c_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '') AND NOT EXISTS (SELECT FROM pg_catalog.pg_partition_tree(pg_catalog.to_regclass('"public"."events"')) p WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = p.relid AND t.tgname = 'zzz_blw_size_1c7b760b_fwd' AND t.tgenabled = 'A') OR EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = p.relid AND t.tgparentid = 0 AND NOT t.tgisinternal AND t.tgenabled <> 'D' AND t.tgtype & 1 <> 0 AND t.tgtype & 2 <> 0 AND t.tgtype & 20 <> 0 AND t.tgname > 'zzz_blw_size_1c7b760b_fwd' AND NOT pg_catalog.starts_with(t.tgname::pg_catalog.text, 'zzz_blw_'))))
-- proven by writes of the application, taken back

-- ROLLBACK 1: drop column note of events
-- one message, locks first: "public"."events"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."events"'::pg_catalog.regclass;
ALTER TABLE "public"."events" DROP COLUMN "note";
RESET ROLE;
-- done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."events"') AND a.attname = 'note' AND a.attnum > 0 AND NOT a.attisdropped)
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."events"') AND a.attname = 'note' AND a.attnum > 0 AND NOT a.attisdropped)

-- ROLLBACK 2: drop column size of events and its trigger
-- one message, locks first: "public"."events"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."events"'::pg_catalog.regclass;
DROP TRIGGER IF EXISTS "zzz_blw_size_1c7b760b_fwd" ON "public"."events";
DROP FUNCTION IF EXISTS "public"."blw_size_572ccd5c_fwd"();
ALTER TABLE "public"."events" DROP COLUMN IF EXISTS "size";
RESET ROLE;
-- done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."events"') AND a.attname = 'size' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."events"') AND t.tgname = 'zzz_blw_size_1c7b760b_fwd')
--     AND NOT (pg_catalog.to_regprocedure('"public"."blw_size_572ccd5c_fwd"()') IS NOT NULL)
-- not done when: SELECT (EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."events"') AND a.attname = 'size' AND a.attnum > 0 AND NOT a.attisdropped)
--     OR (EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."events"') AND t.tgname = 'zzz_blw_size_1c7b760b_fwd')
--     OR (pg_catalog.to_regprocedure('"public"."blw_size_572ccd5c_fwd"()') IS NOT NULL)))

-- REVERT 1: bring back the trigger that fills size of events
-- one message, locks first: "public"."events"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."events"'::pg_catalog.regclass;
CREATE FUNCTION "public"."blw_size_572ccd5c_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $bellows$
#variable_conflict use_column
-- Bellows, orders/18: fills a new column for writers that do not know it.
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF OLD."size" IS NOT NULL THEN
      RETURN NEW;
    END IF;
  END IF;
  IF NEW."size" IS NULL THEN
    BEGIN
      NEW."size" := (SELECT (length(body)
) FROM (SELECT NEW.*) AS "events");
    EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN
      NULL;
    END;
  END IF;
  IF NEW."size" IS NULL THEN
    NEW."size" := (0
);
  END IF;
  RETURN NEW;
END
$bellows$;
CREATE TRIGGER "zzz_blw_size_1c7b760b_fwd" BEFORE INSERT OR UPDATE ON "public"."events" FOR EACH ROW EXECUTE FUNCTION "public"."blw_size_572ccd5c_fwd"();
ALTER TABLE "public"."events" ENABLE ALWAYS TRIGGER "zzz_blw_size_1c7b760b_fwd";
ALTER TABLE "public"."events" ALTER COLUMN "size" DROP DEFAULT;
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."events"') AND a.attname = 'size' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('int'))
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_size_572ccd5c_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = 'b627d353f65ca51489ca15cec04b090af2f670e2aa059cf3722efa939dcd0d65')
--     AND (EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."events"') AND t.tgname = 'zzz_blw_size_1c7b760b_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_size_572ccd5c_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '') AND NOT EXISTS (SELECT FROM pg_catalog.pg_partition_tree(pg_catalog.to_regclass('"public"."events"')) p WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = p.relid AND t.tgname = 'zzz_blw_size_1c7b760b_fwd' AND t.tgenabled = 'A') OR EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = p.relid AND t.tgparentid = 0 AND NOT t.tgisinternal AND t.tgenabled <> 'D' AND t.tgtype & 1 <> 0 AND t.tgtype & 2 <> 0 AND t.tgtype & 20 <> 0 AND t.tgname > 'zzz_blw_size_1c7b760b_fwd' AND NOT pg_catalog.starts_with(t.tgname::pg_catalog.text, 'zzz_blw_'))))
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."events"') AND a.attname = 'size' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('int'))
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."events"') AND t.tgname = 'zzz_blw_size_1c7b760b_fwd')
--     AND NOT (pg_catalog.to_regprocedure('"public"."blw_size_572ccd5c_fwd"()') IS NOT NULL)
