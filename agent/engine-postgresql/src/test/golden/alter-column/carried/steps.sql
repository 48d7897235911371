-- What is over the column and cannot refuse a row in which the hidden one is NULL.

-- EXPAND 1: add the next a of type bigint to t, in sync with a
-- one message, locks first: "public"."t"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."t"'::pg_catalog.regclass;
ALTER TABLE "public"."t" ADD COLUMN "blw_a_b811fab6_next" bigint;
CREATE FUNCTION "public"."blw_a_e8a8cbd1_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $bellows$
-- Bellows, orders/18: keeps the next type of a column filled.
BEGIN
  IF NEW."blw_a_b811fab6_next" IS DISTINCT FROM NEW."a" THEN
    NEW."blw_a_b811fab6_next" := NEW."a";
  END IF;
  RETURN NEW;
END
$bellows$;
CREATE TRIGGER "zzz_blw_a_f7b3b152_fwd" BEFORE INSERT OR UPDATE ON "public"."t" FOR EACH ROW EXECUTE FUNCTION "public"."blw_a_e8a8cbd1_fwd"();
ALTER TABLE "public"."t" ENABLE ALWAYS TRIGGER "zzz_blw_a_f7b3b152_fwd";
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."t"') AND a.attname = 'blw_a_b811fab6_next' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('bigint') AND a.atttypmod = -1)
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_a_e8a8cbd1_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '221106c496968037d50f886be7dbfa4cce55f8bee822eaa788d564937688cbdc')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."t"') AND t.tgname = 'zzz_blw_a_f7b3b152_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_a_e8a8cbd1_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."t"') AND a.attname = 'blw_a_b811fab6_next' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."t"') AND t.tgname = 'zzz_blw_a_f7b3b152_fwd')
--     AND NOT (pg_catalog.to_regprocedure('"public"."blw_a_e8a8cbd1_fwd"()') IS NOT NULL)
-- proven by writes of the application, taken back

-- EXPAND 2: add twin column d of type text to t, in sync with c
-- one message, locks first: "public"."t"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."t"'::pg_catalog.regclass;
ALTER TABLE "public"."t" ADD COLUMN "d" text;
CREATE FUNCTION "public"."blw_c_046f607c_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $bellows$
-- Bellows, orders/18: keeps a renamed column and its twin equal.
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."d" IS NULL THEN
      NEW."d" := NEW."c";
    ELSE
      NEW."c" := NEW."d";
      IF NEW."d" IS DISTINCT FROM (NEW."c")::text THEN
        RAISE EXCEPTION USING ERRCODE = '22001', MESSAGE = 'a value of d does not fit character varying(20), the type of c for code of an earlier version';
      END IF;
    END IF;
  ELSIF NEW."d" IS DISTINCT FROM OLD."d" THEN
    IF NEW."d" IS DISTINCT FROM (NEW."c")::text THEN
      NEW."c" := NEW."d";
      IF NEW."d" IS DISTINCT FROM (NEW."c")::text THEN
        RAISE EXCEPTION USING ERRCODE = '22001', MESSAGE = 'a value of d does not fit character varying(20), the type of c for code of an earlier version';
      END IF;
    END IF;
  ELSIF NEW."d" IS DISTINCT FROM (NEW."c")::text THEN
    NEW."d" := NEW."c";
  END IF;
  RETURN NEW;
END
$bellows$;
CREATE TRIGGER "zzz_blw_c_bbb15702_fwd" BEFORE INSERT OR UPDATE ON "public"."t" FOR EACH ROW EXECUTE FUNCTION "public"."blw_c_046f607c_fwd"();
ALTER TABLE "public"."t" ENABLE ALWAYS TRIGGER "zzz_blw_c_bbb15702_fwd";
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."t"') AND a.attname = 'd' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text') AND a.atttypmod = -1)
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_c_046f607c_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '45210cb3abc684669239afe76384edae8601acd6ff225bb4a9be0b851e1e13ea')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."t"') AND t.tgname = 'zzz_blw_c_bbb15702_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_c_046f607c_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."t"') AND a.attname = 'd' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."t"') AND t.tgname = 'zzz_blw_c_bbb15702_fwd')
--     AND NOT (pg_catalog.to_regprocedure('"public"."blw_c_046f607c_fwd"()') IS NOT NULL)
-- proven by writes of the application, taken back

-- MIGRATE 1: fill the next a from a
UPDATE "public"."t" SET "blw_a_b811fab6_next" = "a" WHERE <range> AND "blw_a_b811fab6_next" IS DISTINCT FROM "a";
-- key: "id"

-- MIGRATE 2: build index blw_t_body_74b3b003_twin on the next a, like t_body
CREATE INDEX CONCURRENTLY "blw_t_body_74b3b003_twin" ON "public"."t" USING "gin" ("body") WHERE (("blw_a_b811fab6_next" = 1));
-- leftover when: SELECT EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"public"."blw_t_body_74b3b003_twin"') AND i.indrelid = pg_catalog.to_regclass('"public"."t"') AND NOT (i.indisvalid AND i.indisready AND i.indislive))
-- repair: DROP INDEX CONCURRENTLY IF EXISTS "public"."blw_t_body_74b3b003_twin"
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"public"."blw_t_body_74b3b003_twin"') AND i.indrelid = pg_catalog.to_regclass('"public"."t"') AND i.indisvalid AND i.indisready AND i.indislive AND i.indisunique = false)

-- MIGRATE 3: compare a and the next a
SELECT count(*) FROM "public"."t" WHERE <range> AND "blw_a_b811fab6_next" IS DISTINCT FROM "a";
-- key: "id"
-- standing: SELECT EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_a_e8a8cbd1_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '221106c496968037d50f886be7dbfa4cce55f8bee822eaa788d564937688cbdc')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."t"') AND t.tgname = 'zzz_blw_a_f7b3b152_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_a_e8a8cbd1_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."t"') AND NOT t.tgisinternal AND t.tgenabled <> 'D' AND t.tgtype & 1 <> 0 AND t.tgtype & 2 <> 0 AND t.tgtype & 20 <> 0 AND t.tgname > 'zzz_blw_a_f7b3b152_fwd' AND NOT pg_catalog.starts_with(t.tgname::pg_catalog.text, 'zzz_blw_'))
--     AND EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"public"."blw_t_body_74b3b003_twin"') AND i.indrelid = pg_catalog.to_regclass('"public"."t"') AND i.indisvalid AND i.indisready AND i.indislive AND i.indisunique = false)

-- MIGRATE 4: check the next a like either checks a
-- one message, locks first: "public"."t"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."t"'::pg_catalog.regclass;
ALTER TABLE "public"."t" ADD CONSTRAINT "zzz_blw_either_434b9132_twin" CHECK (((k = 1) OR ("blw_a_b811fab6_next" > 0))) NOT VALID;
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."t"') AND k.conname = 'zzz_blw_either_434b9132_twin')
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."t"') AND k.conname = 'zzz_blw_either_434b9132_twin')
-- proven by writes of the application, taken back

-- MIGRATE 5: prove that the next a complies everywhere with zzz_blw_either_434b9132_twin
ALTER TABLE "public"."t" VALIDATE CONSTRAINT "zzz_blw_either_434b9132_twin";
-- leftover when: SELECT false
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."t"') AND k.conname = 'zzz_blw_either_434b9132_twin' AND k.convalidated)

-- MIGRATE 6: check the next a like two checks a
-- one message, locks first: "public"."t"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."t"'::pg_catalog.regclass;
ALTER TABLE "public"."t" ADD CONSTRAINT "zzz_blw_two_af56f508_twin" CHECK (((k > 0) AND (("blw_a_b811fab6_next" > 0) OR (k IS NULL)))) NOT VALID;
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."t"') AND k.conname = 'zzz_blw_two_af56f508_twin')
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."t"') AND k.conname = 'zzz_blw_two_af56f508_twin')
-- proven by writes of the application, taken back

-- MIGRATE 7: prove that the next a complies everywhere with zzz_blw_two_af56f508_twin
ALTER TABLE "public"."t" VALIDATE CONSTRAINT "zzz_blw_two_af56f508_twin";
-- leftover when: SELECT false
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."t"') AND k.conname = 'zzz_blw_two_af56f508_twin' AND k.convalidated)

-- MIGRATE 8: collect statistics of the next a
ANALYZE "public"."t" ("blw_a_b811fab6_next");
-- leftover when: SELECT false
-- done when: the journal says so

-- MIGRATE 9: fill d from c
UPDATE "public"."t" SET "d" = "c" WHERE <range> AND "d" IS DISTINCT FROM ("c")::text;
-- key: "id"

-- MIGRATE 10: build index blw_t_lower_bd5526c2_twin on d, like t_lower
CREATE UNIQUE INDEX CONCURRENTLY "blw_t_lower_bd5526c2_twin" ON "public"."t" USING "btree" ((lower(("d")::text)) COLLATE pg_catalog."default" ASC NULLS LAST);
-- leftover when: SELECT EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"public"."blw_t_lower_bd5526c2_twin"') AND i.indrelid = pg_catalog.to_regclass('"public"."t"') AND NOT (i.indisvalid AND i.indisready AND i.indislive))
-- repair: DROP INDEX CONCURRENTLY IF EXISTS "public"."blw_t_lower_bd5526c2_twin"
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"public"."blw_t_lower_bd5526c2_twin"') AND i.indrelid = pg_catalog.to_regclass('"public"."t"') AND i.indisvalid AND i.indisready AND i.indislive AND i.indisunique = true)

