-- A column gets other values under its own name: they change places with the old ones in the lock that hides those.

-- EXPAND 1: add the next code of type integer to items, in sync with code
-- one message, locks first: "public"."items"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."items"'::pg_catalog.regclass;
ALTER TABLE "public"."items" ADD COLUMN "blw_code_f36e23f5_next" integer;
CREATE FUNCTION "public"."blw_code_14a0337b_up"(blw_column text) RETURNS integer LANGUAGE plpgsql SET search_path = pg_catalog AS $bellows$
#variable_conflict use_column
-- Bellows, orders/18: how values of a column go over into its next type.
DECLARE
  blw_made integer;
BEGIN
  blw_made := (SELECT ((code::int
)::integer) FROM (SELECT blw_column AS "code") AS "items");
  IF blw_made IS NULL THEN
    RAISE EXCEPTION USING ERRCODE = '23502', MESSAGE = 'up gives NULL, and the column is NOT NULL';
  END IF;
  RETURN blw_made;
END
$bellows$;
CREATE FUNCTION "public"."blw_code_87aa639f_differ"(blw_column text, blw_counterpart integer, blw_hidden pg_catalog.bool) RETURNS pg_catalog.bool LANGUAGE plpgsql SET search_path = pg_catalog AS $bellows$
#variable_conflict use_column
-- Bellows, orders/18: how values of a column go over into its next type.
DECLARE
  blw_up integer;
  blw_down text;
BEGIN
  IF blw_counterpart IS NULL AND NOT blw_hidden THEN
    RETURN true;
  END IF;
  BEGIN
    blw_up := (SELECT ((code::int
)::integer) FROM (SELECT blw_column AS "code") AS "items");
    IF NOT (ROW(blw_up)::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(blw_counterpart)::pg_catalog.record) THEN
      RETURN false;
    END IF;
  EXCEPTION WHEN OTHERS THEN
    NULL;
  END;
  IF blw_counterpart IS NULL AND NOT blw_hidden THEN
    RETURN true;
  END IF;
  BEGIN
    blw_down := (SELECT ((lpad(code::text, 6, '0')
)::text) FROM (SELECT blw_counterpart AS "code") AS "items");
    RETURN ROW(blw_down)::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(blw_column)::pg_catalog.record;
  EXCEPTION WHEN OTHERS THEN
    RETURN true;
  END;
END
$bellows$;
CREATE FUNCTION "public"."blw_code_0b342288_misses"(blw_column text, blw_counterpart integer) RETURNS pg_catalog.bool LANGUAGE plpgsql SET search_path = pg_catalog AS $bellows$
#variable_conflict use_column
-- Bellows, orders/18: how values of a column go over into its next type.
DECLARE
  blw_up integer;
  blw_down text;
BEGIN
  BEGIN
    blw_up := (SELECT ((code::int
)::integer) FROM (SELECT blw_column AS "code") AS "items");
    IF blw_column IS NOT NULL AND NOT (ROW(blw_up)::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(blw_counterpart)::pg_catalog.record) THEN
      RETURN false;
    END IF;
  EXCEPTION WHEN OTHERS THEN
    NULL;
  END;
  blw_down := (SELECT ((lpad(code::text, 6, '0')
)::text) FROM (SELECT blw_counterpart AS "code") AS "items");
  RETURN blw_down IS NULL;
EXCEPTION WHEN OTHERS THEN
  RETURN true;
END
$bellows$;
CREATE FUNCTION "public"."blw_code_65611083_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $bellows$
#variable_conflict use_column
-- Bellows, orders/18: keeps the next type of a column filled.
DECLARE
  blw_up integer;
  blw_down text;
  blw_fails pg_catalog.bool := false;
BEGIN
  BEGIN
    blw_up := (SELECT ((code::int
)::integer) FROM (SELECT NEW."code" AS "code") AS "items");
  EXCEPTION WHEN OTHERS THEN
    blw_up := NULL;
    blw_fails := true;
  END;
  IF ROW(NEW."blw_code_f36e23f5_next")::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(blw_up)::pg_catalog.record THEN
    NEW."blw_code_f36e23f5_next" := blw_up;
  END IF;
  RETURN NEW;
END
$bellows$;
CREATE TRIGGER "zzz_blw_code_dbdc9119_fwd" BEFORE INSERT OR UPDATE ON "public"."items" FOR EACH ROW EXECUTE FUNCTION "public"."blw_code_65611083_fwd"();
ALTER TABLE "public"."items" ENABLE ALWAYS TRIGGER "zzz_blw_code_dbdc9119_fwd";
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_code_f36e23f5_next' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('integer'))
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_code_65611083_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '0a0ccbd2f8d53270760275b37233f82d184ed61d07cbe9a38fd8675026164782')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."items"') AND t.tgname = 'zzz_blw_code_dbdc9119_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_code_65611083_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_code_14a0337b_up"(text)') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '4747cf8dc6dcd97993d01722d494b61ce24a89d335b1ab340f48ade7a82b73f9')
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_code_87aa639f_differ"(text, integer, pg_catalog.bool)') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '492cc947742bbc6279039204b0e269fa5443136c278e7b02b4df3324d0bf0b0c')
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_code_0b342288_misses"(text, integer)') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '18f331f75f919175bf7a406902001d99b24bfaad05fbe3997033bdbcc3ded72d')
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_code_f36e23f5_next' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."items"') AND t.tgname = 'zzz_blw_code_dbdc9119_fwd')
--     AND NOT (pg_catalog.to_regprocedure('"public"."blw_code_65611083_fwd"()') IS NOT NULL)
--     AND NOT (pg_catalog.to_regprocedure('"public"."blw_code_14a0337b_up"(text)') IS NOT NULL)
--     AND NOT (pg_catalog.to_regprocedure('"public"."blw_code_87aa639f_differ"(text, integer, pg_catalog.bool)') IS NOT NULL)
--     AND NOT (pg_catalog.to_regprocedure('"public"."blw_code_0b342288_misses"(text, integer)') IS NOT NULL)
-- proven by writes of the application, taken back

-- EXPAND 2: add the next mail of type text to items, in sync with mail
-- one message, locks first: "public"."items"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."items"'::pg_catalog.regclass;
ALTER TABLE "public"."items" ADD COLUMN "blw_mail_197b4031_next" text;
CREATE FUNCTION "public"."blw_mail_d932c925_up"(blw_column text) RETURNS text LANGUAGE plpgsql SET search_path = pg_catalog AS $bellows$
#variable_conflict use_column
-- Bellows, orders/18: how values of a column go over into its next type.
DECLARE
  blw_made text;
BEGIN
  blw_made := (SELECT ((lower(mail)
)::text) FROM (SELECT blw_column AS "mail") AS "items");
  IF blw_made IS NULL THEN
    RAISE EXCEPTION USING ERRCODE = '23502', MESSAGE = 'up gives NULL, and the column is NOT NULL';
  END IF;
  RETURN blw_made;
END
$bellows$;
CREATE FUNCTION "public"."blw_mail_564b7899_differ"(blw_column text, blw_counterpart text, blw_hidden pg_catalog.bool) RETURNS pg_catalog.bool LANGUAGE plpgsql SET search_path = pg_catalog AS $bellows$
#variable_conflict use_column
-- Bellows, orders/18: how values of a column go over into its next type.
DECLARE
  blw_up text;
  blw_down text;
BEGIN
  IF blw_counterpart IS NULL AND NOT blw_hidden THEN
    RETURN true;
  END IF;
  BEGIN
    blw_up := (SELECT ((lower(mail)
)::text) FROM (SELECT blw_column AS "mail") AS "items");
    IF NOT (ROW(blw_up)::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(blw_counterpart)::pg_catalog.record) THEN
      RETURN false;
    END IF;
  EXCEPTION WHEN OTHERS THEN
    NULL;
  END;
  IF blw_counterpart IS NULL AND NOT blw_hidden THEN
    RETURN true;
  END IF;
  BEGIN
    blw_down := (SELECT ((mail
)::text) FROM (SELECT blw_counterpart AS "mail") AS "items");
    RETURN ROW(blw_down)::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(blw_column)::pg_catalog.record;
  EXCEPTION WHEN OTHERS THEN
    RETURN true;
  END;
END
$bellows$;
CREATE FUNCTION "public"."blw_mail_48d0b7c8_misses"(blw_column text, blw_counterpart text) RETURNS pg_catalog.bool LANGUAGE plpgsql SET search_path = pg_catalog AS $bellows$
#variable_conflict use_column
-- Bellows, orders/18: how values of a column go over into its next type.
DECLARE
  blw_up text;
  blw_down text;
BEGIN
  BEGIN
    blw_up := (SELECT ((lower(mail)
)::text) FROM (SELECT blw_column AS "mail") AS "items");
    IF blw_column IS NOT NULL AND NOT (ROW(blw_up)::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(blw_counterpart)::pg_catalog.record) THEN
      RETURN false;
    END IF;
  EXCEPTION WHEN OTHERS THEN
    NULL;
  END;
  blw_down := (SELECT ((mail
)::text) FROM (SELECT blw_counterpart AS "mail") AS "items");
  RETURN blw_down IS NULL;
EXCEPTION WHEN OTHERS THEN
  RETURN true;
END
$bellows$;
CREATE FUNCTION "public"."blw_mail_268fc3c0_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $bellows$
#variable_conflict use_column
-- Bellows, orders/18: keeps the next type of a column filled.
DECLARE
  blw_up text;
  blw_down text;
  blw_fails pg_catalog.bool := false;
BEGIN
  BEGIN
    blw_up := (SELECT ((lower(mail)
)::text) FROM (SELECT NEW."mail" AS "mail") AS "items");
  EXCEPTION WHEN OTHERS THEN
    blw_up := NULL;
    blw_fails := true;
  END;
  IF ROW(NEW."blw_mail_197b4031_next")::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(blw_up)::pg_catalog.record THEN
    NEW."blw_mail_197b4031_next" := blw_up;
  END IF;
  RETURN NEW;
END
$bellows$;
CREATE TRIGGER "zzz_blw_mail_5ac8e884_fwd" BEFORE INSERT OR UPDATE ON "public"."items" FOR EACH ROW EXECUTE FUNCTION "public"."blw_mail_268fc3c0_fwd"();
ALTER TABLE "public"."items" ENABLE ALWAYS TRIGGER "zzz_blw_mail_5ac8e884_fwd";
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_mail_197b4031_next' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text'))
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_mail_268fc3c0_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '6e801c85f2ffb423ca42890a73f9dc4317a44dd803c0e06d9b363fc0bbeabeca')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."items"') AND t.tgname = 'zzz_blw_mail_5ac8e884_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_mail_268fc3c0_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_mail_d932c925_up"(text)') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = 'f62d20ab7127947c941b8d59b1eeedf44b395fe9f3bd9fad2cd1e5422df9d06c')
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_mail_564b7899_differ"(text, text, pg_catalog.bool)') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '10ce50c6e54413524266b5c376372a910c43596dd03f9f082a4e0cb83a7845cd')
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_mail_48d0b7c8_misses"(text, text)') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = 'ac98e3aae85fc8328f413eb53e992c6dfa4ae17dcdd91d9120303f3225baf605')
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_mail_197b4031_next' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."items"') AND t.tgname = 'zzz_blw_mail_5ac8e884_fwd')
--     AND NOT (pg_catalog.to_regprocedure('"public"."blw_mail_268fc3c0_fwd"()') IS NOT NULL)
--     AND NOT (pg_catalog.to_regprocedure('"public"."blw_mail_d932c925_up"(text)') IS NOT NULL)
--     AND NOT (pg_catalog.to_regprocedure('"public"."blw_mail_564b7899_differ"(text, text, pg_catalog.bool)') IS NOT NULL)
--     AND NOT (pg_catalog.to_regprocedure('"public"."blw_mail_48d0b7c8_misses"(text, text)') IS NOT NULL)
-- proven by writes of the application, taken back

