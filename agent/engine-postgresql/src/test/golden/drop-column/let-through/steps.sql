-- What cannot refuse a row that is written without the column is no reason to refuse: it goes with the column, by its name.

-- EXPAND 1: try a row of docs without what is dropped
-- one message, locks against writers first: "public"."docs"
-- done when: the journal says so
-- not done when: the journal says so
-- proven by writes of the application, taken back

-- CONTRACT 1: hide a of docs
-- one message, locks first: "public"."docs"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."docs"'::pg_catalog.regclass;
ALTER TABLE "public"."docs" RENAME COLUMN "a" TO "blw_a_f467ca21_hidden";
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'blw_a_f467ca21_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text') AND a.atttypmod = -1)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'a' AND a.attnum > 0 AND NOT a.attisdropped)
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'a' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text') AND a.atttypmod = -1)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'blw_a_f467ca21_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
-- proven by writes of the application, taken back

-- CONTRACT 2: hide b of docs
-- one message, locks first: "public"."docs"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."docs"'::pg_catalog.regclass;
ALTER TABLE "public"."docs" RENAME COLUMN "b" TO "blw_b_063c4219_hidden";
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'blw_b_063c4219_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('int4range') AND a.atttypmod = -1)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'b' AND a.attnum > 0 AND NOT a.attisdropped)
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'b' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('int4range') AND a.atttypmod = -1)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'blw_b_063c4219_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
-- proven by writes of the application, taken back

-- CONTRACT 3: hide c of docs
-- one message, locks first: "public"."docs"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."docs"'::pg_catalog.regclass;
ALTER TABLE "public"."docs" RENAME COLUMN "c" TO "blw_c_dac7e8ab_hidden";
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'blw_c_dac7e8ab_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text') AND a.atttypmod = -1)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'c' AND a.attnum > 0 AND NOT a.attisdropped)
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'c' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text') AND a.atttypmod = -1)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'blw_c_dac7e8ab_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
-- proven by writes of the application, taken back

-- CONTRACT 4: hide d of docs
-- one message, locks first: "public"."docs"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."docs"'::pg_catalog.regclass;
ALTER TABLE "public"."docs" RENAME COLUMN "d" TO "blw_d_68e2f24d_hidden";
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'blw_d_68e2f24d_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('timestamp with time zone') AND a.atttypmod = -1)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'd' AND a.attnum > 0 AND NOT a.attisdropped)
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'd' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('timestamp with time zone') AND a.atttypmod = -1)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'blw_d_68e2f24d_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
-- proven by writes of the application, taken back

-- CONTRACT 5: hide e of docs
-- one message, locks first: "public"."docs"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."docs"'::pg_catalog.regclass;
ALTER TABLE "public"."docs" RENAME COLUMN "e" TO "blw_e_1cdfcf97_hidden";
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'blw_e_1cdfcf97_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('uuid') AND a.atttypmod = -1)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'e' AND a.attnum > 0 AND NOT a.attisdropped)
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'e' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('uuid') AND a.atttypmod = -1)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'blw_e_1cdfcf97_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
-- proven by writes of the application, taken back

-- CONTRACT 6: hide f of docs
-- one message, locks first: "public"."docs"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."docs"'::pg_catalog.regclass;
ALTER TABLE "public"."docs" RENAME COLUMN "f" TO "blw_f_140b69b0_hidden";
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'blw_f_140b69b0_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text[]') AND a.atttypmod = -1)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'f' AND a.attnum > 0 AND NOT a.attisdropped)
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'f' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text[]') AND a.atttypmod = -1)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'blw_f_140b69b0_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
-- proven by writes of the application, taken back

-- CONTRACT 7: hide g of docs
-- one message, locks first: "public"."docs"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."docs"'::pg_catalog.regclass;
ALTER TABLE "public"."docs" RENAME COLUMN "g" TO "blw_g_0c4bf91e_hidden";
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'blw_g_0c4bf91e_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('bigint') AND a.atttypmod = -1)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'g' AND a.attnum > 0 AND NOT a.attisdropped)
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'g' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('bigint') AND a.atttypmod = -1)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'blw_g_0c4bf91e_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
-- proven by writes of the application, taken back

