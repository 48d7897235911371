-- A rename carries foreign keys that point at the column: from another schema, composite ones, from the same table, at both of their ends.

-- EXPAND 1: add twin column sign to places, in sync with code
-- one message, locks first: "shop"."places"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"shop"."places"'::pg_catalog.regclass;
ALTER TABLE "shop"."places" ADD COLUMN "sign" text;
CREATE FUNCTION "shop"."blw_code_ce56dc52_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $bellows$
-- Bellows, orders/18: keeps a renamed column and its twin equal.
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."sign" IS NULL THEN
      NEW."sign" := NEW."code";
    ELSE
      NEW."code" := NEW."sign";
    END IF;
  ELSIF NEW."sign" IS DISTINCT FROM OLD."sign" THEN
    IF NEW."sign" IS DISTINCT FROM NEW."code" THEN
      NEW."code" := NEW."sign";
    END IF;
  ELSIF NEW."sign" IS DISTINCT FROM NEW."code" THEN
    NEW."sign" := NEW."code";
  END IF;
  RETURN NEW;
END
$bellows$;
CREATE TRIGGER "zzz_blw_code_bfb663b6_fwd" BEFORE INSERT OR UPDATE ON "shop"."places" FOR EACH ROW EXECUTE FUNCTION "shop"."blw_code_ce56dc52_fwd"();
ALTER TABLE "shop"."places" ENABLE ALWAYS TRIGGER "zzz_blw_code_bfb663b6_fwd";
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."places"') AND a.attname = 'sign' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text') AND a.atttypmod = -1)
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"shop"."blw_code_ce56dc52_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = 'd6a497839bccd037e26146923fb482601c2b47679cd18775e46cc1fe81b42d73')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"shop"."places"') AND t.tgname = 'zzz_blw_code_bfb663b6_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"shop"."blw_code_ce56dc52_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."places"') AND a.attname = 'sign' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"shop"."places"') AND t.tgname = 'zzz_blw_code_bfb663b6_fwd')
--     AND NOT (pg_catalog.to_regprocedure('"shop"."blw_code_ce56dc52_fwd"()') IS NOT NULL)
-- proven by writes of the application, taken back

-- EXPAND 2: add twin column account to trees, in sync with tenant
-- one message, locks first: "shop"."trees"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"shop"."trees"'::pg_catalog.regclass;
ALTER TABLE "shop"."trees" ADD COLUMN "account" bigint;
CREATE FUNCTION "shop"."blw_tenant_0cd79cf3_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $bellows$
-- Bellows, orders/18: keeps a renamed column and its twin equal.
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."account" IS NULL THEN
      NEW."account" := NEW."tenant";
    ELSE
      NEW."tenant" := NEW."account";
    END IF;
  ELSIF NEW."account" IS DISTINCT FROM OLD."account" THEN
    IF NEW."account" IS DISTINCT FROM NEW."tenant" THEN
      NEW."tenant" := NEW."account";
    END IF;
  ELSIF NEW."account" IS DISTINCT FROM NEW."tenant" THEN
    NEW."account" := NEW."tenant";
  END IF;
  RETURN NEW;
END
$bellows$;
CREATE TRIGGER "zzz_blw_tenant_4e2a13ae_fwd" BEFORE INSERT OR UPDATE ON "shop"."trees" FOR EACH ROW EXECUTE FUNCTION "shop"."blw_tenant_0cd79cf3_fwd"();
ALTER TABLE "shop"."trees" ENABLE ALWAYS TRIGGER "zzz_blw_tenant_4e2a13ae_fwd";
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."trees"') AND a.attname = 'account' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('bigint') AND a.atttypmod = -1)
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"shop"."blw_tenant_0cd79cf3_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '65e89aa49ca2996383a1cea524b1e436541456bd7b60e235c1d66087fe8a08fe')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"shop"."trees"') AND t.tgname = 'zzz_blw_tenant_4e2a13ae_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"shop"."blw_tenant_0cd79cf3_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."trees"') AND a.attname = 'account' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"shop"."trees"') AND t.tgname = 'zzz_blw_tenant_4e2a13ae_fwd')
--     AND NOT (pg_catalog.to_regprocedure('"shop"."blw_tenant_0cd79cf3_fwd"()') IS NOT NULL)
-- proven by writes of the application, taken back

-- MIGRATE 1: fill sign from code
UPDATE "shop"."places" SET "sign" = "code" WHERE <range> AND "sign" IS DISTINCT FROM "code";
-- key: "id"

-- MIGRATE 2: build index blw_places_code_key_7a82728d_twin on sign, like places_code_key
CREATE UNIQUE INDEX CONCURRENTLY "blw_places_code_key_7a82728d_twin" ON "shop"."places" USING "btree" ("sign" ASC NULLS LAST);
-- leftover when: SELECT EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"shop"."blw_places_code_key_7a82728d_twin"') AND i.indrelid = pg_catalog.to_regclass('"shop"."places"') AND NOT (i.indisvalid AND i.indisready AND i.indislive))
-- repair: DROP INDEX CONCURRENTLY IF EXISTS "shop"."blw_places_code_key_7a82728d_twin"
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"shop"."blw_places_code_key_7a82728d_twin"') AND i.indrelid = pg_catalog.to_regclass('"shop"."places"') AND i.indisvalid AND i.indisready AND i.indislive AND i.indisunique = true)

-- MIGRATE 3: build index blw_places_region_code_key_2ce3430f_twin on sign, like places_region_code_key
CREATE UNIQUE INDEX CONCURRENTLY "blw_places_region_code_key_2ce3430f_twin" ON "shop"."places" USING "btree" ("region" ASC NULLS LAST, "sign" ASC NULLS LAST);
-- leftover when: SELECT EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"shop"."blw_places_region_code_key_2ce3430f_twin"') AND i.indrelid = pg_catalog.to_regclass('"shop"."places"') AND NOT (i.indisvalid AND i.indisready AND i.indislive))
-- repair: DROP INDEX CONCURRENTLY IF EXISTS "shop"."blw_places_region_code_key_2ce3430f_twin"
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"shop"."blw_places_region_code_key_2ce3430f_twin"') AND i.indrelid = pg_catalog.to_regclass('"shop"."places"') AND i.indisvalid AND i.indisready AND i.indislive AND i.indisunique = true)

-- MIGRATE 4: compare code and sign
SELECT count(*) FROM "shop"."places" WHERE <range> AND "sign" IS DISTINCT FROM "code";
-- key: "id"
-- standing: SELECT EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"shop"."blw_code_ce56dc52_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = 'd6a497839bccd037e26146923fb482601c2b47679cd18775e46cc1fe81b42d73')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"shop"."places"') AND t.tgname = 'zzz_blw_code_bfb663b6_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"shop"."blw_code_ce56dc52_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"shop"."places"') AND NOT t.tgisinternal AND t.tgenabled <> 'D' AND t.tgtype & 1 <> 0 AND t.tgtype & 2 <> 0 AND t.tgtype & 20 <> 0 AND t.tgname > 'zzz_blw_code_bfb663b6_fwd' AND NOT pg_catalog.starts_with(t.tgname::pg_catalog.text, 'zzz_blw_'))
--     AND EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"shop"."blw_places_code_key_7a82728d_twin"') AND i.indrelid = pg_catalog.to_regclass('"shop"."places"') AND i.indisvalid AND i.indisready AND i.indislive AND i.indisunique = true)
--     AND EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"shop"."blw_places_region_code_key_2ce3430f_twin"') AND i.indrelid = pg_catalog.to_regclass('"shop"."places"') AND i.indisvalid AND i.indisready AND i.indislive AND i.indisunique = true)

-- MIGRATE 5: bind new writes of sign to be not null
-- one message, locks first: "shop"."places"
ALTER TABLE "shop"."places" ADD CONSTRAINT "blw_code_9f021298_twin" CHECK ("sign" IS NOT NULL) NOT VALID;
-- done when: SELECT (EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"shop"."places"') AND k.conname = 'blw_code_9f021298_twin')
--     OR EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."places"') AND a.attname = 'sign' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull))
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"shop"."places"') AND k.conname = 'blw_code_9f021298_twin')
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."places"') AND a.attname = 'sign' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull)
-- proven by writes of the application, taken back

-- MIGRATE 6: prove that sign is nowhere null
ALTER TABLE "shop"."places" VALIDATE CONSTRAINT "blw_code_9f021298_twin";
-- leftover when: SELECT false
-- done when: SELECT (EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"shop"."places"') AND k.conname = 'blw_code_9f021298_twin' AND k.convalidated)
--     OR EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."places"') AND a.attname = 'sign' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull))

-- MIGRATE 7: declare sign not null
-- one message, locks first: "shop"."places"
ALTER TABLE "shop"."places" ALTER COLUMN "sign" SET NOT NULL;
ALTER TABLE "shop"."places" DROP CONSTRAINT "blw_code_9f021298_twin";
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."places"') AND a.attname = 'sign' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"shop"."places"') AND k.conname = 'blw_code_9f021298_twin')
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."places"') AND a.attname = 'sign' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull)
--     AND EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"shop"."places"') AND k.conname = 'blw_code_9f021298_twin' AND k.convalidated)
-- proven by writes of the application, taken back

-- MIGRATE 8: bind Visits to sign like At binds it to code
-- one message, locks first: "shop"."places", "Crm"."Visits"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"Crm"."Visits"'::pg_catalog.regclass;
ALTER TABLE "Crm"."Visits" ADD CONSTRAINT "zzz_blw_At_67661ad2_twin" FOREIGN KEY ("place") REFERENCES "shop"."places" ("sign") ON UPDATE CASCADE ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED NOT VALID;
RESET ROLE;
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"shop"."places"'::pg_catalog.regclass;
DO $bellows$
DECLARE blw_said pg_catalog.text;
BEGIN
  FOR blw_said IN SELECT pg_catalog.format('ALTER TRIGGER %I ON %s RENAME TO %s', t.tgname, '"shop"."places"', pg_catalog.format('%I', m.tgname || '!'))
      FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_trigger t ON t.tgconstraint = k.oid AND t.tgrelid = '"shop"."places"'::pg_catalog.regclass AND pg_catalog.starts_with(t.tgname::pg_catalog.text, 'RI_ConstraintTrigger_a_')
      JOIN pg_catalog.pg_constraint o ON o.conrelid = k.conrelid AND o.conname = 'At' JOIN pg_catalog.pg_trigger m ON m.tgconstraint = o.oid AND m.tgrelid = t.tgrelid AND m.tgtype = t.tgtype AND pg_catalog.starts_with(m.tgname::pg_catalog.text, 'RI_ConstraintTrigger_a_')
      WHERE k.conrelid = '"Crm"."Visits"'::pg_catalog.regclass AND k.conname = 'zzz_blw_At_67661ad2_twin'
  LOOP
    EXECUTE blw_said;
  END LOOP;