-- MIGRATE 1: fill the next code from code
UPDATE "public"."items" SET "blw_code_f36e23f5_next" = "public"."blw_code_14a0337b_up"("code") WHERE <range> AND "public"."blw_code_87aa639f_differ"("code", "blw_code_f36e23f5_next", false);
-- key: "id"

-- MIGRATE 2: build index blw_items_code_bdf3e828_twin on the next code, like items_code
CREATE INDEX CONCURRENTLY "blw_items_code_bdf3e828_twin" ON "public"."items" USING "btree" ("blw_code_f36e23f5_next" ASC NULLS LAST);
-- leftover when: SELECT EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"public"."blw_items_code_bdf3e828_twin"') AND i.indrelid = pg_catalog.to_regclass('"public"."items"') AND NOT (i.indisvalid AND i.indisready AND i.indislive))
-- repair: DROP INDEX CONCURRENTLY IF EXISTS "public"."blw_items_code_bdf3e828_twin"
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"public"."blw_items_code_bdf3e828_twin"') AND i.indrelid = pg_catalog.to_regclass('"public"."items"') AND i.indisvalid AND i.indisready AND i.indislive AND i.indisunique = false)

-- MIGRATE 3: compare code and the next code
SELECT count(*) FROM "public"."items" WHERE <range> AND "public"."blw_code_87aa639f_differ"("code", "blw_code_f36e23f5_next", false);
-- key: "id"
-- standing: SELECT EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_code_65611083_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '0a0ccbd2f8d53270760275b37233f82d184ed61d07cbe9a38fd8675026164782')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."items"') AND t.tgname = 'zzz_blw_code_dbdc9119_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_code_65611083_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."items"') AND NOT t.tgisinternal AND t.tgenabled <> 'D' AND t.tgtype & 1 <> 0 AND t.tgtype & 2 <> 0 AND t.tgtype & 20 <> 0 AND t.tgname > 'zzz_blw_code_dbdc9119_fwd' AND NOT pg_catalog.starts_with(t.tgname::pg_catalog.text, 'zzz_blw_'))
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_code_14a0337b_up"(text)') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '4747cf8dc6dcd97993d01722d494b61ce24a89d335b1ab340f48ade7a82b73f9')
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_code_87aa639f_differ"(text, integer, pg_catalog.bool)') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '492cc947742bbc6279039204b0e269fa5443136c278e7b02b4df3324d0bf0b0c')
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_code_0b342288_misses"(text, integer)') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '18f331f75f919175bf7a406902001d99b24bfaad05fbe3997033bdbcc3ded72d')
--     AND EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"public"."blw_items_code_bdf3e828_twin"') AND i.indrelid = pg_catalog.to_regclass('"public"."items"') AND i.indisvalid AND i.indisready AND i.indislive AND i.indisunique = false)

-- MIGRATE 4: collect statistics of the next code
ANALYZE "public"."items" ("blw_code_f36e23f5_next");
-- leftover when: SELECT false
-- done when: the journal says so

-- MIGRATE 5: fill the next mail from mail
UPDATE "public"."items" SET "blw_mail_197b4031_next" = "public"."blw_mail_d932c925_up"("mail") WHERE <range> AND "public"."blw_mail_564b7899_differ"("mail", "blw_mail_197b4031_next", false);
-- key: "id"

-- MIGRATE 6: wait until nobody reads items as it was before the fill
CREATE INDEX CONCURRENTLY "blw_mail_8d0271b1_seen" ON "public"."items" USING btree ((true)) WHERE false;
-- leftover when: SELECT (pg_catalog.to_regclass('"public"."blw_mail_8d0271b1_seen"') IS NOT NULL)
-- repair: DROP INDEX CONCURRENTLY IF EXISTS "public"."blw_mail_8d0271b1_seen"
-- done when: the journal says so

-- MIGRATE 7: drop the index over no row that waited for it
DROP INDEX CONCURRENTLY IF EXISTS "public"."blw_mail_8d0271b1_seen";
-- leftover when: SELECT false
-- done when: the journal says so

-- MIGRATE 8: compare mail and the next mail
SELECT count(*) FROM "public"."items" WHERE <range> AND "public"."blw_mail_564b7899_differ"("mail", "blw_mail_197b4031_next", false);
-- key: "id"
-- standing: SELECT EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_mail_268fc3c0_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '6e801c85f2ffb423ca42890a73f9dc4317a44dd803c0e06d9b363fc0bbeabeca')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."items"') AND t.tgname = 'zzz_blw_mail_5ac8e884_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_mail_268fc3c0_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."items"') AND NOT t.tgisinternal AND t.tgenabled <> 'D' AND t.tgtype & 1 <> 0 AND t.tgtype & 2 <> 0 AND t.tgtype & 20 <> 0 AND t.tgname > 'zzz_blw_mail_5ac8e884_fwd' AND NOT pg_catalog.starts_with(t.tgname::pg_catalog.text, 'zzz_blw_'))
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_mail_d932c925_up"(text)') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = 'f62d20ab7127947c941b8d59b1eeedf44b395fe9f3bd9fad2cd1e5422df9d06c')
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_mail_564b7899_differ"(text, text, pg_catalog.bool)') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '10ce50c6e54413524266b5c376372a910c43596dd03f9f082a4e0cb83a7845cd')
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_mail_48d0b7c8_misses"(text, text)') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = 'ac98e3aae85fc8328f413eb53e992c6dfa4ae17dcdd91d9120303f3225baf605')

-- MIGRATE 9: collect statistics of the next mail
ANALYZE "public"."items" ("blw_mail_197b4031_next");
-- leftover when: SELECT false
-- done when: the journal says so

-- CONTRACT 1: refuse values of code of which up makes nothing, from here on
-- one message, locks first: "public"."items"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."items"'::pg_catalog.regclass;
CREATE OR REPLACE FUNCTION "public"."blw_code_65611083_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $bellows$
#variable_conflict use_column
-- Bellows, orders/18: keeps the next type of a column filled until it takes its place.
DECLARE
  blw_up integer;
  blw_down text;
  blw_fails pg_catalog.bool := false;
BEGIN
  BEGIN
    blw_up := (SELECT ((code::int
)::integer) FROM (SELECT NEW."code" AS "code") AS "items");
  EXCEPTION WHEN OTHERS THEN
    blw_up := NULL;
    blw_fails := true;
  END;
  IF blw_fails OR blw_up IS NULL THEN
    IF TG_OP = 'INSERT' THEN
      RAISE EXCEPTION USING ERRCODE = '22000', MESSAGE = 'up makes nothing of this value of code, which gets the type integer now';
    ELSIF ROW(NEW."code")::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(OLD."code")::pg_catalog.record THEN
      RAISE EXCEPTION USING ERRCODE = '22000', MESSAGE = 'up makes nothing of this value of code, which gets the type integer now';
    END IF;
  END IF;
  IF ROW(NEW."blw_code_f36e23f5_next")::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(blw_up)::pg_catalog.record THEN
    NEW."blw_code_f36e23f5_next" := blw_up;
  END IF;
  RETURN NEW;
END
$bellows$;
RESET ROLE;
-- done when: SELECT ((EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_code_f36e23f5_next' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_code_65611083_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = 'c325dcee257c28149e66f61198f7892fa8d6fe1451f61b0a66961121b3dd852f')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."items"') AND t.tgname = 'zzz_blw_code_dbdc9119_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_code_65611083_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = ''))
--     OR EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_code_b3c8d60b_hidden' AND a.attnum > 0 AND NOT a.attisdropped))
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_code_f36e23f5_next' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_code_65611083_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '0a0ccbd2f8d53270760275b37233f82d184ed61d07cbe9a38fd8675026164782')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."items"') AND t.tgname = 'zzz_blw_code_dbdc9119_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_code_65611083_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_code_b3c8d60b_hidden' AND a.attnum > 0 AND NOT a.attisdropped)

-- CONTRACT 2: compare code and the next code before hiding
SELECT count(*) FROM "public"."items" WHERE <range> AND "public"."blw_code_87aa639f_differ"("code", "blw_code_f36e23f5_next", false);
-- key: "id"
-- standing: SELECT EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_code_65611083_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = 'c325dcee257c28149e66f61198f7892fa8d6fe1451f61b0a66961121b3dd852f')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."items"') AND t.tgname = 'zzz_blw_code_dbdc9119_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_code_65611083_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."items"') AND NOT t.tgisinternal AND t.tgenabled <> 'D' AND t.tgtype & 1 <> 0 AND t.tgtype & 2 <> 0 AND t.tgtype & 20 <> 0 AND t.tgname > 'zzz_blw_code_dbdc9119_fwd' AND NOT pg_catalog.starts_with(t.tgname::pg_catalog.text, 'zzz_blw_'))
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_code_14a0337b_up"(text)') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '4747cf8dc6dcd97993d01722d494b61ce24a89d335b1ab340f48ade7a82b73f9')
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_code_87aa639f_differ"(text, integer, pg_catalog.bool)') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '492cc947742bbc6279039204b0e269fa5443136c278e7b02b4df3324d0bf0b0c')
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_code_0b342288_misses"(text, integer)') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '18f331f75f919175bf7a406902001d99b24bfaad05fbe3997033bdbcc3ded72d')
--     AND EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"public"."blw_items_code_bdf3e828_twin"') AND i.indrelid = pg_catalog.to_regclass('"public"."items"') AND i.indisvalid AND i.indisready AND i.indislive AND i.indisunique = false)