-- MIGRATE 11: build index blw_t_there_3f12b2ec_twin on d, like t_there
CREATE UNIQUE INDEX CONCURRENTLY "blw_t_there_3f12b2ec_twin" ON "public"."t" USING "btree" ("k" ASC NULLS LAST) WHERE (("d" IS NOT NULL));
-- leftover when: SELECT EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"public"."blw_t_there_3f12b2ec_twin"') AND i.indrelid = pg_catalog.to_regclass('"public"."t"') AND NOT (i.indisvalid AND i.indisready AND i.indislive))
-- repair: DROP INDEX CONCURRENTLY IF EXISTS "public"."blw_t_there_3f12b2ec_twin"
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"public"."blw_t_there_3f12b2ec_twin"') AND i.indrelid = pg_catalog.to_regclass('"public"."t"') AND i.indisvalid AND i.indisready AND i.indislive AND i.indisunique = true)

-- MIGRATE 12: compare c and d
SELECT count(*) FROM "public"."t" WHERE <range> AND "d" IS DISTINCT FROM ("c")::text;
-- key: "id"
-- standing: SELECT EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_c_046f607c_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '45210cb3abc684669239afe76384edae8601acd6ff225bb4a9be0b851e1e13ea')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."t"') AND t.tgname = 'zzz_blw_c_bbb15702_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_c_046f607c_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."t"') AND NOT t.tgisinternal AND t.tgenabled <> 'D' AND t.tgtype & 1 <> 0 AND t.tgtype & 2 <> 0 AND t.tgtype & 20 <> 0 AND t.tgname > 'zzz_blw_c_bbb15702_fwd' AND NOT pg_catalog.starts_with(t.tgname::pg_catalog.text, 'zzz_blw_'))
--     AND EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"public"."blw_t_lower_bd5526c2_twin"') AND i.indrelid = pg_catalog.to_regclass('"public"."t"') AND i.indisvalid AND i.indisready AND i.indislive AND i.indisunique = true)
--     AND EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"public"."blw_t_there_3f12b2ec_twin"') AND i.indrelid = pg_catalog.to_regclass('"public"."t"') AND i.indisvalid AND i.indisready AND i.indislive AND i.indisunique = true)

-- MIGRATE 13: check d like kind checks c
-- one message, locks first: "public"."t"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."t"'::pg_catalog.regclass;
ALTER TABLE "public"."t" ADD CONSTRAINT "zzz_blw_kind_a605cade_twin" CHECK ((("d")::text = ANY ((ARRAY['x'::character varying, 'y'::character varying, 'z'::character varying])::text[]))) NOT VALID;
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."t"') AND k.conname = 'zzz_blw_kind_a605cade_twin')
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."t"') AND k.conname = 'zzz_blw_kind_a605cade_twin')
-- proven by writes of the application, taken back

-- MIGRATE 14: prove that d complies everywhere with zzz_blw_kind_a605cade_twin
ALTER TABLE "public"."t" VALIDATE CONSTRAINT "zzz_blw_kind_a605cade_twin";
-- leftover when: SELECT false
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."t"') AND k.conname = 'zzz_blw_kind_a605cade_twin' AND k.convalidated)

-- MIGRATE 15: check d like long checks c
-- one message, locks first: "public"."t"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."t"'::pg_catalog.regclass;
ALTER TABLE "public"."t" ADD CONSTRAINT "zzz_blw_long_44a7bf5f_twin" CHECK (((length(("d")::text) < 100) OR (k IS NULL))) NOT VALID;
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."t"') AND k.conname = 'zzz_blw_long_44a7bf5f_twin')
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."t"') AND k.conname = 'zzz_blw_long_44a7bf5f_twin')
-- proven by writes of the application, taken back

-- MIGRATE 16: prove that d complies everywhere with zzz_blw_long_44a7bf5f_twin
ALTER TABLE "public"."t" VALIDATE CONSTRAINT "zzz_blw_long_44a7bf5f_twin";
-- leftover when: SELECT false
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."t"') AND k.conname = 'zzz_blw_long_44a7bf5f_twin' AND k.convalidated)

-- MIGRATE 17: collect statistics of d
ANALYZE "public"."t";
-- leftover when: SELECT false
-- done when: the journal says so

-- CONTRACT 1: compare a and the next a before hiding
SELECT count(*) FROM "public"."t" WHERE <range> AND "blw_a_b811fab6_next" IS DISTINCT FROM "a";
-- key: "id"
-- standing: SELECT EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_a_e8a8cbd1_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '221106c496968037d50f886be7dbfa4cce55f8bee822eaa788d564937688cbdc')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."t"') AND t.tgname = 'zzz_blw_a_f7b3b152_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_a_e8a8cbd1_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."t"') AND NOT t.tgisinternal AND t.tgenabled <> 'D' AND t.tgtype & 1 <> 0 AND t.tgtype & 2 <> 0 AND t.tgtype & 20 <> 0 AND t.tgname > 'zzz_blw_a_f7b3b152_fwd' AND NOT pg_catalog.starts_with(t.tgname::pg_catalog.text, 'zzz_blw_'))
--     AND EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"public"."blw_t_body_74b3b003_twin"') AND i.indrelid = pg_catalog.to_regclass('"public"."t"') AND i.indisvalid AND i.indisready AND i.indislive AND i.indisunique = false)
--     AND EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."t"') AND k.conname = 'zzz_blw_either_434b9132_twin' AND k.convalidated)
--     AND EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."t"') AND k.conname = 'zzz_blw_two_af56f508_twin' AND k.convalidated)

