-- A type whose equality is not that of bytes is compared by its image, and a table without a key is walked by blocks.

-- EXPAND 1: add twin column body to readings, in sync with payload
-- one message, locks first: "public"."readings"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."readings"'::pg_catalog.regclass;
ALTER TABLE "public"."readings" ADD COLUMN "body" json;
CREATE FUNCTION "public"."blw_payload_3b4a3d5d_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $bellows$
-- Bellows, orders/18: keeps a renamed column and its twin equal.
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."body" IS NULL THEN
      NEW."body" := NEW."payload";
    ELSE
      NEW."payload" := NEW."body";
    END IF;
  ELSIF ROW(NEW."body")::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(OLD."body")::pg_catalog.record THEN
    IF ROW(NEW."body")::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(NEW."payload")::pg_catalog.record THEN
      NEW."payload" := NEW."body";
    END IF;
  ELSIF ROW(NEW."body")::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(NEW."payload")::pg_catalog.record THEN
    NEW."body" := NEW."payload";
  END IF;
  RETURN NEW;
END
$bellows$;
CREATE TRIGGER "zzz_blw_payload_956f716e_fwd" BEFORE INSERT OR UPDATE ON "public"."readings" FOR EACH ROW EXECUTE FUNCTION "public"."blw_payload_3b4a3d5d_fwd"();
ALTER TABLE "public"."readings" ENABLE ALWAYS TRIGGER "zzz_blw_payload_956f716e_fwd";
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."readings"') AND a.attname = 'body' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('json') AND a.atttypmod = -1)
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_payload_3b4a3d5d_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '5ffb90e8659483aa9d7f0970cdb489ba3ad577116beca24c7391cb710f866b39')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."readings"') AND t.tgname = 'zzz_blw_payload_956f716e_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_payload_3b4a3d5d_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."readings"') AND a.attname = 'body' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."readings"') AND t.tgname = 'zzz_blw_payload_956f716e_fwd')
--     AND NOT (pg_catalog.to_regprocedure('"public"."blw_payload_3b4a3d5d_fwd"()') IS NOT NULL)
-- proven by writes of the application, taken back

-- MIGRATE 1: fill body from payload
UPDATE "public"."readings" SET "body" = "payload" WHERE <range> AND ROW("body")::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW("payload")::pg_catalog.record;
-- key: 

-- MIGRATE 2: compare payload and body
SELECT count(*) FROM "public"."readings" WHERE <range> AND ROW("body")::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW("payload")::pg_catalog.record;
-- key: 
-- standing: SELECT EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_payload_3b4a3d5d_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '5ffb90e8659483aa9d7f0970cdb489ba3ad577116beca24c7391cb710f866b39')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."readings"') AND t.tgname = 'zzz_blw_payload_956f716e_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_payload_3b4a3d5d_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."readings"') AND NOT t.tgisinternal AND t.tgenabled <> 'D' AND t.tgtype & 1 <> 0 AND t.tgtype & 2 <> 0 AND t.tgtype & 20 <> 0 AND t.tgname > 'zzz_blw_payload_956f716e_fwd' AND NOT pg_catalog.starts_with(t.tgname::pg_catalog.text, 'zzz_blw_'))

-- MIGRATE 3: collect statistics of body
ANALYZE "public"."readings" ("body");
-- leftover when: SELECT false
-- done when: the journal says so

-- CONTRACT 1: compare payload and body before hiding
SELECT count(*) FROM "public"."readings" WHERE <range> AND ROW("body")::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW("payload")::pg_catalog.record;
-- key: 
-- standing: SELECT EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_payload_3b4a3d5d_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '5ffb90e8659483aa9d7f0970cdb489ba3ad577116beca24c7391cb710f866b39')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."readings"') AND t.tgname = 'zzz_blw_payload_956f716e_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_payload_3b4a3d5d_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."readings"') AND NOT t.tgisinternal AND t.tgenabled <> 'D' AND t.tgtype & 1 <> 0 AND t.tgtype & 2 <> 0 AND t.tgtype & 20 <> 0 AND t.tgname > 'zzz_blw_payload_956f716e_fwd' AND NOT pg_catalog.starts_with(t.tgname::pg_catalog.text, 'zzz_blw_'))

