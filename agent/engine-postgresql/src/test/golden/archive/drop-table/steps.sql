-- A dropped table moves whole, after its foreign keys, which are written down.

-- CONTRACT 1: hide table notes
-- one message, locks first: "public"."notes"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."notes"'::pg_catalog.regclass;
ALTER TABLE "public"."notes" RENAME TO "blw_notes_8c1b8358_hidden";
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('"public"."blw_notes_8c1b8358_hidden"') AND c.relkind = 'r')
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('"public"."notes"') AND c.relkind = 'r')
--     AND NOT (pg_catalog.to_regclass('"public"."blw_notes_8c1b8358_hidden"') IS NOT NULL)

-- CLEANUP 1: make an archive for the hidden table notes
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
END
$bellows$;
INSERT INTO bellows.archive (line, version, schema_name, table_name, column_name, relation, table_oid, left_out, state, agent) SELECT 'orders', 18, 'public', 'notes', '', 'blw_notes_532bf375_archive', c.oid, ARRAY(SELECT pg_catalog.format('ALTER TABLE %I.%I ADD CONSTRAINT %I %s', 'public'::pg_catalog.text, 'notes'::pg_catalog.text, k.conname, pg_catalog.pg_get_constraintdef(k.oid)) FROM pg_catalog.pg_constraint k WHERE k.conrelid = c.oid AND k.contype = 'f' ORDER BY k.conname), 'COPYING', coalesce((SELECT f.agent FROM bellows.fence f WHERE f.line = 'orders'), '') FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('"public"."blw_notes_8c1b8358_hidden"') ON CONFLICT DO NOTHING;
-- done when: SELECT EXISTS (SELECT FROM bellows.archive a WHERE a.line = 'orders' AND a.version = 18 AND a.schema_name = 'public' AND a.table_name = 'notes' AND a.column_name = '' AND a.state IN ('COPYING', 'KEPT'))

-- CLEANUP 2: drop foreign key notes_author_fkey of the hidden table notes to public.users
-- one message, locks first: "public"."blw_notes_8c1b8358_hidden", "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."blw_notes_8c1b8358_hidden"'::pg_catalog.regclass;
ALTER TABLE "public"."blw_notes_8c1b8358_hidden" DROP CONSTRAINT IF EXISTS "notes_author_fkey";
RESET ROLE;
-- done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."blw_notes_8c1b8358_hidden"') AND k.conname = 'notes_author_fkey' AND k.contype = 'f')
--     AND ((pg_catalog.to_regclass('"public"."blw_notes_8c1b8358_hidden"') IS NOT NULL)
--     OR NOT (pg_catalog.to_regclass('"public"."notes"') IS NOT NULL))
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."blw_notes_8c1b8358_hidden"') AND k.conname = 'notes_author_fkey' AND k.contype = 'f')

-- CLEANUP 3: move the hidden table notes into the archive, with all it holds
-- one message, locks first: "public"."blw_notes_8c1b8358_hidden"
ALTER TABLE "public"."blw_notes_8c1b8358_hidden" SET SCHEMA "bellows_archive";
ALTER TABLE "bellows_archive"."blw_notes_8c1b8358_hidden" RENAME TO "blw_notes_532bf375_archive";
UPDATE bellows.archive a SET state = 'KEPT', archived_at = pg_catalog.clock_timestamp(), dropped_at = pg_catalog.clock_timestamp(), bytes = pg_catalog.pg_total_relation_size('"bellows_archive"."blw_notes_532bf375_archive"'::pg_catalog.regclass) WHERE a.line = 'orders' AND a.version = 18 AND a.schema_name = 'public' AND a.table_name = 'notes' AND a.column_name = '';
-- done when: SELECT NOT (pg_catalog.to_regclass('"public"."blw_notes_8c1b8358_hidden"') IS NOT NULL)
--     AND (pg_catalog.to_regclass('"bellows_archive"."blw_notes_532bf375_archive"') IS NOT NULL)
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('"public"."blw_notes_8c1b8358_hidden"') AND c.relkind = 'r')

-- REVERT 1: bring back table notes
-- one message, locks first: "public"."blw_notes_8c1b8358_hidden"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."blw_notes_8c1b8358_hidden"'::pg_catalog.regclass;
ALTER TABLE "public"."blw_notes_8c1b8358_hidden" RENAME TO "notes";
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('"public"."notes"') AND c.relkind = 'r')
--     AND NOT (pg_catalog.to_regclass('"public"."blw_notes_8c1b8358_hidden"') IS NOT NULL)
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('"public"."blw_notes_8c1b8358_hidden"') AND c.relkind = 'r')
--     AND NOT (pg_catalog.to_regclass('"public"."notes"') IS NOT NULL)
