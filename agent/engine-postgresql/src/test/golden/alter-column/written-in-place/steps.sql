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
  IF (CASE WHEN blw_hidden THEN blw_column IS NULL ELSE blw_counterpart IS NULL END) THEN
    RETURN true;
  END IF;
  BEGIN
    blw_up := (SELECT ((code::int
)::integer) FROM (SELECT blw_column AS "code") AS "items");
    IF NOT (ROW(blw_up)::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(blw_counterpart)::pg_catalog.record) THEN
      RETURN false;
    END IF;
    IF blw_counterpart IS NULL AND NOT blw_hidden THEN
      RETURN true;
    END IF;
  EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN
    NULL;
  END;
  BEGIN
    blw_down := (SELECT ((lpad(code::text, 6, '0')
)::text) FROM (SELECT blw_counterpart AS "code") AS "items");
    RETURN ROW(blw_down)::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(blw_column)::pg_catalog.record;
  EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN
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
  EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN
    NULL;
  END;
  blw_down := (SELECT ((lpad(code::text, 6, '0')
)::text) FROM (SELECT blw_counterpart AS "code") AS "items");
  RETURN blw_down IS NULL;
EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN
  RETURN true;
END
$bellows$;
CREATE FUNCTION "public"."blw_code_65611083_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $bellows$
#variable_conflict use_column
-- Bellows, orders/18: keeps the next type of a column filled.
DECLARE
  blw_up integer;
  blw_down text;
  blw_fails pg_catalog.bool := false;
  blw_why pg_catalog.text := '';
BEGIN
  BEGIN
    blw_up := (SELECT ((code::int
)::integer) FROM (SELECT NEW."code" AS "code") AS "items");
  EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN
    blw_up := NULL;
    blw_fails := true;
    blw_why := SQLSTATE || ': ' || SQLERRM;
  END;
  IF TG_OP = 'INSERT' THEN
    IF ROW(NEW."blw_code_f36e23f5_next")::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(blw_up)::pg_catalog.record THEN
      NEW."blw_code_f36e23f5_next" := blw_up;
    END IF;
  ELSIF blw_fails OR ROW(NEW."blw_code_f36e23f5_next")::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(blw_up)::pg_catalog.record THEN
    IF (NEW."blw_code_f36e23f5_next" IS NOT NULL OR blw_fails) AND NOT (ROW(NEW."code")::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(OLD."code")::pg_catalog.record) THEN
      BEGIN
        blw_down := (SELECT ((lpad(code::text, 6, '0')
)::text) FROM (SELECT NEW."blw_code_f36e23f5_next" AS "code") AS "items");
        IF NOT (ROW(blw_down)::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(NEW."code")::pg_catalog.record) THEN
          RETURN NEW;
        END IF;
      EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN
        NULL;
      END;
    END IF;
    IF ROW(NEW."blw_code_f36e23f5_next")::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(blw_up)::pg_catalog.record THEN
      NEW."blw_code_f36e23f5_next" := blw_up;
    END IF;
  END IF;
  RETURN NEW;
END
$bellows$;
CREATE TRIGGER "zzz_blw_code_dbdc9119_fwd" BEFORE INSERT OR UPDATE ON "public"."items" FOR EACH ROW EXECUTE FUNCTION "public"."blw_code_65611083_fwd"();
ALTER TABLE "public"."items" ENABLE ALWAYS TRIGGER "zzz_blw_code_dbdc9119_fwd";
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_code_f36e23f5_next' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('integer'))
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_code_65611083_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '54f044a708bf98f7c655e983ffdcde3591a7bb53e569cd47db8d24590ed52385')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."items"') AND t.tgname = 'zzz_blw_code_dbdc9119_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_code_65611083_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_code_14a0337b_up"(text)') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '4747cf8dc6dcd97993d01722d494b61ce24a89d335b1ab340f48ade7a82b73f9')
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_code_87aa639f_differ"(text, integer, pg_catalog.bool)') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = 'ac2283d47d7c07d7898a80eb7dac83751df68f9e8645e1bd315c03c7aa206cb0')
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_code_0b342288_misses"(text, integer)') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '0cce9cef6b67ba8b5b1a6943d310f92e2dcd6e71357f97e1aaa7a43001eaf885')
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
  IF (CASE WHEN blw_hidden THEN blw_column IS NULL ELSE blw_counterpart IS NULL END) THEN
    RETURN true;
  END IF;
  BEGIN
    blw_up := (SELECT ((lower(mail)
)::text) FROM (SELECT blw_column AS "mail") AS "items");
    IF NOT (ROW(blw_up)::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(blw_counterpart)::pg_catalog.record) THEN
      RETURN false;
    END IF;
    IF blw_counterpart IS NULL AND NOT blw_hidden THEN
      RETURN true;
    END IF;
  EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN
    NULL;
  END;
  BEGIN
    blw_down := (SELECT ((mail
)::text) FROM (SELECT blw_counterpart AS "mail") AS "items");
    RETURN ROW(blw_down)::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(blw_column)::pg_catalog.record;
  EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN
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
  EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN
    NULL;
  END;
  blw_down := (SELECT ((mail
)::text) FROM (SELECT blw_counterpart AS "mail") AS "items");
  RETURN blw_down IS NULL;
EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN
  RETURN true;
END
$bellows$;
CREATE FUNCTION "public"."blw_mail_268fc3c0_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $bellows$
#variable_conflict use_column
-- Bellows, orders/18: keeps the next type of a column filled.
DECLARE
  blw_up text;
  blw_down text;
  blw_fails pg_catalog.bool := false;
  blw_why pg_catalog.text := '';
BEGIN
  BEGIN
    blw_up := (SELECT ((lower(mail)
)::text) FROM (SELECT NEW."mail" AS "mail") AS "items");
  EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN
    blw_up := NULL;
    blw_fails := true;
    blw_why := SQLSTATE || ': ' || SQLERRM;
  END;
  IF TG_OP = 'INSERT' THEN
    IF ROW(NEW."blw_mail_197b4031_next")::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(blw_up)::pg_catalog.record THEN
      NEW."blw_mail_197b4031_next" := blw_up;
    END IF;
  ELSIF blw_fails OR ROW(NEW."blw_mail_197b4031_next")::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(blw_up)::pg_catalog.record THEN
    IF (NEW."blw_mail_197b4031_next" IS NOT NULL OR blw_fails) AND NOT (ROW(NEW."mail")::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(OLD."mail")::pg_catalog.record) THEN
      BEGIN
        blw_down := (SELECT ((mail
)::text) FROM (SELECT NEW."blw_mail_197b4031_next" AS "mail") AS "items");
        IF NOT (ROW(blw_down)::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(NEW."mail")::pg_catalog.record) THEN
          RETURN NEW;
        END IF;
      EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN
        NULL;
      END;
    END IF;
    IF ROW(NEW."blw_mail_197b4031_next")::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(blw_up)::pg_catalog.record THEN
      NEW."blw_mail_197b4031_next" := blw_up;
    END IF;
  END IF;
  RETURN NEW;
END
$bellows$;
CREATE TRIGGER "zzz_blw_mail_5ac8e884_fwd" BEFORE INSERT OR UPDATE ON "public"."items" FOR EACH ROW EXECUTE FUNCTION "public"."blw_mail_268fc3c0_fwd"();
ALTER TABLE "public"."items" ENABLE ALWAYS TRIGGER "zzz_blw_mail_5ac8e884_fwd";
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_mail_197b4031_next' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text'))
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_mail_268fc3c0_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '2cd1133334a93bebd36c8ab20fee875d5eb0122f0bdc37f36cf1bf2e03c0e0a5')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."items"') AND t.tgname = 'zzz_blw_mail_5ac8e884_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_mail_268fc3c0_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_mail_d932c925_up"(text)') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = 'f62d20ab7127947c941b8d59b1eeedf44b395fe9f3bd9fad2cd1e5422df9d06c')
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_mail_564b7899_differ"(text, text, pg_catalog.bool)') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '1b67492d55d0a10e473286245640adf653bd4b72f1a9b17856f3977101eddfc9')
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_mail_48d0b7c8_misses"(text, text)') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = 'f23b765bfda926846bfc96d0bd6b082841ff8c02c3a2276c4c824c6abd8176c8')
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
-- standing: SELECT EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_code_65611083_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '54f044a708bf98f7c655e983ffdcde3591a7bb53e569cd47db8d24590ed52385')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."items"') AND t.tgname = 'zzz_blw_code_dbdc9119_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_code_65611083_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."items"') AND NOT t.tgisinternal AND t.tgenabled <> 'D' AND t.tgtype & 1 <> 0 AND t.tgtype & 2 <> 0 AND t.tgtype & 20 <> 0 AND t.tgname > 'zzz_blw_code_dbdc9119_fwd' AND NOT pg_catalog.starts_with(t.tgname::pg_catalog.text, 'zzz_blw_'))
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_code_14a0337b_up"(text)') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '4747cf8dc6dcd97993d01722d494b61ce24a89d335b1ab340f48ade7a82b73f9')
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_code_87aa639f_differ"(text, integer, pg_catalog.bool)') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = 'ac2283d47d7c07d7898a80eb7dac83751df68f9e8645e1bd315c03c7aa206cb0')
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_code_0b342288_misses"(text, integer)') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '0cce9cef6b67ba8b5b1a6943d310f92e2dcd6e71357f97e1aaa7a43001eaf885')
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
-- standing: SELECT EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_mail_268fc3c0_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '2cd1133334a93bebd36c8ab20fee875d5eb0122f0bdc37f36cf1bf2e03c0e0a5')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."items"') AND t.tgname = 'zzz_blw_mail_5ac8e884_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_mail_268fc3c0_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."items"') AND NOT t.tgisinternal AND t.tgenabled <> 'D' AND t.tgtype & 1 <> 0 AND t.tgtype & 2 <> 0 AND t.tgtype & 20 <> 0 AND t.tgname > 'zzz_blw_mail_5ac8e884_fwd' AND NOT pg_catalog.starts_with(t.tgname::pg_catalog.text, 'zzz_blw_'))
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_mail_d932c925_up"(text)') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = 'f62d20ab7127947c941b8d59b1eeedf44b395fe9f3bd9fad2cd1e5422df9d06c')
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_mail_564b7899_differ"(text, text, pg_catalog.bool)') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '1b67492d55d0a10e473286245640adf653bd4b72f1a9b17856f3977101eddfc9')
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_mail_48d0b7c8_misses"(text, text)') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = 'f23b765bfda926846bfc96d0bd6b082841ff8c02c3a2276c4c824c6abd8176c8')