-- CONTRACT 2: hide payload of readings, still in sync
-- one message, locks first: "public"."readings"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."readings"'::pg_catalog.regclass;
DO $bellows$
DECLARE blw_said pg_catalog.text;
BEGIN
  FOR blw_said IN
    SELECT format('GRANT %s (%s) ON TABLE %s TO %s%s', x.privilege_type, '"body"', '"public"."readings"',
        CASE x.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(r.rolname) END,
        CASE WHEN x.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
      FROM pg_attribute a CROSS JOIN LATERAL aclexplode(a.attacl) x LEFT JOIN pg_roles r ON r.oid = x.grantee
      WHERE a.attrelid = '"public"."readings"'::pg_catalog.regclass AND a.attname = 'payload' AND NOT a.attisdropped
        AND (x.grantee = 0 OR r.oid IS NOT NULL) AND NOT EXISTS (SELECT FROM pg_attribute b, aclexplode(b.attacl) y
          WHERE b.attrelid = a.attrelid AND b.attname = 'body' AND y.grantee = x.grantee
            AND y.privilege_type = x.privilege_type AND y.is_grantable >= x.is_grantable)
    UNION ALL SELECT format('COMMENT ON COLUMN %s.%s IS %L', '"public"."readings"', '"body"', col_description(a.attrelid, a.attnum))
      FROM pg_attribute a JOIN pg_attribute b ON b.attrelid = a.attrelid AND b.attname = 'body'
      WHERE a.attrelid = '"public"."readings"'::pg_catalog.regclass AND a.attname = 'payload' AND col_description(a.attrelid, a.attnum)
        <> coalesce(col_description(b.attrelid, b.attnum), '')
    UNION ALL SELECT format('ALTER TABLE %s ALTER COLUMN %s SET STATISTICS %s', '"public"."readings"', '"body"', a.attstattarget)
      FROM pg_attribute a JOIN pg_attribute b ON b.attrelid = a.attrelid AND b.attname = 'body'
      WHERE a.attrelid = '"public"."readings"'::pg_catalog.regclass AND a.attname = 'payload' AND a.attstattarget >= 0 AND a.attstattarget IS DISTINCT FROM b.attstattarget
    UNION ALL SELECT format('ALTER TABLE %s ALTER COLUMN %s SET (%s)', '"public"."readings"', '"body"', o.option)
      FROM pg_attribute a JOIN pg_attribute b ON b.attrelid = a.attrelid AND b.attname = 'body'
        CROSS JOIN LATERAL unnest(a.attoptions) o(option)
      WHERE a.attrelid = '"public"."readings"'::pg_catalog.regclass AND a.attname = 'payload' AND o.option ~ '^n_distinct(_inherited)?='
        AND o.option <> ALL (coalesce(b.attoptions, '{}'))
  LOOP
    EXECUTE blw_said;
  END LOOP;
END
$bellows$;
ALTER TABLE "public"."readings" RENAME COLUMN "payload" TO "blw_payload_d9973c73_hidden";
CREATE OR REPLACE FUNCTION "public"."blw_payload_3b4a3d5d_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $bellows$
-- Bellows, orders/18: keeps a hidden column and its successor equal.
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."body" IS NULL THEN
      NEW."body" := NEW."blw_payload_d9973c73_hidden";
    ELSE
      NEW."blw_payload_d9973c73_hidden" := NEW."body";
    END IF;
  ELSIF ROW(NEW."body")::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(NEW."blw_payload_d9973c73_hidden")::pg_catalog.record THEN
    NEW."blw_payload_d9973c73_hidden" := NEW."body";
  END IF;
  RETURN NEW;
END
$bellows$;
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."readings"') AND a.attname = 'blw_payload_d9973c73_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('json') AND a.atttypmod = -1)
--     AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."readings"') AND a.attname = 'body' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('json') AND a.atttypmod = -1)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."readings"') AND a.attname = 'payload' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_payload_3b4a3d5d_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '9a790fa8503970b9771671dfa2f05b910d2d223b794ecb5bf5c4bcd30b80312a')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."readings"') AND t.tgname = 'zzz_blw_payload_956f716e_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_payload_3b4a3d5d_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."readings"') AND a.attname = 'payload' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('json') AND a.atttypmod = -1)
--     AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."readings"') AND a.attname = 'body' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('json') AND a.atttypmod = -1)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."readings"') AND a.attname = 'blw_payload_d9973c73_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_payload_3b4a3d5d_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '5ffb90e8659483aa9d7f0970cdb489ba3ad577116beca24c7391cb710f866b39')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."readings"') AND t.tgname = 'zzz_blw_payload_956f716e_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_payload_3b4a3d5d_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
-- proven by writes of the application, taken back