-- CONTRACT 2: let a of t and its next column change places, still in sync
-- one message, locks first: "public"."t"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."t"'::pg_catalog.regclass;
DO $bellows$
DECLARE blw_said pg_catalog.text;
BEGIN
  FOR blw_said IN
    SELECT format('GRANT %s (%s) ON TABLE %s TO %s%s', x.privilege_type, '"blw_a_b811fab6_next"', '"public"."t"',
        CASE x.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(r.rolname) END,
        CASE WHEN x.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
      FROM pg_attribute a CROSS JOIN LATERAL aclexplode(a.attacl) x LEFT JOIN pg_roles r ON r.oid = x.grantee
      WHERE a.attrelid = '"public"."t"'::pg_catalog.regclass AND a.attname = 'a' AND NOT a.attisdropped
        AND (x.grantee = 0 OR r.oid IS NOT NULL) AND NOT EXISTS (SELECT FROM pg_attribute b, aclexplode(b.attacl) y
          WHERE b.attrelid = a.attrelid AND b.attname = 'blw_a_b811fab6_next' AND y.grantee = x.grantee
            AND y.privilege_type = x.privilege_type AND y.is_grantable >= x.is_grantable)
    UNION ALL SELECT format('COMMENT ON COLUMN %s.%s IS %L', '"public"."t"', '"blw_a_b811fab6_next"', col_description(a.attrelid, a.attnum))
      FROM pg_attribute a JOIN pg_attribute b ON b.attrelid = a.attrelid AND b.attname = 'blw_a_b811fab6_next'
      WHERE a.attrelid = '"public"."t"'::pg_catalog.regclass AND a.attname = 'a' AND col_description(a.attrelid, a.attnum)
        <> coalesce(col_description(b.attrelid, b.attnum), '')
    UNION ALL SELECT format('ALTER TABLE %s ALTER COLUMN %s SET STATISTICS %s', '"public"."t"', '"blw_a_b811fab6_next"', a.attstattarget)
      FROM pg_attribute a JOIN pg_attribute b ON b.attrelid = a.attrelid AND b.attname = 'blw_a_b811fab6_next'
      WHERE a.attrelid = '"public"."t"'::pg_catalog.regclass AND a.attname = 'a' AND a.attstattarget >= 0 AND a.attstattarget IS DISTINCT FROM b.attstattarget
    UNION ALL SELECT format('ALTER TABLE %s ALTER COLUMN %s SET (%s)', '"public"."t"', '"blw_a_b811fab6_next"', o.option)
      FROM pg_attribute a JOIN pg_attribute b ON b.attrelid = a.attrelid AND b.attname = 'blw_a_b811fab6_next'
        CROSS JOIN LATERAL unnest(a.attoptions) o(option)
      WHERE a.attrelid = '"public"."t"'::pg_catalog.regclass AND a.attname = 'a' AND o.option ~ '^n_distinct(_inherited)?='
        AND o.option <> ALL (coalesce(b.attoptions, '{}'))
  LOOP
    EXECUTE blw_said;
  END LOOP;
END
$bellows$;
ALTER TABLE "public"."t" RENAME COLUMN "a" TO "blw_a_10ca22ff_hidden";
ALTER TABLE "public"."t" RENAME COLUMN "blw_a_b811fab6_next" TO "a";
DO $bellows$
DECLARE blw_said pg_catalog.text := (SELECT string_agg(quote_ident(t.tgname), ', ' ORDER BY t.tgname)
  FROM pg_trigger t JOIN pg_attribute from_a ON from_a.attrelid = t.tgrelid AND from_a.attname = 'blw_a_10ca22ff_hidden'
    JOIN pg_attribute to_a ON to_a.attrelid = t.tgrelid AND to_a.attname = 'a'
  WHERE t.tgrelid = '"public"."t"'::regclass AND NOT t.tgisinternal AND t.tgconstraint <> 0
    AND from_a.attnum = ANY (t.tgattr::int2[]) AND NOT to_a.attnum = ANY (t.tgattr::int2[]));
BEGIN
  IF blw_said IS NOT NULL THEN
    RAISE EXCEPTION USING MESSAGE = 'these constraint triggers of "public"."t" fire for blw_a_10ca22ff_hidden alone and cannot be replaced: ' || blw_said || '. DROP them and CREATE them anew with UPDATE OF blw_a_10ca22ff_hidden, a, in one transaction';
  END IF;
  FOR blw_said IN
    SELECT unnest(ARRAY[
      'CREATE OR REPLACE' || substr(CASE WHEN true THEN replace(w.text, '.' || w.from_name, '.' || w.to_name) ELSE w.text END, length('CREATE') + 1),
      CASE w.tgenabled WHEN 'O' THEN NULL
        ELSE 'ALTER TABLE ' || '"public"."t"' || CASE w.tgenabled WHEN 'D' THEN ' DISABLE' WHEN 'A' THEN ' ENABLE ALWAYS' ELSE ' ENABLE REPLICA' END
          || ' TRIGGER ' || quote_ident(w.tgname) END])
    FROM (
      SELECT t.tgname, t.tgenabled, quote_ident(from_a.attname) AS from_name, quote_ident(to_a.attname) AS to_name,
        CASE WHEN n.before IS NULL THEN pg_get_triggerdef(t.oid)
          ELSE overlay(pg_get_triggerdef(t.oid) PLACING n.after FROM strpos(pg_get_triggerdef(t.oid), n.before) FOR length(n.before)) END AS text
      FROM pg_trigger t JOIN pg_attribute from_a ON from_a.attrelid = t.tgrelid AND from_a.attname = 'blw_a_10ca22ff_hidden'
        JOIN pg_attribute to_a ON to_a.attrelid = t.tgrelid AND to_a.attname = 'a'
        CROSS JOIN LATERAL (SELECT t.tgattr::int2[] AS listed) l
        CROSS JOIN LATERAL (SELECT ' UPDATE OF ' || string_agg(quote_ident(a.attname), ', ' ORDER BY k.place) || ' ' AS before
          FROM unnest(l.listed) WITH ORDINALITY k(attnum, place) JOIN pg_attribute a ON a.attrelid = t.tgrelid AND a.attnum = k.attnum) b
        CROSS JOIN LATERAL (SELECT b.before, ' UPDATE OF ' || string_agg(quote_ident(a.attname), ', ' ORDER BY k.place) || ' ' AS after
          FROM (SELECT u.attnum, min(u.place) AS place FROM unnest(CASE WHEN from_a.attnum = ANY (l.listed) THEN array_replace(l.listed, from_a.attnum, to_a.attnum) ELSE l.listed END)
              WITH ORDINALITY u(attnum, place) GROUP BY u.attnum) k
            JOIN pg_attribute a ON a.attrelid = t.tgrelid AND a.attnum = k.attnum) n
      WHERE t.tgrelid = '"public"."t"'::regclass AND NOT t.tgisinternal AND t.tgconstraint = 0 AND NOT starts_with(t.tgname::text, 'zzz_blw_')
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
CREATE OR REPLACE FUNCTION "public"."blw_a_e8a8cbd1_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $bellows$
-- Bellows, orders/18: keeps a hidden column and its successor equal.
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."a" IS NULL THEN
      NEW."a" := NEW."blw_a_10ca22ff_hidden";
    ELSE
      BEGIN
        NEW."blw_a_10ca22ff_hidden" := NEW."a";
        IF NEW."a" IS DISTINCT FROM NEW."blw_a_10ca22ff_hidden" THEN
          NEW."blw_a_10ca22ff_hidden" := NULL;
        END IF;
      EXCEPTION WHEN data_exception OR feature_not_supported THEN
        NEW."blw_a_10ca22ff_hidden" := NULL;
      END;
    END IF;
  ELSIF NEW."a" IS DISTINCT FROM NEW."blw_a_10ca22ff_hidden" THEN
    BEGIN
      NEW."blw_a_10ca22ff_hidden" := NEW."a";
      IF NEW."a" IS DISTINCT FROM NEW."blw_a_10ca22ff_hidden" THEN
        NEW."blw_a_10ca22ff_hidden" := NULL;
      END IF;
    EXCEPTION WHEN data_exception OR feature_not_supported THEN
      NEW."blw_a_10ca22ff_hidden" := NULL;
    END;
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
        AND (p.oid IN (SELECT t.tgfoid FROM pg_catalog.pg_trigger t WHERE t.tgrelid = '"public"."t"'::pg_catalog.regclass AND NOT t.tgisinternal)
          OR p.oid IN (SELECT pg_catalog.to_regprocedure(s) FROM pg_catalog.unnest(ARRAY[]::pg_catalog.text[]) s))
      ORDER BY p.oid
  LOOP
    EXECUTE blw_said;
  END LOOP;
END
$bellows$;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."t"') AND a.attname = 'blw_a_10ca22ff_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('integer') AND a.atttypmod = -1)
--     AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."t"') AND a.attname = 'a' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('bigint') AND a.atttypmod = -1)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."t"') AND a.attname = 'blw_a_b811fab6_next' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND (EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_a_e8a8cbd1_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '0bfa8cd349daf4ab4ebbd23e40614f59f1c9ad192d93514ec97791f5b5071237')
--     OR EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_a_e8a8cbd1_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '38af904a508ce01632365baaa3c21a3a63772d6d352c885ded3d7b75d355462f'))
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."t"') AND t.tgname = 'zzz_blw_a_f7b3b152_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_a_e8a8cbd1_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."t"') AND a.attname = 'a' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('integer') AND a.atttypmod = -1)
--     AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."t"') AND a.attname = 'blw_a_b811fab6_next' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('bigint') AND a.atttypmod = -1)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."t"') AND a.attname = 'blw_a_10ca22ff_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_a_e8a8cbd1_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '221106c496968037d50f886be7dbfa4cce55f8bee822eaa788d564937688cbdc')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."t"') AND t.tgname = 'zzz_blw_a_f7b3b152_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_a_e8a8cbd1_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
-- proven by writes of the application, taken back

-- CONTRACT 3: take back what a revert has begun at the hidden a, where one was given up
-- one message, locks first: "public"."t"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."t"'::pg_catalog.regclass;
CREATE OR REPLACE FUNCTION "public"."blw_a_e8a8cbd1_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $bellows$
-- Bellows, orders/18: keeps a hidden column and its successor equal.
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."a" IS NULL THEN
      NEW."a" := NEW."blw_a_10ca22ff_hidden";
    ELSE
      BEGIN
        NEW."blw_a_10ca22ff_hidden" := NEW."a";
        IF NEW."a" IS DISTINCT FROM NEW."blw_a_10ca22ff_hidden" THEN
          NEW."blw_a_10ca22ff_hidden" := NULL;
        END IF;
      EXCEPTION WHEN data_exception OR feature_not_supported THEN
        NEW."blw_a_10ca22ff_hidden" := NULL;
      END;
    END IF;
  ELSIF NEW."a" IS DISTINCT FROM NEW."blw_a_10ca22ff_hidden" THEN
    BEGIN
      NEW."blw_a_10ca22ff_hidden" := NEW."a";
      IF NEW."a" IS DISTINCT FROM NEW."blw_a_10ca22ff_hidden" THEN
        NEW."blw_a_10ca22ff_hidden" := NULL;
      END IF;
    EXCEPTION WHEN data_exception OR feature_not_supported THEN
      NEW."blw_a_10ca22ff_hidden" := NULL;
    END;
  END IF;
  RETURN NEW;
END
$bellows$;
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."t"') AND a.attname = 'blw_a_10ca22ff_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('integer') AND a.atttypmod = -1)
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_a_e8a8cbd1_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '0bfa8cd349daf4ab4ebbd23e40614f59f1c9ad192d93514ec97791f5b5071237')
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."t"') AND a.attname = 'blw_a_10ca22ff_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('integer') AND a.atttypmod = -1)
--     AND NOT (EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_a_e8a8cbd1_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '0bfa8cd349daf4ab4ebbd23e40614f59f1c9ad192d93514ec97791f5b5071237'))

-- CONTRACT 4: compare c and d before hiding
SELECT count(*) FROM "public"."t" WHERE <range> AND "d" IS DISTINCT FROM ("c")::text;
-- key: "id"
-- standing: SELECT EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_c_046f607c_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '45210cb3abc684669239afe76384edae8601acd6ff225bb4a9be0b851e1e13ea')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."t"') AND t.tgname = 'zzz_blw_c_bbb15702_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_c_046f607c_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."t"') AND NOT t.tgisinternal AND t.tgenabled <> 'D' AND t.tgtype & 1 <> 0 AND t.tgtype & 2 <> 0 AND t.tgtype & 20 <> 0 AND t.tgname > 'zzz_blw_c_bbb15702_fwd' AND NOT pg_catalog.starts_with(t.tgname::pg_catalog.text, 'zzz_blw_'))
--     AND EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"public"."blw_t_lower_bd5526c2_twin"') AND i.indrelid = pg_catalog.to_regclass('"public"."t"') AND i.indisvalid AND i.indisready AND i.indislive AND i.indisunique = true)
--     AND EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"public"."blw_t_there_3f12b2ec_twin"') AND i.indrelid = pg_catalog.to_regclass('"public"."t"') AND i.indisvalid AND i.indisready AND i.indislive AND i.indisunique = true)
--     AND EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."t"') AND k.conname = 'zzz_blw_kind_a605cade_twin' AND k.convalidated)
--     AND EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."t"') AND k.conname = 'zzz_blw_long_44a7bf5f_twin' AND k.convalidated)