-- MIGRATE 9: collect statistics of the next mail
ANALYZE "public"."items" ("blw_mail_197b4031_next");
-- leftover when: SELECT false
-- done when: the journal says so

-- CONTRACT 1: refuse values of code of which up makes nothing, from here on
-- one message, locks first: "public"."items"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."items"'::pg_catalog.regclass;
CREATE OR REPLACE FUNCTION "public"."blw_code_65611083_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $bellows$
#variable_conflict use_column
-- Bellows, orders/18: keeps the next type of a column filled until it takes its place.
DECLARE
  blw_up integer;
  blw_down text;
  blw_fails pg_catalog.bool := false;
  blw_why pg_catalog.text := '';
BEGIN
  BEGIN
    blw_up := (SELECT ((code::int
)::integer) FROM (SELECT NEW."code" AS "code") AS "items");
  EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN
    blw_up := NULL;
    blw_fails := true;
    blw_why := SQLSTATE || ': ' || SQLERRM;
  END;
  IF blw_fails OR blw_up IS NULL THEN
    IF TG_OP = 'INSERT' THEN
      RAISE EXCEPTION USING ERRCODE = '22000', MESSAGE = 'up makes nothing of this value of code, which gets the type integer now', DETAIL = blw_why;
    ELSIF ROW(NEW."code")::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(OLD."code")::pg_catalog.record THEN
      RAISE EXCEPTION USING ERRCODE = '22000', MESSAGE = 'up makes nothing of this value of code, which gets the type integer now', DETAIL = blw_why;
    END IF;
  END IF;
  IF TG_OP = 'INSERT' THEN
    IF ROW(NEW."blw_code_f36e23f5_next")::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(blw_up)::pg_catalog.record THEN
      NEW."blw_code_f36e23f5_next" := blw_up;
    END IF;
  ELSIF blw_fails OR ROW(NEW."blw_code_f36e23f5_next")::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(blw_up)::pg_catalog.record THEN
    IF (NEW."blw_code_f36e23f5_next" IS NOT NULL OR blw_fails) AND NOT (ROW(NEW."code")::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(OLD."code")::pg_catalog.record) THEN
      BEGIN
        blw_down := (SELECT ((lpad(code::text, 6, '0')
)::text) FROM (SELECT NEW."blw_code_f36e23f5_next" AS "code") AS "items");
        IF NOT (ROW(blw_down)::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(NEW."code")::pg_catalog.record) THEN
          RETURN NEW;
        END IF;
      EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN
        NULL;
      END;
    END IF;
    IF ROW(NEW."blw_code_f36e23f5_next")::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(blw_up)::pg_catalog.record THEN
      NEW."blw_code_f36e23f5_next" := blw_up;
    END IF;
  END IF;
  RETURN NEW;
END
$bellows$;
RESET ROLE;
-- done when: SELECT ((EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_code_f36e23f5_next' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_code_65611083_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '362108af25eac0e3d01302a00ab3ff5fc1c4eeadb293027cf49fac378bbe171c')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."items"') AND t.tgname = 'zzz_blw_code_dbdc9119_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_code_65611083_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = ''))
--     OR EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_code_b3c8d60b_hidden' AND a.attnum > 0 AND NOT a.attisdropped))
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_code_f36e23f5_next' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_code_65611083_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '54f044a708bf98f7c655e983ffdcde3591a7bb53e569cd47db8d24590ed52385')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."items"') AND t.tgname = 'zzz_blw_code_dbdc9119_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_code_65611083_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_code_b3c8d60b_hidden' AND a.attnum > 0 AND NOT a.attisdropped)

-- CONTRACT 2: compare code and the next code before hiding
SELECT count(*) FROM "public"."items" WHERE <range> AND "public"."blw_code_87aa639f_differ"("code", "blw_code_f36e23f5_next", false);
-- key: "id"
-- standing: SELECT EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_code_65611083_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '362108af25eac0e3d01302a00ab3ff5fc1c4eeadb293027cf49fac378bbe171c')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."items"') AND t.tgname = 'zzz_blw_code_dbdc9119_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_code_65611083_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."items"') AND NOT t.tgisinternal AND t.tgenabled <> 'D' AND t.tgtype & 1 <> 0 AND t.tgtype & 2 <> 0 AND t.tgtype & 20 <> 0 AND t.tgname > 'zzz_blw_code_dbdc9119_fwd' AND NOT pg_catalog.starts_with(t.tgname::pg_catalog.text, 'zzz_blw_'))
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_code_14a0337b_up"(text)') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '4747cf8dc6dcd97993d01722d494b61ce24a89d335b1ab340f48ade7a82b73f9')
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_code_87aa639f_differ"(text, integer, pg_catalog.bool)') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = 'ac2283d47d7c07d7898a80eb7dac83751df68f9e8645e1bd315c03c7aa206cb0')
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_code_0b342288_misses"(text, integer)') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '0cce9cef6b67ba8b5b1a6943d310f92e2dcd6e71357f97e1aaa7a43001eaf885')
--     AND EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"public"."blw_items_code_bdf3e828_twin"') AND i.indrelid = pg_catalog.to_regclass('"public"."items"') AND i.indisvalid AND i.indisready AND i.indislive AND i.indisunique = false)

