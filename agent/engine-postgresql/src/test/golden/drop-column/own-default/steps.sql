-- Columns to which the server gives a value need no default of ours: generated, identity, and those with a default of their own.

-- EXPAND 1: try a row of docs without what is dropped
-- one message, locks against writers first: "public"."docs"
-- done when: the journal says so
-- not done when: the journal says so
-- proven by writes of the application, taken back

-- CONTRACT 1: hide state of docs
-- one message, locks first: "public"."docs"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."docs"'::pg_catalog.regclass;
ALTER TABLE "public"."docs" RENAME COLUMN "state" TO "blw_state_ffc13872_hidden";
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'blw_state_ffc13872_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text') AND a.atttypmod = -1)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'state' AND a.attnum > 0 AND NOT a.attisdropped)
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'state' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text') AND a.atttypmod = -1)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'blw_state_ffc13872_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
-- proven by writes of the application, taken back

-- CONTRACT 2: hide number of docs
-- one message, locks first: "public"."docs"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."docs"'::pg_catalog.regclass;
ALTER TABLE "public"."docs" RENAME COLUMN "number" TO "blw_number_fbb18ef4_hidden";
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'blw_number_fbb18ef4_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('bigint') AND a.atttypmod = -1)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'number' AND a.attnum > 0 AND NOT a.attisdropped)
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'number' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('bigint') AND a.atttypmod = -1)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'blw_number_fbb18ef4_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
-- proven by writes of the application, taken back

-- CONTRACT 3: hide shown of docs
-- one message, locks first: "public"."docs"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."docs"'::pg_catalog.regclass;
ALTER TABLE "public"."docs" RENAME COLUMN "shown" TO "blw_shown_72c1320c_hidden";
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'blw_shown_72c1320c_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text') AND a.atttypmod = -1)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'shown' AND a.attnum > 0 AND NOT a.attisdropped)
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'shown' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text') AND a.atttypmod = -1)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'blw_shown_72c1320c_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
-- proven by writes of the application, taken back

-- CLEANUP 1: drop state of docs, which is hidden, with all it holds
-- one message, locks first: "public"."docs"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."docs"'::pg_catalog.regclass;
ALTER TABLE "public"."docs" DROP CONSTRAINT IF EXISTS "known_state";
ALTER TABLE "public"."docs" DROP COLUMN IF EXISTS "blw_state_ffc13872_hidden";
RESET ROLE;
-- done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'blw_state_ffc13872_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
-- not done when: SELECT (EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'blw_state_ffc13872_hidden' AND a.attnum > 0 AND NOT a.attisdropped) AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."docs"') AND k.contype <> 'n' AND (k.conname = ANY (ARRAY['known_state']::pg_catalog.text[])) <> EXISTS (SELECT FROM pg_catalog.pg_depend d, pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'blw_state_ffc13872_hidden' AND d.classid = 'pg_catalog.pg_constraint'::pg_catalog.regclass AND d.objid = k.oid AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refobjid = a.attrelid AND d.refobjsubid = a.attnum))
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_index i, pg_catalog.pg_depend d, pg_catalog.pg_attribute a WHERE i.indrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'blw_state_ffc13872_hidden' AND d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = i.indexrelid AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refobjid = a.attrelid AND d.refobjsubid = a.attnum AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid AND k.conname = ANY (ARRAY['known_state']::pg_catalog.text[]))))
-- proven by writes of the application, taken back

-- CLEANUP 2: drop number of docs, which is hidden, with all it holds
-- one message, locks first: "public"."docs"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."docs"'::pg_catalog.regclass;
ALTER TABLE "public"."docs" DROP COLUMN IF EXISTS "blw_number_fbb18ef4_hidden";
RESET ROLE;
-- done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'blw_number_fbb18ef4_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
-- not done when: SELECT (EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'blw_number_fbb18ef4_hidden' AND a.attnum > 0 AND NOT a.attisdropped) AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."docs"') AND k.contype <> 'n' AND (k.conname = ANY (ARRAY[]::pg_catalog.text[])) <> EXISTS (SELECT FROM pg_catalog.pg_depend d, pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'blw_number_fbb18ef4_hidden' AND d.classid = 'pg_catalog.pg_constraint'::pg_catalog.regclass AND d.objid = k.oid AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refobjid = a.attrelid AND d.refobjsubid = a.attnum))
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_index i, pg_catalog.pg_depend d, pg_catalog.pg_attribute a WHERE i.indrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'blw_number_fbb18ef4_hidden' AND d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = i.indexrelid AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refobjid = a.attrelid AND d.refobjsubid = a.attnum AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid AND k.conname = ANY (ARRAY[]::pg_catalog.text[]))))
-- proven by writes of the application, taken back