-- CONTRACT 3: bind new writes of the next code to be not null
-- one message, locks first: "public"."items"
ALTER TABLE "public"."items" ADD CONSTRAINT "blw_code_018794e1_twin" CHECK ("blw_code_f36e23f5_next" IS NOT NULL) NOT VALID;
-- done when: SELECT (((EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."items"') AND k.conname = 'blw_code_018794e1_twin')
--     OR EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_code_f36e23f5_next' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull)))
--     OR EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_code_b3c8d60b_hidden' AND a.attnum > 0 AND NOT a.attisdropped))
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."items"') AND k.conname = 'blw_code_018794e1_twin')
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_code_f36e23f5_next' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_code_b3c8d60b_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
-- proven by writes of the application, taken back

-- CONTRACT 4: prove that the next code is nowhere null
ALTER TABLE "public"."items" VALIDATE CONSTRAINT "blw_code_018794e1_twin";
-- leftover when: SELECT false
-- done when: SELECT (((EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."items"') AND k.conname = 'blw_code_018794e1_twin' AND k.convalidated)
--     OR EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_code_f36e23f5_next' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull)))
--     OR EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_code_b3c8d60b_hidden' AND a.attnum > 0 AND NOT a.attisdropped))

-- CONTRACT 5: declare the next code not null
-- one message, locks first: "public"."items"
ALTER TABLE "public"."items" ALTER COLUMN "blw_code_f36e23f5_next" SET NOT NULL;
ALTER TABLE "public"."items" DROP CONSTRAINT "blw_code_018794e1_twin";
-- done when: SELECT ((EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_code_f36e23f5_next' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."items"') AND k.conname = 'blw_code_018794e1_twin'))
--     OR EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_code_b3c8d60b_hidden' AND a.attnum > 0 AND NOT a.attisdropped))
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_code_f36e23f5_next' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull)
--     AND EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."items"') AND k.conname = 'blw_code_018794e1_twin' AND k.convalidated)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_code_b3c8d60b_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
-- proven by writes of the application, taken back

-- CONTRACT 6: let code of items and its next column change places, still in sync
-- one message, locks first: "public"."items"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."items"'::pg_catalog.regclass;
DO $bellows$
DECLARE blw_said pg_catalog.text;
BEGIN
  FOR blw_said IN
    SELECT format('GRANT %s (%s) ON TABLE %s TO %s%s', x.privilege_type, '"blw_code_f36e23f5_next"', '"public"."items"',
        CASE x.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(r.rolname) END,
        CASE WHEN x.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
      FROM pg_attribute a CROSS JOIN LATERAL aclexplode(a.attacl) x LEFT JOIN pg_roles r ON r.oid = x.grantee
      WHERE a.attrelid = '"public"."items"'::pg_catalog.regclass AND a.attname = 'code' AND NOT a.attisdropped
        AND (x.grantee = 0 OR r.oid IS NOT NULL) AND NOT EXISTS (SELECT FROM pg_attribute b, aclexplode(b.attacl) y
          WHERE b.attrelid = a.attrelid AND b.attname = 'blw_code_f36e23f5_next' AND y.grantee = x.grantee
            AND y.privilege_type = x.privilege_type AND y.is_grantable >= x.is_grantable)
    UNION ALL SELECT format('COMMENT ON COLUMN %s.%s IS %L', '"public"."items"', '"blw_code_f36e23f5_next"', col_description(a.attrelid, a.attnum))
      FROM pg_attribute a JOIN pg_attribute b ON b.attrelid = a.attrelid AND b.attname = 'blw_code_f36e23f5_next'
      WHERE a.attrelid = '"public"."items"'::pg_catalog.regclass AND a.attname = 'code' AND col_description(a.attrelid, a.attnum)
        <> coalesce(col_description(b.attrelid, b.attnum), '')
    UNION ALL SELECT format('ALTER TABLE %s ALTER COLUMN %s SET STATISTICS %s', '"public"."items"', '"blw_code_f36e23f5_next"', a.attstattarget)
      FROM pg_attribute a JOIN pg_attribute b ON b.attrelid = a.attrelid AND b.attname = 'blw_code_f36e23f5_next'
      WHERE a.attrelid = '"public"."items"'::pg_catalog.regclass AND a.attname = 'code' AND a.attstattarget >= 0 AND a.attstattarget IS DISTINCT FROM b.attstattarget
    UNION ALL SELECT format('ALTER TABLE %s ALTER COLUMN %s SET (%s)', '"public"."items"', '"blw_code_f36e23f5_next"', o.option)
      FROM pg_attribute a JOIN pg_attribute b ON b.attrelid = a.attrelid AND b.attname = 'blw_code_f36e23f5_next'
        CROSS JOIN LATERAL unnest(a.attoptions) o(option)
      WHERE a.attrelid = '"public"."items"'::pg_catalog.regclass AND a.attname = 'code' AND o.option ~ '^n_distinct(_inherited)?='
        AND o.option <> ALL (coalesce(b.attoptions, '{}'))
  LOOP
    EXECUTE blw_said;
  END LOOP;
END
$bellows$;
ALTER TABLE "public"."items" RENAME COLUMN "code" TO "blw_code_b3c8d60b_hidden";
ALTER TABLE "public"."items" RENAME COLUMN "blw_code_f36e23f5_next" TO "code";
ALTER TABLE "public"."items" ALTER COLUMN "code" SET DEFAULT '7'::integer;
ALTER TABLE "public"."items" ALTER COLUMN "blw_code_b3c8d60b_hidden" DROP NOT NULL;
ALTER TABLE "public"."items" DROP CONSTRAINT IF EXISTS "blw_code_018794e1_twin";
CREATE OR REPLACE FUNCTION "public"."blw_code_65611083_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $bellows$
#variable_conflict use_column
-- Bellows, orders/18: keeps a hidden column and its successor equal.
DECLARE
  blw_up integer;
  blw_down text;
  blw_fails pg_catalog.bool := false;
BEGIN
  BEGIN
    blw_up := (SELECT ((code::int
)::integer) FROM (SELECT NEW."blw_code_b3c8d60b_hidden" AS "code") AS "items");
  EXCEPTION WHEN OTHERS THEN
    blw_up := NULL;
    blw_fails := true;
  END;
  IF NOT blw_fails AND NOT (ROW(NEW."code")::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(blw_up)::pg_catalog.record) THEN
    RETURN NEW;
  END IF;
  BEGIN
    blw_down := (SELECT ((lpad(code::text, 6, '0')
)::text) FROM (SELECT NEW."code" AS "code") AS "items");
    blw_fails := false;
  EXCEPTION WHEN OTHERS THEN
    blw_fails := true;
  END;
  IF blw_fails THEN
    blw_down := NULL;
  END IF;
  IF ROW(blw_down)::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(NEW."blw_code_b3c8d60b_hidden")::pg_catalog.record THEN
    NEW."blw_code_b3c8d60b_hidden" := blw_down;
  END IF;
  RETURN NEW;
END
$bellows$;
RESET ROLE;
DO $bellows$
DECLARE blw_said pg_catalog.text;
BEGIN
  FOR blw_said IN
    SELECT pg_catalog.format('ALTER ROUTINE %s SECURITY %s', p.oid::pg_catalog.regprocedure,
        CASE WHEN p.prosecdef THEN 'DEFINER' ELSE 'INVOKER' END)
      FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_language l ON l.oid = p.prolang
      WHERE l.lanname = 'plpgsql' AND pg_catalog.pg_has_role(p.proowner, 'USAGE')
        AND (p.oid IN (SELECT t.tgfoid FROM pg_catalog.pg_trigger t WHERE t.tgrelid = '"public"."items"'::pg_catalog.regclass AND NOT t.tgisinternal)
          OR p.oid IN (SELECT pg_catalog.to_regprocedure(s) FROM pg_catalog.unnest(ARRAY[]::pg_catalog.text[]) s))
      ORDER BY p.oid
  LOOP
    EXECUTE blw_said;
  END LOOP;
END
$bellows$;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_code_b3c8d60b_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text') AND a.atttypmod = -1)
--     AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'code' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('integer'))
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_code_f36e23f5_next' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND (EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_code_65611083_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '5ab89d7e3daa99a69100ee0108e672dbc258943512b57c413baabd31e3fb4ef5')
--     OR EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_code_65611083_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = 'cb3cdf03570119ed17be16139e6a9dfe8bcda51b74594095fccc7258a5f56693'))
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."items"') AND t.tgname = 'zzz_blw_code_dbdc9119_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_code_65611083_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'code' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text') AND a.atttypmod = -1)
--     AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_code_f36e23f5_next' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('integer'))
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_code_b3c8d60b_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND (EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_code_65611083_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '0a0ccbd2f8d53270760275b37233f82d184ed61d07cbe9a38fd8675026164782')
--     OR EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_code_65611083_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = 'c325dcee257c28149e66f61198f7892fa8d6fe1451f61b0a66961121b3dd852f'))
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."items"') AND t.tgname = 'zzz_blw_code_dbdc9119_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_code_65611083_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
-- proven by writes of the application, taken back

-- CONTRACT 7: take back what a revert has begun at the hidden code, where one was given up
-- one message, locks first: "public"."items"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."items"'::pg_catalog.regclass;
ALTER TABLE "public"."items" DROP CONSTRAINT IF EXISTS "blw_code_018794e1_twin";
CREATE OR REPLACE FUNCTION "public"."blw_code_65611083_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $bellows$
#variable_conflict use_column
-- Bellows, orders/18: keeps a hidden column and its successor equal.
DECLARE
  blw_up integer;
  blw_down text;
  blw_fails pg_catalog.bool := false;
BEGIN
  BEGIN
    blw_up := (SELECT ((code::int
)::integer) FROM (SELECT NEW."blw_code_b3c8d60b_hidden" AS "code") AS "items");
  EXCEPTION WHEN OTHERS THEN
    blw_up := NULL;
    blw_fails := true;
  END;
  IF NOT blw_fails AND NOT (ROW(NEW."code")::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(blw_up)::pg_catalog.record) THEN
    RETURN NEW;
  END IF;
  BEGIN
    blw_down := (SELECT ((lpad(code::text, 6, '0')
)::text) FROM (SELECT NEW."code" AS "code") AS "items");
    blw_fails := false;
  EXCEPTION WHEN OTHERS THEN
    blw_fails := true;
  END;
  IF blw_fails THEN
    blw_down := NULL;
  END IF;
  IF ROW(blw_down)::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(NEW."blw_code_b3c8d60b_hidden")::pg_catalog.record THEN
    NEW."blw_code_b3c8d60b_hidden" := blw_down;
  END IF;
  RETURN NEW;
END
$bellows$;
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_code_b3c8d60b_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text') AND a.atttypmod = -1)
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_code_65611083_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '5ab89d7e3daa99a69100ee0108e672dbc258943512b57c413baabd31e3fb4ef5') AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."items"') AND k.conname = 'blw_code_018794e1_twin')
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_code_b3c8d60b_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text') AND a.atttypmod = -1)
--     AND NOT (EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_code_65611083_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '5ab89d7e3daa99a69100ee0108e672dbc258943512b57c413baabd31e3fb4ef5') AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."items"') AND k.conname = 'blw_code_018794e1_twin'))

-- CONTRACT 8: refuse values of mail of which up makes nothing, from here on
-- one message, locks first: "public"."items"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."items"'::pg_catalog.regclass;
CREATE OR REPLACE FUNCTION "public"."blw_mail_268fc3c0_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $bellows$
#variable_conflict use_column
-- Bellows, orders/18: keeps the next type of a column filled until it takes its place.
DECLARE
  blw_up text;
  blw_down text;
  blw_fails pg_catalog.bool := false;