-- CONTRACT 3: bind new writes of the next code to be not null
-- one message, locks first: "public"."items"
ALTER TABLE "public"."items" ADD CONSTRAINT "blw_code_1e4c9724_bound" CHECK ("blw_code_f36e23f5_next" IS NOT NULL) NOT VALID;
-- done when: SELECT (((EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."items"') AND k.conname = 'blw_code_1e4c9724_bound')
--     OR EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_code_f36e23f5_next' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull)))
--     OR EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_code_b3c8d60b_hidden' AND a.attnum > 0 AND NOT a.attisdropped))
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."items"') AND k.conname = 'blw_code_1e4c9724_bound')
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_code_f36e23f5_next' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_code_b3c8d60b_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
-- proven by writes of the application, taken back

-- CONTRACT 4: prove that the next code is nowhere null
ALTER TABLE "public"."items" VALIDATE CONSTRAINT "blw_code_1e4c9724_bound";
-- leftover when: SELECT false
-- done when: SELECT (((EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."items"') AND k.conname = 'blw_code_1e4c9724_bound' AND k.convalidated)
--     OR EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_code_f36e23f5_next' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull)))
--     OR EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_code_b3c8d60b_hidden' AND a.attnum > 0 AND NOT a.attisdropped))

-- CONTRACT 5: declare the next code not null
-- one message, locks first: "public"."items"
ALTER TABLE "public"."items" ALTER COLUMN "blw_code_f36e23f5_next" SET NOT NULL;
ALTER TABLE "public"."items" DROP CONSTRAINT "blw_code_1e4c9724_bound";
-- done when: SELECT ((EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_code_f36e23f5_next' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."items"') AND k.conname = 'blw_code_1e4c9724_bound'))
--     OR EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_code_b3c8d60b_hidden' AND a.attnum > 0 AND NOT a.attisdropped))
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_code_f36e23f5_next' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull)
--     AND EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."items"') AND k.conname = 'blw_code_1e4c9724_bound' AND k.convalidated)
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
DO $bellows$
DECLARE blw_said pg_catalog.text := (SELECT string_agg(quote_ident(t.tgname), ', ' ORDER BY t.tgname)
  FROM pg_trigger t JOIN pg_attribute from_a ON from_a.attrelid = t.tgrelid AND from_a.attname = 'blw_code_b3c8d60b_hidden'
    JOIN pg_attribute to_a ON to_a.attrelid = t.tgrelid AND to_a.attname = 'code'
  WHERE t.tgrelid = '"public"."items"'::regclass AND NOT t.tgisinternal AND t.tgconstraint <> 0
    AND from_a.attnum = ANY (t.tgattr::int2[]) AND NOT to_a.attnum = ANY (t.tgattr::int2[]));
BEGIN
  IF blw_said IS NOT NULL THEN
    RAISE EXCEPTION USING MESSAGE = 'these constraint triggers of "public"."items" fire for blw_code_b3c8d60b_hidden alone and cannot be replaced: ' || blw_said || '. DROP them and CREATE them anew with UPDATE OF blw_code_b3c8d60b_hidden, code, in one transaction';
  END IF;
  FOR blw_said IN
    SELECT unnest(ARRAY[
      'CREATE OR REPLACE' || substr(CASE WHEN true THEN replace(w.text, '.' || w.from_name, '.' || w.to_name) ELSE w.text END, length('CREATE') + 1),
      CASE w.tgenabled WHEN 'O' THEN NULL
        ELSE 'ALTER TABLE ' || '"public"."items"' || CASE w.tgenabled WHEN 'D' THEN ' DISABLE' WHEN 'A' THEN ' ENABLE ALWAYS' ELSE ' ENABLE REPLICA' END
          || ' TRIGGER ' || quote_ident(w.tgname) END])
    FROM (
      SELECT t.tgname, t.tgenabled, quote_ident(from_a.attname) AS from_name, quote_ident(to_a.attname) AS to_name,
        CASE WHEN n.before IS NULL THEN pg_get_triggerdef(t.oid)
          ELSE overlay(pg_get_triggerdef(t.oid) PLACING n.after FROM strpos(pg_get_triggerdef(t.oid), n.before) FOR length(n.before)) END AS text
      FROM pg_trigger t JOIN pg_attribute from_a ON from_a.attrelid = t.tgrelid AND from_a.attname = 'blw_code_b3c8d60b_hidden'
        JOIN pg_attribute to_a ON to_a.attrelid = t.tgrelid AND to_a.attname = 'code'
        CROSS JOIN LATERAL (SELECT t.tgattr::int2[] AS listed) l
        CROSS JOIN LATERAL (SELECT ' UPDATE OF ' || string_agg(quote_ident(a.attname), ', ' ORDER BY k.place) || ' ' AS before
          FROM unnest(l.listed) WITH ORDINALITY k(attnum, place) JOIN pg_attribute a ON a.attrelid = t.tgrelid AND a.attnum = k.attnum) b
        CROSS JOIN LATERAL (SELECT b.before, ' UPDATE OF ' || string_agg(quote_ident(a.attname), ', ' ORDER BY k.place) || ' ' AS after
          FROM (SELECT u.attnum, min(u.place) AS place FROM unnest(CASE WHEN from_a.attnum = ANY (l.listed) THEN array_replace(l.listed, from_a.attnum, to_a.attnum) ELSE l.listed END)
              WITH ORDINALITY u(attnum, place) GROUP BY u.attnum) k
            JOIN pg_attribute a ON a.attrelid = t.tgrelid AND a.attnum = k.attnum) n
      WHERE t.tgrelid = '"public"."items"'::regclass AND NOT t.tgisinternal AND t.tgconstraint = 0 AND NOT starts_with(t.tgname::text, 'zzz_blw_')
        AND EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_trigger'::regclass AND d.objid = t.oid
          AND d.refclassid = 'pg_class'::regclass AND d.refobjid = t.tgrelid AND d.refobjsubid = from_a.attnum)
      ORDER BY t.tgname) w
  LOOP
    IF blw_said IS NOT NULL THEN
      EXECUTE blw_said;
    END IF;
  END LOOP;
END
$bellows$;
ALTER TABLE "public"."items" ALTER COLUMN "code" SET DEFAULT '7'::integer;
ALTER TABLE "public"."items" ALTER COLUMN "blw_code_b3c8d60b_hidden" DROP NOT NULL;
ALTER TABLE "public"."items" DROP CONSTRAINT IF EXISTS "blw_code_018794e1_twin";
CREATE OR REPLACE FUNCTION "public"."blw_code_65611083_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $bellows$
#variable_conflict use_column
-- Bellows, orders/18: keeps a hidden column and its successor equal.
DECLARE
  blw_up integer;
  blw_down text;
  blw_fails pg_catalog.bool := false;
  blw_why pg_catalog.text := '';
BEGIN
  BEGIN
    blw_up := (SELECT ((code::int
)::integer) FROM (SELECT NEW."blw_code_b3c8d60b_hidden" AS "code") AS "items");
  EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN
    blw_up := NULL;
    blw_fails := true;
    blw_why := SQLSTATE || ': ' || SQLERRM;
  END;
  IF NOT (blw_fails OR ROW(NEW."code")::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(blw_up)::pg_catalog.record OR (NEW."blw_code_b3c8d60b_hidden" IS NULL AND NEW."code" IS NOT NULL)) THEN
    RETURN NEW;
  END IF;
  BEGIN
    blw_down := (SELECT ((lpad(code::text, 6, '0')
)::text) FROM (SELECT NEW."code" AS "code") AS "items");
    blw_fails := false;
  EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN
    blw_fails := true;
    blw_why := SQLSTATE || ': ' || SQLERRM;
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
--     AND (EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_code_65611083_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '44a1caf015fc27d42c7819c49d3852b9829302aece45f24a60e153497f9c2106')
--     OR EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_code_65611083_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '151374ed56303cc8b7c9728e78983c991708ef31592f69f9a4e1477e58484dec'))
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."items"') AND t.tgname = 'zzz_blw_code_dbdc9119_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_code_65611083_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'code' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text') AND a.atttypmod = -1)
--     AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_code_f36e23f5_next' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('integer'))
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_code_b3c8d60b_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND (EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_code_65611083_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '54f044a708bf98f7c655e983ffdcde3591a7bb53e569cd47db8d24590ed52385')
--     OR EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_code_65611083_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '362108af25eac0e3d01302a00ab3ff5fc1c4eeadb293027cf49fac378bbe171c'))
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."items"') AND t.tgname = 'zzz_blw_code_dbdc9119_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_code_65611083_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
-- proven by writes of the application, taken back

-- CONTRACT 7: take back what a revert has begun at the hidden code, where one was given up
-- one message, locks first: "public"."items"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."items"'::pg_catalog.regclass;
ALTER TABLE "public"."items" DROP CONSTRAINT IF EXISTS "blw_code_018794e1_twin";
CREATE OR REPLACE FUNCTION "public"."blw_code_65611083_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $bellows$
#variable_conflict use_column
-- Bellows, orders/18: keeps a hidden column and its successor equal.
DECLARE
  blw_up integer;
  blw_down text;
  blw_fails pg_catalog.bool := false;
  blw_why pg_catalog.text := '';
BEGIN
  BEGIN
    blw_up := (SELECT ((code::int
)::integer) FROM (SELECT NEW."blw_code_b3c8d60b_hidden" AS "code") AS "items");
  EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN
    blw_up := NULL;
    blw_fails := true;
    blw_why := SQLSTATE || ': ' || SQLERRM;
  END;
  IF NOT (blw_fails OR ROW(NEW."code")::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(blw_up)::pg_catalog.record OR (NEW."blw_code_b3c8d60b_hidden" IS NULL AND NEW."code" IS NOT NULL)) THEN
    RETURN NEW;
  END IF;
  BEGIN
    blw_down := (SELECT ((lpad(code::text, 6, '0')
)::text) FROM (SELECT NEW."code" AS "code") AS "items");
    blw_fails := false;
  EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN
    blw_fails := true;
    blw_why := SQLSTATE || ': ' || SQLERRM;
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
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_code_65611083_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '44a1caf015fc27d42c7819c49d3852b9829302aece45f24a60e153497f9c2106') AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."items"') AND k.conname = 'blw_code_018794e1_twin')
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_code_b3c8d60b_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text') AND a.atttypmod = -1)
--     AND NOT (EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_code_65611083_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '44a1caf015fc27d42c7819c49d3852b9829302aece45f24a60e153497f9c2106') AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."items"') AND k.conname = 'blw_code_018794e1_twin'))