-- CONTRACT 5: hide c of t, still in sync
-- one message, locks first: "public"."t"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."t"'::pg_catalog.regclass;
DO $bellows$
DECLARE blw_said pg_catalog.text;
BEGIN
  FOR blw_said IN
    SELECT format('GRANT %s (%s) ON TABLE %s TO %s%s', x.privilege_type, '"d"', '"public"."t"',
        CASE x.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(r.rolname) END,
        CASE WHEN x.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
      FROM pg_attribute a CROSS JOIN LATERAL aclexplode(a.attacl) x LEFT JOIN pg_roles r ON r.oid = x.grantee
      WHERE a.attrelid = '"public"."t"'::pg_catalog.regclass AND a.attname = 'c' AND NOT a.attisdropped
        AND (x.grantee = 0 OR r.oid IS NOT NULL) AND NOT EXISTS (SELECT FROM pg_attribute b, aclexplode(b.attacl) y
          WHERE b.attrelid = a.attrelid AND b.attname = 'd' AND y.grantee = x.grantee
            AND y.privilege_type = x.privilege_type AND y.is_grantable >= x.is_grantable)
    UNION ALL SELECT format('COMMENT ON COLUMN %s.%s IS %L', '"public"."t"', '"d"', col_description(a.attrelid, a.attnum))
      FROM pg_attribute a JOIN pg_attribute b ON b.attrelid = a.attrelid AND b.attname = 'd'
      WHERE a.attrelid = '"public"."t"'::pg_catalog.regclass AND a.attname = 'c' AND col_description(a.attrelid, a.attnum)
        <> coalesce(col_description(b.attrelid, b.attnum), '')
    UNION ALL SELECT format('ALTER TABLE %s ALTER COLUMN %s SET STATISTICS %s', '"public"."t"', '"d"', a.attstattarget)
      FROM pg_attribute a JOIN pg_attribute b ON b.attrelid = a.attrelid AND b.attname = 'd'
      WHERE a.attrelid = '"public"."t"'::pg_catalog.regclass AND a.attname = 'c' AND a.attstattarget >= 0 AND a.attstattarget IS DISTINCT FROM b.attstattarget
    UNION ALL SELECT format('ALTER TABLE %s ALTER COLUMN %s SET (%s)', '"public"."t"', '"d"', o.option)
      FROM pg_attribute a JOIN pg_attribute b ON b.attrelid = a.attrelid AND b.attname = 'd'
        CROSS JOIN LATERAL unnest(a.attoptions) o(option)
      WHERE a.attrelid = '"public"."t"'::pg_catalog.regclass AND a.attname = 'c' AND o.option ~ '^n_distinct(_inherited)?='
        AND o.option <> ALL (coalesce(b.attoptions, '{}'))
  LOOP
    EXECUTE blw_said;
  END LOOP;
END
$bellows$;
DO $bellows$
DECLARE blw_said pg_catalog.text := (SELECT string_agg(quote_ident(t.tgname), ', ' ORDER BY t.tgname)
  FROM pg_trigger t JOIN pg_attribute from_a ON from_a.attrelid = t.tgrelid AND from_a.attname = 'c'
    JOIN pg_attribute to_a ON to_a.attrelid = t.tgrelid AND to_a.attname = 'd'
  WHERE t.tgrelid = '"public"."t"'::regclass AND NOT t.tgisinternal AND t.tgconstraint <> 0
    AND from_a.attnum = ANY (t.tgattr::int2[]) AND NOT to_a.attnum = ANY (t.tgattr::int2[]));
BEGIN
  IF blw_said IS NOT NULL THEN
    RAISE EXCEPTION USING MESSAGE = 'these constraint triggers of "public"."t" fire for c alone and cannot be replaced: ' || blw_said || '. DROP them and CREATE them anew with UPDATE OF c, d, in one transaction';
  END IF;
  FOR blw_said IN
    SELECT unnest(ARRAY[
      'CREATE OR REPLACE' || substr(CASE WHEN false THEN replace(w.text, '.' || w.from_name, '.' || w.to_name) ELSE w.text END, length('CREATE') + 1),
      CASE w.tgenabled WHEN 'O' THEN NULL
        ELSE 'ALTER TABLE ' || '"public"."t"' || CASE w.tgenabled WHEN 'D' THEN ' DISABLE' WHEN 'A' THEN ' ENABLE ALWAYS' ELSE ' ENABLE REPLICA' END
          || ' TRIGGER ' || quote_ident(w.tgname) END])
    FROM (
      SELECT t.tgname, t.tgenabled, quote_ident(from_a.attname) AS from_name, quote_ident(to_a.attname) AS to_name,
        CASE WHEN n.before IS NULL THEN pg_get_triggerdef(t.oid)
          ELSE overlay(pg_get_triggerdef(t.oid) PLACING n.after FROM strpos(pg_get_triggerdef(t.oid), n.before) FOR length(n.before)) END AS text
      FROM pg_trigger t JOIN pg_attribute from_a ON from_a.attrelid = t.tgrelid AND from_a.attname = 'c'
        JOIN pg_attribute to_a ON to_a.attrelid = t.tgrelid AND to_a.attname = 'd'
        CROSS JOIN LATERAL (SELECT t.tgattr::int2[] AS listed) l
        CROSS JOIN LATERAL (SELECT ' UPDATE OF ' || string_agg(quote_ident(a.attname), ', ' ORDER BY k.place) || ' ' AS before
          FROM unnest(l.listed) WITH ORDINALITY k(attnum, place) JOIN pg_attribute a ON a.attrelid = t.tgrelid AND a.attnum = k.attnum) b
        CROSS JOIN LATERAL (SELECT b.before, ' UPDATE OF ' || string_agg(quote_ident(a.attname), ', ' ORDER BY k.place) || ' ' AS after
          FROM (SELECT u.attnum, min(u.place) AS place FROM unnest(CASE WHEN from_a.attnum = ANY (l.listed) THEN l.listed || to_a.attnum ELSE l.listed END)
              WITH ORDINALITY u(attnum, place) GROUP BY u.attnum) k
            JOIN pg_attribute a ON a.attrelid = t.tgrelid AND a.attnum = k.attnum) n
      WHERE t.tgrelid = '"public"."t"'::regclass AND NOT t.tgisinternal AND t.tgconstraint = 0 AND NOT starts_with(t.tgname::text, 'zzz_blw_')
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
ALTER TABLE "public"."t" RENAME COLUMN "c" TO "blw_c_46c07264_hidden";
CREATE OR REPLACE FUNCTION "public"."blw_c_046f607c_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $bellows$
-- Bellows, orders/18: keeps a hidden column and its successor equal.
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."d" IS NULL THEN
      NEW."d" := NEW."blw_c_46c07264_hidden";
    ELSE
      BEGIN
        NEW."blw_c_46c07264_hidden" := NEW."d";
        IF NEW."d" IS DISTINCT FROM (NEW."blw_c_46c07264_hidden")::text THEN
          NEW."blw_c_46c07264_hidden" := NULL;
        END IF;
      EXCEPTION WHEN data_exception OR feature_not_supported THEN
        NEW."blw_c_46c07264_hidden" := NULL;
      END;
    END IF;
  ELSIF NEW."d" IS DISTINCT FROM (NEW."blw_c_46c07264_hidden")::text THEN
    BEGIN
      NEW."blw_c_46c07264_hidden" := NEW."d";
      IF NEW."d" IS DISTINCT FROM (NEW."blw_c_46c07264_hidden")::text THEN
        NEW."blw_c_46c07264_hidden" := NULL;
      END IF;
    EXCEPTION WHEN data_exception OR feature_not_supported THEN
      NEW."blw_c_46c07264_hidden" := NULL;
    END;
  END IF;
  RETURN NEW;
END
$bellows$;
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."t"') AND a.attname = 'blw_c_46c07264_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('character varying(20)') AND a.atttypmod = 24)
--     AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."t"') AND a.attname = 'd' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text') AND a.atttypmod = -1)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."t"') AND a.attname = 'c' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND (EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_c_046f607c_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '12595d7fe9c800aa4c3d014424ac6341bc9efe63fbc06df32f558f1b28f73c68')
--     OR EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_c_046f607c_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '679e77f9c8cebd25fc61782f286cbbf6dcd48288148a742602c887e94d282dcc'))
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."t"') AND t.tgname = 'zzz_blw_c_bbb15702_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_c_046f607c_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."t"') AND a.attname = 'c' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('character varying(20)') AND a.atttypmod = 24)
--     AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."t"') AND a.attname = 'd' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text') AND a.atttypmod = -1)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."t"') AND a.attname = 'blw_c_46c07264_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_c_046f607c_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '45210cb3abc684669239afe76384edae8601acd6ff225bb4a9be0b851e1e13ea')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."t"') AND t.tgname = 'zzz_blw_c_bbb15702_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_c_046f607c_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
-- proven by writes of the application, taken back

-- CONTRACT 6: take back what a revert has begun at the hidden c, where one was given up
-- one message, locks first: "public"."t"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."t"'::pg_catalog.regclass;
CREATE OR REPLACE FUNCTION "public"."blw_c_046f607c_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $bellows$
-- Bellows, orders/18: keeps a hidden column and its successor equal.
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."d" IS NULL THEN
      NEW."d" := NEW."blw_c_46c07264_hidden";
    ELSE
      BEGIN
        NEW."blw_c_46c07264_hidden" := NEW."d";
        IF NEW."d" IS DISTINCT FROM (NEW."blw_c_46c07264_hidden")::text THEN
          NEW."blw_c_46c07264_hidden" := NULL;
        END IF;
      EXCEPTION WHEN data_exception OR feature_not_supported THEN
        NEW."blw_c_46c07264_hidden" := NULL;
      END;
    END IF;
  ELSIF NEW."d" IS DISTINCT FROM (NEW."blw_c_46c07264_hidden")::text THEN
    BEGIN
      NEW."blw_c_46c07264_hidden" := NEW."d";
      IF NEW."d" IS DISTINCT FROM (NEW."blw_c_46c07264_hidden")::text THEN
        NEW."blw_c_46c07264_hidden" := NULL;
      END IF;
    EXCEPTION WHEN data_exception OR feature_not_supported THEN
      NEW."blw_c_46c07264_hidden" := NULL;
    END;
  END IF;
  RETURN NEW;
END
$bellows$;
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."t"') AND a.attname = 'blw_c_46c07264_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('character varying(20)') AND a.atttypmod = 24)
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_c_046f607c_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '12595d7fe9c800aa4c3d014424ac6341bc9efe63fbc06df32f558f1b28f73c68')
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."t"') AND a.attname = 'blw_c_46c07264_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('character varying(20)') AND a.atttypmod = 24)
--     AND NOT (EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_c_046f607c_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '12595d7fe9c800aa4c3d014424ac6341bc9efe63fbc06df32f558f1b28f73c68'))