END
$bellows$;
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"Crm"."Visits"') AND k.conname = 'zzz_blw_At_67661ad2_twin')
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"Crm"."Visits"') AND k.conname = 'zzz_blw_At_67661ad2_twin')

-- MIGRATE 9: prove that Visits points at sign everywhere, for zzz_blw_At_67661ad2_twin
ALTER TABLE "Crm"."Visits" VALIDATE CONSTRAINT "zzz_blw_At_67661ad2_twin";
-- leftover when: SELECT false
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"Crm"."Visits"') AND k.conname = 'zzz_blw_At_67661ad2_twin' AND k.convalidated)

-- MIGRATE 10: bind Visits to sign like in_region binds it to code
-- one message, locks first: "shop"."places", "Crm"."Visits"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"Crm"."Visits"'::pg_catalog.regclass;
ALTER TABLE "Crm"."Visits" ADD CONSTRAINT "zzz_blw_in_region_1bd6f2d8_twin" FOREIGN KEY ("region", "place") REFERENCES "shop"."places" ("region", "sign") MATCH FULL ON UPDATE NO ACTION ON DELETE NO ACTION NOT VALID;
RESET ROLE;
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"shop"."places"'::pg_catalog.regclass;
DO $bellows$
DECLARE blw_said pg_catalog.text;
BEGIN
  FOR blw_said IN SELECT pg_catalog.format('ALTER TRIGGER %I ON %s RENAME TO %s', t.tgname, '"shop"."places"', pg_catalog.format('%I', m.tgname || '!'))
      FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_trigger t ON t.tgconstraint = k.oid AND t.tgrelid = '"shop"."places"'::pg_catalog.regclass AND pg_catalog.starts_with(t.tgname::pg_catalog.text, 'RI_ConstraintTrigger_a_')
      JOIN pg_catalog.pg_constraint o ON o.conrelid = k.conrelid AND o.conname = 'in_region' JOIN pg_catalog.pg_trigger m ON m.tgconstraint = o.oid AND m.tgrelid = t.tgrelid AND m.tgtype = t.tgtype AND pg_catalog.starts_with(m.tgname::pg_catalog.text, 'RI_ConstraintTrigger_a_')
      WHERE k.conrelid = '"Crm"."Visits"'::pg_catalog.regclass AND k.conname = 'zzz_blw_in_region_1bd6f2d8_twin'
  LOOP
    EXECUTE blw_said;
  END LOOP;
END
$bellows$;
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"Crm"."Visits"') AND k.conname = 'zzz_blw_in_region_1bd6f2d8_twin')
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"Crm"."Visits"') AND k.conname = 'zzz_blw_in_region_1bd6f2d8_twin')

-- MIGRATE 11: bind places to sign like places_above_fkey binds it to code
-- one message, locks first: "shop"."places"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"shop"."places"'::pg_catalog.regclass;
ALTER TABLE "shop"."places" ADD CONSTRAINT "zzz_blw_places_above_fkey_975e1d6d_twin" FOREIGN KEY ("above") REFERENCES "shop"."places" ("sign") ON UPDATE NO ACTION ON DELETE NO ACTION NOT VALID;
RESET ROLE;
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"shop"."places"'::pg_catalog.regclass;
DO $bellows$
DECLARE blw_said pg_catalog.text;
BEGIN
  FOR blw_said IN SELECT pg_catalog.format('ALTER TRIGGER %I ON %s RENAME TO %s', t.tgname, '"shop"."places"', pg_catalog.format('%I', m.tgname || '!'))
      FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_trigger t ON t.tgconstraint = k.oid AND t.tgrelid = '"shop"."places"'::pg_catalog.regclass AND pg_catalog.starts_with(t.tgname::pg_catalog.text, 'RI_ConstraintTrigger_a_')
      JOIN pg_catalog.pg_constraint o ON o.conrelid = k.conrelid AND o.conname = 'places_above_fkey' JOIN pg_catalog.pg_trigger m ON m.tgconstraint = o.oid AND m.tgrelid = t.tgrelid AND m.tgtype = t.tgtype AND pg_catalog.starts_with(m.tgname::pg_catalog.text, 'RI_ConstraintTrigger_a_')
      WHERE k.conrelid = '"shop"."places"'::pg_catalog.regclass AND k.conname = 'zzz_blw_places_above_fkey_975e1d6d_twin'
  LOOP
    EXECUTE blw_said;
  END LOOP;
END
$bellows$;
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"shop"."places"') AND k.conname = 'zzz_blw_places_above_fkey_975e1d6d_twin')
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"shop"."places"') AND k.conname = 'zzz_blw_places_above_fkey_975e1d6d_twin')
-- proven by writes of the application, taken back

-- MIGRATE 12: prove that places points at sign everywhere, for zzz_blw_places_above_fkey_975e1d6d_twin
ALTER TABLE "shop"."places" VALIDATE CONSTRAINT "zzz_blw_places_above_fkey_975e1d6d_twin";
-- leftover when: SELECT false
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"shop"."places"') AND k.conname = 'zzz_blw_places_above_fkey_975e1d6d_twin' AND k.convalidated)

-- MIGRATE 13: collect statistics of sign
ANALYZE "shop"."places" ("sign");
-- leftover when: SELECT false
-- done when: the journal says so

-- MIGRATE 14: fill account from tenant
UPDATE "shop"."trees" SET "account" = "tenant" WHERE <range> AND "account" IS DISTINCT FROM "tenant";
-- key: "id"

-- MIGRATE 15: build index blw_trees_tenant_id_key_12a6ed15_twin on account, like trees_tenant_id_key
CREATE UNIQUE INDEX CONCURRENTLY "blw_trees_tenant_id_key_12a6ed15_twin" ON "shop"."trees" USING "btree" ("account" ASC NULLS LAST, "id" ASC NULLS LAST);
-- leftover when: SELECT EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"shop"."blw_trees_tenant_id_key_12a6ed15_twin"') AND i.indrelid = pg_catalog.to_regclass('"shop"."trees"') AND NOT (i.indisvalid AND i.indisready AND i.indislive))
-- repair: DROP INDEX CONCURRENTLY IF EXISTS "shop"."blw_trees_tenant_id_key_12a6ed15_twin"
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"shop"."blw_trees_tenant_id_key_12a6ed15_twin"') AND i.indrelid = pg_catalog.to_regclass('"shop"."trees"') AND i.indisvalid AND i.indisready AND i.indislive AND i.indisunique = true)

-- MIGRATE 16: compare tenant and account
SELECT count(*) FROM "shop"."trees" WHERE <range> AND "account" IS DISTINCT FROM "tenant";
-- key: "id"
-- standing: SELECT EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"shop"."blw_tenant_0cd79cf3_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '65e89aa49ca2996383a1cea524b1e436541456bd7b60e235c1d66087fe8a08fe')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"shop"."trees"') AND t.tgname = 'zzz_blw_tenant_4e2a13ae_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"shop"."blw_tenant_0cd79cf3_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"shop"."trees"') AND NOT t.tgisinternal AND t.tgenabled <> 'D' AND t.tgtype & 1 <> 0 AND t.tgtype & 2 <> 0 AND t.tgtype & 20 <> 0 AND t.tgname > 'zzz_blw_tenant_4e2a13ae_fwd' AND NOT pg_catalog.starts_with(t.tgname::pg_catalog.text, 'zzz_blw_'))
--     AND EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"shop"."blw_trees_tenant_id_key_12a6ed15_twin"') AND i.indrelid = pg_catalog.to_regclass('"shop"."trees"') AND i.indisvalid AND i.indisready AND i.indislive AND i.indisunique = true)

-- MIGRATE 17: bind new writes of account to be not null
-- one message, locks first: "shop"."trees"
ALTER TABLE "shop"."trees" ADD CONSTRAINT "blw_tenant_2ab551d1_twin" CHECK ("account" IS NOT NULL) NOT VALID;
-- done when: SELECT (EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"shop"."trees"') AND k.conname = 'blw_tenant_2ab551d1_twin')
--     OR EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."trees"') AND a.attname = 'account' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull))
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"shop"."trees"') AND k.conname = 'blw_tenant_2ab551d1_twin')
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."trees"') AND a.attname = 'account' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull)
-- proven by writes of the application, taken back

-- MIGRATE 18: prove that account is nowhere null
ALTER TABLE "shop"."trees" VALIDATE CONSTRAINT "blw_tenant_2ab551d1_twin";
-- leftover when: SELECT false
-- done when: SELECT (EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"shop"."trees"') AND k.conname = 'blw_tenant_2ab551d1_twin' AND k.convalidated)
--     OR EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."trees"') AND a.attname = 'account' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull))

-- MIGRATE 19: declare account not null
-- one message, locks first: "shop"."trees"
ALTER TABLE "shop"."trees" ALTER COLUMN "account" SET NOT NULL;
ALTER TABLE "shop"."trees" DROP CONSTRAINT "blw_tenant_2ab551d1_twin";
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."trees"') AND a.attname = 'account' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"shop"."trees"') AND k.conname = 'blw_tenant_2ab551d1_twin')
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."trees"') AND a.attname = 'account' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull)
--     AND EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"shop"."trees"') AND k.conname = 'blw_tenant_2ab551d1_twin' AND k.convalidated)
-- proven by writes of the application, taken back

-- MIGRATE 20: bind account to trees like of_one_tenant binds tenant
-- one message, locks against writers first: "shop"."trees"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"shop"."trees"'::pg_catalog.regclass;
ALTER TABLE "shop"."trees" ADD CONSTRAINT "zzz_blw_of_one_tenant_c09ed4db_twin" FOREIGN KEY ("account", "above") REFERENCES "shop"."trees" ("account", "id") ON UPDATE NO ACTION ON DELETE NO ACTION NOT VALID;
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"shop"."trees"') AND k.conname = 'zzz_blw_of_one_tenant_c09ed4db_twin')
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"shop"."trees"') AND k.conname = 'zzz_blw_of_one_tenant_c09ed4db_twin')
-- proven by writes of the application, taken back

-- MIGRATE 21: prove that account points at a row everywhere, for zzz_blw_of_one_tenant_c09ed4db_twin
ALTER TABLE "shop"."trees" VALIDATE CONSTRAINT "zzz_blw_of_one_tenant_c09ed4db_twin";
-- leftover when: SELECT false
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"shop"."trees"') AND k.conname = 'zzz_blw_of_one_tenant_c09ed4db_twin' AND k.convalidated)