BEGIN
  BEGIN
    blw_up := (SELECT ((lower(mail)
)::text) FROM (SELECT NEW."mail" AS "mail") AS "items");
  EXCEPTION WHEN OTHERS THEN
    blw_up := NULL;
    blw_fails := true;
  END;
  IF blw_fails OR blw_up IS NULL THEN
    IF TG_OP = 'INSERT' THEN
      RAISE EXCEPTION USING ERRCODE = '22000', MESSAGE = 'up makes nothing of this value of mail, which gets the type text now';
    ELSIF ROW(NEW."mail")::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(OLD."mail")::pg_catalog.record THEN
      RAISE EXCEPTION USING ERRCODE = '22000', MESSAGE = 'up makes nothing of this value of mail, which gets the type text now';
    END IF;
  END IF;
  IF ROW(NEW."blw_mail_197b4031_next")::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(blw_up)::pg_catalog.record THEN
    NEW."blw_mail_197b4031_next" := blw_up;
  END IF;
  RETURN NEW;
END
$bellows$;
RESET ROLE;
-- done when: SELECT ((EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_mail_197b4031_next' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_mail_268fc3c0_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '70cf4496a956beaed5a1489a400dc13965faf59175f363e9644845d1f9346d8c')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."items"') AND t.tgname = 'zzz_blw_mail_5ac8e884_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_mail_268fc3c0_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = ''))
--     OR EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_mail_34c39c27_hidden' AND a.attnum > 0 AND NOT a.attisdropped))
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_mail_197b4031_next' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_mail_268fc3c0_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '6e801c85f2ffb423ca42890a73f9dc4317a44dd803c0e06d9b363fc0bbeabeca')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."items"') AND t.tgname = 'zzz_blw_mail_5ac8e884_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_mail_268fc3c0_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_mail_34c39c27_hidden' AND a.attnum > 0 AND NOT a.attisdropped)

-- CONTRACT 9: compare mail and the next mail before hiding
SELECT count(*) FROM "public"."items" WHERE <range> AND "public"."blw_mail_564b7899_differ"("mail", "blw_mail_197b4031_next", false);
-- key: "id"
-- standing: SELECT EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_mail_268fc3c0_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '70cf4496a956beaed5a1489a400dc13965faf59175f363e9644845d1f9346d8c')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."items"') AND t.tgname = 'zzz_blw_mail_5ac8e884_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_mail_268fc3c0_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."items"') AND NOT t.tgisinternal AND t.tgenabled <> 'D' AND t.tgtype & 1 <> 0 AND t.tgtype & 2 <> 0 AND t.tgtype & 20 <> 0 AND t.tgname > 'zzz_blw_mail_5ac8e884_fwd' AND NOT pg_catalog.starts_with(t.tgname::pg_catalog.text, 'zzz_blw_'))
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_mail_d932c925_up"(text)') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = 'f62d20ab7127947c941b8d59b1eeedf44b395fe9f3bd9fad2cd1e5422df9d06c')
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_mail_564b7899_differ"(text, text, pg_catalog.bool)') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '10ce50c6e54413524266b5c376372a910c43596dd03f9f082a4e0cb83a7845cd')
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_mail_48d0b7c8_misses"(text, text)') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = 'ac98e3aae85fc8328f413eb53e992c6dfa4ae17dcdd91d9120303f3225baf605')

-- CONTRACT 10: bind new writes of the next mail to be not null
-- one message, locks first: "public"."items"
ALTER TABLE "public"."items" ADD CONSTRAINT "blw_mail_60cb962e_twin" CHECK ("blw_mail_197b4031_next" IS NOT NULL) NOT VALID;
-- done when: SELECT (((EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."items"') AND k.conname = 'blw_mail_60cb962e_twin')
--     OR EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_mail_197b4031_next' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull)))
--     OR EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_mail_34c39c27_hidden' AND a.attnum > 0 AND NOT a.attisdropped))
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."items"') AND k.conname = 'blw_mail_60cb962e_twin')
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_mail_197b4031_next' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_mail_34c39c27_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
-- proven by writes of the application, taken back

-- CONTRACT 11: prove that the next mail is nowhere null
ALTER TABLE "public"."items" VALIDATE CONSTRAINT "blw_mail_60cb962e_twin";
-- leftover when: SELECT false
-- done when: SELECT (((EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."items"') AND k.conname = 'blw_mail_60cb962e_twin' AND k.convalidated)
--     OR EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_mail_197b4031_next' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull)))
--     OR EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_mail_34c39c27_hidden' AND a.attnum > 0 AND NOT a.attisdropped))

-- CONTRACT 12: declare the next mail not null
-- one message, locks first: "public"."items"
ALTER TABLE "public"."items" ALTER COLUMN "blw_mail_197b4031_next" SET NOT NULL;
ALTER TABLE "public"."items" DROP CONSTRAINT "blw_mail_60cb962e_twin";
-- done when: SELECT ((EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_mail_197b4031_next' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."items"') AND k.conname = 'blw_mail_60cb962e_twin'))
--     OR EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_mail_34c39c27_hidden' AND a.attnum > 0 AND NOT a.attisdropped))
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_mail_197b4031_next' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull)
--     AND EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."items"') AND k.conname = 'blw_mail_60cb962e_twin' AND k.convalidated)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_mail_34c39c27_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
-- proven by writes of the application, taken back

-- CONTRACT 13: let mail of items and its next column change places, still in sync
-- one message, locks first: "public"."items"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."items"'::pg_catalog.regclass;
DO $bellows$
DECLARE blw_said pg_catalog.text;
BEGIN
  FOR blw_said IN
    SELECT format('GRANT %s (%s) ON TABLE %s TO %s%s', x.privilege_type, '"blw_mail_197b4031_next"', '"public"."items"',
        CASE x.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(r.rolname) END,
        CASE WHEN x.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
      FROM pg_attribute a CROSS JOIN LATERAL aclexplode(a.attacl) x LEFT JOIN pg_roles r ON r.oid = x.grantee
      WHERE a.attrelid = '"public"."items"'::pg_catalog.regclass AND a.attname = 'mail' AND NOT a.attisdropped
        AND (x.grantee = 0 OR r.oid IS NOT NULL) AND NOT EXISTS (SELECT FROM pg_attribute b, aclexplode(b.attacl) y
          WHERE b.attrelid = a.attrelid AND b.attname = 'blw_mail_197b4031_next' AND y.grantee = x.grantee
            AND y.privilege_type = x.privilege_type AND y.is_grantable >= x.is_grantable)
    UNION ALL SELECT format('COMMENT ON COLUMN %s.%s IS %L', '"public"."items"', '"blw_mail_197b4031_next"', col_description(a.attrelid, a.attnum))
      FROM pg_attribute a JOIN pg_attribute b ON b.attrelid = a.attrelid AND b.attname = 'blw_mail_197b4031_next'
      WHERE a.attrelid = '"public"."items"'::pg_catalog.regclass AND a.attname = 'mail' AND col_description(a.attrelid, a.attnum)
        <> coalesce(col_description(b.attrelid, b.attnum), '')
    UNION ALL SELECT format('ALTER TABLE %s ALTER COLUMN %s SET STATISTICS %s', '"public"."items"', '"blw_mail_197b4031_next"', a.attstattarget)
      FROM pg_attribute a JOIN pg_attribute b ON b.attrelid = a.attrelid AND b.attname = 'blw_mail_197b4031_next'
      WHERE a.attrelid = '"public"."items"'::pg_catalog.regclass AND a.attname = 'mail' AND a.attstattarget >= 0 AND a.attstattarget IS DISTINCT FROM b.attstattarget
    UNION ALL SELECT format('ALTER TABLE %s ALTER COLUMN %s SET (%s)', '"public"."items"', '"blw_mail_197b4031_next"', o.option)
      FROM pg_attribute a JOIN pg_attribute b ON b.attrelid = a.attrelid AND b.attname = 'blw_mail_197b4031_next'
        CROSS JOIN LATERAL unnest(a.attoptions) o(option)
      WHERE a.attrelid = '"public"."items"'::pg_catalog.regclass AND a.attname = 'mail' AND o.option ~ '^n_distinct(_inherited)?='
        AND o.option <> ALL (coalesce(b.attoptions, '{}'))
  LOOP
    EXECUTE blw_said;
  END LOOP;
END
$bellows$;
ALTER TABLE "public"."items" RENAME COLUMN "mail" TO "blw_mail_34c39c27_hidden";
ALTER TABLE "public"."items" RENAME COLUMN "blw_mail_197b4031_next" TO "mail";
ALTER TABLE "public"."items" ALTER COLUMN "blw_mail_34c39c27_hidden" DROP NOT NULL;
ALTER TABLE "public"."items" DROP CONSTRAINT IF EXISTS "blw_mail_60cb962e_twin";
CREATE OR REPLACE FUNCTION "public"."blw_mail_268fc3c0_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $bellows$
#variable_conflict use_column
-- Bellows, orders/18: keeps a hidden column and its successor equal.
DECLARE
  blw_up text;
  blw_down text;
  blw_fails pg_catalog.bool := false;
BEGIN
  BEGIN
    blw_up := (SELECT ((lower(mail)
)::text) FROM (SELECT NEW."blw_mail_34c39c27_hidden" AS "mail") AS "items");
  EXCEPTION WHEN OTHERS THEN
    blw_up := NULL;
    blw_fails := true;
  END;
  IF NOT blw_fails AND NOT (ROW(NEW."mail")::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(blw_up)::pg_catalog.record) THEN
    RETURN NEW;
  END IF;
  BEGIN
    blw_down := (SELECT ((mail
)::text) FROM (SELECT NEW."mail" AS "mail") AS "items");
    blw_fails := false;
  EXCEPTION WHEN OTHERS THEN
    blw_fails := true;
  END;
  IF blw_fails THEN
    blw_down := NULL;
  END IF;
  IF ROW(blw_down)::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(NEW."blw_mail_34c39c27_hidden")::pg_catalog.record THEN
    NEW."blw_mail_34c39c27_hidden" := blw_down;
  END IF;
  RETURN NEW;
END
$bellows$;
RESET ROLE;
DO $bellows$
DECLARE blw_said pg_catalog.text;
BEGIN
  FOR blw_said IN
    SELECT pg_catalog.format('ALTER ROUTINE %s SECURITY %s', p.oid::pg_catalog.regprocedure,
        CASE WHEN p.prosecdef THEN 'DEFINER' ELSE 'INVOKER' END)
      FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_language l ON l.oid = p.prolang
      WHERE l.lanname = 'plpgsql' AND pg_catalog.pg_has_role(p.proowner, 'USAGE')
        AND (p.oid IN (SELECT t.tgfoid FROM pg_catalog.pg_trigger t WHERE t.tgrelid = '"public"."items"'::pg_catalog.regclass AND NOT t.tgisinternal)
          OR p.oid IN (SELECT pg_catalog.to_regprocedure(s) FROM pg_catalog.unnest(ARRAY[]::pg_catalog.text[]) s))
      ORDER BY p.oid
  LOOP
    EXECUTE blw_said;
  END LOOP;
END
$bellows$;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_mail_34c39c27_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text') AND a.atttypmod = -1)
--     AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'mail' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text'))
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_mail_197b4031_next' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND (EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_mail_268fc3c0_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '9baae09ef32fe0a477768821f14d1c0484302d8e66330a7023022a1d8f229876')
--     OR EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_mail_268fc3c0_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '11ae0ae2a81b5d98f0ac0c74c571b38b5f1c0ff5590768be832137c1ffb0e409'))
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."items"') AND t.tgname = 'zzz_blw_mail_5ac8e884_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_mail_268fc3c0_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'mail' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text') AND a.atttypmod = -1)
--     AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_mail_197b4031_next' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text'))
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_mail_34c39c27_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND (EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_mail_268fc3c0_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '6e801c85f2ffb423ca42890a73f9dc4317a44dd803c0e06d9b363fc0bbeabeca')
--     OR EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_mail_268fc3c0_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '70cf4496a956beaed5a1489a400dc13965faf59175f363e9644845d1f9346d8c'))
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."items"') AND t.tgname = 'zzz_blw_mail_5ac8e884_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_mail_268fc3c0_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
-- proven by writes of the application, taken back