-- CLEANUP 1: compare a and the hidden column before dropping it
SELECT count(*) FROM "public"."t" WHERE <range> AND "blw_a_10ca22ff_hidden" IS NOT NULL AND "a" IS DISTINCT FROM "blw_a_10ca22ff_hidden";
-- key: "id"
-- standing: SELECT EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_a_e8a8cbd1_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '0bfa8cd349daf4ab4ebbd23e40614f59f1c9ad192d93514ec97791f5b5071237')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."t"') AND t.tgname = 'zzz_blw_a_f7b3b152_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_a_e8a8cbd1_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."t"') AND NOT t.tgisinternal AND t.tgenabled <> 'D' AND t.tgtype & 1 <> 0 AND t.tgtype & 2 <> 0 AND t.tgtype & 20 <> 0 AND t.tgname > 'zzz_blw_a_f7b3b152_fwd' AND NOT pg_catalog.starts_with(t.tgname::pg_catalog.text, 'zzz_blw_'))

-- CLEANUP 2: drop index t_body of the hidden column
DROP INDEX CONCURRENTLY IF EXISTS "public"."t_body";
-- leftover when: SELECT false
-- done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"public"."t_body"') AND i.indrelid = pg_catalog.to_regclass('"public"."t"') AND EXISTS (SELECT FROM pg_catalog.pg_depend d JOIN pg_catalog.pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = i.indexrelid AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refobjid = i.indrelid AND a.attname = 'blw_a_10ca22ff_hidden'))

-- CLEANUP 3: drop the hidden a of t and its trigger
-- one message, locks first: "public"."t"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."t"'::pg_catalog.regclass;
DROP TRIGGER "zzz_blw_a_f7b3b152_fwd" ON "public"."t";
DROP FUNCTION "public"."blw_a_e8a8cbd1_fwd"();
ALTER TABLE "public"."t" DROP COLUMN "blw_a_10ca22ff_hidden";
ALTER INDEX "public"."blw_t_body_74b3b003_twin" RENAME TO "t_body";
ALTER TABLE "public"."t" RENAME CONSTRAINT "zzz_blw_either_434b9132_twin" TO "either";
ALTER TABLE "public"."t" RENAME CONSTRAINT "zzz_blw_two_af56f508_twin" TO "two";
RESET ROLE;
-- done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."t"') AND a.attname = 'blw_a_10ca22ff_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."t"') AND t.tgname = 'zzz_blw_a_f7b3b152_fwd')
--     AND NOT (pg_catalog.to_regprocedure('"public"."blw_a_e8a8cbd1_fwd"()') IS NOT NULL)
--     AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."t"') AND a.attname = 'a' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('bigint') AND a.atttypmod = -1)
--     AND EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"public"."t_body"') AND i.indrelid = pg_catalog.to_regclass('"public"."t"') AND i.indisvalid AND i.indisready AND i.indislive AND i.indisunique = false)
--     AND EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."t"') AND k.conname = 'either' AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."t"') AND a.attname = 'a' AND (a.attrelid = k.conrelid AND a.attnum = ANY (k.conkey) OR a.attrelid = k.confrelid AND a.attnum = ANY (k.confkey))))
--     AND EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."t"') AND k.conname = 'two' AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."t"') AND a.attname = 'a' AND (a.attrelid = k.conrelid AND a.attnum = ANY (k.conkey) OR a.attrelid = k.confrelid AND a.attnum = ANY (k.confkey))))
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."t"') AND a.attname = 'blw_a_10ca22ff_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."t"') AND t.tgname = 'zzz_blw_a_f7b3b152_fwd')
--     AND (pg_catalog.to_regprocedure('"public"."blw_a_e8a8cbd1_fwd"()') IS NOT NULL)
-- proven by writes of the application, taken back

-- CLEANUP 4: compare d and the hidden column before dropping it
SELECT count(*) FROM "public"."t" WHERE <range> AND "blw_c_46c07264_hidden" IS NOT NULL AND "d" IS DISTINCT FROM ("blw_c_46c07264_hidden")::text;
-- key: "id"
-- standing: SELECT EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_c_046f607c_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '12595d7fe9c800aa4c3d014424ac6341bc9efe63fbc06df32f558f1b28f73c68')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."t"') AND t.tgname = 'zzz_blw_c_bbb15702_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_c_046f607c_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."t"') AND NOT t.tgisinternal AND t.tgenabled <> 'D' AND t.tgtype & 1 <> 0 AND t.tgtype & 2 <> 0 AND t.tgtype & 20 <> 0 AND t.tgname > 'zzz_blw_c_bbb15702_fwd' AND NOT pg_catalog.starts_with(t.tgname::pg_catalog.text, 'zzz_blw_'))

-- CLEANUP 5: drop index t_lower of the hidden column
DROP INDEX CONCURRENTLY IF EXISTS "public"."t_lower";
-- leftover when: SELECT false
-- done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"public"."t_lower"') AND i.indrelid = pg_catalog.to_regclass('"public"."t"') AND EXISTS (SELECT FROM pg_catalog.pg_depend d JOIN pg_catalog.pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = i.indexrelid AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refobjid = i.indrelid AND a.attname = 'blw_c_46c07264_hidden'))

-- CLEANUP 6: drop index t_there of the hidden column
DROP INDEX CONCURRENTLY IF EXISTS "public"."t_there";
-- leftover when: SELECT false
-- done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"public"."t_there"') AND i.indrelid = pg_catalog.to_regclass('"public"."t"') AND EXISTS (SELECT FROM pg_catalog.pg_depend d JOIN pg_catalog.pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = i.indexrelid AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refobjid = i.indrelid AND a.attname = 'blw_c_46c07264_hidden'))

-- CLEANUP 7: drop the hidden c of t and its trigger
-- one message, locks first: "public"."t"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."t"'::pg_catalog.regclass;
DROP TRIGGER "zzz_blw_c_bbb15702_fwd" ON "public"."t";
DROP FUNCTION "public"."blw_c_046f607c_fwd"();
DO $bellows$
DECLARE blw_said pg_catalog.text := (SELECT string_agg(quote_ident(t.tgname), ', ' ORDER BY t.tgname)
  FROM pg_trigger t JOIN pg_attribute from_a ON from_a.attrelid = t.tgrelid AND from_a.attname = 'blw_c_46c07264_hidden'
    JOIN pg_attribute to_a ON to_a.attrelid = t.tgrelid AND to_a.attname = 'd'
  WHERE t.tgrelid = '"public"."t"'::regclass AND NOT t.tgisinternal AND t.tgconstraint <> 0
    AND from_a.attnum = ANY (t.tgattr::int2[]) AND NOT to_a.attnum = ANY (t.tgattr::int2[]));
BEGIN
  IF blw_said IS NOT NULL THEN
    RAISE EXCEPTION USING MESSAGE = 'these constraint triggers of "public"."t" fire for blw_c_46c07264_hidden alone and cannot be replaced: ' || blw_said || '. DROP them and CREATE them anew with UPDATE OF blw_c_46c07264_hidden, d, in one transaction';
  END IF;
  FOR blw_said IN
    SELECT unnest(ARRAY[
      'CREATE OR REPLACE' || substr(CASE WHEN true THEN replace(w.text, '.' || w.from_name, '.' || w.to_name) ELSE w.text END, length('CREATE') + 1),
      CASE w.tgenabled WHEN 'O' THEN NULL
        ELSE 'ALTER TABLE ' || '"public"."t"' || CASE w.tgenabled WHEN 'D' THEN ' DISABLE' WHEN 'A' THEN ' ENABLE ALWAYS' ELSE ' ENABLE REPLICA' END
          || ' TRIGGER ' || quote_ident(w.tgname) END])
    FROM (
      SELECT t.tgname, t.tgenabled, quote_ident(from_a.attname) AS from_name, quote_ident(to_a.attname) AS to_name,
        CASE WHEN n.before IS NULL THEN pg_get_triggerdef(t.oid)
          ELSE overlay(pg_get_triggerdef(t.oid) PLACING n.after FROM strpos(pg_get_triggerdef(t.oid), n.before) FOR length(n.before)) END AS text
      FROM pg_trigger t JOIN pg_attribute from_a ON from_a.attrelid = t.tgrelid AND from_a.attname = 'blw_c_46c07264_hidden'
        JOIN pg_attribute to_a ON to_a.attrelid = t.tgrelid AND to_a.attname = 'd'
        CROSS JOIN LATERAL (SELECT t.tgattr::int2[] AS listed) l
        CROSS JOIN LATERAL (SELECT ' UPDATE OF ' || string_agg(quote_ident(a.attname), ', ' ORDER BY k.place) || ' ' AS before
          FROM unnest(l.listed) WITH ORDINALITY k(attnum, place) JOIN pg_attribute a ON a.attrelid = t.tgrelid AND a.attnum = k.attnum) b
        CROSS JOIN LATERAL (SELECT b.before, ' UPDATE OF ' || string_agg(quote_ident(a.attname), ', ' ORDER BY k.place) || ' ' AS after
          FROM (SELECT u.attnum, min(u.place) AS place FROM unnest(CASE WHEN from_a.attnum = ANY (l.listed) THEN array_replace(l.listed, from_a.attnum, to_a.attnum) ELSE l.listed END)
              WITH ORDINALITY u(attnum, place) GROUP BY u.attnum) k
            JOIN pg_attribute a ON a.attrelid = t.tgrelid AND a.attnum = k.attnum) n
      WHERE t.tgrelid = '"public"."t"'::regclass AND NOT t.tgisinternal AND t.tgconstraint = 0 AND NOT starts_with(t.tgname::text, 'zzz_blw_')
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
ALTER TABLE "public"."t" DROP COLUMN "blw_c_46c07264_hidden";
ALTER INDEX "public"."blw_t_lower_bd5526c2_twin" RENAME TO "t_lower";
ALTER INDEX "public"."blw_t_there_3f12b2ec_twin" RENAME TO "t_there";
ALTER TABLE "public"."t" RENAME CONSTRAINT "zzz_blw_kind_a605cade_twin" TO "kind";
ALTER TABLE "public"."t" RENAME CONSTRAINT "zzz_blw_long_44a7bf5f_twin" TO "long";
RESET ROLE;
-- done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."t"') AND a.attname = 'blw_c_46c07264_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."t"') AND t.tgname = 'zzz_blw_c_bbb15702_fwd')
--     AND NOT (pg_catalog.to_regprocedure('"public"."blw_c_046f607c_fwd"()') IS NOT NULL)
--     AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."t"') AND a.attname = 'd' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text') AND a.atttypmod = -1)
--     AND EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"public"."t_lower"') AND i.indrelid = pg_catalog.to_regclass('"public"."t"') AND i.indisvalid AND i.indisready AND i.indislive AND i.indisunique = true)
--     AND EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"public"."t_there"') AND i.indrelid = pg_catalog.to_regclass('"public"."t"') AND i.indisvalid AND i.indisready AND i.indislive AND i.indisunique = true)
--     AND EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."t"') AND k.conname = 'kind' AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."t"') AND a.attname = 'd' AND (a.attrelid = k.conrelid AND a.attnum = ANY (k.conkey) OR a.attrelid = k.confrelid AND a.attnum = ANY (k.confkey))))
--     AND EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."t"') AND k.conname = 'long' AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."t"') AND a.attname = 'd' AND (a.attrelid = k.conrelid AND a.attnum = ANY (k.conkey) OR a.attrelid = k.confrelid AND a.attnum = ANY (k.confkey))))
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."t"') AND a.attname = 'blw_c_46c07264_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."t"') AND t.tgname = 'zzz_blw_c_bbb15702_fwd')
--     AND (pg_catalog.to_regprocedure('"public"."blw_c_046f607c_fwd"()') IS NOT NULL)
-- proven by writes of the application, taken back