-- MIGRATE 22: collect statistics of account
ANALYZE "shop"."trees" ("account");
-- leftover when: SELECT false
-- done when: the journal says so

-- CONTRACT 1: compare code and sign before hiding
SELECT count(*) FROM "shop"."places" WHERE <range> AND "sign" IS DISTINCT FROM "code";
-- key: "id"
-- standing: SELECT EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"shop"."blw_code_ce56dc52_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = 'd6a497839bccd037e26146923fb482601c2b47679cd18775e46cc1fe81b42d73')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"shop"."places"') AND t.tgname = 'zzz_blw_code_bfb663b6_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"shop"."blw_code_ce56dc52_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"shop"."places"') AND NOT t.tgisinternal AND t.tgenabled <> 'D' AND t.tgtype & 1 <> 0 AND t.tgtype & 2 <> 0 AND t.tgtype & 20 <> 0 AND t.tgname > 'zzz_blw_code_bfb663b6_fwd' AND NOT pg_catalog.starts_with(t.tgname::pg_catalog.text, 'zzz_blw_'))
--     AND EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"shop"."blw_places_code_key_7a82728d_twin"') AND i.indrelid = pg_catalog.to_regclass('"shop"."places"') AND i.indisvalid AND i.indisready AND i.indislive AND i.indisunique = true)
--     AND EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"shop"."blw_places_region_code_key_2ce3430f_twin"') AND i.indrelid = pg_catalog.to_regclass('"shop"."places"') AND i.indisvalid AND i.indisready AND i.indislive AND i.indisunique = true)
--     AND EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"Crm"."Visits"') AND k.conname = 'zzz_blw_At_67661ad2_twin' AND k.convalidated)
--     AND EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"Crm"."Visits"') AND k.conname = 'zzz_blw_in_region_1bd6f2d8_twin')
--     AND EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"shop"."places"') AND k.conname = 'zzz_blw_places_above_fkey_975e1d6d_twin' AND k.convalidated)

-- CONTRACT 2: hide code of places, still in sync
-- one message, locks first: "shop"."places"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"shop"."places"'::pg_catalog.regclass;
DO $bellows$
DECLARE blw_said pg_catalog.text;
BEGIN
  FOR blw_said IN
    SELECT format('GRANT %s (%s) ON TABLE %s TO %s%s', x.privilege_type, '"sign"', '"shop"."places"',
        CASE x.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(r.rolname) END,
        CASE WHEN x.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
      FROM pg_attribute a CROSS JOIN LATERAL aclexplode(a.attacl) x LEFT JOIN pg_roles r ON r.oid = x.grantee
      WHERE a.attrelid = '"shop"."places"'::pg_catalog.regclass AND a.attname = 'code' AND NOT a.attisdropped
        AND (x.grantee = 0 OR r.oid IS NOT NULL) AND NOT EXISTS (SELECT FROM pg_attribute b, aclexplode(b.attacl) y
          WHERE b.attrelid = a.attrelid AND b.attname = 'sign' AND y.grantee = x.grantee
            AND y.privilege_type = x.privilege_type AND y.is_grantable >= x.is_grantable)
    UNION ALL SELECT format('COMMENT ON COLUMN %s.%s IS %L', '"shop"."places"', '"sign"', col_description(a.attrelid, a.attnum))
      FROM pg_attribute a JOIN pg_attribute b ON b.attrelid = a.attrelid AND b.attname = 'sign'
      WHERE a.attrelid = '"shop"."places"'::pg_catalog.regclass AND a.attname = 'code' AND col_description(a.attrelid, a.attnum)
        <> coalesce(col_description(b.attrelid, b.attnum), '')
    UNION ALL SELECT format('ALTER TABLE %s ALTER COLUMN %s SET STATISTICS %s', '"shop"."places"', '"sign"', a.attstattarget)
      FROM pg_attribute a JOIN pg_attribute b ON b.attrelid = a.attrelid AND b.attname = 'sign'
      WHERE a.attrelid = '"shop"."places"'::pg_catalog.regclass AND a.attname = 'code' AND a.attstattarget >= 0 AND a.attstattarget IS DISTINCT FROM b.attstattarget
    UNION ALL SELECT format('ALTER TABLE %s ALTER COLUMN %s SET (%s)', '"shop"."places"', '"sign"', o.option)
      FROM pg_attribute a JOIN pg_attribute b ON b.attrelid = a.attrelid AND b.attname = 'sign'
        CROSS JOIN LATERAL unnest(a.attoptions) o(option)
      WHERE a.attrelid = '"shop"."places"'::pg_catalog.regclass AND a.attname = 'code' AND o.option ~ '^n_distinct(_inherited)?='
        AND o.option <> ALL (coalesce(b.attoptions, '{}'))
  LOOP
    EXECUTE blw_said;
  END LOOP;
END
$bellows$;
DO $bellows$
DECLARE blw_said pg_catalog.text := (SELECT string_agg(quote_ident(t.tgname), ', ' ORDER BY t.tgname)
  FROM pg_trigger t JOIN pg_attribute from_a ON from_a.attrelid = t.tgrelid AND from_a.attname = 'code'
    JOIN pg_attribute to_a ON to_a.attrelid = t.tgrelid AND to_a.attname = 'sign'
  WHERE t.tgrelid = '"shop"."places"'::regclass AND NOT t.tgisinternal AND t.tgconstraint <> 0
    AND from_a.attnum = ANY (t.tgattr::int2[]) AND NOT to_a.attnum = ANY (t.tgattr::int2[]));
BEGIN
  IF blw_said IS NOT NULL THEN
    RAISE EXCEPTION USING MESSAGE = 'these constraint triggers of "shop"."places" fire for code alone and cannot be replaced: ' || blw_said || '. DROP them and CREATE them anew with UPDATE OF code, sign, in one transaction';
  END IF;
  FOR blw_said IN
    SELECT unnest(ARRAY[
      'CREATE OR REPLACE' || substr(CASE WHEN false THEN replace(w.text, '.' || w.from_name, '.' || w.to_name) ELSE w.text END, length('CREATE') + 1),
      CASE w.tgenabled WHEN 'O' THEN NULL
        ELSE 'ALTER TABLE ' || '"shop"."places"' || CASE w.tgenabled WHEN 'D' THEN ' DISABLE' WHEN 'A' THEN ' ENABLE ALWAYS' ELSE ' ENABLE REPLICA' END
          || ' TRIGGER ' || quote_ident(w.tgname) END])
    FROM (
      SELECT t.tgname, t.tgenabled, quote_ident(from_a.attname) AS from_name, quote_ident(to_a.attname) AS to_name,
        CASE WHEN n.before IS NULL THEN pg_get_triggerdef(t.oid)
          ELSE overlay(pg_get_triggerdef(t.oid) PLACING n.after FROM strpos(pg_get_triggerdef(t.oid), n.before) FOR length(n.before)) END AS text
      FROM pg_trigger t JOIN pg_attribute from_a ON from_a.attrelid = t.tgrelid AND from_a.attname = 'code'
        JOIN pg_attribute to_a ON to_a.attrelid = t.tgrelid AND to_a.attname = 'sign'
        CROSS JOIN LATERAL (SELECT t.tgattr::int2[] AS listed) l
        CROSS JOIN LATERAL (SELECT ' UPDATE OF ' || string_agg(quote_ident(a.attname), ', ' ORDER BY k.place) || ' ' AS before
          FROM unnest(l.listed) WITH ORDINALITY k(attnum, place) JOIN pg_attribute a ON a.attrelid = t.tgrelid AND a.attnum = k.attnum) b
        CROSS JOIN LATERAL (SELECT b.before, ' UPDATE OF ' || string_agg(quote_ident(a.attname), ', ' ORDER BY k.place) || ' ' AS after
          FROM (SELECT u.attnum, min(u.place) AS place FROM unnest(CASE WHEN from_a.attnum = ANY (l.listed) THEN l.listed || to_a.attnum ELSE l.listed END)
              WITH ORDINALITY u(attnum, place) GROUP BY u.attnum) k
            JOIN pg_attribute a ON a.attrelid = t.tgrelid AND a.attnum = k.attnum) n
      WHERE t.tgrelid = '"shop"."places"'::regclass AND NOT t.tgisinternal AND t.tgconstraint = 0 AND NOT starts_with(t.tgname::text, 'zzz_blw_')
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
ALTER TABLE "shop"."places" RENAME COLUMN "code" TO "blw_code_4ceaae28_hidden";
CREATE OR REPLACE FUNCTION "shop"."blw_code_ce56dc52_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $bellows$
-- Bellows, orders/18: keeps a hidden column and its successor equal.
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."sign" IS NULL THEN
      NEW."sign" := NEW."blw_code_4ceaae28_hidden";
    ELSE
      NEW."blw_code_4ceaae28_hidden" := NEW."sign";
    END IF;
  ELSIF NEW."sign" IS DISTINCT FROM NEW."blw_code_4ceaae28_hidden" THEN
    NEW."blw_code_4ceaae28_hidden" := NEW."sign";
  END IF;
  RETURN NEW;
END
$bellows$;
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."places"') AND a.attname = 'blw_code_4ceaae28_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text') AND a.atttypmod = -1)
--     AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."places"') AND a.attname = 'sign' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text') AND a.atttypmod = -1)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."places"') AND a.attname = 'code' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"shop"."blw_code_ce56dc52_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = 'b118434ae72ade3dc40a023ca4fd36101d63ad183e1a71a8c9ca94e07ea9145a')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"shop"."places"') AND t.tgname = 'zzz_blw_code_bfb663b6_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"shop"."blw_code_ce56dc52_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."places"') AND a.attname = 'code' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text') AND a.atttypmod = -1)
--     AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."places"') AND a.attname = 'sign' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text') AND a.atttypmod = -1)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."places"') AND a.attname = 'blw_code_4ceaae28_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"shop"."blw_code_ce56dc52_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = 'd6a497839bccd037e26146923fb482601c2b47679cd18775e46cc1fe81b42d73')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"shop"."places"') AND t.tgname = 'zzz_blw_code_bfb663b6_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"shop"."blw_code_ce56dc52_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
-- proven by writes of the application, taken back

