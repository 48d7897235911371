-- A table that nobody uses any more is hidden under one lock, comes back as it was, and goes after its foreign keys, without CASCADE.

-- CONTRACT 1: hide table notes
-- one message, locks first: "public"."notes"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."notes"'::pg_catalog.regclass;
ALTER TABLE "public"."notes" RENAME TO "blw_notes_8c1b8358_hidden";
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('"public"."blw_notes_8c1b8358_hidden"') AND c.relkind = 'r')
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('"public"."notes"') AND c.relkind = 'r')
--     AND NOT (pg_catalog.to_regclass('"public"."blw_notes_8c1b8358_hidden"') IS NOT NULL)

-- CLEANUP 1: drop foreign key notes_author_fkey of the hidden table notes to public.users
-- one message, locks first: "public"."blw_notes_8c1b8358_hidden", "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."blw_notes_8c1b8358_hidden"'::pg_catalog.regclass;
ALTER TABLE "public"."blw_notes_8c1b8358_hidden" DROP CONSTRAINT IF EXISTS "notes_author_fkey";
RESET ROLE;
-- done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."blw_notes_8c1b8358_hidden"') AND k.conname = 'notes_author_fkey' AND k.contype = 'f')
--     AND ((pg_catalog.to_regclass('"public"."blw_notes_8c1b8358_hidden"') IS NOT NULL)
--     OR NOT (pg_catalog.to_regclass('"public"."notes"') IS NOT NULL))
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."blw_notes_8c1b8358_hidden"') AND k.conname = 'notes_author_fkey' AND k.contype = 'f')

-- CLEANUP 2: drop foreign key notes_team_fkey of the hidden table notes to public.teams
-- one message, locks first: "public"."blw_notes_8c1b8358_hidden", "public"."teams"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."blw_notes_8c1b8358_hidden"'::pg_catalog.regclass;
ALTER TABLE "public"."blw_notes_8c1b8358_hidden" DROP CONSTRAINT IF EXISTS "notes_team_fkey";
RESET ROLE;
-- done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."blw_notes_8c1b8358_hidden"') AND k.conname = 'notes_team_fkey' AND k.contype = 'f')
--     AND ((pg_catalog.to_regclass('"public"."blw_notes_8c1b8358_hidden"') IS NOT NULL)
--     OR NOT (pg_catalog.to_regclass('"public"."notes"') IS NOT NULL))
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."blw_notes_8c1b8358_hidden"') AND k.conname = 'notes_team_fkey' AND k.contype = 'f')

-- CLEANUP 3: drop table notes, which is hidden, with all it holds
-- one message, locks first: "public"."blw_notes_8c1b8358_hidden"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."blw_notes_8c1b8358_hidden"'::pg_catalog.regclass;
DROP TABLE "public"."blw_notes_8c1b8358_hidden";
RESET ROLE;
-- done when: SELECT NOT (pg_catalog.to_regclass('"public"."blw_notes_8c1b8358_hidden"') IS NOT NULL)
--     AND NOT (pg_catalog.to_regclass('"public"."notes"') IS NOT NULL)
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