-- CLEANUP 3: drop index docs_shown of the hidden column
DROP INDEX CONCURRENTLY IF EXISTS "public"."docs_shown";
-- leftover when: SELECT false
-- done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"public"."docs_shown"') AND i.indrelid = pg_catalog.to_regclass('"public"."docs"') AND EXISTS (SELECT FROM pg_catalog.pg_depend d JOIN pg_catalog.pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = i.indexrelid AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refobjid = i.indrelid AND a.attname = 'blw_shown_72c1320c_hidden'))

-- CLEANUP 4: drop shown of docs, which is hidden, with all it holds
-- one message, locks first: "public"."docs"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."docs"'::pg_catalog.regclass;
ALTER TABLE "public"."docs" DROP CONSTRAINT IF EXISTS "titled";
ALTER TABLE "public"."docs" DROP COLUMN IF EXISTS "blw_shown_72c1320c_hidden";
RESET ROLE;
-- done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'blw_shown_72c1320c_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
-- not done when: SELECT (EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'blw_shown_72c1320c_hidden' AND a.attnum > 0 AND NOT a.attisdropped) AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."docs"') AND k.contype <> 'n' AND (k.conname = ANY (ARRAY['titled']::pg_catalog.text[])) <> EXISTS (SELECT FROM pg_catalog.pg_depend d, pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'blw_shown_72c1320c_hidden' AND d.classid = 'pg_catalog.pg_constraint'::pg_catalog.regclass AND d.objid = k.oid AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refobjid = a.attrelid AND d.refobjsubid = a.attnum))
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_index i, pg_catalog.pg_depend d, pg_catalog.pg_attribute a WHERE i.indrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'blw_shown_72c1320c_hidden' AND d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = i.indexrelid AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refobjid = a.attrelid AND d.refobjsubid = a.attnum AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid AND k.conname = ANY (ARRAY['titled']::pg_catalog.text[]))))
-- proven by writes of the application, taken back

-- REVERT 1: bring back shown of docs
-- one message, locks first: "public"."docs"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."docs"'::pg_catalog.regclass;
DO $bellows$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'blw_shown_72c1320c_hidden' AND a.attnum > 0 AND NOT a.attisdropped) THEN
    ALTER TABLE "public"."docs" RENAME COLUMN "blw_shown_72c1320c_hidden" TO "shown";
  END IF;
END
$bellows$;
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'shown' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text') AND a.atttypmod = -1)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'blw_shown_72c1320c_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
-- not done when: SELECT (EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'blw_shown_72c1320c_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text') AND a.atttypmod = -1) AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'shown' AND a.attnum > 0 AND NOT a.attisdropped))

-- REVERT 2: bring back number of docs
-- one message, locks first: "public"."docs"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."docs"'::pg_catalog.regclass;
DO $bellows$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'blw_number_fbb18ef4_hidden' AND a.attnum > 0 AND NOT a.attisdropped) THEN
    ALTER TABLE "public"."docs" RENAME COLUMN "blw_number_fbb18ef4_hidden" TO "number";
  END IF;
END
$bellows$;
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'number' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('bigint') AND a.atttypmod = -1)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'blw_number_fbb18ef4_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
-- not done when: SELECT (EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'blw_number_fbb18ef4_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('bigint') AND a.atttypmod = -1) AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'number' AND a.attnum > 0 AND NOT a.attisdropped))

-- REVERT 3: bring back state of docs
-- one message, locks first: "public"."docs"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."docs"'::pg_catalog.regclass;
DO $bellows$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'blw_state_ffc13872_hidden' AND a.attnum > 0 AND NOT a.attisdropped) THEN
    ALTER TABLE "public"."docs" RENAME COLUMN "blw_state_ffc13872_hidden" TO "state";
  END IF;
END
$bellows$;
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'state' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text') AND a.atttypmod = -1)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'blw_state_ffc13872_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
-- not done when: SELECT (EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'blw_state_ffc13872_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text') AND a.atttypmod = -1) AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'state' AND a.attnum > 0 AND NOT a.attisdropped))