-- CLEANUP 1: drop index docs_title of the hidden column
DROP INDEX CONCURRENTLY IF EXISTS "public"."docs_title";
-- leftover when: SELECT false
-- done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"public"."docs_title"') AND i.indrelid = pg_catalog.to_regclass('"public"."docs"') AND EXISTS (SELECT FROM pg_catalog.pg_depend d JOIN pg_catalog.pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = i.indexrelid AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refobjid = i.indrelid AND a.attname = 'blw_a_f467ca21_hidden'))

-- CLEANUP 2: drop a of docs, which is hidden, with all it holds
-- one message, locks first: "public"."docs"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."docs"'::pg_catalog.regclass;
ALTER TABLE "public"."docs" DROP CONSTRAINT IF EXISTS "either";
ALTER TABLE "public"."docs" DROP COLUMN IF EXISTS "blw_a_f467ca21_hidden";
RESET ROLE;
-- done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'blw_a_f467ca21_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
-- not done when: SELECT (EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'blw_a_f467ca21_hidden' AND a.attnum > 0 AND NOT a.attisdropped) AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."docs"') AND k.contype <> 'n' AND (k.conname = ANY (ARRAY['either']::pg_catalog.text[])) <> EXISTS (SELECT FROM pg_catalog.pg_depend d, pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'blw_a_f467ca21_hidden' AND d.classid = 'pg_catalog.pg_constraint'::pg_catalog.regclass AND d.objid = k.oid AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refobjid = a.attrelid AND d.refobjsubid = a.attnum))
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_index i, pg_catalog.pg_depend d, pg_catalog.pg_attribute a WHERE i.indrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'blw_a_f467ca21_hidden' AND d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = i.indexrelid AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refobjid = a.attrelid AND d.refobjsubid = a.attnum AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid AND k.conname = ANY (ARRAY['either']::pg_catalog.text[]))))
-- proven by writes of the application, taken back

-- CLEANUP 3: drop b of docs, which is hidden, with all it holds
-- one message, locks first: "public"."docs"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."docs"'::pg_catalog.regclass;
ALTER TABLE "public"."docs" DROP CONSTRAINT IF EXISTS "docs_b";
ALTER TABLE "public"."docs" DROP COLUMN IF EXISTS "blw_b_063c4219_hidden";
RESET ROLE;
-- done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'blw_b_063c4219_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
-- not done when: SELECT (EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'blw_b_063c4219_hidden' AND a.attnum > 0 AND NOT a.attisdropped) AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."docs"') AND k.contype <> 'n' AND (k.conname = ANY (ARRAY['docs_b']::pg_catalog.text[])) <> EXISTS (SELECT FROM pg_catalog.pg_depend d, pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'blw_b_063c4219_hidden' AND d.classid = 'pg_catalog.pg_constraint'::pg_catalog.regclass AND d.objid = k.oid AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refobjid = a.attrelid AND d.refobjsubid = a.attnum))
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_index i, pg_catalog.pg_depend d, pg_catalog.pg_attribute a WHERE i.indrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'blw_b_063c4219_hidden' AND d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = i.indexrelid AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refobjid = a.attrelid AND d.refobjsubid = a.attnum AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid AND k.conname = ANY (ARRAY['docs_b']::pg_catalog.text[]))))
-- proven by writes of the application, taken back

-- CLEANUP 4: drop index docs_c of the hidden column
DROP INDEX CONCURRENTLY IF EXISTS "public"."docs_c";
-- leftover when: SELECT false
-- done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"public"."docs_c"') AND i.indrelid = pg_catalog.to_regclass('"public"."docs"') AND EXISTS (SELECT FROM pg_catalog.pg_depend d JOIN pg_catalog.pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = i.indexrelid AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refobjid = i.indrelid AND a.attname = 'blw_c_dac7e8ab_hidden'))

