-- A table without a primary key gets one: its columns are proven not to be NULL first.

-- CONTRACT 1: look for rows of marks without item
SELECT count(*) FROM "public"."marks" WHERE <range> AND "item" IS NULL;
-- key: 
-- whatever stands

-- CONTRACT 2: bind new writes of item to be not null
-- one message, locks first: "public"."marks"
ALTER TABLE "public"."marks" ADD CONSTRAINT "blw_item_a4e6471c_twin" CHECK ("item" IS NOT NULL) NOT VALID;
-- done when: SELECT (EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."marks"') AND k.conname = 'blw_item_a4e6471c_twin')
--     OR EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."marks"') AND a.attname = 'item' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull))
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."marks"') AND k.conname = 'blw_item_a4e6471c_twin')
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."marks"') AND a.attname = 'item' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull)
-- proven by writes of the application, taken back

-- CONTRACT 3: prove that item is nowhere null
ALTER TABLE "public"."marks" VALIDATE CONSTRAINT "blw_item_a4e6471c_twin";
-- leftover when: SELECT false
-- done when: SELECT (EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."marks"') AND k.conname = 'blw_item_a4e6471c_twin' AND k.convalidated)
--     OR EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."marks"') AND a.attname = 'item' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull))

-- CONTRACT 4: declare item not null
-- one message, locks first: "public"."marks"
ALTER TABLE "public"."marks" ALTER COLUMN "item" SET NOT NULL;
ALTER TABLE "public"."marks" DROP CONSTRAINT "blw_item_a4e6471c_twin";
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."marks"') AND a.attname = 'item' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."marks"') AND k.conname = 'blw_item_a4e6471c_twin')
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."marks"') AND a.attname = 'item' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull)
--     AND EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."marks"') AND k.conname = 'blw_item_a4e6471c_twin' AND k.convalidated)
-- proven by writes of the application, taken back

-- CONTRACT 5: build index marks_pkey of marks
CREATE UNIQUE INDEX CONCURRENTLY "marks_pkey" ON "public"."marks" ("item", "mark");
-- leftover when: SELECT EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"public"."marks_pkey"') AND i.indrelid = pg_catalog.to_regclass('"public"."marks"') AND NOT (i.indisvalid AND i.indisready AND i.indislive))
-- repair: DROP INDEX CONCURRENTLY IF EXISTS "public"."marks_pkey"
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"public"."marks_pkey"') AND i.indrelid = pg_catalog.to_regclass('"public"."marks"') AND i.indisvalid AND i.indisready AND i.indislive AND NOT i.indisreplident AND i.indisunique = true AND ARRAY(SELECT coalesce(a.attname::pg_catalog.text, '') FROM pg_catalog.unnest(i.indkey::pg_catalog.int2[]) WITH ORDINALITY k(attnum, place) LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum AND k.attnum > 0 WHERE k.place <= i.indnkeyatts ORDER BY k.place) = ARRAY['item', 'mark']::pg_catalog.text[])

-- CONTRACT 6: declare primary key marks_pkey of marks
-- one message, locks first: "public"."marks"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."marks"'::pg_catalog.regclass;
ALTER TABLE "public"."marks" ADD CONSTRAINT "marks_pkey" PRIMARY KEY USING INDEX "marks_pkey";
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."marks"') AND k.conname = 'marks_pkey' AND k.contype = 'p' AND ARRAY(SELECT a.attname::pg_catalog.text FROM pg_catalog.unnest(k.conkey) WITH ORDINALITY u(attnum, place) JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.attnum ORDER BY u.place) = ARRAY['item', 'mark'])
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."marks"') AND k.conname = 'marks_pkey')
--     AND EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"public"."marks_pkey"') AND i.indrelid = pg_catalog.to_regclass('"public"."marks"') AND i.indisvalid AND i.indisready AND i.indislive AND NOT i.indisreplident AND i.indisunique = true AND ARRAY(SELECT coalesce(a.attname::pg_catalog.text, '') FROM pg_catalog.unnest(i.indkey::pg_catalog.int2[]) WITH ORDINALITY k(attnum, place) LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum AND k.attnum > 0 WHERE k.place <= i.indnkeyatts ORDER BY k.place) = ARRAY['item', 'mark']::pg_catalog.text[])
-- proven by writes of the application, taken back

-- REVERT 1: drop primary key marks_pkey of marks
-- one message, locks first: "public"."marks"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."marks"'::pg_catalog.regclass;
ALTER TABLE "public"."marks" DROP CONSTRAINT "marks_pkey";
RESET ROLE;
-- done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."marks"') AND k.conname = 'marks_pkey')
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."marks"') AND k.conname = 'marks_pkey' AND k.contype = 'p' AND ARRAY(SELECT a.attname::pg_catalog.text FROM pg_catalog.unnest(k.conkey) WITH ORDINALITY u(attnum, place) JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.attnum ORDER BY u.place) = ARRAY['item', 'mark'])

-- REVERT 2: drop index marks_pkey, where it is no constraint's yet
DROP INDEX CONCURRENTLY IF EXISTS "public"."marks_pkey";
-- leftover when: SELECT false
-- done when: SELECT NOT (pg_catalog.to_regclass('"public"."marks_pkey"') IS NOT NULL)

-- REVERT 3: let item of marks be null
-- one message, locks first: "public"."marks"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."marks"'::pg_catalog.regclass;
ALTER TABLE "public"."marks" ALTER COLUMN "item" DROP NOT NULL;
ALTER TABLE "public"."marks" DROP CONSTRAINT IF EXISTS "blw_item_a4e6471c_twin";
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."marks"') AND a.attname = 'item' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."marks"') AND a.attname = 'item' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."marks"') AND k.conname = 'blw_item_a4e6471c_twin')
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."marks"') AND a.attname = 'item' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND (EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."marks"') AND a.attname = 'item' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull)
--     OR EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."marks"') AND k.conname = 'blw_item_a4e6471c_twin'))