-- ROLLBACK 1: look for values that only d has
SELECT count(*) FROM "public"."t" WHERE <range> AND "d" IS DISTINCT FROM NULL AND ("d" IS DISTINCT FROM ("c")::text);
-- key: "id"
-- whatever stands

-- ROLLBACK 2: drop index blw_t_there_3f12b2ec_twin of the twin
DROP INDEX CONCURRENTLY IF EXISTS "public"."blw_t_there_3f12b2ec_twin";
-- leftover when: SELECT false
-- done when: SELECT NOT (pg_catalog.to_regclass('"public"."blw_t_there_3f12b2ec_twin"') IS NOT NULL)

-- ROLLBACK 3: drop index blw_t_lower_bd5526c2_twin of the twin
DROP INDEX CONCURRENTLY IF EXISTS "public"."blw_t_lower_bd5526c2_twin";
-- leftover when: SELECT false
-- done when: SELECT NOT (pg_catalog.to_regclass('"public"."blw_t_lower_bd5526c2_twin"') IS NOT NULL)

-- ROLLBACK 4: drop twin column d of t and its trigger
-- one message, locks first: "public"."t"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."t"'::pg_catalog.regclass;
DROP TRIGGER IF EXISTS "zzz_blw_c_bbb15702_fwd" ON "public"."t";
DROP FUNCTION IF EXISTS "public"."blw_c_046f607c_fwd"();
DO $bellows$
DECLARE blw_said pg_catalog.text := (SELECT string_agg(quote_ident(t.tgname), ', ' ORDER BY t.tgname)
  FROM pg_trigger t JOIN pg_attribute from_a ON from_a.attrelid = t.tgrelid AND from_a.attname = 'd'
    JOIN pg_attribute to_a ON to_a.attrelid = t.tgrelid AND to_a.attname = 'c'
  WHERE t.tgrelid = '"public"."t"'::regclass AND NOT t.tgisinternal AND t.tgconstraint <> 0
    AND from_a.attnum = ANY (t.tgattr::int2[]) AND NOT to_a.attnum = ANY (t.tgattr::int2[]));
BEGIN
  IF blw_said IS NOT NULL THEN
    RAISE EXCEPTION USING MESSAGE = 'these constraint triggers of "public"."t" fire for d alone and cannot be replaced: ' || blw_said || '. DROP them and CREATE them anew with UPDATE OF d, c, in one transaction';
  END IF;
  FOR blw_said IN
    SELECT unnest(ARRAY[
      'CREATE OR REPLACE' || substr(CASE WHEN false THEN replace(w.text, '.' || w.from_name, '.' || w.to_name) ELSE w.text END, length('CREATE') + 1),
      CASE w.tgenabled WHEN 'O' THEN NULL
        ELSE 'ALTER TABLE ' || '"public"."t"' || CASE w.tgenabled WHEN 'D' THEN ' DISABLE' WHEN 'A' THEN ' ENABLE ALWAYS' ELSE ' ENABLE REPLICA' END
          || ' TRIGGER ' || quote_ident(w.tgname) END])
    FROM (
      SELECT t.tgname, t.tgenabled, quote_ident(from_a.attname) AS from_name, quote_ident(to_a.attname) AS to_name,
        CASE WHEN n.before IS NULL THEN pg_get_triggerdef(t.oid)
          ELSE overlay(pg_get_triggerdef(t.oid) PLACING n.after FROM strpos(pg_get_triggerdef(t.oid), n.before) FOR length(n.before)) END AS text
      FROM pg_trigger t JOIN pg_attribute from_a ON from_a.attrelid = t.tgrelid AND from_a.attname = 'd'
        JOIN pg_attribute to_a ON to_a.attrelid = t.tgrelid AND to_a.attname = 'c'
        CROSS JOIN LATERAL (SELECT t.tgattr::int2[] AS listed) l
        CROSS JOIN LATERAL (SELECT ' UPDATE OF ' || string_agg(quote_ident(a.attname), ', ' ORDER BY k.place) || ' ' AS before
          FROM unnest(l.listed) WITH ORDINALITY k(attnum, place) JOIN pg_attribute a ON a.attrelid = t.tgrelid AND a.attnum = k.attnum) b
        CROSS JOIN LATERAL (SELECT b.before, ' UPDATE OF ' || string_agg(quote_ident(a.attname), ', ' ORDER BY k.place) || ' ' AS after
          FROM (SELECT u.attnum, min(u.place) AS place FROM unnest(CASE WHEN from_a.attnum = ANY (l.listed) THEN array_replace(l.listed, from_a.attnum, to_a.attnum) ELSE l.listed END)
              WITH ORDINALITY u(attnum, place) GROUP BY u.attnum) k
            JOIN pg_attribute a ON a.attrelid = t.tgrelid AND a.attnum = k.attnum) n
      WHERE t.tgrelid = '"public"."t"'::regclass AND NOT t.tgisinternal AND t.tgconstraint = 0 AND NOT starts_with(t.tgname::text, 'zzz_blw_')
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
ALTER TABLE "public"."t" DROP COLUMN IF EXISTS "d";
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."t"') AND a.attname = 'c' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."t"') AND a.attname = 'd' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."t"') AND t.tgname = 'zzz_blw_c_bbb15702_fwd')
--     AND NOT (pg_catalog.to_regprocedure('"public"."blw_c_046f607c_fwd"()') IS NOT NULL)
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."t"') AND a.attname = 'c' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND (EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."t"') AND a.attname = 'd' AND a.attnum > 0 AND NOT a.attisdropped)
--     OR (EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."t"') AND t.tgname = 'zzz_blw_c_bbb15702_fwd')
--     OR (pg_catalog.to_regprocedure('"public"."blw_c_046f607c_fwd"()') IS NOT NULL)))

-- ROLLBACK 5: drop index blw_t_body_74b3b003_twin of the next a
DROP INDEX CONCURRENTLY IF EXISTS "public"."blw_t_body_74b3b003_twin";
-- leftover when: SELECT false
-- done when: SELECT NOT (pg_catalog.to_regclass('"public"."blw_t_body_74b3b003_twin"') IS NOT NULL)

-- ROLLBACK 6: drop the next a of t and its trigger
-- one message, locks first: "public"."t"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."t"'::pg_catalog.regclass;
DROP TRIGGER IF EXISTS "zzz_blw_a_f7b3b152_fwd" ON "public"."t";
DROP FUNCTION IF EXISTS "public"."blw_a_e8a8cbd1_fwd"();
ALTER TABLE "public"."t" DROP COLUMN IF EXISTS "blw_a_b811fab6_next";
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."t"') AND a.attname = 'a' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."t"') AND a.attname = 'blw_a_b811fab6_next' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."t"') AND t.tgname = 'zzz_blw_a_f7b3b152_fwd')
--     AND NOT (pg_catalog.to_regprocedure('"public"."blw_a_e8a8cbd1_fwd"()') IS NOT NULL)
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."t"') AND a.attname = 'a' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND (EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."t"') AND a.attname = 'blw_a_b811fab6_next' AND a.attnum > 0 AND NOT a.attisdropped)
--     OR (EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."t"') AND t.tgname = 'zzz_blw_a_f7b3b152_fwd')
--     OR (pg_catalog.to_regprocedure('"public"."blw_a_e8a8cbd1_fwd"()') IS NOT NULL)))

-- REVERT 1: look for values of d that do not fit character varying(20)
SELECT count(*) FROM "public"."t" WHERE <range> AND (pg_catalog.char_length("d") > 20);
-- key: "id"
-- whatever stands

-- REVERT 2: look for values of a that do not fit integer
SELECT count(*) FROM "public"."t" WHERE <range> AND ("a" NOT BETWEEN -2147483648 AND 2147483647);
-- key: "id"
-- whatever stands