-- CLEANUP 5: drop c of docs, which is hidden, with all it holds
-- one message, locks first: "public"."docs"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."docs"'::pg_catalog.regclass;
ALTER TABLE "public"."docs" DROP CONSTRAINT IF EXISTS "either";
ALTER TABLE "public"."docs" DROP COLUMN IF EXISTS "blw_c_dac7e8ab_hidden";
RESET ROLE;
-- done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'blw_c_dac7e8ab_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
-- not done when: SELECT (EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'blw_c_dac7e8ab_hidden' AND a.attnum > 0 AND NOT a.attisdropped) AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."docs"') AND k.contype <> 'n' AND (k.conname = ANY (ARRAY['either']::pg_catalog.text[])) <> EXISTS (SELECT FROM pg_catalog.pg_depend d, pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'blw_c_dac7e8ab_hidden' AND d.classid = 'pg_catalog.pg_constraint'::pg_catalog.regclass AND d.objid = k.oid AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refobjid = a.attrelid AND d.refobjsubid = a.attnum))
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_index i, pg_catalog.pg_depend d, pg_catalog.pg_attribute a WHERE i.indrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'blw_c_dac7e8ab_hidden' AND d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = i.indexrelid AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refobjid = a.attrelid AND d.refobjsubid = a.attnum AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid AND k.conname = ANY (ARRAY['either']::pg_catalog.text[]))))
-- proven by writes of the application, taken back

-- CLEANUP 6: drop d of docs, which is hidden, with all it holds
-- one message, locks first: "public"."docs"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."docs"'::pg_catalog.regclass;
ALTER TABLE "public"."docs" DROP COLUMN IF EXISTS "blw_d_68e2f24d_hidden";
RESET ROLE;
-- done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'blw_d_68e2f24d_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
-- not done when: SELECT (EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'blw_d_68e2f24d_hidden' AND a.attnum > 0 AND NOT a.attisdropped) AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."docs"') AND k.contype <> 'n' AND (k.conname = ANY (ARRAY[]::pg_catalog.text[])) <> EXISTS (SELECT FROM pg_catalog.pg_depend d, pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'blw_d_68e2f24d_hidden' AND d.classid = 'pg_catalog.pg_constraint'::pg_catalog.regclass AND d.objid = k.oid AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refobjid = a.attrelid AND d.refobjsubid = a.attnum))
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_index i, pg_catalog.pg_depend d, pg_catalog.pg_attribute a WHERE i.indrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'blw_d_68e2f24d_hidden' AND d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = i.indexrelid AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refobjid = a.attrelid AND d.refobjsubid = a.attnum AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid AND k.conname = ANY (ARRAY[]::pg_catalog.text[]))))
-- proven by writes of the application, taken back

-- CLEANUP 7: drop e of docs, which is hidden, with all it holds
-- one message, locks first: "public"."docs"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."docs"'::pg_catalog.regclass;
ALTER TABLE "public"."docs" DROP CONSTRAINT IF EXISTS "docs_e_key";
ALTER TABLE "public"."docs" DROP COLUMN IF EXISTS "blw_e_1cdfcf97_hidden";
RESET ROLE;
-- done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'blw_e_1cdfcf97_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
-- not done when: SELECT (EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'blw_e_1cdfcf97_hidden' AND a.attnum > 0 AND NOT a.attisdropped) AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."docs"') AND k.contype <> 'n' AND (k.conname = ANY (ARRAY['docs_e_key']::pg_catalog.text[])) <> EXISTS (SELECT FROM pg_catalog.pg_depend d, pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'blw_e_1cdfcf97_hidden' AND d.classid = 'pg_catalog.pg_constraint'::pg_catalog.regclass AND d.objid = k.oid AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refobjid = a.attrelid AND d.refobjsubid = a.attnum))
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_index i, pg_catalog.pg_depend d, pg_catalog.pg_attribute a WHERE i.indrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'blw_e_1cdfcf97_hidden' AND d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = i.indexrelid AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refobjid = a.attrelid AND d.refobjsubid = a.attnum AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid AND k.conname = ANY (ARRAY['docs_e_key']::pg_catalog.text[]))))
-- proven by writes of the application, taken back