-- CONTRACT 8: refuse values of mail of which up makes nothing, from here on
-- one message, locks first: "public"."items"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."items"'::pg_catalog.regclass;
CREATE OR REPLACE FUNCTION "public"."blw_mail_268fc3c0_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $bellows$
#variable_conflict use_column
-- Bellows, orders/18: keeps the next type of a column filled until it takes its place.
DECLARE
  blw_up text;
  blw_down text;
  blw_fails pg_catalog.bool := false;
  blw_why pg_catalog.text := '';
BEGIN
  BEGIN
    blw_up := (SELECT ((lower(mail)
)::text) FROM (SELECT NEW."mail" AS "mail") AS "items");
  EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN
    blw_up := NULL;
    blw_fails := true;
    blw_why := SQLSTATE || ': ' || SQLERRM;
  END;
  IF blw_fails OR blw_up IS NULL THEN
    IF TG_OP = 'INSERT' THEN
      RAISE EXCEPTION USING ERRCODE = '22000', MESSAGE = 'up makes nothing of this value of mail, which gets the type text now', DETAIL = blw_why;
    ELSIF ROW(NEW."mail")::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(OLD."mail")::pg_catalog.record THEN
      RAISE EXCEPTION USING ERRCODE = '22000', MESSAGE = 'up makes nothing of this value of mail, which gets the type text now', DETAIL = blw_why;
    END IF;
  END IF;
  IF TG_OP = 'INSERT' THEN
    IF ROW(NEW."blw_mail_197b4031_next")::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(blw_up)::pg_catalog.record THEN
      NEW."blw_mail_197b4031_next" := blw_up;
    END IF;
  ELSIF blw_fails OR ROW(NEW."blw_mail_197b4031_next")::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(blw_up)::pg_catalog.record THEN
    IF (NEW."blw_mail_197b4031_next" IS NOT NULL OR blw_fails) AND NOT (ROW(NEW."mail")::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(OLD."mail")::pg_catalog.record) THEN
      BEGIN
        blw_down := (SELECT ((mail
)::text) FROM (SELECT NEW."blw_mail_197b4031_next" AS "mail") AS "items");
        IF NOT (ROW(blw_down)::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(NEW."mail")::pg_catalog.record) THEN
          RETURN NEW;
        END IF;
      EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN
        NULL;
      END;
    END IF;
    IF ROW(NEW."blw_mail_197b4031_next")::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(blw_up)::pg_catalog.record THEN
      NEW."blw_mail_197b4031_next" := blw_up;
    END IF;
  END IF;
  RETURN NEW;
END
$bellows$;
RESET ROLE;
-- done when: SELECT ((EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_mail_197b4031_next' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_mail_268fc3c0_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '9956e5f10a738f6c8c56c8450543bd2c0885dc72c4e5c49fd14c75bc320bbba1')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."items"') AND t.tgname = 'zzz_blw_mail_5ac8e884_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_mail_268fc3c0_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = ''))
--     OR EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_mail_34c39c27_hidden' AND a.attnum > 0 AND NOT a.attisdropped))
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_mail_197b4031_next' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_mail_268fc3c0_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '2cd1133334a93bebd36c8ab20fee875d5eb0122f0bdc37f36cf1bf2e03c0e0a5')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."items"') AND t.tgname = 'zzz_blw_mail_5ac8e884_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_mail_268fc3c0_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_mail_34c39c27_hidden' AND a.attnum > 0 AND NOT a.attisdropped)

-- CONTRACT 9: compare mail and the next mail before hiding
SELECT count(*) FROM "public"."items" WHERE <range> AND "public"."blw_mail_564b7899_differ"("mail", "blw_mail_197b4031_next", false);
-- key: "id"
-- standing: SELECT EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_mail_268fc3c0_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '9956e5f10a738f6c8c56c8450543bd2c0885dc72c4e5c49fd14c75bc320bbba1')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."items"') AND t.tgname = 'zzz_blw_mail_5ac8e884_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_mail_268fc3c0_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."items"') AND NOT t.tgisinternal AND t.tgenabled <> 'D' AND t.tgtype & 1 <> 0 AND t.tgtype & 2 <> 0 AND t.tgtype & 20 <> 0 AND t.tgname > 'zzz_blw_mail_5ac8e884_fwd' AND NOT pg_catalog.starts_with(t.tgname::pg_catalog.text, 'zzz_blw_'))
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_mail_d932c925_up"(text)') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = 'f62d20ab7127947c941b8d59b1eeedf44b395fe9f3bd9fad2cd1e5422df9d06c')
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_mail_564b7899_differ"(text, text, pg_catalog.bool)') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '1b67492d55d0a10e473286245640adf653bd4b72f1a9b17856f3977101eddfc9')
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_mail_48d0b7c8_misses"(text, text)') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = 'f23b765bfda926846bfc96d0bd6b082841ff8c02c3a2276c4c824c6abd8176c8')