-- CLEANUP 1: compare body and the hidden column before dropping it
SELECT count(*) FROM "public"."readings" WHERE <range> AND ROW("body")::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW("blw_payload_d9973c73_hidden")::pg_catalog.record;
-- key: 
-- standing: SELECT EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_payload_3b4a3d5d_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '9a790fa8503970b9771671dfa2f05b910d2d223b794ecb5bf5c4bcd30b80312a')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."readings"') AND t.tgname = 'zzz_blw_payload_956f716e_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_payload_3b4a3d5d_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."readings"') AND NOT t.tgisinternal AND t.tgenabled <> 'D' AND t.tgtype & 1 <> 0 AND t.tgtype & 2 <> 0 AND t.tgtype & 20 <> 0 AND t.tgname > 'zzz_blw_payload_956f716e_fwd' AND NOT pg_catalog.starts_with(t.tgname::pg_catalog.text, 'zzz_blw_'))

-- CLEANUP 2: drop the hidden column of readings and its trigger
-- one message, locks first: "public"."readings"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."readings"'::pg_catalog.regclass;
DROP TRIGGER "zzz_blw_payload_956f716e_fwd" ON "public"."readings";
DROP FUNCTION "public"."blw_payload_3b4a3d5d_fwd"();
ALTER TABLE "public"."readings" DROP COLUMN "blw_payload_d9973c73_hidden";
RESET ROLE;
-- done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."readings"') AND a.attname = 'blw_payload_d9973c73_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."readings"') AND t.tgname = 'zzz_blw_payload_956f716e_fwd')
--     AND NOT (pg_catalog.to_regprocedure('"public"."blw_payload_3b4a3d5d_fwd"()') IS NOT NULL)
--     AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."readings"') AND a.attname = 'body' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('json') AND a.atttypmod = -1)
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."readings"') AND a.attname = 'blw_payload_d9973c73_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."readings"') AND t.tgname = 'zzz_blw_payload_956f716e_fwd')
--     AND (pg_catalog.to_regprocedure('"public"."blw_payload_3b4a3d5d_fwd"()') IS NOT NULL)
-- proven by writes of the application, taken back

-- ROLLBACK 1: drop twin column body of readings and its trigger
-- one message, locks first: "public"."readings"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."readings"'::pg_catalog.regclass;
DROP TRIGGER "zzz_blw_payload_956f716e_fwd" ON "public"."readings";
DROP FUNCTION "public"."blw_payload_3b4a3d5d_fwd"();
ALTER TABLE "public"."readings" DROP COLUMN "body";
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."readings"') AND a.attname = 'payload' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."readings"') AND a.attname = 'body' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."readings"') AND t.tgname = 'zzz_blw_payload_956f716e_fwd')
--     AND NOT (pg_catalog.to_regprocedure('"public"."blw_payload_3b4a3d5d_fwd"()') IS NOT NULL)
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."readings"') AND a.attname = 'payload' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."readings"') AND a.attname = 'body' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."readings"') AND t.tgname = 'zzz_blw_payload_956f716e_fwd')
--     AND (pg_catalog.to_regprocedure('"public"."blw_payload_3b4a3d5d_fwd"()') IS NOT NULL)