-- CLEANUP 8: drop index docs_f of the hidden column
DROP INDEX CONCURRENTLY IF EXISTS "public"."docs_f";
-- leftover when: SELECT false
-- done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"public"."docs_f"') AND i.indrelid = pg_catalog.to_regclass('"public"."docs"') AND EXISTS (SELECT FROM pg_catalog.pg_depend d JOIN pg_catalog.pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = i.indexrelid AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refobjid = i.indrelid AND a.attname = 'blw_f_140b69b0_hidden'))

-- CLEANUP 9: drop f of docs, which is hidden, with all it holds
-- one message, locks first: "public"."docs"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."docs"'::pg_catalog.regclass;
ALTER TABLE "public"."docs" DROP CONSTRAINT IF EXISTS "filled";
ALTER TABLE "public"."docs" DROP COLUMN IF EXISTS "blw_f_140b69b0_hidden";
RESET ROLE;
-- done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'blw_f_140b69b0_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
-- not done when: SELECT (EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'blw_f_140b69b0_hidden' AND a.attnum > 0 AND NOT a.attisdropped) AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."docs"') AND k.contype <> 'n' AND (k.conname = ANY (ARRAY['filled']::pg_catalog.text[])) <> EXISTS (SELECT FROM pg_catalog.pg_depend d, pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'blw_f_140b69b0_hidden' AND d.classid = 'pg_catalog.pg_constraint'::pg_catalog.regclass AND d.objid = k.oid AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refobjid = a.attrelid AND d.refobjsubid = a.attnum))
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_index i, pg_catalog.pg_depend d, pg_catalog.pg_attribute a WHERE i.indrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'blw_f_140b69b0_hidden' AND d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = i.indexrelid AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refobjid = a.attrelid AND d.refobjsubid = a.attnum AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid AND k.conname = ANY (ARRAY['filled']::pg_catalog.text[]))))
-- proven by writes of the application, taken back

-- CLEANUP 10: drop g of docs, which is hidden, with all it holds
-- one message, locks first: "public"."docs"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."docs"'::pg_catalog.regclass;
ALTER TABLE "public"."docs" DROP CONSTRAINT IF EXISTS "filled";
ALTER TABLE "public"."docs" DROP CONSTRAINT IF EXISTS "docs_g_key";
ALTER TABLE "public"."docs" DROP COLUMN IF EXISTS "blw_g_0c4bf91e_hidden";
RESET ROLE;
-- done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'blw_g_0c4bf91e_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
-- not done when: SELECT (EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'blw_g_0c4bf91e_hidden' AND a.attnum > 0 AND NOT a.attisdropped) AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."docs"') AND k.contype <> 'n' AND (k.conname = ANY (ARRAY['filled', 'docs_g_key']::pg_catalog.text[])) <> EXISTS (SELECT FROM pg_catalog.pg_depend d, pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'blw_g_0c4bf91e_hidden' AND d.classid = 'pg_catalog.pg_constraint'::pg_catalog.regclass AND d.objid = k.oid AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refobjid = a.attrelid AND d.refobjsubid = a.attnum))
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_index i, pg_catalog.pg_depend d, pg_catalog.pg_attribute a WHERE i.indrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'blw_g_0c4bf91e_hidden' AND d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = i.indexrelid AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refobjid = a.attrelid AND d.refobjsubid = a.attnum AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid AND k.conname = ANY (ARRAY['filled', 'docs_g_key']::pg_catalog.text[]))))
-- proven by writes of the application, taken back

-- REVERT 1: bring back g of docs
-- one message, locks first: "public"."docs"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."docs"'::pg_catalog.regclass;
DO $bellows$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'blw_g_0c4bf91e_hidden' AND a.attnum > 0 AND NOT a.attisdropped) THEN
    ALTER TABLE "public"."docs" RENAME COLUMN "blw_g_0c4bf91e_hidden" TO "g";
  END IF;
END
$bellows$;
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'g' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('bigint') AND a.atttypmod = -1)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'blw_g_0c4bf91e_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
-- not done when: SELECT (EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'blw_g_0c4bf91e_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('bigint') AND a.atttypmod = -1) AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'g' AND a.attnum > 0 AND NOT a.attisdropped))

-- REVERT 2: bring back f of docs
-- one message, locks first: "public"."docs"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."docs"'::pg_catalog.regclass;
DO $bellows$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'blw_f_140b69b0_hidden' AND a.attnum > 0 AND NOT a.attisdropped) THEN
    ALTER TABLE "public"."docs" RENAME COLUMN "blw_f_140b69b0_hidden" TO "f";
  END IF;
