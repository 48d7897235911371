-- A column comes back from the archive of an earlier version, under another name.

-- EXPAND 1: add column old_fax to users, for what is archived
-- one message, locks first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
ALTER TABLE "public"."users" ADD COLUMN "old_fax" varchar(40);
RESET ROLE;
UPDATE bellows.archive a SET state = 'RESTORING', restored_by = 19 WHERE a.line = 'orders' AND a.version = 18 AND a.schema_name = 'public' AND a.table_name = 'users' AND a.column_name = 'fax';
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'old_fax' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('varchar(40)'))
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'old_fax' AND a.attnum > 0 AND NOT a.attisdropped)
-- proven by writes of the application, taken back

-- MIGRATE 1: read the archive of public.users.fax and compare it with what was archived
DO $bellows$
DECLARE
  blw_rows pg_catalog.int8;
  blw_checksum pg_catalog.numeric;
BEGIN
  SELECT pg_catalog.count(*), coalesce(pg_catalog.sum(pg_catalog.hashtextextended(ROW(blw_kept."id", blw_kept."fax")::pg_catalog.text, 0)::pg_catalog.numeric), 0) INTO blw_rows, blw_checksum FROM "bellows_archive"."blw_users_fax_archive" blw_kept;
  IF NOT EXISTS (SELECT FROM bellows.archive a WHERE a.line = 'orders' AND a.version = 18 AND a.schema_name = 'public' AND a.table_name = 'users' AND a.column_name = 'fax' AND a.rows = blw_rows AND a.checksum = blw_checksum) THEN
    RAISE EXCEPTION 'The archive is not what was archived: it has % rows and checksum % now.', blw_rows, blw_checksum;
  END IF;
END
$bellows$;
-- leftover when: SELECT false
-- done when: the journal says so

-- MIGRATE 2: fill old_fax of users from the archive, by key
UPDATE "public"."users" SET "old_fax" = (SELECT blw_kept."fax" FROM "bellows_archive"."blw_users_fax_archive" blw_kept WHERE blw_kept."id" = "users"."id") WHERE <range> AND "old_fax" IS NULL AND EXISTS (SELECT FROM "bellows_archive"."blw_users_fax_archive" blw_kept WHERE blw_kept."id" = "users"."id");
-- key: "id"
-- swept until no row needs it

-- MIGRATE 3: look for rows without old_fax whose value is archived
SELECT count(*) FROM "public"."users" WHERE <range> AND "old_fax" IS NULL AND EXISTS (SELECT FROM "bellows_archive"."blw_users_fax_archive" blw_kept WHERE blw_kept."id" = "users"."id");
-- key: "id"
-- standing: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'old_fax' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('varchar(40)'))

-- MIGRATE 4: count what was put back, rows that are gone and rows without an archived value
UPDATE bellows.archive a SET state = 'KEPT', restored_at = pg_catalog.clock_timestamp(), restored_rows = x.restored, gone_rows = x.gone, other_rows = x.other FROM (SELECT pg_catalog.count(*) FILTER (WHERE blw_kept."id" IS NOT NULL AND "users"."id" IS NOT NULL) AS restored, pg_catalog.count(*) FILTER (WHERE "users"."id" IS NULL) AS gone, pg_catalog.count(*) FILTER (WHERE blw_kept."id" IS NULL) AS other FROM "bellows_archive"."blw_users_fax_archive" blw_kept FULL JOIN "public"."users" ON blw_kept."id" = "users"."id") x WHERE a.line = 'orders' AND a.version = 18 AND a.schema_name = 'public' AND a.table_name = 'users' AND a.column_name = 'fax';
-- leftover when: SELECT false
-- done when: the journal says so

-- ROLLBACK 1: drop column old_fax of users; the archive keeps what it has
-- one message, locks first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
ALTER TABLE "public"."users" DROP COLUMN "old_fax";
RESET ROLE;
UPDATE bellows.archive a SET state = 'KEPT', restored_by = 0 WHERE a.line = 'orders' AND a.version = 18 AND a.schema_name = 'public' AND a.table_name = 'users' AND a.column_name = 'fax';
-- done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'old_fax' AND a.attnum > 0 AND NOT a.attisdropped)
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'old_fax' AND a.attnum > 0 AND NOT a.attisdropped)