-- CONTRACT 14: take back what a revert has begun at the hidden mail, where one was given up
-- one message, locks first: "public"."items"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."items"'::pg_catalog.regclass;
ALTER TABLE "public"."items" DROP CONSTRAINT IF EXISTS "blw_mail_60cb962e_twin";
CREATE OR REPLACE FUNCTION "public"."blw_mail_268fc3c0_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $bellows$
#variable_conflict use_column
-- Bellows, orders/18: keeps a hidden column and its successor equal.
DECLARE
  blw_up text;
  blw_down text;
  blw_fails pg_catalog.bool := false;
BEGIN
  BEGIN
    blw_up := (SELECT ((lower(mail)
)::text) FROM (SELECT NEW."blw_mail_34c39c27_hidden" AS "mail") AS "items");
  EXCEPTION WHEN OTHERS THEN
    blw_up := NULL;
    blw_fails := true;
  END;
  IF NOT blw_fails AND NOT (ROW(NEW."mail")::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(blw_up)::pg_catalog.record) THEN
    RETURN NEW;
  END IF;
  BEGIN
    blw_down := (SELECT ((mail
)::text) FROM (SELECT NEW."mail" AS "mail") AS "items");
    blw_fails := false;
  EXCEPTION WHEN OTHERS THEN
    blw_fails := true;
  END;
  IF blw_fails THEN
    blw_down := NULL;
  END IF;
  IF ROW(blw_down)::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(NEW."blw_mail_34c39c27_hidden")::pg_catalog.record THEN
    NEW."blw_mail_34c39c27_hidden" := blw_down;
  END IF;
  RETURN NEW;
END
$bellows$;
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_mail_34c39c27_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text') AND a.atttypmod = -1)
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_mail_268fc3c0_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '9baae09ef32fe0a477768821f14d1c0484302d8e66330a7023022a1d8f229876') AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."items"') AND k.conname = 'blw_mail_60cb962e_twin')
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_mail_34c39c27_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text') AND a.atttypmod = -1)
--     AND NOT (EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_mail_268fc3c0_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '9baae09ef32fe0a477768821f14d1c0484302d8e66330a7023022a1d8f229876') AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."items"') AND k.conname = 'blw_mail_60cb962e_twin'))

-- CLEANUP 1: compare code and the hidden column before dropping it
SELECT count(*) FROM "public"."items" WHERE <range> AND "blw_code_b3c8d60b_hidden" IS NOT NULL AND "public"."blw_code_87aa639f_differ"("blw_code_b3c8d60b_hidden", "code", true);
-- key: "id"
-- standing: SELECT EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_code_65611083_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '5ab89d7e3daa99a69100ee0108e672dbc258943512b57c413baabd31e3fb4ef5')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."items"') AND t.tgname = 'zzz_blw_code_dbdc9119_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_code_65611083_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."items"') AND NOT t.tgisinternal AND t.tgenabled <> 'D' AND t.tgtype & 1 <> 0 AND t.tgtype & 2 <> 0 AND t.tgtype & 20 <> 0 AND t.tgname > 'zzz_blw_code_dbdc9119_fwd' AND NOT pg_catalog.starts_with(t.tgname::pg_catalog.text, 'zzz_blw_'))
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_code_14a0337b_up"(text)') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '4747cf8dc6dcd97993d01722d494b61ce24a89d335b1ab340f48ade7a82b73f9')
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_code_87aa639f_differ"(text, integer, pg_catalog.bool)') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '492cc947742bbc6279039204b0e269fa5443136c278e7b02b4df3324d0bf0b0c')
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_code_0b342288_misses"(text, integer)') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '18f331f75f919175bf7a406902001d99b24bfaad05fbe3997033bdbcc3ded72d')

-- CLEANUP 2: drop index items_code of the hidden column
DROP INDEX CONCURRENTLY IF EXISTS "public"."items_code";
-- leftover when: SELECT false
-- done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"public"."items_code"') AND i.indrelid = pg_catalog.to_regclass('"public"."items"') AND EXISTS (SELECT FROM pg_catalog.pg_depend d JOIN pg_catalog.pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = i.indexrelid AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refobjid = i.indrelid AND a.attname = 'blw_code_b3c8d60b_hidden'))

-- CLEANUP 3: drop the hidden code of items and its trigger
-- one message, locks first: "public"."items"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."items"'::pg_catalog.regclass;
DROP TRIGGER "zzz_blw_code_dbdc9119_fwd" ON "public"."items";
DROP FUNCTION "public"."blw_code_65611083_fwd"();
DROP FUNCTION IF EXISTS "public"."blw_code_14a0337b_up"(text);
DROP FUNCTION IF EXISTS "public"."blw_code_87aa639f_differ"(text, integer, pg_catalog.bool);
DROP FUNCTION IF EXISTS "public"."blw_code_0b342288_misses"(text, integer);
ALTER TABLE "public"."items" DROP COLUMN "blw_code_b3c8d60b_hidden";
DO $bellows$
DECLARE blw_said pg_catalog.text;
BEGIN
  SELECT pg_catalog.format('ALTER TABLE %s RENAME CONSTRAINT %I TO %I', k.conrelid::pg_catalog.regclass, k.conname, wanted.name)
    INTO blw_said
    FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1],
      (SELECT 'items_code_not_null'::pg_catalog.text AS name) wanted
    WHERE k.conrelid = '"public"."items"'::pg_catalog.regclass AND k.contype = 'n' AND a.attname = 'code'
      AND pg_catalog.strpos(k.conname::pg_catalog.text, 'blw_') > 0
      AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint o WHERE o.conrelid = k.conrelid AND o.conname = wanted.name);
  IF blw_said IS NOT NULL THEN
    EXECUTE blw_said;
  END IF;
END
$bellows$;
ALTER INDEX "public"."blw_items_code_bdf3e828_twin" RENAME TO "items_code";
RESET ROLE;
-- done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_code_b3c8d60b_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."items"') AND t.tgname = 'zzz_blw_code_dbdc9119_fwd')
--     AND NOT (pg_catalog.to_regprocedure('"public"."blw_code_65611083_fwd"()') IS NOT NULL)
--     AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'code' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('integer'))
--     AND NOT (pg_catalog.to_regprocedure('"public"."blw_code_14a0337b_up"(text)') IS NOT NULL)
--     AND NOT (pg_catalog.to_regprocedure('"public"."blw_code_87aa639f_differ"(text, integer, pg_catalog.bool)') IS NOT NULL)
--     AND NOT (pg_catalog.to_regprocedure('"public"."blw_code_0b342288_misses"(text, integer)') IS NOT NULL)
--     AND EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"public"."items_code"') AND i.indrelid = pg_catalog.to_regclass('"public"."items"') AND i.indisvalid AND i.indisready AND i.indislive AND i.indisunique = false)
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_code_b3c8d60b_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."items"') AND t.tgname = 'zzz_blw_code_dbdc9119_fwd')
--     AND (pg_catalog.to_regprocedure('"public"."blw_code_65611083_fwd"()') IS NOT NULL)
-- proven by writes of the application, taken back

-- CLEANUP 4: compare mail and the hidden column before dropping it
SELECT count(*) FROM "public"."items" WHERE <range> AND "blw_mail_34c39c27_hidden" IS NOT NULL AND "public"."blw_mail_564b7899_differ"("blw_mail_34c39c27_hidden", "mail", true);
-- key: "id"
-- standing: SELECT EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_mail_268fc3c0_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '9baae09ef32fe0a477768821f14d1c0484302d8e66330a7023022a1d8f229876')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."items"') AND t.tgname = 'zzz_blw_mail_5ac8e884_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_mail_268fc3c0_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."items"') AND NOT t.tgisinternal AND t.tgenabled <> 'D' AND t.tgtype & 1 <> 0 AND t.tgtype & 2 <> 0 AND t.tgtype & 20 <> 0 AND t.tgname > 'zzz_blw_mail_5ac8e884_fwd' AND NOT pg_catalog.starts_with(t.tgname::pg_catalog.text, 'zzz_blw_'))
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_mail_d932c925_up"(text)') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = 'f62d20ab7127947c941b8d59b1eeedf44b395fe9f3bd9fad2cd1e5422df9d06c')
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_mail_564b7899_differ"(text, text, pg_catalog.bool)') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '10ce50c6e54413524266b5c376372a910c43596dd03f9f082a4e0cb83a7845cd')
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_mail_48d0b7c8_misses"(text, text)') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = 'ac98e3aae85fc8328f413eb53e992c6dfa4ae17dcdd91d9120303f3225baf605')

-- CLEANUP 5: drop the hidden mail of items and its trigger
-- one message, locks first: "public"."items"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."items"'::pg_catalog.regclass;
DROP TRIGGER "zzz_blw_mail_5ac8e884_fwd" ON "public"."items";
DROP FUNCTION "public"."blw_mail_268fc3c0_fwd"();
DROP FUNCTION IF EXISTS "public"."blw_mail_d932c925_up"(text);
DROP FUNCTION IF EXISTS "public"."blw_mail_564b7899_differ"(text, text, pg_catalog.bool);
DROP FUNCTION IF EXISTS "public"."blw_mail_48d0b7c8_misses"(text, text);
ALTER TABLE "public"."items" DROP COLUMN "blw_mail_34c39c27_hidden";
DO $bellows$
DECLARE blw_said pg_catalog.text;
BEGIN
  SELECT pg_catalog.format('ALTER TABLE %s RENAME CONSTRAINT %I TO %I', k.conrelid::pg_catalog.regclass, k.conname, wanted.name)
    INTO blw_said
    FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1],
      (SELECT 'items_mail_not_null'::pg_catalog.text AS name) wanted
    WHERE k.conrelid = '"public"."items"'::pg_catalog.regclass AND k.contype = 'n' AND a.attname = 'mail'
      AND pg_catalog.strpos(k.conname::pg_catalog.text, 'blw_') > 0
      AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint o WHERE o.conrelid = k.conrelid AND o.conname = wanted.name);
  IF blw_said IS NOT NULL THEN
    EXECUTE blw_said;
  END IF;