-- REVERT 3: refuse what does not fit the hidden c from here on
-- one message, locks first: "public"."t"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."t"'::pg_catalog.regclass;
CREATE OR REPLACE FUNCTION "public"."blw_c_046f607c_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $bellows$
-- Bellows, orders/18: keeps a hidden column and its successor equal, so that it can be shown again.
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."d" IS NULL THEN
      NEW."d" := NEW."blw_c_46c07264_hidden";
    ELSE
      NEW."blw_c_46c07264_hidden" := NEW."d";
      IF NEW."d" IS DISTINCT FROM (NEW."blw_c_46c07264_hidden")::text THEN
        RAISE EXCEPTION USING ERRCODE = '22001', MESSAGE = 'a value of d does not fit character varying(20), the type of c for code of an earlier version';
      END IF;
    END IF;
  ELSIF NEW."d" IS DISTINCT FROM (NEW."blw_c_46c07264_hidden")::text THEN
    IF NEW."d" IS DISTINCT FROM OLD."d" OR NEW."blw_c_46c07264_hidden" IS DISTINCT FROM OLD."blw_c_46c07264_hidden" THEN
      NEW."blw_c_46c07264_hidden" := NEW."d";
      IF NEW."d" IS DISTINCT FROM (NEW."blw_c_46c07264_hidden")::text THEN
        RAISE EXCEPTION USING ERRCODE = '22001', MESSAGE = 'a value of d does not fit character varying(20), the type of c for code of an earlier version';
      END IF;
    ELSE
      BEGIN
        NEW."blw_c_46c07264_hidden" := NEW."d";
        IF NEW."d" IS DISTINCT FROM (NEW."blw_c_46c07264_hidden")::text THEN
          NEW."blw_c_46c07264_hidden" := NULL;
        END IF;
      EXCEPTION WHEN data_exception OR feature_not_supported THEN
        NEW."blw_c_46c07264_hidden" := NULL;
      END;
    END IF;
  END IF;
  RETURN NEW;
END
$bellows$;
RESET ROLE;
-- done when: SELECT (EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_c_046f607c_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '679e77f9c8cebd25fc61782f286cbbf6dcd48288148a742602c887e94d282dcc')
--     OR EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."t"') AND a.attname = 'c' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('character varying(20)') AND a.atttypmod = 24))
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."t"') AND a.attname = 'blw_c_46c07264_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('character varying(20)') AND a.atttypmod = 24)
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_c_046f607c_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '12595d7fe9c800aa4c3d014424ac6341bc9efe63fbc06df32f558f1b28f73c68')

-- REVERT 4: bring the hidden c up to d
UPDATE "public"."t" SET "blw_c_46c07264_hidden" = "d" WHERE <range> AND "d" IS DISTINCT FROM ("blw_c_46c07264_hidden")::text;
-- key: "id"

-- REVERT 5: bring back c of t
-- one message, locks first: "public"."t"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."t"'::pg_catalog.regclass;
DO $bellows$
DECLARE blw_said pg_catalog.text;
BEGIN
  FOR blw_said IN
    SELECT format('GRANT %s (%s) ON TABLE %s TO %s%s', x.privilege_type, '"blw_c_46c07264_hidden"', '"public"."t"',
        CASE x.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(r.rolname) END,
        CASE WHEN x.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
      FROM pg_attribute a CROSS JOIN LATERAL aclexplode(a.attacl) x LEFT JOIN pg_roles r ON r.oid = x.grantee
      WHERE a.attrelid = '"public"."t"'::pg_catalog.regclass AND a.attname = 'd' AND NOT a.attisdropped
        AND (x.grantee = 0 OR r.oid IS NOT NULL) AND NOT EXISTS (SELECT FROM pg_attribute b, aclexplode(b.attacl) y
          WHERE b.attrelid = a.attrelid AND b.attname = 'blw_c_46c07264_hidden' AND y.grantee = x.grantee
            AND y.privilege_type = x.privilege_type AND y.is_grantable >= x.is_grantable)
    UNION ALL SELECT format('COMMENT ON COLUMN %s.%s IS %L', '"public"."t"', '"blw_c_46c07264_hidden"', col_description(a.attrelid, a.attnum))
      FROM pg_attribute a JOIN pg_attribute b ON b.attrelid = a.attrelid AND b.attname = 'blw_c_46c07264_hidden'
      WHERE a.attrelid = '"public"."t"'::pg_catalog.regclass AND a.attname = 'd' AND col_description(a.attrelid, a.attnum)
        <> coalesce(col_description(b.attrelid, b.attnum), '')
    UNION ALL SELECT format('ALTER TABLE %s ALTER COLUMN %s SET STATISTICS %s', '"public"."t"', '"blw_c_46c07264_hidden"', a.attstattarget)
      FROM pg_attribute a JOIN pg_attribute b ON b.attrelid = a.attrelid AND b.attname = 'blw_c_46c07264_hidden'
      WHERE a.attrelid = '"public"."t"'::pg_catalog.regclass AND a.attname = 'd' AND a.attstattarget >= 0 AND a.attstattarget IS DISTINCT FROM b.attstattarget
    UNION ALL SELECT format('ALTER TABLE %s ALTER COLUMN %s SET (%s)', '"public"."t"', '"blw_c_46c07264_hidden"', o.option)
      FROM pg_attribute a JOIN pg_attribute b ON b.attrelid = a.attrelid AND b.attname = 'blw_c_46c07264_hidden'
        CROSS JOIN LATERAL unnest(a.attoptions) o(option)
      WHERE a.attrelid = '"public"."t"'::pg_catalog.regclass AND a.attname = 'd' AND o.option ~ '^n_distinct(_inherited)?='
        AND o.option <> ALL (coalesce(b.attoptions, '{}'))
  LOOP
    EXECUTE blw_said;
  END LOOP;
END
$bellows$;
ALTER TABLE "public"."t" RENAME COLUMN "blw_c_46c07264_hidden" TO "c";
CREATE OR REPLACE FUNCTION "public"."blw_c_046f607c_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $bellows$
-- Bellows, orders/18: keeps a renamed column and its twin equal.
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."d" IS NULL THEN
      NEW."d" := NEW."c";
    ELSE
      NEW."c" := NEW."d";
      IF NEW."d" IS DISTINCT FROM (NEW."c")::text THEN
        RAISE EXCEPTION USING ERRCODE = '22001', MESSAGE = 'a value of d does not fit character varying(20), the type of c for code of an earlier version';
      END IF;
    END IF;
  ELSIF NEW."d" IS DISTINCT FROM OLD."d" THEN
    IF NEW."d" IS DISTINCT FROM (NEW."c")::text THEN
      NEW."c" := NEW."d";
      IF NEW."d" IS DISTINCT FROM (NEW."c")::text THEN
        RAISE EXCEPTION USING ERRCODE = '22001', MESSAGE = 'a value of d does not fit character varying(20), the type of c for code of an earlier version';
      END IF;
    END IF;
  ELSIF NEW."d" IS DISTINCT FROM (NEW."c")::text THEN
    NEW."d" := NEW."c";
  END IF;
  RETURN NEW;
END
$bellows$;
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."t"') AND a.attname = 'c' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('character varying(20)') AND a.atttypmod = 24)
--     AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."t"') AND a.attname = 'd' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text') AND a.atttypmod = -1)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."t"') AND a.attname = 'blw_c_46c07264_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_c_046f607c_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '45210cb3abc684669239afe76384edae8601acd6ff225bb4a9be0b851e1e13ea')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."t"') AND t.tgname = 'zzz_blw_c_bbb15702_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_c_046f607c_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."t"') AND a.attname = 'blw_c_46c07264_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('character varying(20)') AND a.atttypmod = 24)
--     AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."t"') AND a.attname = 'd' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text') AND a.atttypmod = -1)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."t"') AND a.attname = 'c' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_c_046f607c_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '679e77f9c8cebd25fc61782f286cbbf6dcd48288148a742602c887e94d282dcc')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."t"') AND t.tgname = 'zzz_blw_c_bbb15702_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_c_046f607c_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')

-- REVERT 6: refuse what does not fit the hidden a from here on
-- one message, locks first: "public"."t"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."t"'::pg_catalog.regclass;
DO $bellows$
DECLARE
  blw_other pg_catalog.text;
BEGIN
  SELECT pg_catalog.format('ALTER TABLE %s DROP CONSTRAINT %I', k.conrelid::pg_catalog.regclass, k.conname) INTO blw_other
    FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = ANY (k.confkey)
    WHERE k.contype = 'f' AND k.conparentid = 0 AND k.confrelid = '"public"."t"'::pg_catalog.regclass AND a.attname = 'a' LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION USING ERRCODE = '2BP01', MESSAGE = pg_catalog.format('a foreign key that was made since the contract points at %s of'
      ' %s, and would keep what it was before from coming back; drop it first: %s', 'a', '"public"."t"', blw_other);
  END IF;
END
$bellows$;
CREATE OR REPLACE FUNCTION "public"."blw_a_e8a8cbd1_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $bellows$
-- Bellows, orders/18: keeps a hidden column and its successor equal, so that it can be shown again.
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."a" IS NULL THEN
      NEW."a" := NEW."blw_a_10ca22ff_hidden";
    ELSE
      NEW."blw_a_10ca22ff_hidden" := NEW."a";
      IF NEW."a" IS DISTINCT FROM NEW."blw_a_10ca22ff_hidden" THEN
        RAISE EXCEPTION USING ERRCODE = '22003', MESSAGE = 'a value of a does not fit integer, the type of a for code of an earlier version';
      END IF;
    END IF;
  ELSIF NEW."a" IS DISTINCT FROM NEW."blw_a_10ca22ff_hidden" THEN
    IF NEW."a" IS DISTINCT FROM OLD."a" OR NEW."blw_a_10ca22ff_hidden" IS DISTINCT FROM OLD."blw_a_10ca22ff_hidden" THEN
      NEW."blw_a_10ca22ff_hidden" := NEW."a";
      IF NEW."a" IS DISTINCT FROM NEW."blw_a_10ca22ff_hidden" THEN
        RAISE EXCEPTION USING ERRCODE = '22003', MESSAGE = 'a value of a does not fit integer, the type of a for code of an earlier version';
      END IF;
    ELSE
      BEGIN
        NEW."blw_a_10ca22ff_hidden" := NEW."a";
        IF NEW."a" IS DISTINCT FROM NEW."blw_a_10ca22ff_hidden" THEN
          NEW."blw_a_10ca22ff_hidden" := NULL;
        END IF;
      EXCEPTION WHEN data_exception OR feature_not_supported THEN
        NEW."blw_a_10ca22ff_hidden" := NULL;
      END;
    END IF;
  END IF;
  RETURN NEW;