-- CONTRACT 3: compare tenant and account before hiding
SELECT count(*) FROM "shop"."trees" WHERE <range> AND "account" IS DISTINCT FROM "tenant";
-- key: "id"
-- standing: SELECT EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"shop"."blw_tenant_0cd79cf3_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '65e89aa49ca2996383a1cea524b1e436541456bd7b60e235c1d66087fe8a08fe')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"shop"."trees"') AND t.tgname = 'zzz_blw_tenant_4e2a13ae_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"shop"."blw_tenant_0cd79cf3_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"shop"."trees"') AND NOT t.tgisinternal AND t.tgenabled <> 'D' AND t.tgtype & 1 <> 0 AND t.tgtype & 2 <> 0 AND t.tgtype & 20 <> 0 AND t.tgname > 'zzz_blw_tenant_4e2a13ae_fwd' AND NOT pg_catalog.starts_with(t.tgname::pg_catalog.text, 'zzz_blw_'))
--     AND EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"shop"."blw_trees_tenant_id_key_12a6ed15_twin"') AND i.indrelid = pg_catalog.to_regclass('"shop"."trees"') AND i.indisvalid AND i.indisready AND i.indislive AND i.indisunique = true)
--     AND EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"shop"."trees"') AND k.conname = 'zzz_blw_of_one_tenant_c09ed4db_twin' AND k.convalidated)

-- CONTRACT 4: hide tenant of trees, still in sync
-- one message, locks first: "shop"."trees"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"shop"."trees"'::pg_catalog.regclass;
DO $bellows$
DECLARE blw_said pg_catalog.text;
BEGIN
  FOR blw_said IN
    SELECT format('GRANT %s (%s) ON TABLE %s TO %s%s', x.privilege_type, '"account"', '"shop"."trees"',
        CASE x.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(r.rolname) END,
        CASE WHEN x.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
      FROM pg_attribute a CROSS JOIN LATERAL aclexplode(a.attacl) x LEFT JOIN pg_roles r ON r.oid = x.grantee
      WHERE a.attrelid = '"shop"."trees"'::pg_catalog.regclass AND a.attname = 'tenant' AND NOT a.attisdropped
        AND (x.grantee = 0 OR r.oid IS NOT NULL) AND NOT EXISTS (SELECT FROM pg_attribute b, aclexplode(b.attacl) y
          WHERE b.attrelid = a.attrelid AND b.attname = 'account' AND y.grantee = x.grantee
            AND y.privilege_type = x.privilege_type AND y.is_grantable >= x.is_grantable)
    UNION ALL SELECT format('COMMENT ON COLUMN %s.%s IS %L', '"shop"."trees"', '"account"', col_description(a.attrelid, a.attnum))
      FROM pg_attribute a JOIN pg_attribute b ON b.attrelid = a.attrelid AND b.attname = 'account'
      WHERE a.attrelid = '"shop"."trees"'::pg_catalog.regclass AND a.attname = 'tenant' AND col_description(a.attrelid, a.attnum)
        <> coalesce(col_description(b.attrelid, b.attnum), '')
    UNION ALL SELECT format('ALTER TABLE %s ALTER COLUMN %s SET STATISTICS %s', '"shop"."trees"', '"account"', a.attstattarget)
      FROM pg_attribute a JOIN pg_attribute b ON b.attrelid = a.attrelid AND b.attname = 'account'
      WHERE a.attrelid = '"shop"."trees"'::pg_catalog.regclass AND a.attname = 'tenant' AND a.attstattarget >= 0 AND a.attstattarget IS DISTINCT FROM b.attstattarget
    UNION ALL SELECT format('ALTER TABLE %s ALTER COLUMN %s SET (%s)', '"shop"."trees"', '"account"', o.option)
      FROM pg_attribute a JOIN pg_attribute b ON b.attrelid = a.attrelid AND b.attname = 'account'
        CROSS JOIN LATERAL unnest(a.attoptions) o(option)
      WHERE a.attrelid = '"shop"."trees"'::pg_catalog.regclass AND a.attname = 'tenant' AND o.option ~ '^n_distinct(_inherited)?='
        AND o.option <> ALL (coalesce(b.attoptions, '{}'))
  LOOP
    EXECUTE blw_said;
  END LOOP;
END
$bellows$;
DO $bellows$
DECLARE blw_said pg_catalog.text := (SELECT string_agg(quote_ident(t.tgname), ', ' ORDER BY t.tgname)
  FROM pg_trigger t JOIN pg_attribute from_a ON from_a.attrelid = t.tgrelid AND from_a.attname = 'tenant'
    JOIN pg_attribute to_a ON to_a.attrelid = t.tgrelid AND to_a.attname = 'account'
  WHERE t.tgrelid = '"shop"."trees"'::regclass AND NOT t.tgisinternal AND t.tgconstraint <> 0
    AND from_a.attnum = ANY (t.tgattr::int2[]) AND NOT to_a.attnum = ANY (t.tgattr::int2[]));
BEGIN
  IF blw_said IS NOT NULL THEN
    RAISE EXCEPTION USING MESSAGE = 'these constraint triggers of "shop"."trees" fire for tenant alone and cannot be replaced: ' || blw_said || '. DROP them and CREATE them anew with UPDATE OF tenant, account, in one transaction';
  END IF;
  FOR blw_said IN
    SELECT unnest(ARRAY[
      'CREATE OR REPLACE' || substr(CASE WHEN false THEN replace(w.text, '.' || w.from_name, '.' || w.to_name) ELSE w.text END, length('CREATE') + 1),
      CASE w.tgenabled WHEN 'O' THEN NULL
        ELSE 'ALTER TABLE ' || '"shop"."trees"' || CASE w.tgenabled WHEN 'D' THEN ' DISABLE' WHEN 'A' THEN ' ENABLE ALWAYS' ELSE ' ENABLE REPLICA' END
          || ' TRIGGER ' || quote_ident(w.tgname) END])
    FROM (
      SELECT t.tgname, t.tgenabled, quote_ident(from_a.attname) AS from_name, quote_ident(to_a.attname) AS to_name,
        CASE WHEN n.before IS NULL THEN pg_get_triggerdef(t.oid)
          ELSE overlay(pg_get_triggerdef(t.oid) PLACING n.after FROM strpos(pg_get_triggerdef(t.oid), n.before) FOR length(n.before)) END AS text
      FROM pg_trigger t JOIN pg_attribute from_a ON from_a.attrelid = t.tgrelid AND from_a.attname = 'tenant'
        JOIN pg_attribute to_a ON to_a.attrelid = t.tgrelid AND to_a.attname = 'account'
        CROSS JOIN LATERAL (SELECT t.tgattr::int2[] AS listed) l
        CROSS JOIN LATERAL (SELECT ' UPDATE OF ' || string_agg(quote_ident(a.attname), ', ' ORDER BY k.place) || ' ' AS before
          FROM unnest(l.listed) WITH ORDINALITY k(attnum, place) JOIN pg_attribute a ON a.attrelid = t.tgrelid AND a.attnum = k.attnum) b
        CROSS JOIN LATERAL (SELECT b.before, ' UPDATE OF ' || string_agg(quote_ident(a.attname), ', ' ORDER BY k.place) || ' ' AS after
          FROM (SELECT u.attnum, min(u.place) AS place FROM unnest(CASE WHEN from_a.attnum = ANY (l.listed) THEN l.listed || to_a.attnum ELSE l.listed END)
              WITH ORDINALITY u(attnum, place) GROUP BY u.attnum) k
            JOIN pg_attribute a ON a.attrelid = t.tgrelid AND a.attnum = k.attnum) n
      WHERE t.tgrelid = '"shop"."trees"'::regclass AND NOT t.tgisinternal AND t.tgconstraint = 0 AND NOT starts_with(t.tgname::text, 'zzz_blw_')
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
ALTER TABLE "shop"."trees" RENAME COLUMN "tenant" TO "blw_tenant_f727c326_hidden";
CREATE OR REPLACE FUNCTION "shop"."blw_tenant_0cd79cf3_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $bellows$
-- Bellows, orders/18: keeps a hidden column and its successor equal.
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."account" IS NULL THEN
      NEW."account" := NEW."blw_tenant_f727c326_hidden";
    ELSE
      NEW."blw_tenant_f727c326_hidden" := NEW."account";
    END IF;
  ELSIF NEW."account" IS DISTINCT FROM NEW."blw_tenant_f727c326_hidden" THEN
    IF NEW."account" IS DISTINCT FROM OLD."account" OR OLD."account" IS DISTINCT FROM OLD."blw_tenant_f727c326_hidden" THEN
      NEW."blw_tenant_f727c326_hidden" := NEW."account";
    ELSE
      NEW."account" := NEW."blw_tenant_f727c326_hidden";
    END IF;
  END IF;
  RETURN NEW;
END
$bellows$;
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."trees"') AND a.attname = 'blw_tenant_f727c326_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('bigint') AND a.atttypmod = -1)
--     AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."trees"') AND a.attname = 'account' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('bigint') AND a.atttypmod = -1)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."trees"') AND a.attname = 'tenant' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"shop"."blw_tenant_0cd79cf3_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '90c863f5a76137e5110667fb5837c1f01a82c2eb959d6549b1f7ba8eb30c9f1c')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"shop"."trees"') AND t.tgname = 'zzz_blw_tenant_4e2a13ae_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"shop"."blw_tenant_0cd79cf3_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."trees"') AND a.attname = 'tenant' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('bigint') AND a.atttypmod = -1)
--     AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."trees"') AND a.attname = 'account' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('bigint') AND a.atttypmod = -1)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."trees"') AND a.attname = 'blw_tenant_f727c326_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"shop"."blw_tenant_0cd79cf3_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '65e89aa49ca2996383a1cea524b1e436541456bd7b60e235c1d66087fe8a08fe')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"shop"."trees"') AND t.tgname = 'zzz_blw_tenant_4e2a13ae_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"shop"."blw_tenant_0cd79cf3_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
-- proven by writes of the application, taken back

-- CLEANUP 1: compare sign and the hidden column before dropping it
SELECT count(*) FROM "shop"."places" WHERE <range> AND "sign" IS DISTINCT FROM "blw_code_4ceaae28_hidden";
-- key: "id"
-- standing: SELECT EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"shop"."blw_code_ce56dc52_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = 'b118434ae72ade3dc40a023ca4fd36101d63ad183e1a71a8c9ca94e07ea9145a')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"shop"."places"') AND t.tgname = 'zzz_blw_code_bfb663b6_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"shop"."blw_code_ce56dc52_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"shop"."places"') AND NOT t.tgisinternal AND t.tgenabled <> 'D' AND t.tgtype & 1 <> 0 AND t.tgtype & 2 <> 0 AND t.tgtype & 20 <> 0 AND t.tgname > 'zzz_blw_code_bfb663b6_fwd' AND NOT pg_catalog.starts_with(t.tgname::pg_catalog.text, 'zzz_blw_'))