END
$bellows$;
RESET ROLE;
-- done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_mail_34c39c27_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."items"') AND t.tgname = 'zzz_blw_mail_5ac8e884_fwd')
--     AND NOT (pg_catalog.to_regprocedure('"public"."blw_mail_268fc3c0_fwd"()') IS NOT NULL)
--     AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'mail' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text'))
--     AND NOT (pg_catalog.to_regprocedure('"public"."blw_mail_d932c925_up"(text)') IS NOT NULL)
--     AND NOT (pg_catalog.to_regprocedure('"public"."blw_mail_564b7899_differ"(text, text, pg_catalog.bool)') IS NOT NULL)
--     AND NOT (pg_catalog.to_regprocedure('"public"."blw_mail_48d0b7c8_misses"(text, text)') IS NOT NULL)
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_mail_34c39c27_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."items"') AND t.tgname = 'zzz_blw_mail_5ac8e884_fwd')
--     AND (pg_catalog.to_regprocedure('"public"."blw_mail_268fc3c0_fwd"()') IS NOT NULL)
-- proven by writes of the application, taken back

-- ROLLBACK 1: drop the index over no row that waited for it
DROP INDEX CONCURRENTLY IF EXISTS "public"."blw_mail_8d0271b1_seen";
-- leftover when: SELECT false
-- done when: SELECT NOT (pg_catalog.to_regclass('"public"."blw_mail_8d0271b1_seen"') IS NOT NULL)

-- ROLLBACK 2: drop the next mail of items and its trigger
-- one message, locks first: "public"."items"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."items"'::pg_catalog.regclass;
DROP TRIGGER IF EXISTS "zzz_blw_mail_5ac8e884_fwd" ON "public"."items";
DROP FUNCTION IF EXISTS "public"."blw_mail_268fc3c0_fwd"();
DROP FUNCTION IF EXISTS "public"."blw_mail_d932c925_up"(text);
DROP FUNCTION IF EXISTS "public"."blw_mail_564b7899_differ"(text, text, pg_catalog.bool);
DROP FUNCTION IF EXISTS "public"."blw_mail_48d0b7c8_misses"(text, text);
ALTER TABLE "public"."items" DROP COLUMN IF EXISTS "blw_mail_197b4031_next";
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'mail' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_mail_197b4031_next' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."items"') AND t.tgname = 'zzz_blw_mail_5ac8e884_fwd')
--     AND NOT (pg_catalog.to_regprocedure('"public"."blw_mail_268fc3c0_fwd"()') IS NOT NULL)
--     AND NOT (pg_catalog.to_regprocedure('"public"."blw_mail_d932c925_up"(text)') IS NOT NULL)
--     AND NOT (pg_catalog.to_regprocedure('"public"."blw_mail_564b7899_differ"(text, text, pg_catalog.bool)') IS NOT NULL)
--     AND NOT (pg_catalog.to_regprocedure('"public"."blw_mail_48d0b7c8_misses"(text, text)') IS NOT NULL)
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'mail' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND ((((EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_mail_197b4031_next' AND a.attnum > 0 AND NOT a.attisdropped)
--     OR (EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."items"') AND t.tgname = 'zzz_blw_mail_5ac8e884_fwd')
--     OR (pg_catalog.to_regprocedure('"public"."blw_mail_268fc3c0_fwd"()') IS NOT NULL)))
--     OR (pg_catalog.to_regprocedure('"public"."blw_mail_d932c925_up"(text)') IS NOT NULL))
--     OR (pg_catalog.to_regprocedure('"public"."blw_mail_564b7899_differ"(text, text, pg_catalog.bool)') IS NOT NULL))
--     OR (pg_catalog.to_regprocedure('"public"."blw_mail_48d0b7c8_misses"(text, text)') IS NOT NULL))

-- ROLLBACK 3: drop index blw_items_code_bdf3e828_twin of the next code
DROP INDEX CONCURRENTLY IF EXISTS "public"."blw_items_code_bdf3e828_twin";
-- leftover when: SELECT false
-- done when: SELECT NOT (pg_catalog.to_regclass('"public"."blw_items_code_bdf3e828_twin"') IS NOT NULL)

-- ROLLBACK 4: drop the next code of items and its trigger
-- one message, locks first: "public"."items"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."items"'::pg_catalog.regclass;
DROP TRIGGER IF EXISTS "zzz_blw_code_dbdc9119_fwd" ON "public"."items";
DROP FUNCTION IF EXISTS "public"."blw_code_65611083_fwd"();
DROP FUNCTION IF EXISTS "public"."blw_code_14a0337b_up"(text);
DROP FUNCTION IF EXISTS "public"."blw_code_87aa639f_differ"(text, integer, pg_catalog.bool);
DROP FUNCTION IF EXISTS "public"."blw_code_0b342288_misses"(text, integer);
ALTER TABLE "public"."items" DROP COLUMN IF EXISTS "blw_code_f36e23f5_next";
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'code' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_code_f36e23f5_next' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."items"') AND t.tgname = 'zzz_blw_code_dbdc9119_fwd')
--     AND NOT (pg_catalog.to_regprocedure('"public"."blw_code_65611083_fwd"()') IS NOT NULL)
--     AND NOT (pg_catalog.to_regprocedure('"public"."blw_code_14a0337b_up"(text)') IS NOT NULL)
--     AND NOT (pg_catalog.to_regprocedure('"public"."blw_code_87aa639f_differ"(text, integer, pg_catalog.bool)') IS NOT NULL)
--     AND NOT (pg_catalog.to_regprocedure('"public"."blw_code_0b342288_misses"(text, integer)') IS NOT NULL)
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'code' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND ((((EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_code_f36e23f5_next' AND a.attnum > 0 AND NOT a.attisdropped)
--     OR (EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."items"') AND t.tgname = 'zzz_blw_code_dbdc9119_fwd')
--     OR (pg_catalog.to_regprocedure('"public"."blw_code_65611083_fwd"()') IS NOT NULL)))
--     OR (pg_catalog.to_regprocedure('"public"."blw_code_14a0337b_up"(text)') IS NOT NULL))
--     OR (pg_catalog.to_regprocedure('"public"."blw_code_87aa639f_differ"(text, integer, pg_catalog.bool)') IS NOT NULL))
--     OR (pg_catalog.to_regprocedure('"public"."blw_code_0b342288_misses"(text, integer)') IS NOT NULL))

-- REVERT 1: look for values of mail that do not fit text
SELECT count(*) FROM "public"."items" WHERE <range> AND "public"."blw_mail_48d0b7c8_misses"("blw_mail_34c39c27_hidden", "mail");
-- key: "id"
-- whatever stands

-- REVERT 2: look for values of code that do not fit text
SELECT count(*) FROM "public"."items" WHERE <range> AND "public"."blw_code_0b342288_misses"("blw_code_b3c8d60b_hidden", "code");
-- key: "id"
-- whatever stands

-- REVERT 3: refuse what does not fit the hidden mail from here on
-- one message, locks first: "public"."items"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."items"'::pg_catalog.regclass;
DO $bellows$
DECLARE
  blw_other pg_catalog.text;
BEGIN
  SELECT pg_catalog.format('ALTER TABLE %s DROP CONSTRAINT %I', k.conrelid::pg_catalog.regclass, k.conname) INTO blw_other
    FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = ANY (k.confkey)
    WHERE k.contype = 'f' AND k.conparentid = 0 AND k.confrelid = '"public"."items"'::pg_catalog.regclass AND a.attname = 'mail' LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION USING ERRCODE = '2BP01', MESSAGE = pg_catalog.format('a foreign key that was made since the contract points at %s of'
      ' %s, and would keep what it was before from coming back; drop it first: %s', 'mail', '"public"."items"', blw_other);
  END IF;
END
$bellows$;
CREATE OR REPLACE FUNCTION "public"."blw_mail_268fc3c0_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $bellows$
#variable_conflict use_column
-- Bellows, orders/18: keeps a hidden column and its successor equal, so that it can be shown again.
DECLARE
  blw_up text;
  blw_down text;
  blw_fails pg_catalog.bool := false;
BEGIN
  BEGIN
    blw_up := (SELECT ((lower(mail)
)::text) FROM (SELECT NEW."blw_mail_34c39c27_hidden" AS "mail") AS "items");
  EXCEPTION WHEN OTHERS THEN
    blw_up := NULL;
    blw_fails := true;
  END;
  IF NOT blw_fails AND NOT (ROW(NEW."mail")::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(blw_up)::pg_catalog.record) AND NEW."blw_mail_34c39c27_hidden" IS NOT NULL THEN
    RETURN NEW;
  END IF;
  BEGIN
    blw_down := (SELECT ((mail
)::text) FROM (SELECT NEW."mail" AS "mail") AS "items");
    blw_fails := blw_down IS NULL;
  EXCEPTION WHEN OTHERS THEN
    blw_fails := true;
  END;
  IF blw_fails THEN
    IF TG_OP = 'INSERT' THEN
      RAISE EXCEPTION USING ERRCODE = '22000', MESSAGE = 'down makes no value of mail, of type text, of this value of mail, and code of an earlier version reads that';
    ELSIF ROW(NEW."mail")::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(OLD."mail")::pg_catalog.record THEN
      RAISE EXCEPTION USING ERRCODE = '22000', MESSAGE = 'down makes no value of mail, of type text, of this value of mail, and code of an earlier version reads that';
    END IF;
    blw_down := NULL;
  END IF;
  IF ROW(blw_down)::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(NEW."blw_mail_34c39c27_hidden")::pg_catalog.record THEN
    NEW."blw_mail_34c39c27_hidden" := blw_down;
  END IF;
  RETURN NEW;
END
$bellows$;
RESET ROLE;
-- done when: SELECT (EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_mail_268fc3c0_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '11ae0ae2a81b5d98f0ac0c74c571b38b5f1c0ff5590768be832137c1ffb0e409')
--     OR NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_mail_34c39c27_hidden' AND a.attnum > 0 AND NOT a.attisdropped))
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_mail_34c39c27_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text') AND a.atttypmod = -1)
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_mail_268fc3c0_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '9baae09ef32fe0a477768821f14d1c0484302d8e66330a7023022a1d8f229876')

-- REVERT 4: bring the hidden mail up to mail
UPDATE "public"."items" SET "blw_mail_34c39c27_hidden" = (SELECT ((mail
)::text) FROM (SELECT "mail" AS "mail") AS "items") WHERE <range> AND "public"."blw_mail_564b7899_differ"("blw_mail_34c39c27_hidden", "mail", true);
-- key: "id"

-- REVERT 5: bind new writes of the hidden mail to be not null
-- one message, locks first: "public"."items"
ALTER TABLE "public"."items" ADD CONSTRAINT "blw_mail_60cb962e_twin" CHECK ("blw_mail_34c39c27_hidden" IS NOT NULL) NOT VALID;
-- done when: SELECT ((EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."items"') AND k.conname = 'blw_mail_60cb962e_twin')
--     OR EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_mail_34c39c27_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull))
--     OR NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_mail_34c39c27_hidden' AND a.attnum > 0 AND NOT a.attisdropped))
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."items"') AND k.conname = 'blw_mail_60cb962e_twin')
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_mail_34c39c27_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull)
--     AND NOT NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_mail_34c39c27_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
-- proven by writes of the application, taken back

-- REVERT 6: prove that the hidden mail is nowhere null
ALTER TABLE "public"."items" VALIDATE CONSTRAINT "blw_mail_60cb962e_twin";
-- leftover when: SELECT false
-- done when: SELECT ((EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."items"') AND k.conname = 'blw_mail_60cb962e_twin' AND k.convalidated)
--     OR EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_mail_34c39c27_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull))
--     OR NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_mail_34c39c27_hidden' AND a.attnum > 0 AND NOT a.attisdropped))