END
$bellows$;
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'f' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text[]') AND a.atttypmod = -1)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'blw_f_140b69b0_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
-- not done when: SELECT (EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'blw_f_140b69b0_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text[]') AND a.atttypmod = -1) AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'f' AND a.attnum > 0 AND NOT a.attisdropped))

-- REVERT 3: bring back e of docs
-- one message, locks first: "public"."docs"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."docs"'::pg_catalog.regclass;
DO $bellows$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'blw_e_1cdfcf97_hidden' AND a.attnum > 0 AND NOT a.attisdropped) THEN
    ALTER TABLE "public"."docs" RENAME COLUMN "blw_e_1cdfcf97_hidden" TO "e";
  END IF;
END
$bellows$;
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'e' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('uuid') AND a.atttypmod = -1)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'blw_e_1cdfcf97_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
-- not done when: SELECT (EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'blw_e_1cdfcf97_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('uuid') AND a.atttypmod = -1) AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'e' AND a.attnum > 0 AND NOT a.attisdropped))

-- REVERT 4: bring back d of docs
-- one message, locks first: "public"."docs"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."docs"'::pg_catalog.regclass;
DO $bellows$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'blw_d_68e2f24d_hidden' AND a.attnum > 0 AND NOT a.attisdropped) THEN
    ALTER TABLE "public"."docs" RENAME COLUMN "blw_d_68e2f24d_hidden" TO "d";
  END IF;
END
$bellows$;
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'd' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('timestamp with time zone') AND a.atttypmod = -1)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'blw_d_68e2f24d_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
-- not done when: SELECT (EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'blw_d_68e2f24d_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('timestamp with time zone') AND a.atttypmod = -1) AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'd' AND a.attnum > 0 AND NOT a.attisdropped))

-- REVERT 5: bring back c of docs
-- one message, locks first: "public"."docs"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."docs"'::pg_catalog.regclass;
DO $bellows$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'blw_c_dac7e8ab_hidden' AND a.attnum > 0 AND NOT a.attisdropped) THEN
    ALTER TABLE "public"."docs" RENAME COLUMN "blw_c_dac7e8ab_hidden" TO "c";
  END IF;
END
$bellows$;
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'c' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text') AND a.atttypmod = -1)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'blw_c_dac7e8ab_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
-- not done when: SELECT (EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'blw_c_dac7e8ab_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text') AND a.atttypmod = -1) AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'c' AND a.attnum > 0 AND NOT a.attisdropped))

-- REVERT 6: bring back b of docs
-- one message, locks first: "public"."docs"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."docs"'::pg_catalog.regclass;
DO $bellows$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'blw_b_063c4219_hidden' AND a.attnum > 0 AND NOT a.attisdropped) THEN
    ALTER TABLE "public"."docs" RENAME COLUMN "blw_b_063c4219_hidden" TO "b";
  END IF;
END
$bellows$;
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'b' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('int4range') AND a.atttypmod = -1)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'blw_b_063c4219_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
-- not done when: SELECT (EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'blw_b_063c4219_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('int4range') AND a.atttypmod = -1) AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'b' AND a.attnum > 0 AND NOT a.attisdropped))

-- REVERT 7: bring back a of docs
-- one message, locks first: "public"."docs"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."docs"'::pg_catalog.regclass;
DO $bellows$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'blw_a_f467ca21_hidden' AND a.attnum > 0 AND NOT a.attisdropped) THEN
    ALTER TABLE "public"."docs" RENAME COLUMN "blw_a_f467ca21_hidden" TO "a";
  END IF;
END
$bellows$;
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'a' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text') AND a.atttypmod = -1)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'blw_a_f467ca21_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
-- not done when: SELECT (EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'blw_a_f467ca21_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text') AND a.atttypmod = -1) AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."docs"') AND a.attname = 'a' AND a.attnum > 0 AND NOT a.attisdropped))