-- CLEANUP 2: drop foreign key At of the hidden column, and call its like by that name
-- one message, locks first: "shop"."places", "Crm"."Visits"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"Crm"."Visits"'::pg_catalog.regclass;
ALTER TABLE "Crm"."Visits" DROP CONSTRAINT IF EXISTS "At";
ALTER TABLE "Crm"."Visits" RENAME CONSTRAINT "zzz_blw_At_67661ad2_twin" TO "At";
COMMENT ON CONSTRAINT "At" ON "Crm"."Visits" IS 'where it was';
RESET ROLE;
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"shop"."places"'::pg_catalog.regclass;
DO $bellows$
DECLARE blw_said pg_catalog.text;
BEGIN
  FOR blw_said IN SELECT pg_catalog.format('ALTER TRIGGER %I ON %s RENAME TO %s', t.tgname, '"shop"."places"', pg_catalog.format('%I', pg_catalog.rtrim(t.tgname::pg_catalog.text, '!')))
      FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_trigger t ON t.tgconstraint = k.oid AND t.tgrelid = '"shop"."places"'::pg_catalog.regclass AND pg_catalog.starts_with(t.tgname::pg_catalog.text, 'RI_ConstraintTrigger_a_')
      
      WHERE k.conrelid = '"Crm"."Visits"'::pg_catalog.regclass AND k.conname = 'At' AND pg_catalog.right(t.tgname::pg_catalog.text, 1) = '!'
  LOOP
    EXECUTE blw_said;
  END LOOP;
END
$bellows$;
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"Crm"."Visits"') AND k.conname = 'At' AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."places"') AND a.attname = 'sign' AND (a.attrelid = k.conrelid AND a.attnum = ANY (k.conkey) OR a.attrelid = k.confrelid AND a.attnum = ANY (k.confkey))))
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"Crm"."Visits"') AND k.conname = 'zzz_blw_At_67661ad2_twin')

-- CLEANUP 3: drop foreign key in_region of the hidden column, and call its like by that name
-- one message, locks first: "shop"."places", "Crm"."Visits"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"Crm"."Visits"'::pg_catalog.regclass;
ALTER TABLE "Crm"."Visits" DROP CONSTRAINT IF EXISTS "in_region";
ALTER TABLE "Crm"."Visits" RENAME CONSTRAINT "zzz_blw_in_region_1bd6f2d8_twin" TO "in_region";
RESET ROLE;
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"shop"."places"'::pg_catalog.regclass;
DO $bellows$
DECLARE blw_said pg_catalog.text;
BEGIN
  FOR blw_said IN SELECT pg_catalog.format('ALTER TRIGGER %I ON %s RENAME TO %s', t.tgname, '"shop"."places"', pg_catalog.format('%I', pg_catalog.rtrim(t.tgname::pg_catalog.text, '!')))
      FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_trigger t ON t.tgconstraint = k.oid AND t.tgrelid = '"shop"."places"'::pg_catalog.regclass AND pg_catalog.starts_with(t.tgname::pg_catalog.text, 'RI_ConstraintTrigger_a_')
      
      WHERE k.conrelid = '"Crm"."Visits"'::pg_catalog.regclass AND k.conname = 'in_region' AND pg_catalog.right(t.tgname::pg_catalog.text, 1) = '!'
  LOOP
    EXECUTE blw_said;
  END LOOP;
END
$bellows$;
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"Crm"."Visits"') AND k.conname = 'in_region' AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."places"') AND a.attname = 'sign' AND (a.attrelid = k.conrelid AND a.attnum = ANY (k.conkey) OR a.attrelid = k.confrelid AND a.attnum = ANY (k.confkey))))
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"Crm"."Visits"') AND k.conname = 'zzz_blw_in_region_1bd6f2d8_twin')

-- CLEANUP 4: drop foreign key places_above_fkey of the hidden column, and call its like by that name
-- one message, locks first: "shop"."places"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"shop"."places"'::pg_catalog.regclass;
ALTER TABLE "shop"."places" DROP CONSTRAINT IF EXISTS "places_above_fkey";
ALTER TABLE "shop"."places" RENAME CONSTRAINT "zzz_blw_places_above_fkey_975e1d6d_twin" TO "places_above_fkey";
RESET ROLE;
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"shop"."places"'::pg_catalog.regclass;
DO $bellows$
DECLARE blw_said pg_catalog.text;
BEGIN
  FOR blw_said IN SELECT pg_catalog.format('ALTER TRIGGER %I ON %s RENAME TO %s', t.tgname, '"shop"."places"', pg_catalog.format('%I', pg_catalog.rtrim(t.tgname::pg_catalog.text, '!')))
      FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_trigger t ON t.tgconstraint = k.oid AND t.tgrelid = '"shop"."places"'::pg_catalog.regclass AND pg_catalog.starts_with(t.tgname::pg_catalog.text, 'RI_ConstraintTrigger_a_')
      
      WHERE k.conrelid = '"shop"."places"'::pg_catalog.regclass AND k.conname = 'places_above_fkey' AND pg_catalog.right(t.tgname::pg_catalog.text, 1) = '!'
  LOOP
    EXECUTE blw_said;
  END LOOP;
END
$bellows$;
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"shop"."places"') AND k.conname = 'places_above_fkey' AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."places"') AND a.attname = 'sign' AND (a.attrelid = k.conrelid AND a.attnum = ANY (k.conkey) OR a.attrelid = k.confrelid AND a.attnum = ANY (k.confkey))))
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"shop"."places"') AND k.conname = 'zzz_blw_places_above_fkey_975e1d6d_twin')

-- CLEANUP 5: drop the hidden column of places and its trigger
-- one message, locks first: "shop"."places"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"shop"."places"'::pg_catalog.regclass;
DROP TRIGGER "zzz_blw_code_bfb663b6_fwd" ON "shop"."places";
DROP FUNCTION "shop"."blw_code_ce56dc52_fwd"();
DO $bellows$
DECLARE blw_said pg_catalog.text := (SELECT string_agg(quote_ident(t.tgname), ', ' ORDER BY t.tgname)
  FROM pg_trigger t JOIN pg_attribute from_a ON from_a.attrelid = t.tgrelid AND from_a.attname = 'blw_code_4ceaae28_hidden'
    JOIN pg_attribute to_a ON to_a.attrelid = t.tgrelid AND to_a.attname = 'sign'
  WHERE t.tgrelid = '"shop"."places"'::regclass AND NOT t.tgisinternal AND t.tgconstraint <> 0
    AND from_a.attnum = ANY (t.tgattr::int2[]) AND NOT to_a.attnum = ANY (t.tgattr::int2[]));
BEGIN
  IF blw_said IS NOT NULL THEN
    RAISE EXCEPTION USING MESSAGE = 'these constraint triggers of "shop"."places" fire for blw_code_4ceaae28_hidden alone and cannot be replaced: ' || blw_said || '. DROP them and CREATE them anew with UPDATE OF blw_code_4ceaae28_hidden, sign, in one transaction';
  END IF;
  FOR blw_said IN
    SELECT unnest(ARRAY[
      'CREATE OR REPLACE' || substr(CASE WHEN true THEN replace(w.text, '.' || w.from_name, '.' || w.to_name) ELSE w.text END, length('CREATE') + 1),
      CASE w.tgenabled WHEN 'O' THEN NULL
        ELSE 'ALTER TABLE ' || '"shop"."places"' || CASE w.tgenabled WHEN 'D' THEN ' DISABLE' WHEN 'A' THEN ' ENABLE ALWAYS' ELSE ' ENABLE REPLICA' END
          || ' TRIGGER ' || quote_ident(w.tgname) END])
    FROM (
      SELECT t.tgname, t.tgenabled, quote_ident(from_a.attname) AS from_name, quote_ident(to_a.attname) AS to_name,
        CASE WHEN n.before IS NULL THEN pg_get_triggerdef(t.oid)
          ELSE overlay(pg_get_triggerdef(t.oid) PLACING n.after FROM strpos(pg_get_triggerdef(t.oid), n.before) FOR length(n.before)) END AS text
      FROM pg_trigger t JOIN pg_attribute from_a ON from_a.attrelid = t.tgrelid AND from_a.attname = 'blw_code_4ceaae28_hidden'
        JOIN pg_attribute to_a ON to_a.attrelid = t.tgrelid AND to_a.attname = 'sign'
        CROSS JOIN LATERAL (SELECT t.tgattr::int2[] AS listed) l
        CROSS JOIN LATERAL (SELECT ' UPDATE OF ' || string_agg(quote_ident(a.attname), ', ' ORDER BY k.place) || ' ' AS before
          FROM unnest(l.listed) WITH ORDINALITY k(attnum, place) JOIN pg_attribute a ON a.attrelid = t.tgrelid AND a.attnum = k.attnum) b
        CROSS JOIN LATERAL (SELECT b.before, ' UPDATE OF ' || string_agg(quote_ident(a.attname), ', ' ORDER BY k.place) || ' ' AS after
          FROM (SELECT u.attnum, min(u.place) AS place FROM unnest(CASE WHEN from_a.attnum = ANY (l.listed) THEN array_replace(l.listed, from_a.attnum, to_a.attnum) ELSE l.listed END)
              WITH ORDINALITY u(attnum, place) GROUP BY u.attnum) k
            JOIN pg_attribute a ON a.attrelid = t.tgrelid AND a.attnum = k.attnum) n
      WHERE t.tgrelid = '"shop"."places"'::regclass AND NOT t.tgisinternal AND t.tgconstraint = 0 AND NOT starts_with(t.tgname::text, 'zzz_blw_')
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
ALTER TABLE "shop"."places" DROP COLUMN "blw_code_4ceaae28_hidden";
ALTER TABLE "shop"."places" ADD CONSTRAINT "places_code_key" UNIQUE USING INDEX "blw_places_code_key_7a82728d_twin";
ALTER TABLE "shop"."places" ADD CONSTRAINT "places_region_code_key" UNIQUE USING INDEX "blw_places_region_code_key_2ce3430f_twin";
RESET ROLE;
-- done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."places"') AND a.attname = 'blw_code_4ceaae28_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"shop"."places"') AND t.tgname = 'zzz_blw_code_bfb663b6_fwd')
--     AND NOT (pg_catalog.to_regprocedure('"shop"."blw_code_ce56dc52_fwd"()') IS NOT NULL)
--     AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."places"') AND a.attname = 'sign' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text') AND a.atttypmod = -1)
--     AND EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"shop"."places_code_key"') AND i.indrelid = pg_catalog.to_regclass('"shop"."places"') AND i.indisvalid AND i.indisready AND i.indislive AND i.indisunique = true)
--     AND EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"shop"."places_region_code_key"') AND i.indrelid = pg_catalog.to_regclass('"shop"."places"') AND i.indisvalid AND i.indisready AND i.indislive AND i.indisunique = true)
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."places"') AND a.attname = 'blw_code_4ceaae28_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"shop"."places"') AND t.tgname = 'zzz_blw_code_bfb663b6_fwd')
--     AND (pg_catalog.to_regprocedure('"shop"."blw_code_ce56dc52_fwd"()') IS NOT NULL)
-- proven by writes of the application, taken back