-- REVERT 7: bring back the old mail of items
-- one message, locks first: "public"."items"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."items"'::pg_catalog.regclass;
DO $bellows$
DECLARE blw_said pg_catalog.text;
BEGIN
  FOR blw_said IN
    SELECT format('GRANT %s (%s) ON TABLE %s TO %s%s', x.privilege_type, '"blw_mail_34c39c27_hidden"', '"public"."items"',
        CASE x.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(r.rolname) END,
        CASE WHEN x.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
      FROM pg_attribute a CROSS JOIN LATERAL aclexplode(a.attacl) x LEFT JOIN pg_roles r ON r.oid = x.grantee
      WHERE a.attrelid = '"public"."items"'::pg_catalog.regclass AND a.attname = 'mail' AND NOT a.attisdropped
        AND (x.grantee = 0 OR r.oid IS NOT NULL) AND NOT EXISTS (SELECT FROM pg_attribute b, aclexplode(b.attacl) y
          WHERE b.attrelid = a.attrelid AND b.attname = 'blw_mail_34c39c27_hidden' AND y.grantee = x.grantee
            AND y.privilege_type = x.privilege_type AND y.is_grantable >= x.is_grantable)
    UNION ALL SELECT format('COMMENT ON COLUMN %s.%s IS %L', '"public"."items"', '"blw_mail_34c39c27_hidden"', col_description(a.attrelid, a.attnum))
      FROM pg_attribute a JOIN pg_attribute b ON b.attrelid = a.attrelid AND b.attname = 'blw_mail_34c39c27_hidden'
      WHERE a.attrelid = '"public"."items"'::pg_catalog.regclass AND a.attname = 'mail' AND col_description(a.attrelid, a.attnum)
        <> coalesce(col_description(b.attrelid, b.attnum), '')
    UNION ALL SELECT format('ALTER TABLE %s ALTER COLUMN %s SET STATISTICS %s', '"public"."items"', '"blw_mail_34c39c27_hidden"', a.attstattarget)
      FROM pg_attribute a JOIN pg_attribute b ON b.attrelid = a.attrelid AND b.attname = 'blw_mail_34c39c27_hidden'
      WHERE a.attrelid = '"public"."items"'::pg_catalog.regclass AND a.attname = 'mail' AND a.attstattarget >= 0 AND a.attstattarget IS DISTINCT FROM b.attstattarget
    UNION ALL SELECT format('ALTER TABLE %s ALTER COLUMN %s SET (%s)', '"public"."items"', '"blw_mail_34c39c27_hidden"', o.option)
      FROM pg_attribute a JOIN pg_attribute b ON b.attrelid = a.attrelid AND b.attname = 'blw_mail_34c39c27_hidden'
        CROSS JOIN LATERAL unnest(a.attoptions) o(option)
      WHERE a.attrelid = '"public"."items"'::pg_catalog.regclass AND a.attname = 'mail' AND o.option ~ '^n_distinct(_inherited)?='
        AND o.option <> ALL (coalesce(b.attoptions, '{}'))
  LOOP
    EXECUTE blw_said;
  END LOOP;
END
$bellows$;
ALTER TABLE "public"."items" RENAME COLUMN "mail" TO "blw_mail_197b4031_next";
ALTER TABLE "public"."items" RENAME COLUMN "blw_mail_34c39c27_hidden" TO "mail";
CREATE OR REPLACE FUNCTION "public"."blw_mail_268fc3c0_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $bellows$
#variable_conflict use_column
-- Bellows, orders/18: keeps the next type of a column filled.
DECLARE
  blw_up text;
  blw_down text;
  blw_fails pg_catalog.bool := false;
BEGIN
  BEGIN
    blw_up := (SELECT ((lower(mail)
)::text) FROM (SELECT NEW."mail" AS "mail") AS "items");
  EXCEPTION WHEN OTHERS THEN
    blw_up := NULL;
    blw_fails := true;
  END;
  IF ROW(NEW."blw_mail_197b4031_next")::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(blw_up)::pg_catalog.record THEN
    NEW."blw_mail_197b4031_next" := blw_up;
  END IF;
  RETURN NEW;
END
$bellows$;
RESET ROLE;
DO $bellows$
DECLARE blw_said pg_catalog.text;
BEGIN
  FOR blw_said IN
    SELECT pg_catalog.format('ALTER ROUTINE %s SECURITY %s', p.oid::pg_catalog.regprocedure,
        CASE WHEN p.prosecdef THEN 'DEFINER' ELSE 'INVOKER' END)
      FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_language l ON l.oid = p.prolang
      WHERE l.lanname = 'plpgsql' AND pg_catalog.pg_has_role(p.proowner, 'USAGE')
        AND (p.oid IN (SELECT t.tgfoid FROM pg_catalog.pg_trigger t WHERE t.tgrelid = '"public"."items"'::pg_catalog.regclass AND NOT t.tgisinternal)
          OR p.oid IN (SELECT pg_catalog.to_regprocedure(s) FROM pg_catalog.unnest(ARRAY[]::pg_catalog.text[]) s))
      ORDER BY p.oid
  LOOP
    EXECUTE blw_said;
  END LOOP;
END
$bellows$;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'mail' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text') AND a.atttypmod = -1)
--     AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_mail_197b4031_next' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text'))
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_mail_34c39c27_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND (EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_mail_268fc3c0_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '6e801c85f2ffb423ca42890a73f9dc4317a44dd803c0e06d9b363fc0bbeabeca')
--     OR EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_mail_268fc3c0_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '70cf4496a956beaed5a1489a400dc13965faf59175f363e9644845d1f9346d8c'))
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."items"') AND t.tgname = 'zzz_blw_mail_5ac8e884_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_mail_268fc3c0_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_mail_34c39c27_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text') AND a.atttypmod = -1)
--     AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'mail' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text'))
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_mail_197b4031_next' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_mail_268fc3c0_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '11ae0ae2a81b5d98f0ac0c74c571b38b5f1c0ff5590768be832137c1ffb0e409')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."items"') AND t.tgname = 'zzz_blw_mail_5ac8e884_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_mail_268fc3c0_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')

-- REVERT 8: declare mail not null
-- one message, locks first: "public"."items"
ALTER TABLE "public"."items" ALTER COLUMN "mail" SET NOT NULL;
ALTER TABLE "public"."items" DROP CONSTRAINT "blw_mail_60cb962e_twin";
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'mail' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."items"') AND k.conname = 'blw_mail_60cb962e_twin')
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'mail' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull)
--     AND EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."items"') AND k.conname = 'blw_mail_60cb962e_twin' AND k.convalidated)
-- proven by writes of the application, taken back

-- REVERT 9: let the next mail be null again, where mail has no value of its type
-- one message, locks first: "public"."items"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."items"'::pg_catalog.regclass;
ALTER TABLE "public"."items" ALTER COLUMN "blw_mail_197b4031_next" DROP NOT NULL;
ALTER TABLE "public"."items" DROP CONSTRAINT IF EXISTS "blw_mail_60cb962e_twin";
CREATE OR REPLACE FUNCTION "public"."blw_mail_268fc3c0_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $bellows$
#variable_conflict use_column
-- Bellows, orders/18: keeps the next type of a column filled.
DECLARE
  blw_up text;
  blw_down text;
  blw_fails pg_catalog.bool := false;
BEGIN
  BEGIN
    blw_up := (SELECT ((lower(mail)
)::text) FROM (SELECT NEW."mail" AS "mail") AS "items");
  EXCEPTION WHEN OTHERS THEN
    blw_up := NULL;
    blw_fails := true;
  END;
  IF ROW(NEW."blw_mail_197b4031_next")::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(blw_up)::pg_catalog.record THEN
    NEW."blw_mail_197b4031_next" := blw_up;
  END IF;
  RETURN NEW;
END
$bellows$;
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_mail_197b4031_next' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."items"') AND t.tgname = 'zzz_blw_mail_5ac8e884_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_mail_268fc3c0_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
--     AND (NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_mail_197b4031_next' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull) AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."items"') AND k.conname = 'blw_mail_60cb962e_twin') AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_mail_268fc3c0_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '6e801c85f2ffb423ca42890a73f9dc4317a44dd803c0e06d9b363fc0bbeabeca'))
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_mail_197b4031_next' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."items"') AND t.tgname = 'zzz_blw_mail_5ac8e884_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_mail_268fc3c0_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
--     AND NOT (NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_mail_197b4031_next' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull) AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."items"') AND k.conname = 'blw_mail_60cb962e_twin') AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_mail_268fc3c0_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '6e801c85f2ffb423ca42890a73f9dc4317a44dd803c0e06d9b363fc0bbeabeca'))

-- REVERT 10: refuse what does not fit the hidden code from here on
-- one message, locks first: "public"."items"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."items"'::pg_catalog.regclass;
DO $bellows$
DECLARE
  blw_other pg_catalog.text;
BEGIN
  SELECT pg_catalog.format('ALTER TABLE %s DROP CONSTRAINT %I', k.conrelid::pg_catalog.regclass, k.conname) INTO blw_other
    FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = ANY (k.confkey)
    WHERE k.contype = 'f' AND k.conparentid = 0 AND k.confrelid = '"public"."items"'::pg_catalog.regclass AND a.attname = 'code' LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION USING ERRCODE = '2BP01', MESSAGE = pg_catalog.format('a foreign key that was made since the contract points at %s of'
      ' %s, and would keep what it was before from coming back; drop it first: %s', 'code', '"public"."items"', blw_other);
  END IF;
END
$bellows$;
CREATE OR REPLACE FUNCTION "public"."blw_code_65611083_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $bellows$
#variable_conflict use_column
-- Bellows, orders/18: keeps a hidden column and its successor equal, so that it can be shown again.
DECLARE
  blw_up integer;
  blw_down text;
  blw_fails pg_catalog.bool := false;
BEGIN
  BEGIN
    blw_up := (SELECT ((code::int
)::integer) FROM (SELECT NEW."blw_code_b3c8d60b_hidden" AS "code") AS "items");
  EXCEPTION WHEN OTHERS THEN
    blw_up := NULL;
    blw_fails := true;
  END;
  IF NOT blw_fails AND NOT (ROW(NEW."code")::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(blw_up)::pg_catalog.record) AND NEW."blw_code_b3c8d60b_hidden" IS NOT NULL THEN
    RETURN NEW;
  END IF;
  BEGIN
    blw_down := (SELECT ((lpad(code::text, 6, '0')
)::text) FROM (SELECT NEW."code" AS "code") AS "items");
    blw_fails := blw_down IS NULL;
  EXCEPTION WHEN OTHERS THEN
    blw_fails := true;
  END;
  IF blw_fails THEN
    IF TG_OP = 'INSERT' THEN
      RAISE EXCEPTION USING ERRCODE = '22000', MESSAGE = 'down makes no value of code, of type text, of this value of code, and code of an earlier version reads that';
    ELSIF ROW(NEW."code")::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(OLD."code")::pg_catalog.record THEN
      RAISE EXCEPTION USING ERRCODE = '22000', MESSAGE = 'down makes no value of code, of type text, of this value of code, and code of an earlier version reads that';
    END IF;
    blw_down := NULL;
  END IF;
  IF ROW(blw_down)::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(NEW."blw_code_b3c8d60b_hidden")::pg_catalog.record THEN
    NEW."blw_code_b3c8d60b_hidden" := blw_down;
  END IF;
  RETURN NEW;