-- CONTRACT 10: bind new writes of the next mail to be not null
-- one message, locks first: "public"."items"
ALTER TABLE "public"."items" ADD CONSTRAINT "blw_mail_95c9f45b_bound" CHECK ("blw_mail_197b4031_next" IS NOT NULL) NOT VALID;
-- done when: SELECT (((EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."items"') AND k.conname = 'blw_mail_95c9f45b_bound')
--     OR EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_mail_197b4031_next' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull)))
--     OR EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_mail_34c39c27_hidden' AND a.attnum > 0 AND NOT a.attisdropped))
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."items"') AND k.conname = 'blw_mail_95c9f45b_bound')
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_mail_197b4031_next' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_mail_34c39c27_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
-- proven by writes of the application, taken back

-- CONTRACT 11: prove that the next mail is nowhere null
ALTER TABLE "public"."items" VALIDATE CONSTRAINT "blw_mail_95c9f45b_bound";
-- leftover when: SELECT false
-- done when: SELECT (((EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."items"') AND k.conname = 'blw_mail_95c9f45b_bound' AND k.convalidated)
--     OR EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_mail_197b4031_next' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull)))
--     OR EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_mail_34c39c27_hidden' AND a.attnum > 0 AND NOT a.attisdropped))

-- CONTRACT 12: declare the next mail not null
-- one message, locks first: "public"."items"
ALTER TABLE "public"."items" ALTER COLUMN "blw_mail_197b4031_next" SET NOT NULL;
ALTER TABLE "public"."items" DROP CONSTRAINT "blw_mail_95c9f45b_bound";
-- done when: SELECT ((EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_mail_197b4031_next' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."items"') AND k.conname = 'blw_mail_95c9f45b_bound'))
--     OR EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_mail_34c39c27_hidden' AND a.attnum > 0 AND NOT a.attisdropped))
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_mail_197b4031_next' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull)
--     AND EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."items"') AND k.conname = 'blw_mail_95c9f45b_bound' AND k.convalidated)
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
DO $bellows$
DECLARE blw_said pg_catalog.text := (SELECT string_agg(quote_ident(t.tgname), ', ' ORDER BY t.tgname)
  FROM pg_trigger t JOIN pg_attribute from_a ON from_a.attrelid = t.tgrelid AND from_a.attname = 'blw_mail_34c39c27_hidden'
    JOIN pg_attribute to_a ON to_a.attrelid = t.tgrelid AND to_a.attname = 'mail'
  WHERE t.tgrelid = '"public"."items"'::regclass AND NOT t.tgisinternal AND t.tgconstraint <> 0
    AND from_a.attnum = ANY (t.tgattr::int2[]) AND NOT to_a.attnum = ANY (t.tgattr::int2[]));
BEGIN
  IF blw_said IS NOT NULL THEN
    RAISE EXCEPTION USING MESSAGE = 'these constraint triggers of "public"."items" fire for blw_mail_34c39c27_hidden alone and cannot be replaced: ' || blw_said || '. DROP them and CREATE them anew with UPDATE OF blw_mail_34c39c27_hidden, mail, in one transaction';
  END IF;
  FOR blw_said IN
    SELECT unnest(ARRAY[
      'CREATE OR REPLACE' || substr(CASE WHEN true THEN replace(w.text, '.' || w.from_name, '.' || w.to_name) ELSE w.text END, length('CREATE') + 1),
      CASE w.tgenabled WHEN 'O' THEN NULL
        ELSE 'ALTER TABLE ' || '"public"."items"' || CASE w.tgenabled WHEN 'D' THEN ' DISABLE' WHEN 'A' THEN ' ENABLE ALWAYS' ELSE ' ENABLE REPLICA' END
          || ' TRIGGER ' || quote_ident(w.tgname) END])
    FROM (
      SELECT t.tgname, t.tgenabled, quote_ident(from_a.attname) AS from_name, quote_ident(to_a.attname) AS to_name,
        CASE WHEN n.before IS NULL THEN pg_get_triggerdef(t.oid)
          ELSE overlay(pg_get_triggerdef(t.oid) PLACING n.after FROM strpos(pg_get_triggerdef(t.oid), n.before) FOR length(n.before)) END AS text
      FROM pg_trigger t JOIN pg_attribute from_a ON from_a.attrelid = t.tgrelid AND from_a.attname = 'blw_mail_34c39c27_hidden'
        JOIN pg_attribute to_a ON to_a.attrelid = t.tgrelid AND to_a.attname = 'mail'
        CROSS JOIN LATERAL (SELECT t.tgattr::int2[] AS listed) l
        CROSS JOIN LATERAL (SELECT ' UPDATE OF ' || string_agg(quote_ident(a.attname), ', ' ORDER BY k.place) || ' ' AS before
          FROM unnest(l.listed) WITH ORDINALITY k(attnum, place) JOIN pg_attribute a ON a.attrelid = t.tgrelid AND a.attnum = k.attnum) b
        CROSS JOIN LATERAL (SELECT b.before, ' UPDATE OF ' || string_agg(quote_ident(a.attname), ', ' ORDER BY k.place) || ' ' AS after
          FROM (SELECT u.attnum, min(u.place) AS place FROM unnest(CASE WHEN from_a.attnum = ANY (l.listed) THEN array_replace(l.listed, from_a.attnum, to_a.attnum) ELSE l.listed END)
              WITH ORDINALITY u(attnum, place) GROUP BY u.attnum) k
            JOIN pg_attribute a ON a.attrelid = t.tgrelid AND a.attnum = k.attnum) n
      WHERE t.tgrelid = '"public"."items"'::regclass AND NOT t.tgisinternal AND t.tgconstraint = 0 AND NOT starts_with(t.tgname::text, 'zzz_blw_')
        AND EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_trigger'::regclass AND d.objid = t.oid
          AND d.refclassid = 'pg_class'::regclass AND d.refobjid = t.tgrelid AND d.refobjsubid = from_a.attnum)
      ORDER BY t.tgname) w
  LOOP
    IF blw_said IS NOT NULL THEN
      EXECUTE blw_said;
    END IF;
  END LOOP;
END
$bellows$;
ALTER TABLE "public"."items" ALTER COLUMN "blw_mail_34c39c27_hidden" DROP NOT NULL;
ALTER TABLE "public"."items" DROP CONSTRAINT IF EXISTS "blw_mail_60cb962e_twin";
CREATE OR REPLACE FUNCTION "public"."blw_mail_268fc3c0_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $bellows$
#variable_conflict use_column
-- Bellows, orders/18: keeps a hidden column and its successor equal.
DECLARE
  blw_up text;
  blw_down text;
  blw_fails pg_catalog.bool := false;
  blw_why pg_catalog.text := '';
BEGIN
  BEGIN
    blw_up := (SELECT ((lower(mail)
)::text) FROM (SELECT NEW."blw_mail_34c39c27_hidden" AS "mail") AS "items");
  EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN
    blw_up := NULL;
    blw_fails := true;
    blw_why := SQLSTATE || ': ' || SQLERRM;
  END;
  IF NOT (blw_fails OR ROW(NEW."mail")::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(blw_up)::pg_catalog.record OR (NEW."blw_mail_34c39c27_hidden" IS NULL AND NEW."mail" IS NOT NULL)) THEN
    RETURN NEW;
  END IF;
  BEGIN
    blw_down := (SELECT ((mail
)::text) FROM (SELECT NEW."mail" AS "mail") AS "items");
    blw_fails := false;
  EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN
    blw_fails := true;
    blw_why := SQLSTATE || ': ' || SQLERRM;
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
--     AND (EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_mail_268fc3c0_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '7d985d9eb6d3edd2d44536ab2b82fe1d4292a71e7b0204299456a3a3fe7f6f90')
--     OR EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_mail_268fc3c0_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '4d5b3b63df6b3fb8227ed0955581e5822a7d70faa73ce75e962350815502e187'))
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."items"') AND t.tgname = 'zzz_blw_mail_5ac8e884_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_mail_268fc3c0_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'mail' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text') AND a.atttypmod = -1)
--     AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_mail_197b4031_next' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text'))
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_mail_34c39c27_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND (EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_mail_268fc3c0_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '2cd1133334a93bebd36c8ab20fee875d5eb0122f0bdc37f36cf1bf2e03c0e0a5')
--     OR EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_mail_268fc3c0_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '9956e5f10a738f6c8c56c8450543bd2c0885dc72c4e5c49fd14c75bc320bbba1'))
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."items"') AND t.tgname = 'zzz_blw_mail_5ac8e884_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_mail_268fc3c0_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
-- proven by writes of the application, taken back

-- CONTRACT 14: take back what a revert has begun at the hidden mail, where one was given up
-- one message, locks first: "public"."items"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."items"'::pg_catalog.regclass;
ALTER TABLE "public"."items" DROP CONSTRAINT IF EXISTS "blw_mail_60cb962e_twin";
CREATE OR REPLACE FUNCTION "public"."blw_mail_268fc3c0_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $bellows$
#variable_conflict use_column
-- Bellows, orders/18: keeps a hidden column and its successor equal.
DECLARE
  blw_up text;
  blw_down text;
  blw_fails pg_catalog.bool := false;
  blw_why pg_catalog.text := '';
BEGIN
  BEGIN
    blw_up := (SELECT ((lower(mail)
)::text) FROM (SELECT NEW."blw_mail_34c39c27_hidden" AS "mail") AS "items");
  EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN
    blw_up := NULL;
    blw_fails := true;
    blw_why := SQLSTATE || ': ' || SQLERRM;
  END;
  IF NOT (blw_fails OR ROW(NEW."mail")::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(blw_up)::pg_catalog.record OR (NEW."blw_mail_34c39c27_hidden" IS NULL AND NEW."mail" IS NOT NULL)) THEN
    RETURN NEW;
  END IF;
  BEGIN
    blw_down := (SELECT ((mail
)::text) FROM (SELECT NEW."mail" AS "mail") AS "items");
    blw_fails := false;
  EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN
    blw_fails := true;
    blw_why := SQLSTATE || ': ' || SQLERRM;
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
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_mail_268fc3c0_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '7d985d9eb6d3edd2d44536ab2b82fe1d4292a71e7b0204299456a3a3fe7f6f90') AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."items"') AND k.conname = 'blw_mail_60cb962e_twin')
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_mail_34c39c27_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text') AND a.atttypmod = -1)
--     AND NOT (EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_mail_268fc3c0_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '7d985d9eb6d3edd2d44536ab2b82fe1d4292a71e7b0204299456a3a3fe7f6f90') AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."items"') AND k.conname = 'blw_mail_60cb962e_twin'))

-- CLEANUP 1: compare code and the hidden column before dropping it
SELECT count(*) FROM "public"."items" WHERE <range> AND "blw_code_b3c8d60b_hidden" IS NOT NULL AND "public"."blw_code_87aa639f_differ"("blw_code_b3c8d60b_hidden", "code", true);
-- key: "id"
-- standing: SELECT EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_code_65611083_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '44a1caf015fc27d42c7819c49d3852b9829302aece45f24a60e153497f9c2106')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."items"') AND t.tgname = 'zzz_blw_code_dbdc9119_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_code_65611083_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."items"') AND NOT t.tgisinternal AND t.tgenabled <> 'D' AND t.tgtype & 1 <> 0 AND t.tgtype & 2 <> 0 AND t.tgtype & 20 <> 0 AND t.tgname > 'zzz_blw_code_dbdc9119_fwd' AND NOT pg_catalog.starts_with(t.tgname::pg_catalog.text, 'zzz_blw_'))
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_code_14a0337b_up"(text)') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '4747cf8dc6dcd97993d01722d494b61ce24a89d335b1ab340f48ade7a82b73f9')
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_code_87aa639f_differ"(text, integer, pg_catalog.bool)') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = 'ac2283d47d7c07d7898a80eb7dac83751df68f9e8645e1bd315c03c7aa206cb0')
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_code_0b342288_misses"(text, integer)') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '0cce9cef6b67ba8b5b1a6943d310f92e2dcd6e71357f97e1aaa7a43001eaf885')

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
-- standing: SELECT EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_mail_268fc3c0_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '7d985d9eb6d3edd2d44536ab2b82fe1d4292a71e7b0204299456a3a3fe7f6f90')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."items"') AND t.tgname = 'zzz_blw_mail_5ac8e884_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_mail_268fc3c0_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."items"') AND NOT t.tgisinternal AND t.tgenabled <> 'D' AND t.tgtype & 1 <> 0 AND t.tgtype & 2 <> 0 AND t.tgtype & 20 <> 0 AND t.tgname > 'zzz_blw_mail_5ac8e884_fwd' AND NOT pg_catalog.starts_with(t.tgname::pg_catalog.text, 'zzz_blw_'))
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_mail_d932c925_up"(text)') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = 'f62d20ab7127947c941b8d59b1eeedf44b395fe9f3bd9fad2cd1e5422df9d06c')
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_mail_564b7899_differ"(text, text, pg_catalog.bool)') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '1b67492d55d0a10e473286245640adf653bd4b72f1a9b17856f3977101eddfc9')
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_mail_48d0b7c8_misses"(text, text)') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = 'f23b765bfda926846bfc96d0bd6b082841ff8c02c3a2276c4c824c6abd8176c8')

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
CREATE OR REPLACE FUNCTION "public"."blw_mail_268fc3c0_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $bellows$
#variable_conflict use_column
-- Bellows, orders/18: keeps a hidden column and its successor equal, so that it can be shown again.
DECLARE
  blw_up text;
  blw_down text;
  blw_fails pg_catalog.bool := false;
  blw_why pg_catalog.text := '';
