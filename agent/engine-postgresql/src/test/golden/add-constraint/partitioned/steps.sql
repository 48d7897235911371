-- CHECK and NOT NULL over partitions bind from the contract on; one of them goes and comes back.

-- CONTRACT 1: look for rows of events that break CHECK spoken
SELECT count(*) FROM "public"."events" WHERE <range> AND ((length(body) > 0
)) IS FALSE;
-- key: "id", "region"
-- whatever stands

-- CONTRACT 2: bind new writes of events to CHECK spoken
-- one message, locks first: "public"."events"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."events"'::pg_catalog.regclass;
ALTER TABLE "public"."events" ADD CONSTRAINT "spoken" CHECK (length(body) > 0
) NOT VALID;
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."events"') AND k.conname = 'spoken' AND k.contype = 'c')
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."events"') AND k.conname = 'spoken')
-- proven by writes of the application, taken back

-- CONTRACT 3: prove that every row of events keeps CHECK spoken
ALTER TABLE "public"."events" VALIDATE CONSTRAINT "spoken";
-- leftover when: SELECT false
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."events"') AND k.conname = 'spoken' AND k.contype = 'c')
--     AND EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."events"') AND k.conname = 'spoken' AND k.convalidated)

-- CONTRACT 4: look for rows of events without body
SELECT count(*) FROM "public"."events" WHERE <range> AND "body" IS NULL;
-- key: "id", "region"
-- whatever stands

-- CONTRACT 5: bind new writes of body to be not null
-- one message, locks first: "public"."events"
ALTER TABLE "public"."events" ADD CONSTRAINT "blw_body_04fe7099_twin" CHECK ("body" IS NOT NULL) NOT VALID;
-- done when: SELECT (EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."events"') AND k.conname = 'blw_body_04fe7099_twin')
--     OR EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."events"') AND a.attname = 'body' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull))
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."events"') AND k.conname = 'blw_body_04fe7099_twin')
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."events"') AND a.attname = 'body' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull)
-- proven by writes of the application, taken back

-- CONTRACT 6: prove that body is nowhere null
ALTER TABLE "public"."events" VALIDATE CONSTRAINT "blw_body_04fe7099_twin";
-- leftover when: SELECT false
-- done when: SELECT (EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."events"') AND k.conname = 'blw_body_04fe7099_twin' AND k.convalidated)
--     OR EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."events"') AND a.attname = 'body' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull))

-- CONTRACT 7: declare body not null
-- one message, locks first: "public"."events"
ALTER TABLE "public"."events" ALTER COLUMN "body" SET NOT NULL;
ALTER TABLE "public"."events" DROP CONSTRAINT "blw_body_04fe7099_twin";
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."events"') AND a.attname = 'body' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."events"') AND k.conname = 'blw_body_04fe7099_twin')
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."events"') AND a.attname = 'body' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull)
--     AND EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."events"') AND k.conname = 'blw_body_04fe7099_twin' AND k.convalidated)
-- proven by writes of the application, taken back

-- CONTRACT 8: drop CHECK positive of events
-- one message, locks first: "public"."events"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."events"'::pg_catalog.regclass;
ALTER TABLE "public"."events" DROP CONSTRAINT "positive";
RESET ROLE;
-- done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."events"') AND k.conname = 'positive')
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."events"') AND k.conname = 'positive' AND k.contype = 'c' AND pg_catalog.pg_get_expr(k.conbin, k.conrelid) = '(id > 0)')

-- REVERT 1: look for rows of events that break CHECK positive
SELECT count(*) FROM "public"."events" WHERE <range> AND (((id > 0)
)) IS FALSE;
-- key: "id", "region"
-- whatever stands

-- REVERT 2: bind new writes of events to CHECK positive
-- one message, locks first: "public"."events"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."events"'::pg_catalog.regclass;
ALTER TABLE "public"."events" ADD CONSTRAINT "positive" CHECK ((id > 0)) NOT VALID;
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."events"') AND k.conname = 'positive' AND k.contype = 'c' AND pg_catalog.pg_get_expr(k.conbin, k.conrelid) = '(id > 0)')
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."events"') AND k.conname = 'positive')
-- proven by writes of the application, taken back

-- REVERT 3: prove that every row of events keeps CHECK positive
ALTER TABLE "public"."events" VALIDATE CONSTRAINT "positive";
-- leftover when: SELECT false
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."events"') AND k.conname = 'positive' AND k.contype = 'c' AND pg_catalog.pg_get_expr(k.conbin, k.conrelid) = '(id > 0)')
--     AND EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."events"') AND k.conname = 'positive' AND k.convalidated)

-- REVERT 4: let body of events be null
-- one message, locks first: "public"."events"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."events"'::pg_catalog.regclass;
ALTER TABLE "public"."events" ALTER COLUMN "body" DROP NOT NULL;
ALTER TABLE "public"."events" DROP CONSTRAINT IF EXISTS "blw_body_04fe7099_twin";
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."events"') AND a.attname = 'body' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."events"') AND a.attname = 'body' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."events"') AND k.conname = 'blw_body_04fe7099_twin')
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."events"') AND a.attname = 'body' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND (EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."events"') AND a.attname = 'body' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull)
--     OR EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."events"') AND k.conname = 'blw_body_04fe7099_twin'))

-- REVERT 5: drop CHECK spoken of events
-- one message, locks first: "public"."events"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."events"'::pg_catalog.regclass;
ALTER TABLE "public"."events" DROP CONSTRAINT "spoken";
RESET ROLE;
-- done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."events"') AND k.conname = 'spoken')
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."events"') AND k.conname = 'spoken' AND k.contype = 'c')