END
$bellows$;
RESET ROLE;
-- done when: SELECT (EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_code_65611083_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = 'cb3cdf03570119ed17be16139e6a9dfe8bcda51b74594095fccc7258a5f56693')
--     OR NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_code_b3c8d60b_hidden' AND a.attnum > 0 AND NOT a.attisdropped))
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_code_b3c8d60b_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text') AND a.atttypmod = -1)
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_code_65611083_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '5ab89d7e3daa99a69100ee0108e672dbc258943512b57c413baabd31e3fb4ef5')

-- REVERT 11: bring the hidden code up to code
UPDATE "public"."items" SET "blw_code_b3c8d60b_hidden" = (SELECT ((lpad(code::text, 6, '0')
)::text) FROM (SELECT "code" AS "code") AS "items") WHERE <range> AND "public"."blw_code_87aa639f_differ"("blw_code_b3c8d60b_hidden", "code", true);
-- key: "id"

-- REVERT 12: bind new writes of the hidden code to be not null
-- one message, locks first: "public"."items"
ALTER TABLE "public"."items" ADD CONSTRAINT "blw_code_018794e1_twin" CHECK ("blw_code_b3c8d60b_hidden" IS NOT NULL) NOT VALID;
-- done when: SELECT ((EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."items"') AND k.conname = 'blw_code_018794e1_twin')
--     OR EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_code_b3c8d60b_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull))
--     OR NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_code_b3c8d60b_hidden' AND a.attnum > 0 AND NOT a.attisdropped))
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."items"') AND k.conname = 'blw_code_018794e1_twin')
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_code_b3c8d60b_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull)
--     AND NOT NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_code_b3c8d60b_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
-- proven by writes of the application, taken back

-- REVERT 13: prove that the hidden code is nowhere null
ALTER TABLE "public"."items" VALIDATE CONSTRAINT "blw_code_018794e1_twin";
-- leftover when: SELECT false
-- done when: SELECT ((EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."items"') AND k.conname = 'blw_code_018794e1_twin' AND k.convalidated)
--     OR EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_code_b3c8d60b_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull))
--     OR NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_code_b3c8d60b_hidden' AND a.attnum > 0 AND NOT a.attisdropped))

-- REVERT 14: bring back the old code of items
-- one message, locks first: "public"."items"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."items"'::pg_catalog.regclass;
DO $bellows$
DECLARE blw_said pg_catalog.text;
BEGIN
  FOR blw_said IN
    SELECT format('GRANT %s (%s) ON TABLE %s TO %s%s', x.privilege_type, '"blw_code_b3c8d60b_hidden"', '"public"."items"',
        CASE x.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(r.rolname) END,
        CASE WHEN x.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
      FROM pg_attribute a CROSS JOIN LATERAL aclexplode(a.attacl) x LEFT JOIN pg_roles r ON r.oid = x.grantee
      WHERE a.attrelid = '"public"."items"'::pg_catalog.regclass AND a.attname = 'code' AND NOT a.attisdropped
        AND (x.grantee = 0 OR r.oid IS NOT NULL) AND NOT EXISTS (SELECT FROM pg_attribute b, aclexplode(b.attacl) y
          WHERE b.attrelid = a.attrelid AND b.attname = 'blw_code_b3c8d60b_hidden' AND y.grantee = x.grantee
            AND y.privilege_type = x.privilege_type AND y.is_grantable >= x.is_grantable)
    UNION ALL SELECT format('COMMENT ON COLUMN %s.%s IS %L', '"public"."items"', '"blw_code_b3c8d60b_hidden"', col_description(a.attrelid, a.attnum))
      FROM pg_attribute a JOIN pg_attribute b ON b.attrelid = a.attrelid AND b.attname = 'blw_code_b3c8d60b_hidden'
      WHERE a.attrelid = '"public"."items"'::pg_catalog.regclass AND a.attname = 'code' AND col_description(a.attrelid, a.attnum)
        <> coalesce(col_description(b.attrelid, b.attnum), '')
    UNION ALL SELECT format('ALTER TABLE %s ALTER COLUMN %s SET STATISTICS %s', '"public"."items"', '"blw_code_b3c8d60b_hidden"', a.attstattarget)
      FROM pg_attribute a JOIN pg_attribute b ON b.attrelid = a.attrelid AND b.attname = 'blw_code_b3c8d60b_hidden'
      WHERE a.attrelid = '"public"."items"'::pg_catalog.regclass AND a.attname = 'code' AND a.attstattarget >= 0 AND a.attstattarget IS DISTINCT FROM b.attstattarget
    UNION ALL SELECT format('ALTER TABLE %s ALTER COLUMN %s SET (%s)', '"public"."items"', '"blw_code_b3c8d60b_hidden"', o.option)
      FROM pg_attribute a JOIN pg_attribute b ON b.attrelid = a.attrelid AND b.attname = 'blw_code_b3c8d60b_hidden'
        CROSS JOIN LATERAL unnest(a.attoptions) o(option)
      WHERE a.attrelid = '"public"."items"'::pg_catalog.regclass AND a.attname = 'code' AND o.option ~ '^n_distinct(_inherited)?='
        AND o.option <> ALL (coalesce(b.attoptions, '{}'))
  LOOP
    EXECUTE blw_said;
  END LOOP;
END
$bellows$;
ALTER TABLE "public"."items" RENAME COLUMN "code" TO "blw_code_f36e23f5_next";
ALTER TABLE "public"."items" RENAME COLUMN "blw_code_b3c8d60b_hidden" TO "code";
ALTER TABLE "public"."items" ALTER COLUMN "blw_code_f36e23f5_next" DROP DEFAULT;
CREATE OR REPLACE FUNCTION "public"."blw_code_65611083_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $bellows$
#variable_conflict use_column
-- Bellows, orders/18: keeps the next type of a column filled.
DECLARE
  blw_up integer;
  blw_down text;
  blw_fails pg_catalog.bool := false;
BEGIN
  BEGIN
    blw_up := (SELECT ((code::int
)::integer) FROM (SELECT NEW."code" AS "code") AS "items");
  EXCEPTION WHEN OTHERS THEN
    blw_up := NULL;
    blw_fails := true;
  END;
  IF ROW(NEW."blw_code_f36e23f5_next")::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(blw_up)::pg_catalog.record THEN
    NEW."blw_code_f36e23f5_next" := blw_up;
  END IF;
  RETURN NEW;
END
$bellows$;
RESET ROLE;
DO $bellows$
DECLARE blw_said pg_catalog.text;
BEGIN
  FOR blw_said IN
    SELECT pg_catalog.format('ALTER ROUTINE %s SECURITY %s', p.oid::pg_catalog.regprocedure,
        CASE WHEN p.prosecdef THEN 'DEFINER' ELSE 'INVOKER' END)
      FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_language l ON l.oid = p.prolang
      WHERE l.lanname = 'plpgsql' AND pg_catalog.pg_has_role(p.proowner, 'USAGE')
        AND (p.oid IN (SELECT t.tgfoid FROM pg_catalog.pg_trigger t WHERE t.tgrelid = '"public"."items"'::pg_catalog.regclass AND NOT t.tgisinternal)
          OR p.oid IN (SELECT pg_catalog.to_regprocedure(s) FROM pg_catalog.unnest(ARRAY[]::pg_catalog.text[]) s))
      ORDER BY p.oid
  LOOP
    EXECUTE blw_said;
  END LOOP;
END
$bellows$;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'code' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text') AND a.atttypmod = -1)
--     AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_code_f36e23f5_next' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('integer'))
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_code_b3c8d60b_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND (EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_code_65611083_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '0a0ccbd2f8d53270760275b37233f82d184ed61d07cbe9a38fd8675026164782')
--     OR EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_code_65611083_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = 'c325dcee257c28149e66f61198f7892fa8d6fe1451f61b0a66961121b3dd852f'))
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."items"') AND t.tgname = 'zzz_blw_code_dbdc9119_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_code_65611083_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_code_b3c8d60b_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text') AND a.atttypmod = -1)
--     AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'code' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('integer'))
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_code_f36e23f5_next' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_code_65611083_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = 'cb3cdf03570119ed17be16139e6a9dfe8bcda51b74594095fccc7258a5f56693')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."items"') AND t.tgname = 'zzz_blw_code_dbdc9119_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_code_65611083_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')

-- REVERT 15: declare code not null
-- one message, locks first: "public"."items"
ALTER TABLE "public"."items" ALTER COLUMN "code" SET NOT NULL;
ALTER TABLE "public"."items" DROP CONSTRAINT "blw_code_018794e1_twin";
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'code' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."items"') AND k.conname = 'blw_code_018794e1_twin')
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'code' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull)
--     AND EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."items"') AND k.conname = 'blw_code_018794e1_twin' AND k.convalidated)
-- proven by writes of the application, taken back

-- REVERT 16: let the next code be null again, where code has no value of its type
-- one message, locks first: "public"."items"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."items"'::pg_catalog.regclass;
ALTER TABLE "public"."items" ALTER COLUMN "blw_code_f36e23f5_next" DROP NOT NULL;
ALTER TABLE "public"."items" DROP CONSTRAINT IF EXISTS "blw_code_018794e1_twin";
CREATE OR REPLACE FUNCTION "public"."blw_code_65611083_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $bellows$
#variable_conflict use_column
-- Bellows, orders/18: keeps the next type of a column filled.
DECLARE
  blw_up integer;
  blw_down text;
  blw_fails pg_catalog.bool := false;
BEGIN
  BEGIN
    blw_up := (SELECT ((code::int
)::integer) FROM (SELECT NEW."code" AS "code") AS "items");
  EXCEPTION WHEN OTHERS THEN
    blw_up := NULL;
    blw_fails := true;
  END;
  IF ROW(NEW."blw_code_f36e23f5_next")::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(blw_up)::pg_catalog.record THEN
    NEW."blw_code_f36e23f5_next" := blw_up;
  END IF;
  RETURN NEW;
END
$bellows$;
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_code_f36e23f5_next' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."items"') AND t.tgname = 'zzz_blw_code_dbdc9119_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_code_65611083_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
--     AND (NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_code_f36e23f5_next' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull) AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."items"') AND k.conname = 'blw_code_018794e1_twin') AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_code_65611083_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '0a0ccbd2f8d53270760275b37233f82d184ed61d07cbe9a38fd8675026164782'))
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_code_f36e23f5_next' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."items"') AND t.tgname = 'zzz_blw_code_dbdc9119_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_code_65611083_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
--     AND NOT (NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_code_f36e23f5_next' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull) AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."items"') AND k.conname = 'blw_code_018794e1_twin') AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_code_65611083_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '0a0ccbd2f8d53270760275b37233f82d184ed61d07cbe9a38fd8675026164782'))
