-- A column that may be NULL is hidden and dropped, and what hangs on it before it, each by its name.

-- EXPAND 1: try a row of users without what is dropped
-- one message, locks against writers first: "public"."users"
-- done when: the journal says so
-- not done when: the journal says so
-- proven by writes of the application, taken back

-- CONTRACT 1: hide nickname of users
-- one message, locks first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
ALTER TABLE "public"."users" RENAME COLUMN "nickname" TO "blw_nickname_a83503b9_hidden";
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_nickname_a83503b9_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('character varying(40)') AND a.atttypmod = 44)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'nickname' AND a.attnum > 0 AND NOT a.attisdropped)
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'nickname' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('character varying(40)') AND a.atttypmod = 44)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_nickname_a83503b9_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
-- proven by writes of the application, taken back

-- CONTRACT 2: hide team of users
-- one message, locks first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
ALTER TABLE "public"."users" RENAME COLUMN "team" TO "blw_team_f2a159d4_hidden";
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_team_f2a159d4_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('bigint') AND a.atttypmod = -1)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'team' AND a.attnum > 0 AND NOT a.attisdropped)
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'team' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('bigint') AND a.atttypmod = -1)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_team_f2a159d4_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
-- proven by writes of the application, taken back

-- CLEANUP 1: drop index users_nickname of the hidden column
DROP INDEX CONCURRENTLY IF EXISTS "public"."users_nickname";
-- leftover when: SELECT false
-- done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"public"."users_nickname"') AND i.indrelid = pg_catalog.to_regclass('"public"."users"') AND EXISTS (SELECT FROM pg_catalog.pg_depend d JOIN pg_catalog.pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = i.indexrelid AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refobjid = i.indrelid AND a.attname = 'blw_nickname_a83503b9_hidden'))

-- CLEANUP 2: drop index users_since of the hidden column
DROP INDEX CONCURRENTLY IF EXISTS "public"."users_since";
-- leftover when: SELECT false
-- done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"public"."users_since"') AND i.indrelid = pg_catalog.to_regclass('"public"."users"') AND EXISTS (SELECT FROM pg_catalog.pg_depend d JOIN pg_catalog.pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = i.indexrelid AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refobjid = i.indrelid AND a.attname = 'blw_nickname_a83503b9_hidden'))

-- CLEANUP 3: drop nickname of users, which is hidden, with all it holds
-- one message, locks first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
ALTER TABLE "public"."users" DROP CONSTRAINT IF EXISTS "nickname_or_id";
ALTER TABLE "public"."users" DROP CONSTRAINT IF EXISTS "nickname_shown";
ALTER TABLE "public"."users" DROP CONSTRAINT IF EXISTS "nickname_once";
ALTER TABLE "public"."users" DROP COLUMN IF EXISTS "blw_nickname_a83503b9_hidden";
RESET ROLE;
-- done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_nickname_a83503b9_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
-- not done when: SELECT (EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_nickname_a83503b9_hidden' AND a.attnum > 0 AND NOT a.attisdropped) AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."users"') AND k.contype <> 'n' AND (k.conname = ANY (ARRAY['nickname_or_id', 'nickname_shown', 'nickname_once']::pg_catalog.text[])) <> EXISTS (SELECT FROM pg_catalog.pg_depend d, pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_nickname_a83503b9_hidden' AND d.classid = 'pg_catalog.pg_constraint'::pg_catalog.regclass AND d.objid = k.oid AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refobjid = a.attrelid AND d.refobjsubid = a.attnum))
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_index i, pg_catalog.pg_depend d, pg_catalog.pg_attribute a WHERE i.indrelid = pg_catalog.to_regclass('"public"."users"') AND a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_nickname_a83503b9_hidden' AND d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = i.indexrelid AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refobjid = a.attrelid AND d.refobjsubid = a.attnum AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid AND k.conname = ANY (ARRAY['nickname_or_id', 'nickname_shown', 'nickname_once']::pg_catalog.text[]))))
-- proven by writes of the application, taken back

-- CLEANUP 4: drop foreign key of_team of the hidden column
-- one message, locks first: "public"."users", "public"."teams"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
ALTER TABLE "public"."users" DROP CONSTRAINT IF EXISTS "of_team";
RESET ROLE;
-- done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."users"') AND k.conname = 'of_team' AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_team_f2a159d4_hidden' AND (a.attrelid = k.conrelid AND a.attnum = ANY (k.conkey) OR a.attrelid = k.confrelid AND a.attnum = ANY (k.confkey))))
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."users"') AND k.conname = 'of_team' AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_team_f2a159d4_hidden' AND (a.attrelid = k.conrelid AND a.attnum = ANY (k.conkey) OR a.attrelid = k.confrelid AND a.attnum = ANY (k.confkey))))

-- CLEANUP 5: drop team of users, which is hidden, with all it holds
-- one message, locks first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
ALTER TABLE "public"."users" DROP COLUMN IF EXISTS "blw_team_f2a159d4_hidden";
RESET ROLE;
-- done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_team_f2a159d4_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
-- not done when: SELECT (EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_team_f2a159d4_hidden' AND a.attnum > 0 AND NOT a.attisdropped) AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."users"') AND k.contype <> 'n' AND (k.conname = ANY (ARRAY[]::pg_catalog.text[])) <> EXISTS (SELECT FROM pg_catalog.pg_depend d, pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_team_f2a159d4_hidden' AND d.classid = 'pg_catalog.pg_constraint'::pg_catalog.regclass AND d.objid = k.oid AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refobjid = a.attrelid AND d.refobjsubid = a.attnum))
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_index i, pg_catalog.pg_depend d, pg_catalog.pg_attribute a WHERE i.indrelid = pg_catalog.to_regclass('"public"."users"') AND a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_team_f2a159d4_hidden' AND d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = i.indexrelid AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refobjid = a.attrelid AND d.refobjsubid = a.attnum AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid AND k.conname = ANY (ARRAY[]::pg_catalog.text[]))))
-- proven by writes of the application, taken back

-- REVERT 1: bring back team of users
-- one message, locks first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
DO $bellows$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_team_f2a159d4_hidden' AND a.attnum > 0 AND NOT a.attisdropped) THEN
    ALTER TABLE "public"."users" RENAME COLUMN "blw_team_f2a159d4_hidden" TO "team";
  END IF;
END
$bellows$;
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'team' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('bigint') AND a.atttypmod = -1)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_team_f2a159d4_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
-- not done when: SELECT (EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_team_f2a159d4_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('bigint') AND a.atttypmod = -1) AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'team' AND a.attnum > 0 AND NOT a.attisdropped))

-- REVERT 2: bring back nickname of users
-- one message, locks first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
DO $bellows$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_nickname_a83503b9_hidden' AND a.attnum > 0 AND NOT a.attisdropped) THEN
    ALTER TABLE "public"."users" RENAME COLUMN "blw_nickname_a83503b9_hidden" TO "nickname";
  END IF;
END
$bellows$;
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'nickname' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('character varying(40)') AND a.atttypmod = 44)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_nickname_a83503b9_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
-- not done when: SELECT (EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_nickname_a83503b9_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('character varying(40)') AND a.atttypmod = 44) AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'nickname' AND a.attnum > 0 AND NOT a.attisdropped))