BEGIN
  BEGIN
    blw_up := (SELECT ((lower(mail)
)::text) FROM (SELECT NEW."blw_mail_34c39c27_hidden" AS "mail") AS "items");
  EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN
    blw_up := NULL;
    blw_fails := true;
    blw_why := SQLSTATE || ': ' || SQLERRM;
  END;
  IF NOT (blw_fails OR ROW(NEW."mail")::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(blw_up)::pg_catalog.record OR (NEW."blw_mail_34c39c27_hidden" IS NULL AND NEW."mail" IS NOT NULL)) THEN
    RETURN NEW;
  END IF;
  BEGIN
    blw_down := (SELECT ((mail
)::text) FROM (SELECT NEW."mail" AS "mail") AS "items");
    blw_fails := blw_down IS NULL;
  EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN
    blw_fails := true;
    blw_why := SQLSTATE || ': ' || SQLERRM;
  END;
  IF blw_fails THEN
    IF TG_OP = 'INSERT' THEN
      RAISE EXCEPTION USING ERRCODE = '22000', MESSAGE = 'down makes no value of mail, of type text, of this value of mail, and code of an earlier version reads that', DETAIL = blw_why;
    ELSIF ROW(NEW."mail")::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(OLD."mail")::pg_catalog.record THEN
      RAISE EXCEPTION USING ERRCODE = '22000', MESSAGE = 'down makes no value of mail, of type text, of this value of mail, and code of an earlier version reads that', DETAIL = blw_why;
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
-- done when: SELECT (EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_mail_268fc3c0_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '4d5b3b63df6b3fb8227ed0955581e5822a7d70faa73ce75e962350815502e187')
--     OR NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_mail_34c39c27_hidden' AND a.attnum > 0 AND NOT a.attisdropped))
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_mail_34c39c27_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text') AND a.atttypmod = -1)
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_mail_268fc3c0_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '7d985d9eb6d3edd2d44536ab2b82fe1d4292a71e7b0204299456a3a3fe7f6f90')

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
DO $bellows$
DECLARE blw_said pg_catalog.text := (SELECT string_agg(quote_ident(t.tgname), ', ' ORDER BY t.tgname)
  FROM pg_trigger t JOIN pg_attribute from_a ON from_a.attrelid = t.tgrelid AND from_a.attname = 'blw_mail_197b4031_next'
    JOIN pg_attribute to_a ON to_a.attrelid = t.tgrelid AND to_a.attname = 'mail'
  WHERE t.tgrelid = '"public"."items"'::regclass AND NOT t.tgisinternal AND t.tgconstraint <> 0
    AND from_a.attnum = ANY (t.tgattr::int2[]) AND NOT to_a.attnum = ANY (t.tgattr::int2[]));
BEGIN
  IF blw_said IS NOT NULL THEN
    RAISE EXCEPTION USING MESSAGE = 'these constraint triggers of "public"."items" fire for blw_mail_197b4031_next alone and cannot be replaced: ' || blw_said || '. DROP them and CREATE them anew with UPDATE OF blw_mail_197b4031_next, mail, in one transaction';
  END IF;
  FOR blw_said IN
    SELECT unnest(ARRAY[
      'CREATE OR REPLACE' || substr(CASE WHEN true THEN replace(w.text, '.' || w.from_name, '.' || w.to_name) ELSE w.text END, length('CREATE') + 1),
      CASE w.tgenabled WHEN 'O' THEN NULL
        ELSE 'ALTER TABLE ' || '"public"."items"' || CASE w.tgenabled WHEN 'D' THEN ' DISABLE' WHEN 'A' THEN ' ENABLE ALWAYS' ELSE ' ENABLE REPLICA' END
          || ' TRIGGER ' || quote_ident(w.tgname) END])
    FROM (
      SELECT t.tgname, t.tgenabled, quote_ident(from_a.attname) AS from_name, quote_ident(to_a.attname) AS to_name,
        CASE WHEN n.before IS NULL THEN pg_get_triggerdef(t.oid)
          ELSE overlay(pg_get_triggerdef(t.oid) PLACING n.after FROM strpos(pg_get_triggerdef(t.oid), n.before) FOR length(n.before)) END AS text
      FROM pg_trigger t JOIN pg_attribute from_a ON from_a.attrelid = t.tgrelid AND from_a.attname = 'blw_mail_197b4031_next'
        JOIN pg_attribute to_a ON to_a.attrelid = t.tgrelid AND to_a.attname = 'mail'
        CROSS JOIN LATERAL (SELECT t.tgattr::int2[] AS listed) l
        CROSS JOIN LATERAL (SELECT ' UPDATE OF ' || string_agg(quote_ident(a.attname), ', ' ORDER BY k.place) || ' ' AS before
          FROM unnest(l.listed) WITH ORDINALITY k(attnum, place) JOIN pg_attribute a ON a.attrelid = t.tgrelid AND a.attnum = k.attnum) b
        CROSS JOIN LATERAL (SELECT b.before, ' UPDATE OF ' || string_agg(quote_ident(a.attname), ', ' ORDER BY k.place) || ' ' AS after
          FROM (SELECT u.attnum, min(u.place) AS place FROM unnest(CASE WHEN from_a.attnum = ANY (l.listed) THEN array_replace(l.listed, from_a.attnum, to_a.attnum) ELSE l.listed END)
              WITH ORDINALITY u(attnum, place) GROUP BY u.attnum) k
            JOIN pg_attribute a ON a.attrelid = t.tgrelid AND a.attnum = k.attnum) n
      WHERE t.tgrelid = '"public"."items"'::regclass AND NOT t.tgisinternal AND t.tgconstraint = 0 AND NOT starts_with(t.tgname::text, 'zzz_blw_')
        AND EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_trigger'::regclass AND d.objid = t.oid
          AND d.refclassid = 'pg_class'::regclass AND d.refobjid = t.tgrelid AND d.refobjsubid = from_a.attnum)
      ORDER BY t.tgname) w
  LOOP
    IF blw_said IS NOT NULL THEN
      EXECUTE blw_said;
    END IF;
  END LOOP;
END
$bellows$;
ALTER TABLE "public"."items" ALTER COLUMN "mail" SET NOT NULL;
ALTER TABLE "public"."items" DROP CONSTRAINT "blw_mail_60cb962e_twin";
CREATE OR REPLACE FUNCTION "public"."blw_mail_268fc3c0_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $bellows$
#variable_conflict use_column
-- Bellows, orders/18: keeps the next type of a column filled.
DECLARE
  blw_up text;
  blw_down text;
  blw_fails pg_catalog.bool := false;
  blw_why pg_catalog.text := '';
BEGIN
  BEGIN
    blw_up := (SELECT ((lower(mail)
)::text) FROM (SELECT NEW."mail" AS "mail") AS "items");
  EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN
    blw_up := NULL;
    blw_fails := true;
    blw_why := SQLSTATE || ': ' || SQLERRM;
  END;
  IF TG_OP = 'INSERT' THEN
    IF ROW(NEW."blw_mail_197b4031_next")::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(blw_up)::pg_catalog.record THEN
      NEW."blw_mail_197b4031_next" := blw_up;
    END IF;
  ELSIF blw_fails OR ROW(NEW."blw_mail_197b4031_next")::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(blw_up)::pg_catalog.record THEN
    IF (NEW."blw_mail_197b4031_next" IS NOT NULL OR blw_fails) AND NOT (ROW(NEW."mail")::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(OLD."mail")::pg_catalog.record) THEN
      BEGIN
        blw_down := (SELECT ((mail
)::text) FROM (SELECT NEW."blw_mail_197b4031_next" AS "mail") AS "items");
        IF NOT (ROW(blw_down)::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(NEW."mail")::pg_catalog.record) THEN
          RETURN NEW;
        END IF;
      EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN
        NULL;
      END;
    END IF;
    IF ROW(NEW."blw_mail_197b4031_next")::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(blw_up)::pg_catalog.record THEN
      NEW."blw_mail_197b4031_next" := blw_up;
    END IF;
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
--     AND (EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_mail_268fc3c0_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '2cd1133334a93bebd36c8ab20fee875d5eb0122f0bdc37f36cf1bf2e03c0e0a5')
--     OR EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_mail_268fc3c0_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '9956e5f10a738f6c8c56c8450543bd2c0885dc72c4e5c49fd14c75bc320bbba1'))
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."items"') AND t.tgname = 'zzz_blw_mail_5ac8e884_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_mail_268fc3c0_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_mail_34c39c27_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text') AND a.atttypmod = -1)
--     AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'mail' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text'))
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_mail_197b4031_next' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_mail_268fc3c0_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '4d5b3b63df6b3fb8227ed0955581e5822a7d70faa73ce75e962350815502e187')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."items"') AND t.tgname = 'zzz_blw_mail_5ac8e884_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_mail_268fc3c0_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')