-- CLEANUP 6: compare account and the hidden column before dropping it
SELECT count(*) FROM "shop"."trees" WHERE <range> AND "account" IS DISTINCT FROM "blw_tenant_f727c326_hidden";
-- key: "id"
-- standing: SELECT EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"shop"."blw_tenant_0cd79cf3_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '90c863f5a76137e5110667fb5837c1f01a82c2eb959d6549b1f7ba8eb30c9f1c')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"shop"."trees"') AND t.tgname = 'zzz_blw_tenant_4e2a13ae_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"shop"."blw_tenant_0cd79cf3_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"shop"."trees"') AND NOT t.tgisinternal AND t.tgenabled <> 'D' AND t.tgtype & 1 <> 0 AND t.tgtype & 2 <> 0 AND t.tgtype & 20 <> 0 AND t.tgname > 'zzz_blw_tenant_4e2a13ae_fwd' AND NOT pg_catalog.starts_with(t.tgname::pg_catalog.text, 'zzz_blw_'))

-- CLEANUP 7: drop foreign key of_one_tenant of the hidden column, and call its like by that name
-- one message, locks first: "shop"."trees"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"shop"."trees"'::pg_catalog.regclass;
ALTER TABLE "shop"."trees" DROP CONSTRAINT IF EXISTS "of_one_tenant";
ALTER TABLE "shop"."trees" RENAME CONSTRAINT "zzz_blw_of_one_tenant_c09ed4db_twin" TO "of_one_tenant";
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"shop"."trees"') AND k.conname = 'of_one_tenant' AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."trees"') AND a.attname = 'account' AND (a.attrelid = k.conrelid AND a.attnum = ANY (k.conkey) OR a.attrelid = k.confrelid AND a.attnum = ANY (k.confkey))))
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"shop"."trees"') AND k.conname = 'zzz_blw_of_one_tenant_c09ed4db_twin')

-- CLEANUP 8: drop the hidden column of trees and its trigger
-- one message, locks first: "shop"."trees"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"shop"."trees"'::pg_catalog.regclass;
DROP TRIGGER "zzz_blw_tenant_4e2a13ae_fwd" ON "shop"."trees";
DROP FUNCTION "shop"."blw_tenant_0cd79cf3_fwd"();
DO $bellows$
DECLARE blw_said pg_catalog.text := (SELECT string_agg(quote_ident(t.tgname), ', ' ORDER BY t.tgname)
  FROM pg_trigger t JOIN pg_attribute from_a ON from_a.attrelid = t.tgrelid AND from_a.attname = 'blw_tenant_f727c326_hidden'
    JOIN pg_attribute to_a ON to_a.attrelid = t.tgrelid AND to_a.attname = 'account'
  WHERE t.tgrelid = '"shop"."trees"'::regclass AND NOT t.tgisinternal AND t.tgconstraint <> 0
    AND from_a.attnum = ANY (t.tgattr::int2[]) AND NOT to_a.attnum = ANY (t.tgattr::int2[]));
BEGIN
  IF blw_said IS NOT NULL THEN
    RAISE EXCEPTION USING MESSAGE = 'these constraint triggers of "shop"."trees" fire for blw_tenant_f727c326_hidden alone and cannot be replaced: ' || blw_said || '. DROP them and CREATE them anew with UPDATE OF blw_tenant_f727c326_hidden, account, in one transaction';
  END IF;
  FOR blw_said IN
    SELECT unnest(ARRAY[
      'CREATE OR REPLACE' || substr(CASE WHEN true THEN replace(w.text, '.' || w.from_name, '.' || w.to_name) ELSE w.text END, length('CREATE') + 1),
      CASE w.tgenabled WHEN 'O' THEN NULL
        ELSE 'ALTER TABLE ' || '"shop"."trees"' || CASE w.tgenabled WHEN 'D' THEN ' DISABLE' WHEN 'A' THEN ' ENABLE ALWAYS' ELSE ' ENABLE REPLICA' END
          || ' TRIGGER ' || quote_ident(w.tgname) END])
    FROM (
      SELECT t.tgname, t.tgenabled, quote_ident(from_a.attname) AS from_name, quote_ident(to_a.attname) AS to_name,
        CASE WHEN n.before IS NULL THEN pg_get_triggerdef(t.oid)
          ELSE overlay(pg_get_triggerdef(t.oid) PLACING n.after FROM strpos(pg_get_triggerdef(t.oid), n.before) FOR length(n.before)) END AS text
      FROM pg_trigger t JOIN pg_attribute from_a ON from_a.attrelid = t.tgrelid AND from_a.attname = 'blw_tenant_f727c326_hidden'
        JOIN pg_attribute to_a ON to_a.attrelid = t.tgrelid AND to_a.attname = 'account'
        CROSS JOIN LATERAL (SELECT t.tgattr::int2[] AS listed) l
        CROSS JOIN LATERAL (SELECT ' UPDATE OF ' || string_agg(quote_ident(a.attname), ', ' ORDER BY k.place) || ' ' AS before
          FROM unnest(l.listed) WITH ORDINALITY k(attnum, place) JOIN pg_attribute a ON a.attrelid = t.tgrelid AND a.attnum = k.attnum) b
        CROSS JOIN LATERAL (SELECT b.before, ' UPDATE OF ' || string_agg(quote_ident(a.attname), ', ' ORDER BY k.place) || ' ' AS after
          FROM (SELECT u.attnum, min(u.place) AS place FROM unnest(CASE WHEN from_a.attnum = ANY (l.listed) THEN array_replace(l.listed, from_a.attnum, to_a.attnum) ELSE l.listed END)
              WITH ORDINALITY u(attnum, place) GROUP BY u.attnum) k
            JOIN pg_attribute a ON a.attrelid = t.tgrelid AND a.attnum = k.attnum) n
      WHERE t.tgrelid = '"shop"."trees"'::regclass AND NOT t.tgisinternal AND t.tgconstraint = 0 AND NOT starts_with(t.tgname::text, 'zzz_blw_')
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
ALTER TABLE "shop"."trees" DROP COLUMN "blw_tenant_f727c326_hidden";
ALTER TABLE "shop"."trees" ADD CONSTRAINT "trees_tenant_id_key" UNIQUE USING INDEX "blw_trees_tenant_id_key_12a6ed15_twin";
RESET ROLE;
-- done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."trees"') AND a.attname = 'blw_tenant_f727c326_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"shop"."trees"') AND t.tgname = 'zzz_blw_tenant_4e2a13ae_fwd')
--     AND NOT (pg_catalog.to_regprocedure('"shop"."blw_tenant_0cd79cf3_fwd"()') IS NOT NULL)
--     AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."trees"') AND a.attname = 'account' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('bigint') AND a.atttypmod = -1)
--     AND EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"shop"."trees_tenant_id_key"') AND i.indrelid = pg_catalog.to_regclass('"shop"."trees"') AND i.indisvalid AND i.indisready AND i.indislive AND i.indisunique = true)
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."trees"') AND a.attname = 'blw_tenant_f727c326_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"shop"."trees"') AND t.tgname = 'zzz_blw_tenant_4e2a13ae_fwd')
--     AND (pg_catalog.to_regprocedure('"shop"."blw_tenant_0cd79cf3_fwd"()') IS NOT NULL)
-- proven by writes of the application, taken back

-- ROLLBACK 1: look for values that only account has
SELECT count(*) FROM "shop"."trees" WHERE <range> AND "account" IS DISTINCT FROM NULL AND ("account" IS DISTINCT FROM "tenant");
-- key: "id"
-- whatever stands

-- ROLLBACK 2: look for values that only sign has
SELECT count(*) FROM "shop"."places" WHERE <range> AND "sign" IS DISTINCT FROM NULL AND ("sign" IS DISTINCT FROM "code");
-- key: "id"
-- whatever stands

-- ROLLBACK 3: drop foreign key zzz_blw_of_one_tenant_c09ed4db_twin of the twin
-- one message, locks first: "shop"."trees"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"shop"."trees"'::pg_catalog.regclass;
ALTER TABLE "shop"."trees" DROP CONSTRAINT IF EXISTS "zzz_blw_of_one_tenant_c09ed4db_twin";
RESET ROLE;
-- done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"shop"."trees"') AND k.conname = 'zzz_blw_of_one_tenant_c09ed4db_twin')
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"shop"."trees"') AND k.conname = 'zzz_blw_of_one_tenant_c09ed4db_twin')

-- ROLLBACK 4: drop index blw_trees_tenant_id_key_12a6ed15_twin of the twin
DROP INDEX CONCURRENTLY IF EXISTS "shop"."blw_trees_tenant_id_key_12a6ed15_twin";
-- leftover when: SELECT false
-- done when: SELECT NOT (pg_catalog.to_regclass('"shop"."blw_trees_tenant_id_key_12a6ed15_twin"') IS NOT NULL)

-- ROLLBACK 5: drop twin column account of trees and its trigger
-- one message, locks first: "shop"."trees"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"shop"."trees"'::pg_catalog.regclass;
DROP TRIGGER IF EXISTS "zzz_blw_tenant_4e2a13ae_fwd" ON "shop"."trees";
DROP FUNCTION IF EXISTS "shop"."blw_tenant_0cd79cf3_fwd"();
DO $bellows$
DECLARE blw_said pg_catalog.text := (SELECT string_agg(quote_ident(t.tgname), ', ' ORDER BY t.tgname)
  FROM pg_trigger t JOIN pg_attribute from_a ON from_a.attrelid = t.tgrelid AND from_a.attname = 'account'
    JOIN pg_attribute to_a ON to_a.attrelid = t.tgrelid AND to_a.attname = 'tenant'
  WHERE t.tgrelid = '"shop"."trees"'::regclass AND NOT t.tgisinternal AND t.tgconstraint <> 0
    AND from_a.attnum = ANY (t.tgattr::int2[]) AND NOT to_a.attnum = ANY (t.tgattr::int2[]));
BEGIN
  IF blw_said IS NOT NULL THEN
    RAISE EXCEPTION USING MESSAGE = 'these constraint triggers of "shop"."trees" fire for account alone and cannot be replaced: ' || blw_said || '. DROP them and CREATE them anew with UPDATE OF account, tenant, in one transaction';
  END IF;
  FOR blw_said IN
    SELECT unnest(ARRAY[
      'CREATE OR REPLACE' || substr(CASE WHEN false THEN replace(w.text, '.' || w.from_name, '.' || w.to_name) ELSE w.text END, length('CREATE') + 1),
      CASE w.tgenabled WHEN 'O' THEN NULL
        ELSE 'ALTER TABLE ' || '"shop"."trees"' || CASE w.tgenabled WHEN 'D' THEN ' DISABLE' WHEN 'A' THEN ' ENABLE ALWAYS' ELSE ' ENABLE REPLICA' END
          || ' TRIGGER ' || quote_ident(w.tgname) END])
    FROM (
      SELECT t.tgname, t.tgenabled, quote_ident(from_a.attname) AS from_name, quote_ident(to_a.attname) AS to_name,
        CASE WHEN n.before IS NULL THEN pg_get_triggerdef(t.oid)
          ELSE overlay(pg_get_triggerdef(t.oid) PLACING n.after FROM strpos(pg_get_triggerdef(t.oid), n.before) FOR length(n.before)) END AS text
      FROM pg_trigger t JOIN pg_attribute from_a ON from_a.attrelid = t.tgrelid AND from_a.attname = 'account'
        JOIN pg_attribute to_a ON to_a.attrelid = t.tgrelid AND to_a.attname = 'tenant'
        CROSS JOIN LATERAL (SELECT t.tgattr::int2[] AS listed) l
        CROSS JOIN LATERAL (SELECT ' UPDATE OF ' || string_agg(quote_ident(a.attname), ', ' ORDER BY k.place) || ' ' AS before
          FROM unnest(l.listed) WITH ORDINALITY k(attnum, place) JOIN pg_attribute a ON a.attrelid = t.tgrelid AND a.attnum = k.attnum) b
        CROSS JOIN LATERAL (SELECT b.before, ' UPDATE OF ' || string_agg(quote_ident(a.attname), ', ' ORDER BY k.place) || ' ' AS after
          FROM (SELECT u.attnum, min(u.place) AS place FROM unnest(CASE WHEN from_a.attnum = ANY (l.listed) THEN array_replace(l.listed, from_a.attnum, to_a.attnum) ELSE l.listed END)
              WITH ORDINALITY u(attnum, place) GROUP BY u.attnum) k
            JOIN pg_attribute a ON a.attrelid = t.tgrelid AND a.attnum = k.attnum) n
      WHERE t.tgrelid = '"shop"."trees"'::regclass AND NOT t.tgisinternal AND t.tgconstraint = 0 AND NOT starts_with(t.tgname::text, 'zzz_blw_')
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
ALTER TABLE "shop"."trees" DROP COLUMN IF EXISTS "account";
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."trees"') AND a.attname = 'tenant' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."trees"') AND a.attname = 'account' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"shop"."trees"') AND t.tgname = 'zzz_blw_tenant_4e2a13ae_fwd')
--     AND NOT (pg_catalog.to_regprocedure('"shop"."blw_tenant_0cd79cf3_fwd"()') IS NOT NULL)
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."trees"') AND a.attname = 'tenant' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND (EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."trees"') AND a.attname = 'account' AND a.attnum > 0 AND NOT a.attisdropped)
--     OR (EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"shop"."trees"') AND t.tgname = 'zzz_blw_tenant_4e2a13ae_fwd')
--     OR (pg_catalog.to_regprocedure('"shop"."blw_tenant_0cd79cf3_fwd"()') IS NOT NULL)))

