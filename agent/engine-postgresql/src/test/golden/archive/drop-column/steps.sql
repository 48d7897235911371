-- A dropped column: nothing writes it any more, it is copied, both sides are compared, and only then it goes.

-- EXPAND 1: give fax of users a value where code does not write it
-- one message, locks first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
CREATE FUNCTION "public"."blw_fax_31173bd4_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $bellows$
#variable_conflict use_column
-- Bellows, orders/18: gives a column that goes a value in rows of writers that do not know it.
BEGIN
  IF NEW."fax" IS NULL THEN
    NEW."fax" := (''
);
  END IF;
  RETURN NEW;
END
$bellows$;
CREATE TRIGGER "zzz_blw_fax_4987174f_fwd" BEFORE INSERT ON "public"."users" FOR EACH ROW EXECUTE FUNCTION "public"."blw_fax_31173bd4_fwd"();
ALTER TABLE "public"."users" ENABLE ALWAYS TRIGGER "zzz_blw_fax_4987174f_fwd";
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_fax_31173bd4_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = 'c6a0dbe5e3ba10a379c88b12480984ad59482bb66a9c4c1a195efd998d821760')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_fax_4987174f_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_fax_31173bd4_fwd"()') AND t.tgtype = 7 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_fax_4987174f_fwd')
--     AND NOT (pg_catalog.to_regprocedure('"public"."blw_fax_31173bd4_fwd"()') IS NOT NULL)
-- proven by writes of the application, taken back

-- EXPAND 2: try a row of users without what is dropped
-- one message, locks against writers first: "public"."users"
-- done when: the journal says so
-- not done when: the journal says so
-- proven by writes of the application, taken back

-- CONTRACT 1: hide fax of users
-- one message, locks first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
ALTER TABLE "public"."users" RENAME COLUMN "fax" TO "blw_fax_b3400f3d_hidden";
DROP TRIGGER IF EXISTS "zzz_blw_fax_4987174f_fwd" ON "public"."users";
CREATE OR REPLACE FUNCTION "public"."blw_fax_31173bd4_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $bellows$
#variable_conflict use_column
-- Bellows, orders/18: gives a column that goes a value in rows of writers that do not know it.
BEGIN
  IF NEW."blw_fax_b3400f3d_hidden" IS NULL THEN
    NEW."blw_fax_b3400f3d_hidden" := (''
);
  END IF;
  RETURN NEW;
END
$bellows$;
CREATE TRIGGER "zzz_blw_fax_4987174f_fwd" BEFORE INSERT ON "public"."users" FOR EACH ROW EXECUTE FUNCTION "public"."blw_fax_31173bd4_fwd"();
ALTER TABLE "public"."users" ENABLE ALWAYS TRIGGER "zzz_blw_fax_4987174f_fwd";
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_fax_b3400f3d_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('character varying(40)') AND a.atttypmod = 44)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'fax' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_fax_31173bd4_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = 'ae57abd260b64bb66e16357fdab4be4a5292e5bb35462141809338ca37d9101e')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_fax_4987174f_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_fax_31173bd4_fwd"()') AND t.tgtype = 7 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'fax' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('character varying(40)') AND a.atttypmod = 44)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_fax_b3400f3d_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
-- proven by writes of the application, taken back

-- CLEANUP 1: drop index users_fax of the hidden column
DROP INDEX CONCURRENTLY IF EXISTS "public"."users_fax";
-- leftover when: SELECT false
-- done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"public"."users_fax"') AND i.indrelid = pg_catalog.to_regclass('"public"."users"') AND EXISTS (SELECT FROM pg_catalog.pg_depend d JOIN pg_catalog.pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = i.indexrelid AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refobjid = i.indrelid AND a.attname = 'blw_fax_b3400f3d_hidden'))

-- CLEANUP 2: let nothing write the hidden fax of users any more
-- one message, locks first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
DROP TRIGGER IF EXISTS "zzz_blw_fax_4987174f_fwd" ON "public"."users";
DROP FUNCTION IF EXISTS "public"."blw_fax_31173bd4_fwd"();
ALTER TABLE "public"."users" DROP CONSTRAINT IF EXISTS "users_fax_check";
DO $bellows$
DECLARE
  blw_one record;