-- REVERT 8: let the next mail be null again, where mail has no value of its type
-- one message, locks first: "public"."items"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."items"'::pg_catalog.regclass;
ALTER TABLE "public"."items" ALTER COLUMN "blw_mail_197b4031_next" DROP NOT NULL;
ALTER TABLE "public"."items" DROP CONSTRAINT IF EXISTS "blw_mail_95c9f45b_bound";
CREATE OR REPLACE FUNCTION "public"."blw_mail_268fc3c0_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $bellows$
#variable_conflict use_column
-- Bellows, orders/18: keeps the next type of a column filled.
DECLARE
  blw_up text;
  blw_down text;
  blw_fails pg_catalog.bool := false;
  blw_why pg_catalog.text := '';
BEGIN
  BEGIN
    blw_up := (SELECT ((lower(mail)
)::text) FROM (SELECT NEW."mail" AS "mail") AS "items");
  EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN
    blw_up := NULL;
    blw_fails := true;
    blw_why := SQLSTATE || ': ' || SQLERRM;
  END;
  IF TG_OP = 'INSERT' THEN
    IF ROW(NEW."blw_mail_197b4031_next")::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(blw_up)::pg_catalog.record THEN
      NEW."blw_mail_197b4031_next" := blw_up;
    END IF;
  ELSIF blw_fails OR ROW(NEW."blw_mail_197b4031_next")::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(blw_up)::pg_catalog.record THEN
    IF (NEW."blw_mail_197b4031_next" IS NOT NULL OR blw_fails) AND NOT (ROW(NEW."mail")::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(OLD."mail")::pg_catalog.record) THEN
      BEGIN
        blw_down := (SELECT ((mail
)::text) FROM (SELECT NEW."blw_mail_197b4031_next" AS "mail") AS "items");
        IF NOT (ROW(blw_down)::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(NEW."mail")::pg_catalog.record) THEN
          RETURN NEW;
        END IF;
      EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN
        NULL;
      END;
    END IF;
    IF ROW(NEW."blw_mail_197b4031_next")::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(blw_up)::pg_catalog.record THEN
      NEW."blw_mail_197b4031_next" := blw_up;
    END IF;
  END IF;
  RETURN NEW;
END
$bellows$;
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_mail_197b4031_next' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."items"') AND t.tgname = 'zzz_blw_mail_5ac8e884_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_mail_268fc3c0_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
--     AND (NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_mail_197b4031_next' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull) AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."items"') AND k.conname = 'blw_mail_95c9f45b_bound') AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_mail_268fc3c0_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '2cd1133334a93bebd36c8ab20fee875d5eb0122f0bdc37f36cf1bf2e03c0e0a5'))
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_mail_197b4031_next' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."items"') AND t.tgname = 'zzz_blw_mail_5ac8e884_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_mail_268fc3c0_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
--     AND NOT (NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_mail_197b4031_next' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull) AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."items"') AND k.conname = 'blw_mail_95c9f45b_bound') AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_mail_268fc3c0_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '2cd1133334a93bebd36c8ab20fee875d5eb0122f0bdc37f36cf1bf2e03c0e0a5'))

-- REVERT 9: refuse what does not fit the hidden code from here on
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
CREATE OR REPLACE FUNCTION "public"."blw_code_65611083_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $bellows$
#variable_conflict use_column
-- Bellows, orders/18: keeps a hidden column and its successor equal, so that it can be shown again.
DECLARE
  blw_up integer;
  blw_down text;
  blw_fails pg_catalog.bool := false;
  blw_why pg_catalog.text := '';
BEGIN
  BEGIN
    blw_up := (SELECT ((code::int
)::integer) FROM (SELECT NEW."blw_code_b3c8d60b_hidden" AS "code") AS "items");
  EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN
    blw_up := NULL;
    blw_fails := true;
    blw_why := SQLSTATE || ': ' || SQLERRM;
  END;
  IF NOT (blw_fails OR ROW(NEW."code")::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(blw_up)::pg_catalog.record OR (NEW."blw_code_b3c8d60b_hidden" IS NULL AND NEW."code" IS NOT NULL)) THEN
    RETURN NEW;
  END IF;
  BEGIN
    blw_down := (SELECT ((lpad(code::text, 6, '0')
)::text) FROM (SELECT NEW."code" AS "code") AS "items");
    blw_fails := blw_down IS NULL;
  EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN
    blw_fails := true;
    blw_why := SQLSTATE || ': ' || SQLERRM;
  END;
  IF blw_fails THEN
    IF TG_OP = 'INSERT' THEN
      RAISE EXCEPTION USING ERRCODE = '22000', MESSAGE = 'down makes no value of code, of type text, of this value of code, and code of an earlier version reads that', DETAIL = blw_why;
    ELSIF ROW(NEW."code")::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(OLD."code")::pg_catalog.record THEN
      RAISE EXCEPTION USING ERRCODE = '22000', MESSAGE = 'down makes no value of code, of type text, of this value of code, and code of an earlier version reads that', DETAIL = blw_why;
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
-- done when: SELECT (EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_code_65611083_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '151374ed56303cc8b7c9728e78983c991708ef31592f69f9a4e1477e58484dec')
--     OR NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_code_b3c8d60b_hidden' AND a.attnum > 0 AND NOT a.attisdropped))
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_code_b3c8d60b_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text') AND a.atttypmod = -1)
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_code_65611083_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '44a1caf015fc27d42c7819c49d3852b9829302aece45f24a60e153497f9c2106')

-- REVERT 10: bring the hidden code up to code
UPDATE "public"."items" SET "blw_code_b3c8d60b_hidden" = (SELECT ((lpad(code::text, 6, '0')
)::text) FROM (SELECT "code" AS "code") AS "items") WHERE <range> AND "public"."blw_code_87aa639f_differ"("blw_code_b3c8d60b_hidden", "code", true);
-- key: "id"

-- REVERT 11: bind new writes of the hidden code to be not null
-- one message, locks first: "public"."items"
ALTER TABLE "public"."items" ADD CONSTRAINT "blw_code_018794e1_twin" CHECK ("blw_code_b3c8d60b_hidden" IS NOT NULL) NOT VALID;
-- done when: SELECT ((EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."items"') AND k.conname = 'blw_code_018794e1_twin')
--     OR EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_code_b3c8d60b_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull))
--     OR NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_code_b3c8d60b_hidden' AND a.attnum > 0 AND NOT a.attisdropped))
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."items"') AND k.conname = 'blw_code_018794e1_twin')
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_code_b3c8d60b_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull)
--     AND NOT NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_code_b3c8d60b_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
-- proven by writes of the application, taken back

-- REVERT 12: prove that the hidden code is nowhere null
ALTER TABLE "public"."items" VALIDATE CONSTRAINT "blw_code_018794e1_twin";
-- leftover when: SELECT false
-- done when: SELECT ((EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."items"') AND k.conname = 'blw_code_018794e1_twin' AND k.convalidated)
--     OR EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_code_b3c8d60b_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull))
--     OR NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_code_b3c8d60b_hidden' AND a.attnum > 0 AND NOT a.attisdropped))

-- REVERT 13: bring back the old code of items
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
DO $bellows$
DECLARE blw_said pg_catalog.text := (SELECT string_agg(quote_ident(t.tgname), ', ' ORDER BY t.tgname)
  FROM pg_trigger t JOIN pg_attribute from_a ON from_a.attrelid = t.tgrelid AND from_a.attname = 'blw_code_f36e23f5_next'
    JOIN pg_attribute to_a ON to_a.attrelid = t.tgrelid AND to_a.attname = 'code'
  WHERE t.tgrelid = '"public"."items"'::regclass AND NOT t.tgisinternal AND t.tgconstraint <> 0
    AND from_a.attnum = ANY (t.tgattr::int2[]) AND NOT to_a.attnum = ANY (t.tgattr::int2[]));