END
$bellows$;
RESET ROLE;
-- done when: SELECT (EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_a_e8a8cbd1_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '38af904a508ce01632365baaa3c21a3a63772d6d352c885ded3d7b75d355462f')
--     OR EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."t"') AND a.attname = 'a' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('integer') AND a.atttypmod = -1))
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."t"') AND a.attname = 'blw_a_10ca22ff_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('integer') AND a.atttypmod = -1)
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_a_e8a8cbd1_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '0bfa8cd349daf4ab4ebbd23e40614f59f1c9ad192d93514ec97791f5b5071237')

-- REVERT 7: bring the hidden a up to a
UPDATE "public"."t" SET "blw_a_10ca22ff_hidden" = "a" WHERE <range> AND "a" IS DISTINCT FROM "blw_a_10ca22ff_hidden";
-- key: "id"

-- REVERT 8: bring back the old a of t
-- one message, locks first: "public"."t"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."t"'::pg_catalog.regclass;
DO $bellows$
DECLARE blw_said pg_catalog.text;
BEGIN
  FOR blw_said IN
    SELECT format('GRANT %s (%s) ON TABLE %s TO %s%s', x.privilege_type, '"blw_a_10ca22ff_hidden"', '"public"."t"',
        CASE x.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(r.rolname) END,
        CASE WHEN x.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
      FROM pg_attribute a CROSS JOIN LATERAL aclexplode(a.attacl) x LEFT JOIN pg_roles r ON r.oid = x.grantee
      WHERE a.attrelid = '"public"."t"'::pg_catalog.regclass AND a.attname = 'a' AND NOT a.attisdropped
        AND (x.grantee = 0 OR r.oid IS NOT NULL) AND NOT EXISTS (SELECT FROM pg_attribute b, aclexplode(b.attacl) y
          WHERE b.attrelid = a.attrelid AND b.attname = 'blw_a_10ca22ff_hidden' AND y.grantee = x.grantee
            AND y.privilege_type = x.privilege_type AND y.is_grantable >= x.is_grantable)
    UNION ALL SELECT format('COMMENT ON COLUMN %s.%s IS %L', '"public"."t"', '"blw_a_10ca22ff_hidden"', col_description(a.attrelid, a.attnum))
      FROM pg_attribute a JOIN pg_attribute b ON b.attrelid = a.attrelid AND b.attname = 'blw_a_10ca22ff_hidden'
      WHERE a.attrelid = '"public"."t"'::pg_catalog.regclass AND a.attname = 'a' AND col_description(a.attrelid, a.attnum)
        <> coalesce(col_description(b.attrelid, b.attnum), '')
    UNION ALL SELECT format('ALTER TABLE %s ALTER COLUMN %s SET STATISTICS %s', '"public"."t"', '"blw_a_10ca22ff_hidden"', a.attstattarget)
      FROM pg_attribute a JOIN pg_attribute b ON b.attrelid = a.attrelid AND b.attname = 'blw_a_10ca22ff_hidden'
      WHERE a.attrelid = '"public"."t"'::pg_catalog.regclass AND a.attname = 'a' AND a.attstattarget >= 0 AND a.attstattarget IS DISTINCT FROM b.attstattarget
    UNION ALL SELECT format('ALTER TABLE %s ALTER COLUMN %s SET (%s)', '"public"."t"', '"blw_a_10ca22ff_hidden"', o.option)
      FROM pg_attribute a JOIN pg_attribute b ON b.attrelid = a.attrelid AND b.attname = 'blw_a_10ca22ff_hidden'
        CROSS JOIN LATERAL unnest(a.attoptions) o(option)
      WHERE a.attrelid = '"public"."t"'::pg_catalog.regclass AND a.attname = 'a' AND o.option ~ '^n_distinct(_inherited)?='
        AND o.option <> ALL (coalesce(b.attoptions, '{}'))
  LOOP
    EXECUTE blw_said;
  END LOOP;
END
$bellows$;
ALTER TABLE "public"."t" RENAME COLUMN "a" TO "blw_a_b811fab6_next";
ALTER TABLE "public"."t" RENAME COLUMN "blw_a_10ca22ff_hidden" TO "a";
DO $bellows$
DECLARE blw_said pg_catalog.text := (SELECT string_agg(quote_ident(t.tgname), ', ' ORDER BY t.tgname)
  FROM pg_trigger t JOIN pg_attribute from_a ON from_a.attrelid = t.tgrelid AND from_a.attname = 'blw_a_b811fab6_next'
    JOIN pg_attribute to_a ON to_a.attrelid = t.tgrelid AND to_a.attname = 'a'
  WHERE t.tgrelid = '"public"."t"'::regclass AND NOT t.tgisinternal AND t.tgconstraint <> 0
    AND from_a.attnum = ANY (t.tgattr::int2[]) AND NOT to_a.attnum = ANY (t.tgattr::int2[]));
BEGIN
  IF blw_said IS NOT NULL THEN
    RAISE EXCEPTION USING MESSAGE = 'these constraint triggers of "public"."t" fire for blw_a_b811fab6_next alone and cannot be replaced: ' || blw_said || '. DROP them and CREATE them anew with UPDATE OF blw_a_b811fab6_next, a, in one transaction';
  END IF;
  FOR blw_said IN
    SELECT unnest(ARRAY[
      'CREATE OR REPLACE' || substr(CASE WHEN true THEN replace(w.text, '.' || w.from_name, '.' || w.to_name) ELSE w.text END, length('CREATE') + 1),
      CASE w.tgenabled WHEN 'O' THEN NULL
        ELSE 'ALTER TABLE ' || '"public"."t"' || CASE w.tgenabled WHEN 'D' THEN ' DISABLE' WHEN 'A' THEN ' ENABLE ALWAYS' ELSE ' ENABLE REPLICA' END
          || ' TRIGGER ' || quote_ident(w.tgname) END])
    FROM (
      SELECT t.tgname, t.tgenabled, quote_ident(from_a.attname) AS from_name, quote_ident(to_a.attname) AS to_name,
        CASE WHEN n.before IS NULL THEN pg_get_triggerdef(t.oid)
          ELSE overlay(pg_get_triggerdef(t.oid) PLACING n.after FROM strpos(pg_get_triggerdef(t.oid), n.before) FOR length(n.before)) END AS text
      FROM pg_trigger t JOIN pg_attribute from_a ON from_a.attrelid = t.tgrelid AND from_a.attname = 'blw_a_b811fab6_next'
        JOIN pg_attribute to_a ON to_a.attrelid = t.tgrelid AND to_a.attname = 'a'
        CROSS JOIN LATERAL (SELECT t.tgattr::int2[] AS listed) l
        CROSS JOIN LATERAL (SELECT ' UPDATE OF ' || string_agg(quote_ident(a.attname), ', ' ORDER BY k.place) || ' ' AS before
          FROM unnest(l.listed) WITH ORDINALITY k(attnum, place) JOIN pg_attribute a ON a.attrelid = t.tgrelid AND a.attnum = k.attnum) b
        CROSS JOIN LATERAL (SELECT b.before, ' UPDATE OF ' || string_agg(quote_ident(a.attname), ', ' ORDER BY k.place) || ' ' AS after
          FROM (SELECT u.attnum, min(u.place) AS place FROM unnest(CASE WHEN from_a.attnum = ANY (l.listed) THEN array_replace(l.listed, from_a.attnum, to_a.attnum) ELSE l.listed END)
              WITH ORDINALITY u(attnum, place) GROUP BY u.attnum) k
            JOIN pg_attribute a ON a.attrelid = t.tgrelid AND a.attnum = k.attnum) n
      WHERE t.tgrelid = '"public"."t"'::regclass AND NOT t.tgisinternal AND t.tgconstraint = 0 AND NOT starts_with(t.tgname::text, 'zzz_blw_')
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
CREATE OR REPLACE FUNCTION "public"."blw_a_e8a8cbd1_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $bellows$
-- Bellows, orders/18: keeps the next type of a column filled.
BEGIN
  IF NEW."blw_a_b811fab6_next" IS DISTINCT FROM NEW."a" THEN
    NEW."blw_a_b811fab6_next" := NEW."a";
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
        AND (p.oid IN (SELECT t.tgfoid FROM pg_catalog.pg_trigger t WHERE t.tgrelid = '"public"."t"'::pg_catalog.regclass AND NOT t.tgisinternal)
          OR p.oid IN (SELECT pg_catalog.to_regprocedure(s) FROM pg_catalog.unnest(ARRAY[]::pg_catalog.text[]) s))
      ORDER BY p.oid
  LOOP
    EXECUTE blw_said;
  END LOOP;
END
$bellows$;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."t"') AND a.attname = 'a' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('integer') AND a.atttypmod = -1)
--     AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."t"') AND a.attname = 'blw_a_b811fab6_next' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('bigint') AND a.atttypmod = -1)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."t"') AND a.attname = 'blw_a_10ca22ff_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_a_e8a8cbd1_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '221106c496968037d50f886be7dbfa4cce55f8bee822eaa788d564937688cbdc')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."t"') AND t.tgname = 'zzz_blw_a_f7b3b152_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_a_e8a8cbd1_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."t"') AND a.attname = 'blw_a_10ca22ff_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('integer') AND a.atttypmod = -1)
--     AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."t"') AND a.attname = 'a' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('bigint') AND a.atttypmod = -1)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."t"') AND a.attname = 'blw_a_b811fab6_next' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_a_e8a8cbd1_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '38af904a508ce01632365baaa3c21a3a63772d6d352c885ded3d7b75d355462f')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."t"') AND t.tgname = 'zzz_blw_a_f7b3b152_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_a_e8a8cbd1_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