BEGIN
  FOR blw_one IN SELECT DISTINCT k.conname, c.relname FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_depend d ON d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refobjid = a.attrelid AND d.refobjsubid = a.attnum LEFT JOIN pg_catalog.pg_constraint k ON d.classid = 'pg_catalog.pg_constraint'::pg_catalog.regclass AND k.oid = d.objid AND k.conrelid = a.attrelid AND k.contype <> 'n' LEFT JOIN pg_catalog.pg_class c ON d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND c.oid = d.objid AND c.relkind = 'i' WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_fax_b3400f3d_hidden' AND NOT a.attisdropped AND (k.oid IS NOT NULL OR c.oid IS NOT NULL) LOOP
    IF blw_one.conname IS NULL THEN
      EXECUTE 'DROP INDEX ' || '"public".' || pg_catalog.quote_ident(blw_one.relname);
    ELSE
      EXECUTE 'ALTER TABLE ' || '"public"."users"' || ' DROP CONSTRAINT ' || pg_catalog.quote_ident(blw_one.conname);
    END IF;
  END LOOP;
END
$bellows$;
ALTER TABLE "public"."users" ALTER COLUMN "blw_fax_b3400f3d_hidden" DROP IDENTITY IF EXISTS;
ALTER TABLE "public"."users" ALTER COLUMN "blw_fax_b3400f3d_hidden" DROP NOT NULL;
ALTER TABLE "public"."users" ALTER COLUMN "blw_fax_b3400f3d_hidden" DROP DEFAULT;
RESET ROLE;
-- done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_fax_4987174f_fwd')
--     AND NOT (pg_catalog.to_regprocedure('"public"."blw_fax_31173bd4_fwd"()') IS NOT NULL)
--     AND ((EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_fax_b3400f3d_hidden' AND NOT a.attisdropped AND NOT a.attnotnull AND NOT a.atthasdef AND a.attidentity = '')
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_depend d ON d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refobjid = a.attrelid AND d.refobjsubid = a.attnum LEFT JOIN pg_catalog.pg_constraint k ON d.classid = 'pg_catalog.pg_constraint'::pg_catalog.regclass AND k.oid = d.objid AND k.conrelid = a.attrelid AND k.contype <> 'n' LEFT JOIN pg_catalog.pg_class c ON d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND c.oid = d.objid AND c.relkind = 'i' WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_fax_b3400f3d_hidden' AND NOT a.attisdropped AND (k.oid IS NOT NULL OR c.oid IS NOT NULL)))
--     OR NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_fax_b3400f3d_hidden' AND a.attnum > 0 AND NOT a.attisdropped))
-- not done when: SELECT ((EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_fax_b3400f3d_hidden' AND a.attnum > 0 AND NOT a.attisdropped) AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."users"') AND k.contype <> 'n' AND (k.conname = ANY (ARRAY['users_fax_check']::pg_catalog.text[])) <> EXISTS (SELECT FROM pg_catalog.pg_depend d, pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_fax_b3400f3d_hidden' AND d.classid = 'pg_catalog.pg_constraint'::pg_catalog.regclass AND d.objid = k.oid AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refobjid = a.attrelid AND d.refobjsubid = a.attnum))
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_index i, pg_catalog.pg_depend d, pg_catalog.pg_attribute a WHERE i.indrelid = pg_catalog.to_regclass('"public"."users"') AND a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_fax_b3400f3d_hidden' AND d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = i.indexrelid AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refobjid = a.attrelid AND d.refobjsubid = a.attnum AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid AND k.conname = ANY (ARRAY['users_fax_check']::pg_catalog.text[]))))
--     OR (NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_fax_b3400f3d_hidden' AND a.attnum > 0 AND NOT a.attisdropped) AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'fax' AND a.attnum > 0 AND NOT a.attisdropped) AND (EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_fax_4987174f_fwd')
--     OR (pg_catalog.to_regprocedure('"public"."blw_fax_31173bd4_fwd"()') IS NOT NULL))))
--     AND NOT (NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_fax_4987174f_fwd')
--     AND NOT (pg_catalog.to_regprocedure('"public"."blw_fax_31173bd4_fwd"()') IS NOT NULL)
--     AND ((EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_fax_b3400f3d_hidden' AND NOT a.attisdropped AND NOT a.attnotnull AND NOT a.atthasdef AND a.attidentity = '')
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_depend d ON d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refobjid = a.attrelid AND d.refobjsubid = a.attnum LEFT JOIN pg_catalog.pg_constraint k ON d.classid = 'pg_catalog.pg_constraint'::pg_catalog.regclass AND k.oid = d.objid AND k.conrelid = a.attrelid AND k.contype <> 'n' LEFT JOIN pg_catalog.pg_class c ON d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND c.oid = d.objid AND c.relkind = 'i' WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_fax_b3400f3d_hidden' AND NOT a.attisdropped AND (k.oid IS NOT NULL OR c.oid IS NOT NULL)))
--     OR NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_fax_b3400f3d_hidden' AND a.attnum > 0 AND NOT a.attisdropped)))
-- proven by writes of the application, taken back

-- CLEANUP 3: make an archive for public.users.fax
DO $bellows$
DECLARE
  blw_who pg_catalog.oid;
BEGIN
  IF pg_catalog.to_regnamespace('bellows_archive') IS NULL THEN
    CREATE SCHEMA bellows_archive;
    COMMENT ON SCHEMA bellows_archive IS 'Bellows: what cleanups have dropped, out of everybody''s reach. To see it: bellows get archives';
  END IF;
  FOR blw_who IN SELECT DISTINCT x.grantee FROM pg_catalog.pg_namespace n, pg_catalog.aclexplode(n.nspacl) x WHERE n.nspname = 'bellows_archive' AND x.grantee <> n.nspowner LOOP
    EXECUTE 'REVOKE ALL ON SCHEMA bellows_archive FROM ' || CASE blw_who WHEN 0 THEN 'PUBLIC' ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(blw_who)) END;
  END LOOP;
  IF pg_catalog.to_regclass('"bellows_archive"."blw_users_fax_1cb63543_archive"') IS NULL THEN
    CREATE TABLE "bellows_archive"."blw_users_fax_1cb63543_archive" AS SELECT "tenant", "id", "blw_fax_b3400f3d_hidden" AS "fax" FROM "public"."users" WITH NO DATA;
    ALTER TABLE "bellows_archive"."blw_users_fax_1cb63543_archive" ADD PRIMARY KEY ("tenant", "id");
    COMMENT ON TABLE "bellows_archive"."blw_users_fax_1cb63543_archive" IS 'Values of public.users.fax, dropped by the cleanup of orders/18';
  END IF;
  FOR blw_who IN SELECT DISTINCT x.grantee FROM pg_catalog.pg_class c, pg_catalog.aclexplode(c.relacl) x WHERE c.oid = '"bellows_archive"."blw_users_fax_1cb63543_archive"'::pg_catalog.regclass AND x.grantee <> c.relowner LOOP
    EXECUTE 'REVOKE ALL ON TABLE ' || '"bellows_archive"."blw_users_fax_1cb63543_archive"' || ' FROM ' || CASE blw_who WHEN 0 THEN 'PUBLIC' ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(blw_who)) END;
  END LOOP;
END
$bellows$;
INSERT INTO bellows.archive (line, version, schema_name, table_name, column_name, relation, key_columns, value_type, state, agent) SELECT 'orders', 18, 'public', 'users', 'fax', 'blw_users_fax_1cb63543_archive', ARRAY['tenant', 'id']::pg_catalog.text[], pg_catalog.format_type(v.atttypid, v.atttypmod), 'COPYING', coalesce((SELECT f.agent FROM bellows.fence f WHERE f.line = 'orders'), '') FROM pg_catalog.pg_attribute v WHERE v.attrelid = pg_catalog.to_regclass('"public"."users"') AND v.attname = 'blw_fax_b3400f3d_hidden' AND NOT v.attisdropped ON CONFLICT DO NOTHING;
-- done when: SELECT (pg_catalog.to_regclass('"bellows_archive"."blw_users_fax_1cb63543_archive"') IS NOT NULL)
--     AND EXISTS (SELECT FROM bellows.archive a WHERE a.line = 'orders' AND a.version = 18 AND a.schema_name = 'public' AND a.table_name = 'users' AND a.column_name = 'fax' AND a.state IN ('COPYING', 'COMPLETE', 'KEPT'))

-- CLEANUP 4: archive the values of public.users.fax
INSERT INTO "bellows_archive"."blw_users_fax_1cb63543_archive" ("tenant", "id", "fax") SELECT "tenant", "id", "blw_fax_b3400f3d_hidden" FROM "public"."users" WHERE <range> AND "blw_fax_b3400f3d_hidden" IS NOT NULL AND NOT EXISTS (SELECT FROM "bellows_archive"."blw_users_fax_1cb63543_archive" blw_kept WHERE blw_kept."tenant" = "users"."tenant" AND blw_kept."id" = "users"."id");
-- key: "tenant", "id"
-- a row that is there already by "tenant", "id" is overwritten
-- swept until no row needs it

-- CLEANUP 5: count and compare the archive of public.users.fax with what is there
DO $bellows$
DECLARE
  blw_here pg_catalog.numeric[];
  blw_there pg_catalog.numeric[];
  blw_all pg_catalog.numeric[];
BEGIN
  FOR blw_try IN 1..5 LOOP
    INSERT INTO "bellows_archive"."blw_users_fax_1cb63543_archive" ("tenant", "id", "fax") SELECT "tenant", "id", "blw_fax_b3400f3d_hidden" FROM "public"."users" WHERE "blw_fax_b3400f3d_hidden" IS NOT NULL AND NOT EXISTS (SELECT FROM "bellows_archive"."blw_users_fax_1cb63543_archive" blw_kept WHERE blw_kept."tenant" = "users"."tenant" AND blw_kept."id" = "users"."id" AND pg_catalog.record_image_eq(ROW(blw_kept."tenant", blw_kept."id", blw_kept."fax"), ROW("users"."tenant", "users"."id", "users"."blw_fax_b3400f3d_hidden"))) ON CONFLICT ("tenant", "id") DO UPDATE SET "tenant" = EXCLUDED."tenant", "id" = EXCLUDED."id", "fax" = EXCLUDED."fax";
    SELECT ARRAY[h.n, h.s], ARRAY[t.n, t.s], ARRAY[t.rows, t.checksum] INTO blw_here, blw_there, blw_all FROM
      (SELECT pg_catalog.count(*) AS n, coalesce(pg_catalog.sum(pg_catalog.hashtextextended(ROW("tenant", "id", "blw_fax_b3400f3d_hidden")::pg_catalog.text, 0)::pg_catalog.numeric), 0) AS s FROM "public"."users" WHERE "blw_fax_b3400f3d_hidden" IS NOT NULL) h,
      (SELECT pg_catalog.count(*) FILTER (WHERE blw_live) AS n, coalesce(pg_catalog.sum(pg_catalog.hashtextextended(ROW("tenant", "id", "fax")::pg_catalog.text, 0)::pg_catalog.numeric) FILTER (WHERE blw_live), 0) AS s, pg_catalog.count(*) AS rows, coalesce(pg_catalog.sum(pg_catalog.hashtextextended(ROW("tenant", "id", "fax")::pg_catalog.text, 0)::pg_catalog.numeric), 0) AS checksum FROM (SELECT blw_kept."tenant", blw_kept."id", blw_kept."fax", EXISTS (SELECT FROM "public"."users" WHERE "blw_fax_b3400f3d_hidden" IS NOT NULL AND blw_kept."tenant" = "users"."tenant" AND blw_kept."id" = "users"."id") AS blw_live FROM "bellows_archive"."blw_users_fax_1cb63543_archive" blw_kept) r) t;
    EXIT WHEN blw_here = blw_there;
  END LOOP;
  IF blw_here <> blw_there THEN
    RAISE EXCEPTION 'The archive does not hold what the column holds, though it was put right several times: keys change all the while, or something else writes the archive.';
  END IF;
  UPDATE bellows.archive a SET state = 'COMPLETE', rows = blw_all[1], checksum = blw_all[2], bytes = pg_catalog.pg_total_relation_size('"bellows_archive"."blw_users_fax_1cb63543_archive"'::pg_catalog.regclass), archived_at = pg_catalog.clock_timestamp() WHERE a.line = 'orders' AND a.version = 18 AND a.schema_name = 'public' AND a.table_name = 'users' AND a.column_name = 'fax' AND a.state = 'COPYING';
END
$bellows$;
-- leftover when: SELECT false
-- done when: SELECT EXISTS (SELECT FROM bellows.archive a WHERE a.line = 'orders' AND a.version = 18 AND a.schema_name = 'public' AND a.table_name = 'users' AND a.column_name = 'fax' AND a.state IN ('COMPLETE', 'KEPT'))

-- CLEANUP 6: drop fax of users, which is hidden and archived
-- one message, locks first: "public"."users"
DO $bellows$
BEGIN
  IF NOT EXISTS (SELECT FROM bellows.archive a WHERE a.line = 'orders' AND a.version = 18 AND a.schema_name = 'public' AND a.table_name = 'users' AND a.column_name = 'fax' AND a.state IN ('COMPLETE')) OR pg_catalog.to_regclass('"bellows_archive"."blw_users_fax_1cb63543_archive"') IS NULL THEN
    RAISE EXCEPTION 'What would be dropped is not archived.';
  END IF;
END
$bellows$;
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
ALTER TABLE "public"."users" DROP COLUMN "blw_fax_b3400f3d_hidden";
RESET ROLE;
UPDATE bellows.archive a SET state = 'KEPT', dropped_at = pg_catalog.clock_timestamp() WHERE a.line = 'orders' AND a.version = 18 AND a.schema_name = 'public' AND a.table_name = 'users' AND a.column_name = 'fax';
-- done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_fax_b3400f3d_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_fax_b3400f3d_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
-- proven by writes of the application, taken back

-- ROLLBACK 1: drop the trigger that gives fax of users a value
-- one message, locks first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
DROP TRIGGER IF EXISTS "zzz_blw_fax_4987174f_fwd" ON "public"."users";
DROP FUNCTION IF EXISTS "public"."blw_fax_31173bd4_fwd"();
RESET ROLE;
-- done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_fax_4987174f_fwd')
--     AND NOT (pg_catalog.to_regprocedure('"public"."blw_fax_31173bd4_fwd"()') IS NOT NULL)
-- not done when: SELECT (EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_fax_4987174f_fwd')
--     OR (pg_catalog.to_regprocedure('"public"."blw_fax_31173bd4_fwd"()') IS NOT NULL))

-- REVERT 1: bring back fax of users
-- one message, locks first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
DO $bellows$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_fax_b3400f3d_hidden' AND a.attnum > 0 AND NOT a.attisdropped) THEN
    ALTER TABLE "public"."users" RENAME COLUMN "blw_fax_b3400f3d_hidden" TO "fax";
  END IF;
END
$bellows$;
DROP TRIGGER IF EXISTS "zzz_blw_fax_4987174f_fwd" ON "public"."users";
CREATE OR REPLACE FUNCTION "public"."blw_fax_31173bd4_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $bellows$
#variable_conflict use_column
-- Bellows, orders/18: gives a column that goes a value in rows of writers that do not know it.
BEGIN
  IF NEW."fax" IS NULL THEN
    NEW."fax" := (''
);
  END IF;
  RETURN NEW;
END
$bellows$;
CREATE TRIGGER "zzz_blw_fax_4987174f_fwd" BEFORE INSERT ON "public"."users" FOR EACH ROW EXECUTE FUNCTION "public"."blw_fax_31173bd4_fwd"();
ALTER TABLE "public"."users" ENABLE ALWAYS TRIGGER "zzz_blw_fax_4987174f_fwd";
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'fax' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('character varying(40)') AND a.atttypmod = 44)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_fax_b3400f3d_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_fax_31173bd4_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = 'c6a0dbe5e3ba10a379c88b12480984ad59482bb66a9c4c1a195efd998d821760')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_fax_4987174f_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_fax_31173bd4_fwd"()') AND t.tgtype = 7 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
-- not done when: SELECT ((EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_fax_b3400f3d_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('character varying(40)') AND a.atttypmod = 44) AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'fax' AND a.attnum > 0 AND NOT a.attisdropped))
--     OR (EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'fax' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('character varying(40)') AND a.atttypmod = 44) AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_fax_b3400f3d_hidden' AND a.attnum > 0 AND NOT a.attisdropped) AND NOT (EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_fax_31173bd4_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = 'c6a0dbe5e3ba10a379c88b12480984ad59482bb66a9c4c1a195efd998d821760') AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_fax_4987174f_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_fax_31173bd4_fwd"()') AND t.tgtype = 7 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = ''))))