-- ROLLBACK 6: drop foreign key zzz_blw_places_above_fkey_975e1d6d_twin of the twin
-- one message, locks first: "shop"."places"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"shop"."places"'::pg_catalog.regclass;
ALTER TABLE "shop"."places" DROP CONSTRAINT IF EXISTS "zzz_blw_places_above_fkey_975e1d6d_twin";
RESET ROLE;
-- done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"shop"."places"') AND k.conname = 'zzz_blw_places_above_fkey_975e1d6d_twin')
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"shop"."places"') AND k.conname = 'zzz_blw_places_above_fkey_975e1d6d_twin')

-- ROLLBACK 7: drop foreign key zzz_blw_in_region_1bd6f2d8_twin of the twin
-- one message, locks first: "shop"."places", "Crm"."Visits"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"Crm"."Visits"'::pg_catalog.regclass;
ALTER TABLE "Crm"."Visits" DROP CONSTRAINT IF EXISTS "zzz_blw_in_region_1bd6f2d8_twin";
RESET ROLE;
-- done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"Crm"."Visits"') AND k.conname = 'zzz_blw_in_region_1bd6f2d8_twin')
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"Crm"."Visits"') AND k.conname = 'zzz_blw_in_region_1bd6f2d8_twin')

-- ROLLBACK 8: drop foreign key zzz_blw_At_67661ad2_twin of the twin
-- one message, locks first: "shop"."places", "Crm"."Visits"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"Crm"."Visits"'::pg_catalog.regclass;
ALTER TABLE "Crm"."Visits" DROP CONSTRAINT IF EXISTS "zzz_blw_At_67661ad2_twin";
RESET ROLE;
-- done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"Crm"."Visits"') AND k.conname = 'zzz_blw_At_67661ad2_twin')
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"Crm"."Visits"') AND k.conname = 'zzz_blw_At_67661ad2_twin')

-- ROLLBACK 9: drop index blw_places_region_code_key_2ce3430f_twin of the twin
DROP INDEX CONCURRENTLY IF EXISTS "shop"."blw_places_region_code_key_2ce3430f_twin";
-- leftover when: SELECT false
-- done when: SELECT NOT (pg_catalog.to_regclass('"shop"."blw_places_region_code_key_2ce3430f_twin"') IS NOT NULL)

-- ROLLBACK 10: drop index blw_places_code_key_7a82728d_twin of the twin
DROP INDEX CONCURRENTLY IF EXISTS "shop"."blw_places_code_key_7a82728d_twin";
-- leftover when: SELECT false
-- done when: SELECT NOT (pg_catalog.to_regclass('"shop"."blw_places_code_key_7a82728d_twin"') IS NOT NULL)

-- ROLLBACK 11: drop twin column sign of places and its trigger
-- one message, locks first: "shop"."places"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"shop"."places"'::pg_catalog.regclass;
DROP TRIGGER IF EXISTS "zzz_blw_code_bfb663b6_fwd" ON "shop"."places";
DROP FUNCTION IF EXISTS "shop"."blw_code_ce56dc52_fwd"();
DO $bellows$
DECLARE blw_said pg_catalog.text := (SELECT string_agg(quote_ident(t.tgname), ', ' ORDER BY t.tgname)
  FROM pg_trigger t JOIN pg_attribute from_a ON from_a.attrelid = t.tgrelid AND from_a.attname = 'sign'
    JOIN pg_attribute to_a ON to_a.attrelid = t.tgrelid AND to_a.attname = 'code'
  WHERE t.tgrelid = '"shop"."places"'::regclass AND NOT t.tgisinternal AND t.tgconstraint <> 0
    AND from_a.attnum = ANY (t.tgattr::int2[]) AND NOT to_a.attnum = ANY (t.tgattr::int2[]));
BEGIN
  IF blw_said IS NOT NULL THEN
    RAISE EXCEPTION USING MESSAGE = 'these constraint triggers of "shop"."places" fire for sign alone and cannot be replaced: ' || blw_said || '. DROP them and CREATE them anew with UPDATE OF sign, code, in one transaction';
  END IF;
  FOR blw_said IN
    SELECT unnest(ARRAY[
      'CREATE OR REPLACE' || substr(CASE WHEN false THEN replace(w.text, '.' || w.from_name, '.' || w.to_name) ELSE w.text END, length('CREATE') + 1),
      CASE w.tgenabled WHEN 'O' THEN NULL
        ELSE 'ALTER TABLE ' || '"shop"."places"' || CASE w.tgenabled WHEN 'D' THEN ' DISABLE' WHEN 'A' THEN ' ENABLE ALWAYS' ELSE ' ENABLE REPLICA' END
          || ' TRIGGER ' || quote_ident(w.tgname) END])
    FROM (
      SELECT t.tgname, t.tgenabled, quote_ident(from_a.attname) AS from_name, quote_ident(to_a.attname) AS to_name,
        CASE WHEN n.before IS NULL THEN pg_get_triggerdef(t.oid)
          ELSE overlay(pg_get_triggerdef(t.oid) PLACING n.after FROM strpos(pg_get_triggerdef(t.oid), n.before) FOR length(n.before)) END AS text
      FROM pg_trigger t JOIN pg_attribute from_a ON from_a.attrelid = t.tgrelid AND from_a.attname = 'sign'
        JOIN pg_attribute to_a ON to_a.attrelid = t.tgrelid AND to_a.attname = 'code'
        CROSS JOIN LATERAL (SELECT t.tgattr::int2[] AS listed) l
        CROSS JOIN LATERAL (SELECT ' UPDATE OF ' || string_agg(quote_ident(a.attname), ', ' ORDER BY k.place) || ' ' AS before
          FROM unnest(l.listed) WITH ORDINALITY k(attnum, place) JOIN pg_attribute a ON a.attrelid = t.tgrelid AND a.attnum = k.attnum) b
        CROSS JOIN LATERAL (SELECT b.before, ' UPDATE OF ' || string_agg(quote_ident(a.attname), ', ' ORDER BY k.place) || ' ' AS after
          FROM (SELECT u.attnum, min(u.place) AS place FROM unnest(CASE WHEN from_a.attnum = ANY (l.listed) THEN array_replace(l.listed, from_a.attnum, to_a.attnum) ELSE l.listed END)
              WITH ORDINALITY u(attnum, place) GROUP BY u.attnum) k
            JOIN pg_attribute a ON a.attrelid = t.tgrelid AND a.attnum = k.attnum) n
      WHERE t.tgrelid = '"shop"."places"'::regclass AND NOT t.tgisinternal AND t.tgconstraint = 0 AND NOT starts_with(t.tgname::text, 'zzz_blw_')
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
ALTER TABLE "shop"."places" DROP COLUMN IF EXISTS "sign";
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."places"') AND a.attname = 'code' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."places"') AND a.attname = 'sign' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"shop"."places"') AND t.tgname = 'zzz_blw_code_bfb663b6_fwd')
--     AND NOT (pg_catalog.to_regprocedure('"shop"."blw_code_ce56dc52_fwd"()') IS NOT NULL)
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."places"') AND a.attname = 'code' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND (EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."places"') AND a.attname = 'sign' AND a.attnum > 0 AND NOT a.attisdropped)
--     OR (EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"shop"."places"') AND t.tgname = 'zzz_blw_code_bfb663b6_fwd')
--     OR (pg_catalog.to_regprocedure('"shop"."blw_code_ce56dc52_fwd"()') IS NOT NULL)))