BEGIN
  IF blw_said IS NOT NULL THEN
    RAISE EXCEPTION USING MESSAGE = 'these constraint triggers of "public"."items" fire for blw_code_f36e23f5_next alone and cannot be replaced: ' || blw_said || '. DROP them and CREATE them anew with UPDATE OF blw_code_f36e23f5_next, code, in one transaction';
  END IF;
  FOR blw_said IN
    SELECT unnest(ARRAY[
      'CREATE OR REPLACE' || substr(CASE WHEN true THEN replace(w.text, '.' || w.from_name, '.' || w.to_name) ELSE w.text END, length('CREATE') + 1),
      CASE w.tgenabled WHEN 'O' THEN NULL
        ELSE 'ALTER TABLE ' || '"public"."items"' || CASE w.tgenabled WHEN 'D' THEN ' DISABLE' WHEN 'A' THEN ' ENABLE ALWAYS' ELSE ' ENABLE REPLICA' END
          || ' TRIGGER ' || quote_ident(w.tgname) END])
    FROM (
      SELECT t.tgname, t.tgenabled, quote_ident(from_a.attname) AS from_name, quote_ident(to_a.attname) AS to_name,
        CASE WHEN n.before IS NULL THEN pg_get_triggerdef(t.oid)
          ELSE overlay(pg_get_triggerdef(t.oid) PLACING n.after FROM strpos(pg_get_triggerdef(t.oid), n.before) FOR length(n.before)) END AS text
      FROM pg_trigger t JOIN pg_attribute from_a ON from_a.attrelid = t.tgrelid AND from_a.attname = 'blw_code_f36e23f5_next'
        JOIN pg_attribute to_a ON to_a.attrelid = t.tgrelid AND to_a.attname = 'code'
        CROSS JOIN LATERAL (SELECT t.tgattr::int2[] AS listed) l
        CROSS JOIN LATERAL (SELECT ' UPDATE OF ' || string_agg(quote_ident(a.attname), ', ' ORDER BY k.place) || ' ' AS before
          FROM unnest(l.listed) WITH ORDINALITY k(attnum, place) JOIN pg_attribute a ON a.attrelid = t.tgrelid AND a.attnum = k.attnum) b
        CROSS JOIN LATERAL (SELECT b.before, ' UPDATE OF ' || string_agg(quote_ident(a.attname), ', ' ORDER BY k.place) || ' ' AS after
          FROM (SELECT u.attnum, min(u.place) AS place FROM unnest(CASE WHEN from_a.attnum = ANY (l.listed) THEN array_replace(l.listed, from_a.attnum, to_a.attnum) ELSE l.listed END)
              WITH ORDINALITY u(attnum, place) GROUP BY u.attnum) k
            JOIN pg_attribute a ON a.attrelid = t.tgrelid AND a.attnum = k.attnum) n
      WHERE t.tgrelid = '"public"."items"'::regclass AND NOT t.tgisinternal AND t.tgconstraint = 0 AND NOT starts_with(t.tgname::text, 'zzz_blw_')
        AND EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_trigger'::regclass AND d.objid = t.oid
          AND d.refclassid = 'pg_class'::regclass AND d.refobjid = t.tgrelid AND d.refobjsubid = from_a.attnum)
      ORDER BY t.tgname) w
  LOOP
    IF blw_said IS NOT NULL THEN
      EXECUTE blw_said;
    END IF;
  END LOOP;
END
$bellows$;
ALTER TABLE "public"."items" ALTER COLUMN "blw_code_f36e23f5_next" DROP DEFAULT;
ALTER TABLE "public"."items" ALTER COLUMN "code" SET NOT NULL;
ALTER TABLE "public"."items" DROP CONSTRAINT "blw_code_018794e1_twin";
CREATE OR REPLACE FUNCTION "public"."blw_code_65611083_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $bellows$
#variable_conflict use_column
-- Bellows, orders/18: keeps the next type of a column filled.
DECLARE
  blw_up integer;
  blw_down text;
  blw_fails pg_catalog.bool := false;
  blw_why pg_catalog.text := '';
BEGIN
  BEGIN
    blw_up := (SELECT ((code::int
)::integer) FROM (SELECT NEW."code" AS "code") AS "items");
  EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN
    blw_up := NULL;
    blw_fails := true;
    blw_why := SQLSTATE || ': ' || SQLERRM;
  END;
  IF TG_OP = 'INSERT' THEN
    IF ROW(NEW."blw_code_f36e23f5_next")::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(blw_up)::pg_catalog.record THEN
      NEW."blw_code_f36e23f5_next" := blw_up;
    END IF;
  ELSIF blw_fails OR ROW(NEW."blw_code_f36e23f5_next")::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(blw_up)::pg_catalog.record THEN
    IF (NEW."blw_code_f36e23f5_next" IS NOT NULL OR blw_fails) AND NOT (ROW(NEW."code")::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(OLD."code")::pg_catalog.record) THEN
      BEGIN
        blw_down := (SELECT ((lpad(code::text, 6, '0')
)::text) FROM (SELECT NEW."blw_code_f36e23f5_next" AS "code") AS "items");
        IF NOT (ROW(blw_down)::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(NEW."code")::pg_catalog.record) THEN
          RETURN NEW;
        END IF;
      EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN
        NULL;
      END;
    END IF;
    IF ROW(NEW."blw_code_f36e23f5_next")::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(blw_up)::pg_catalog.record THEN
      NEW."blw_code_f36e23f5_next" := blw_up;
    END IF;
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
--     AND (EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_code_65611083_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '54f044a708bf98f7c655e983ffdcde3591a7bb53e569cd47db8d24590ed52385')
--     OR EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_code_65611083_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '362108af25eac0e3d01302a00ab3ff5fc1c4eeadb293027cf49fac378bbe171c'))
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."items"') AND t.tgname = 'zzz_blw_code_dbdc9119_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_code_65611083_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_code_b3c8d60b_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text') AND a.atttypmod = -1)
--     AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'code' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('integer'))
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_code_f36e23f5_next' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_code_65611083_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '151374ed56303cc8b7c9728e78983c991708ef31592f69f9a4e1477e58484dec')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."items"') AND t.tgname = 'zzz_blw_code_dbdc9119_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_code_65611083_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')

-- REVERT 14: let the next code be null again, where code has no value of its type
-- one message, locks first: "public"."items"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."items"'::pg_catalog.regclass;
ALTER TABLE "public"."items" ALTER COLUMN "blw_code_f36e23f5_next" DROP NOT NULL;
ALTER TABLE "public"."items" DROP CONSTRAINT IF EXISTS "blw_code_1e4c9724_bound";
CREATE OR REPLACE FUNCTION "public"."blw_code_65611083_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $bellows$
#variable_conflict use_column
-- Bellows, orders/18: keeps the next type of a column filled.
DECLARE
  blw_up integer;
  blw_down text;
  blw_fails pg_catalog.bool := false;
  blw_why pg_catalog.text := '';
BEGIN
  BEGIN
    blw_up := (SELECT ((code::int
)::integer) FROM (SELECT NEW."code" AS "code") AS "items");
  EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN
    blw_up := NULL;
    blw_fails := true;
    blw_why := SQLSTATE || ': ' || SQLERRM;
  END;
  IF TG_OP = 'INSERT' THEN
    IF ROW(NEW."blw_code_f36e23f5_next")::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(blw_up)::pg_catalog.record THEN
      NEW."blw_code_f36e23f5_next" := blw_up;
    END IF;
  ELSIF blw_fails OR ROW(NEW."blw_code_f36e23f5_next")::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(blw_up)::pg_catalog.record THEN
    IF (NEW."blw_code_f36e23f5_next" IS NOT NULL OR blw_fails) AND NOT (ROW(NEW."code")::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(OLD."code")::pg_catalog.record) THEN
      BEGIN
        blw_down := (SELECT ((lpad(code::text, 6, '0')
)::text) FROM (SELECT NEW."blw_code_f36e23f5_next" AS "code") AS "items");
        IF NOT (ROW(blw_down)::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(NEW."code")::pg_catalog.record) THEN
          RETURN NEW;
        END IF;
      EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN
        NULL;
      END;
    END IF;
    IF ROW(NEW."blw_code_f36e23f5_next")::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(blw_up)::pg_catalog.record THEN
      NEW."blw_code_f36e23f5_next" := blw_up;
    END IF;
  END IF;
  RETURN NEW;
END
$bellows$;
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_code_f36e23f5_next' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."items"') AND t.tgname = 'zzz_blw_code_dbdc9119_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_code_65611083_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
--     AND (NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_code_f36e23f5_next' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull) AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."items"') AND k.conname = 'blw_code_1e4c9724_bound') AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_code_65611083_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '54f044a708bf98f7c655e983ffdcde3591a7bb53e569cd47db8d24590ed52385'))
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_code_f36e23f5_next' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."items"') AND t.tgname = 'zzz_blw_code_dbdc9119_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_code_65611083_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
--     AND NOT (NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."items"') AND a.attname = 'blw_code_f36e23f5_next' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull) AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."items"') AND k.conname = 'blw_code_1e4c9724_bound') AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_code_65611083_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '54f044a708bf98f7c655e983ffdcde3591a7bb53e569cd47db8d24590ed52385'))