-- REVERT 1: bring back payload of readings
-- one message, locks first: "public"."readings"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."readings"'::pg_catalog.regclass;
DO $bellows$
DECLARE blw_said pg_catalog.text;
BEGIN
  FOR blw_said IN
    SELECT format('GRANT %s (%s) ON TABLE %s TO %s%s', x.privilege_type, '"blw_payload_d9973c73_hidden"', '"public"."readings"',
        CASE x.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(r.rolname) END,
        CASE WHEN x.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
      FROM pg_attribute a CROSS JOIN LATERAL aclexplode(a.attacl) x LEFT JOIN pg_roles r ON r.oid = x.grantee
      WHERE a.attrelid = '"public"."readings"'::pg_catalog.regclass AND a.attname = 'body' AND NOT a.attisdropped
        AND (x.grantee = 0 OR r.oid IS NOT NULL) AND NOT EXISTS (SELECT FROM pg_attribute b, aclexplode(b.attacl) y
          WHERE b.attrelid = a.attrelid AND b.attname = 'blw_payload_d9973c73_hidden' AND y.grantee = x.grantee
            AND y.privilege_type = x.privilege_type AND y.is_grantable >= x.is_grantable)
    UNION ALL SELECT format('COMMENT ON COLUMN %s.%s IS %L', '"public"."readings"', '"blw_payload_d9973c73_hidden"', col_description(a.attrelid, a.attnum))
      FROM pg_attribute a JOIN pg_attribute b ON b.attrelid = a.attrelid AND b.attname = 'blw_payload_d9973c73_hidden'
      WHERE a.attrelid = '"public"."readings"'::pg_catalog.regclass AND a.attname = 'body' AND col_description(a.attrelid, a.attnum)
        <> coalesce(col_description(b.attrelid, b.attnum), '')
    UNION ALL SELECT format('ALTER TABLE %s ALTER COLUMN %s SET STATISTICS %s', '"public"."readings"', '"blw_payload_d9973c73_hidden"', a.attstattarget)
      FROM pg_attribute a JOIN pg_attribute b ON b.attrelid = a.attrelid AND b.attname = 'blw_payload_d9973c73_hidden'
      WHERE a.attrelid = '"public"."readings"'::pg_catalog.regclass AND a.attname = 'body' AND a.attstattarget >= 0 AND a.attstattarget IS DISTINCT FROM b.attstattarget
    UNION ALL SELECT format('ALTER TABLE %s ALTER COLUMN %s SET (%s)', '"public"."readings"', '"blw_payload_d9973c73_hidden"', o.option)
      FROM pg_attribute a JOIN pg_attribute b ON b.attrelid = a.attrelid AND b.attname = 'blw_payload_d9973c73_hidden'
        CROSS JOIN LATERAL unnest(a.attoptions) o(option)
      WHERE a.attrelid = '"public"."readings"'::pg_catalog.regclass AND a.attname = 'body' AND o.option ~ '^n_distinct(_inherited)?='
        AND o.option <> ALL (coalesce(b.attoptions, '{}'))
  LOOP
    EXECUTE blw_said;
  END LOOP;
END
$bellows$;
ALTER TABLE "public"."readings" RENAME COLUMN "blw_payload_d9973c73_hidden" TO "payload";
CREATE OR REPLACE FUNCTION "public"."blw_payload_3b4a3d5d_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $bellows$
-- Bellows, orders/18: keeps a renamed column and its twin equal.
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."body" IS NULL THEN
      NEW."body" := NEW."payload";
    ELSE
      NEW."payload" := NEW."body";
    END IF;
  ELSIF ROW(NEW."body")::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(OLD."body")::pg_catalog.record THEN
    IF ROW(NEW."body")::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(NEW."payload")::pg_catalog.record THEN
      NEW."payload" := NEW."body";
    END IF;
  ELSIF ROW(NEW."body")::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(NEW."payload")::pg_catalog.record THEN
    NEW."body" := NEW."payload";
  END IF;
  RETURN NEW;
END
$bellows$;
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."readings"') AND a.attname = 'payload' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('json') AND a.atttypmod = -1)
--     AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."readings"') AND a.attname = 'body' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('json') AND a.atttypmod = -1)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."readings"') AND a.attname = 'blw_payload_d9973c73_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_payload_3b4a3d5d_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '5ffb90e8659483aa9d7f0970cdb489ba3ad577116beca24c7391cb710f866b39')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."readings"') AND t.tgname = 'zzz_blw_payload_956f716e_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_payload_3b4a3d5d_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."readings"') AND a.attname = 'blw_payload_d9973c73_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('json') AND a.atttypmod = -1)
--     AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."readings"') AND a.attname = 'body' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('json') AND a.atttypmod = -1)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."readings"') AND a.attname = 'payload' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_payload_3b4a3d5d_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '9a790fa8503970b9771671dfa2f05b910d2d223b794ecb5bf5c4bcd30b80312a')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."readings"') AND t.tgname = 'zzz_blw_payload_956f716e_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_payload_3b4a3d5d_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