-- REVERT 1: bring the hidden tenant up to account
UPDATE "shop"."trees" SET "blw_tenant_f727c326_hidden" = "account" WHERE <range> AND "blw_tenant_f727c326_hidden" IS DISTINCT FROM "account";
-- key: "id"

-- REVERT 2: bring back tenant of trees
-- one message, locks first: "shop"."trees"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"shop"."trees"'::pg_catalog.regclass;
DO $bellows$
DECLARE blw_said pg_catalog.text;
BEGIN
  FOR blw_said IN
    SELECT format('GRANT %s (%s) ON TABLE %s TO %s%s', x.privilege_type, '"blw_tenant_f727c326_hidden"', '"shop"."trees"',
        CASE x.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(r.rolname) END,
        CASE WHEN x.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
      FROM pg_attribute a CROSS JOIN LATERAL aclexplode(a.attacl) x LEFT JOIN pg_roles r ON r.oid = x.grantee
      WHERE a.attrelid = '"shop"."trees"'::pg_catalog.regclass AND a.attname = 'account' AND NOT a.attisdropped
        AND (x.grantee = 0 OR r.oid IS NOT NULL) AND NOT EXISTS (SELECT FROM pg_attribute b, aclexplode(b.attacl) y
          WHERE b.attrelid = a.attrelid AND b.attname = 'blw_tenant_f727c326_hidden' AND y.grantee = x.grantee
            AND y.privilege_type = x.privilege_type AND y.is_grantable >= x.is_grantable)
    UNION ALL SELECT format('COMMENT ON COLUMN %s.%s IS %L', '"shop"."trees"', '"blw_tenant_f727c326_hidden"', col_description(a.attrelid, a.attnum))
      FROM pg_attribute a JOIN pg_attribute b ON b.attrelid = a.attrelid AND b.attname = 'blw_tenant_f727c326_hidden'
      WHERE a.attrelid = '"shop"."trees"'::pg_catalog.regclass AND a.attname = 'account' AND col_description(a.attrelid, a.attnum)
        <> coalesce(col_description(b.attrelid, b.attnum), '')
    UNION ALL SELECT format('ALTER TABLE %s ALTER COLUMN %s SET STATISTICS %s', '"shop"."trees"', '"blw_tenant_f727c326_hidden"', a.attstattarget)
      FROM pg_attribute a JOIN pg_attribute b ON b.attrelid = a.attrelid AND b.attname = 'blw_tenant_f727c326_hidden'
      WHERE a.attrelid = '"shop"."trees"'::pg_catalog.regclass AND a.attname = 'account' AND a.attstattarget >= 0 AND a.attstattarget IS DISTINCT FROM b.attstattarget
    UNION ALL SELECT format('ALTER TABLE %s ALTER COLUMN %s SET (%s)', '"shop"."trees"', '"blw_tenant_f727c326_hidden"', o.option)
      FROM pg_attribute a JOIN pg_attribute b ON b.attrelid = a.attrelid AND b.attname = 'blw_tenant_f727c326_hidden'
        CROSS JOIN LATERAL unnest(a.attoptions) o(option)
      WHERE a.attrelid = '"shop"."trees"'::pg_catalog.regclass AND a.attname = 'account' AND o.option ~ '^n_distinct(_inherited)?='
        AND o.option <> ALL (coalesce(b.attoptions, '{}'))
  LOOP
    EXECUTE blw_said;
  END LOOP;
END
$bellows$;
ALTER TABLE "shop"."trees" RENAME COLUMN "blw_tenant_f727c326_hidden" TO "tenant";
CREATE OR REPLACE FUNCTION "shop"."blw_tenant_0cd79cf3_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $bellows$
-- Bellows, orders/18: keeps a renamed column and its twin equal.
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."account" IS NULL THEN
      NEW."account" := NEW."tenant";
    ELSE
      NEW."tenant" := NEW."account";
    END IF;
  ELSIF NEW."account" IS DISTINCT FROM OLD."account" THEN
    IF NEW."account" IS DISTINCT FROM NEW."tenant" THEN
      NEW."tenant" := NEW."account";
    END IF;
  ELSIF NEW."account" IS DISTINCT FROM NEW."tenant" THEN
    NEW."account" := NEW."tenant";
  END IF;
  RETURN NEW;
END
$bellows$;
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."trees"') AND a.attname = 'tenant' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('bigint') AND a.atttypmod = -1)
--     AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."trees"') AND a.attname = 'account' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('bigint') AND a.atttypmod = -1)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."trees"') AND a.attname = 'blw_tenant_f727c326_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"shop"."blw_tenant_0cd79cf3_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '65e89aa49ca2996383a1cea524b1e436541456bd7b60e235c1d66087fe8a08fe')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"shop"."trees"') AND t.tgname = 'zzz_blw_tenant_4e2a13ae_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"shop"."blw_tenant_0cd79cf3_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."trees"') AND a.attname = 'blw_tenant_f727c326_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('bigint') AND a.atttypmod = -1)
--     AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."trees"') AND a.attname = 'account' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('bigint') AND a.atttypmod = -1)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."trees"') AND a.attname = 'tenant' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"shop"."blw_tenant_0cd79cf3_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '90c863f5a76137e5110667fb5837c1f01a82c2eb959d6549b1f7ba8eb30c9f1c')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"shop"."trees"') AND t.tgname = 'zzz_blw_tenant_4e2a13ae_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"shop"."blw_tenant_0cd79cf3_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')

-- REVERT 3: bring the hidden code up to sign
UPDATE "shop"."places" SET "blw_code_4ceaae28_hidden" = "sign" WHERE <range> AND "blw_code_4ceaae28_hidden" IS DISTINCT FROM "sign";
-- key: "id"

-- REVERT 4: bring back code of places
-- one message, locks first: "shop"."places"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"shop"."places"'::pg_catalog.regclass;
DO $bellows$
DECLARE blw_said pg_catalog.text;
BEGIN
  FOR blw_said IN
    SELECT format('GRANT %s (%s) ON TABLE %s TO %s%s', x.privilege_type, '"blw_code_4ceaae28_hidden"', '"shop"."places"',
        CASE x.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(r.rolname) END,
        CASE WHEN x.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
      FROM pg_attribute a CROSS JOIN LATERAL aclexplode(a.attacl) x LEFT JOIN pg_roles r ON r.oid = x.grantee
      WHERE a.attrelid = '"shop"."places"'::pg_catalog.regclass AND a.attname = 'sign' AND NOT a.attisdropped
        AND (x.grantee = 0 OR r.oid IS NOT NULL) AND NOT EXISTS (SELECT FROM pg_attribute b, aclexplode(b.attacl) y
          WHERE b.attrelid = a.attrelid AND b.attname = 'blw_code_4ceaae28_hidden' AND y.grantee = x.grantee
            AND y.privilege_type = x.privilege_type AND y.is_grantable >= x.is_grantable)
    UNION ALL SELECT format('COMMENT ON COLUMN %s.%s IS %L', '"shop"."places"', '"blw_code_4ceaae28_hidden"', col_description(a.attrelid, a.attnum))
      FROM pg_attribute a JOIN pg_attribute b ON b.attrelid = a.attrelid AND b.attname = 'blw_code_4ceaae28_hidden'
      WHERE a.attrelid = '"shop"."places"'::pg_catalog.regclass AND a.attname = 'sign' AND col_description(a.attrelid, a.attnum)
        <> coalesce(col_description(b.attrelid, b.attnum), '')
    UNION ALL SELECT format('ALTER TABLE %s ALTER COLUMN %s SET STATISTICS %s', '"shop"."places"', '"blw_code_4ceaae28_hidden"', a.attstattarget)
      FROM pg_attribute a JOIN pg_attribute b ON b.attrelid = a.attrelid AND b.attname = 'blw_code_4ceaae28_hidden'
      WHERE a.attrelid = '"shop"."places"'::pg_catalog.regclass AND a.attname = 'sign' AND a.attstattarget >= 0 AND a.attstattarget IS DISTINCT FROM b.attstattarget
    UNION ALL SELECT format('ALTER TABLE %s ALTER COLUMN %s SET (%s)', '"shop"."places"', '"blw_code_4ceaae28_hidden"', o.option)
      FROM pg_attribute a JOIN pg_attribute b ON b.attrelid = a.attrelid AND b.attname = 'blw_code_4ceaae28_hidden'
        CROSS JOIN LATERAL unnest(a.attoptions) o(option)
      WHERE a.attrelid = '"shop"."places"'::pg_catalog.regclass AND a.attname = 'sign' AND o.option ~ '^n_distinct(_inherited)?='
        AND o.option <> ALL (coalesce(b.attoptions, '{}'))
  LOOP
    EXECUTE blw_said;
  END LOOP;
END
$bellows$;
ALTER TABLE "shop"."places" RENAME COLUMN "blw_code_4ceaae28_hidden" TO "code";
CREATE OR REPLACE FUNCTION "shop"."blw_code_ce56dc52_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $bellows$
-- Bellows, orders/18: keeps a renamed column and its twin equal.
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."sign" IS NULL THEN
      NEW."sign" := NEW."code";
    ELSE
      NEW."code" := NEW."sign";
    END IF;
  ELSIF NEW."sign" IS DISTINCT FROM OLD."sign" THEN
    IF NEW."sign" IS DISTINCT FROM NEW."code" THEN
      NEW."code" := NEW."sign";
    END IF;
  ELSIF NEW."sign" IS DISTINCT FROM NEW."code" THEN
    NEW."sign" := NEW."code";
  END IF;
  RETURN NEW;
END
$bellows$;
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."places"') AND a.attname = 'code' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text') AND a.atttypmod = -1)
--     AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."places"') AND a.attname = 'sign' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text') AND a.atttypmod = -1)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."places"') AND a.attname = 'blw_code_4ceaae28_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"shop"."blw_code_ce56dc52_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = 'd6a497839bccd037e26146923fb482601c2b47679cd18775e46cc1fe81b42d73')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"shop"."places"') AND t.tgname = 'zzz_blw_code_bfb663b6_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"shop"."blw_code_ce56dc52_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."places"') AND a.attname = 'blw_code_4ceaae28_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text') AND a.atttypmod = -1)
--     AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."places"') AND a.attname = 'sign' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text') AND a.atttypmod = -1)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."places"') AND a.attname = 'code' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"shop"."blw_code_ce56dc52_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = 'b118434ae72ade3dc40a023ca4fd36101d63ad183e1a71a8c9ca94e07ea9145a')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"shop"."places"') AND t.tgname = 'zzz_blw_code_bfb663b6_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"shop"."blw_code_ce56dc52_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
