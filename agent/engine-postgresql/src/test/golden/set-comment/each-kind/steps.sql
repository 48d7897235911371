-- A comment on a table, a column, a constraint or an index comes in EXPAND and goes back to what it was; one on what this migration makes goes with it, and one that is said already needs no step.

-- EXPAND 1: comment on table users
-- one message, locks that readers and writers pass first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
COMMENT ON TABLE "public"."users" IS 'who may log in; ''all'' of them';
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('"public"."users"') AND pg_catalog.obj_description(c.oid, 'pg_class') = 'who may log in; ''all'' of them')
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('"public"."users"') AND pg_catalog.obj_description(c.oid, 'pg_class') IS NULL)

-- EXPAND 2: comment on column users.email
-- one message, locks that readers and writers pass first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
COMMENT ON COLUMN "public"."users"."email" IS NULL;
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'email' AND a.attnum > 0 AND NOT a.attisdropped AND pg_catalog.col_description(a.attrelid, a.attnum) IS NULL)
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'email' AND a.attnum > 0 AND NOT a.attisdropped AND pg_catalog.col_description(a.attrelid, a.attnum) = 'where to write')

-- EXPAND 3: comment on constraint spoken of users
-- one message, locks that readers and writers pass first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
COMMENT ON CONSTRAINT "spoken" ON "public"."users" IS 'never empty';
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."users"') AND k.conname = 'spoken' AND pg_catalog.obj_description(k.oid, 'pg_constraint') = 'never empty')
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."users"') AND k.conname = 'spoken' AND pg_catalog.obj_description(k.oid, 'pg_constraint') IS NULL)

-- EXPAND 4: comment on index users_name of users
-- one message, locks that readers and writers pass first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
COMMENT ON INDEX "public"."users_name" IS 'by name';
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indrelid = pg_catalog.to_regclass('"public"."users"') AND i.indexrelid = pg_catalog.to_regclass('"public"."users_name"') AND pg_catalog.obj_description(i.indexrelid, 'pg_class') = 'by name')
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indrelid = pg_catalog.to_regclass('"public"."users"') AND i.indexrelid = pg_catalog.to_regclass('"public"."users_name"') AND pg_catalog.obj_description(i.indexrelid, 'pg_class') = 'old')

-- EXPAND 5: add column phone to users
-- one message, locks first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
ALTER TABLE "public"."users" ADD COLUMN "phone" text;
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'phone' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text'))
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'phone' AND a.attnum > 0 AND NOT a.attisdropped)
-- proven by writes of the application, taken back

-- EXPAND 6: comment on column users.phone
-- one message, locks that readers and writers pass first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
COMMENT ON COLUMN "public"."users"."phone" IS 'with its country';
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'phone' AND a.attnum > 0 AND NOT a.attisdropped AND pg_catalog.col_description(a.attrelid, a.attnum) = 'with its country')
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'phone' AND a.attnum > 0 AND NOT a.attisdropped AND pg_catalog.col_description(a.attrelid, a.attnum) IS NULL)

-- EXPAND 7: create table carts
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(coalesce((SELECT c.relowner FROM pg_catalog.pg_class c WHERE c.relnamespace = n.oid AND c.relkind IN ('r', 'p') GROUP BY c.relowner ORDER BY count(*) DESC, c.relowner LIMIT 1), (SELECT d.datdba FROM pg_catalog.pg_database d, pg_catalog.pg_roles r WHERE r.oid = n.nspowner AND r.rolname = 'pg_database_owner' AND d.datname = pg_catalog.current_database()), n.nspowner))::pg_catalog.text, true) FROM pg_catalog.pg_namespace n WHERE n.nspname = 'public';
CREATE TABLE "public"."carts" (
  "id" bigint
);
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."carts"') AND a.attname = 'id' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('bigint'))

-- EXPAND 8: comment on table carts
-- one message, locks that readers and writers pass first: "public"."carts"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."carts"'::pg_catalog.regclass;
COMMENT ON TABLE "public"."carts" IS 'what is about to be bought';
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('"public"."carts"') AND pg_catalog.obj_description(c.oid, 'pg_class') = 'what is about to be bought')
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('"public"."carts"') AND pg_catalog.obj_description(c.oid, 'pg_class') IS NULL)

-- EXPAND 9: comment on column carts.id
-- one message, locks that readers and writers pass first: "public"."carts"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."carts"'::pg_catalog.regclass;
COMMENT ON COLUMN "public"."carts"."id" IS 'a number';
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."carts"') AND a.attname = 'id' AND a.attnum > 0 AND NOT a.attisdropped AND pg_catalog.col_description(a.attrelid, a.attnum) = 'a number')
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."carts"') AND a.attname = 'id' AND a.attnum > 0 AND NOT a.attisdropped AND pg_catalog.col_description(a.attrelid, a.attnum) IS NULL)

-- ROLLBACK 1: say of column carts.id what was said of it
-- one message, locks that readers and writers pass first: "public"."carts"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."carts"'::pg_catalog.regclass;
COMMENT ON COLUMN "public"."carts"."id" IS NULL;
RESET ROLE;
-- done when: SELECT (EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."carts"') AND a.attname = 'id' AND a.attnum > 0 AND NOT a.attisdropped AND pg_catalog.col_description(a.attrelid, a.attnum) IS NULL)
--     OR NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."carts"') AND a.attname = 'id' AND a.attnum > 0 AND NOT a.attisdropped AND pg_catalog.col_description(a.attrelid, a.attnum) = 'a number'))
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."carts"') AND a.attname = 'id' AND a.attnum > 0 AND NOT a.attisdropped AND pg_catalog.col_description(a.attrelid, a.attnum) = 'a number')

-- ROLLBACK 2: say of table carts what was said of it
-- one message, locks that readers and writers pass first: "public"."carts"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."carts"'::pg_catalog.regclass;
COMMENT ON TABLE "public"."carts" IS NULL;
RESET ROLE;
-- done when: SELECT (EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('"public"."carts"') AND pg_catalog.obj_description(c.oid, 'pg_class') IS NULL)
--     OR NOT EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('"public"."carts"') AND pg_catalog.obj_description(c.oid, 'pg_class') = 'what is about to be bought'))
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('"public"."carts"') AND pg_catalog.obj_description(c.oid, 'pg_class') = 'what is about to be bought')

-- ROLLBACK 3: drop table carts
-- one message, locks first: "public"."carts"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."carts"'::pg_catalog.regclass;
DROP TABLE "public"."carts";
RESET ROLE;
-- done when: SELECT NOT (pg_catalog.to_regclass('"public"."carts"') IS NOT NULL)
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."carts"') AND a.attname = 'id' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('bigint'))

-- ROLLBACK 4: say of column users.phone what was said of it
-- one message, locks that readers and writers pass first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
COMMENT ON COLUMN "public"."users"."phone" IS NULL;
RESET ROLE;
-- done when: SELECT (EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'phone' AND a.attnum > 0 AND NOT a.attisdropped AND pg_catalog.col_description(a.attrelid, a.attnum) IS NULL)
--     OR NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'phone' AND a.attnum > 0 AND NOT a.attisdropped AND pg_catalog.col_description(a.attrelid, a.attnum) = 'with its country'))
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'phone' AND a.attnum > 0 AND NOT a.attisdropped AND pg_catalog.col_description(a.attrelid, a.attnum) = 'with its country')

-- ROLLBACK 5: drop column phone of users
-- one message, locks first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
ALTER TABLE "public"."users" DROP COLUMN "phone";
RESET ROLE;
-- done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'phone' AND a.attnum > 0 AND NOT a.attisdropped)
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'phone' AND a.attnum > 0 AND NOT a.attisdropped)

-- ROLLBACK 6: say of index users_name of users what was said of it
-- one message, locks that readers and writers pass first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
COMMENT ON INDEX "public"."users_name" IS 'old';
RESET ROLE;
-- done when: SELECT (EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indrelid = pg_catalog.to_regclass('"public"."users"') AND i.indexrelid = pg_catalog.to_regclass('"public"."users_name"') AND pg_catalog.obj_description(i.indexrelid, 'pg_class') = 'old')
--     OR NOT EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indrelid = pg_catalog.to_regclass('"public"."users"') AND i.indexrelid = pg_catalog.to_regclass('"public"."users_name"') AND pg_catalog.obj_description(i.indexrelid, 'pg_class') = 'by name'))
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indrelid = pg_catalog.to_regclass('"public"."users"') AND i.indexrelid = pg_catalog.to_regclass('"public"."users_name"') AND pg_catalog.obj_description(i.indexrelid, 'pg_class') = 'by name')

-- ROLLBACK 7: say of constraint spoken of users what was said of it
-- one message, locks that readers and writers pass first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
COMMENT ON CONSTRAINT "spoken" ON "public"."users" IS NULL;
RESET ROLE;
-- done when: SELECT (EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."users"') AND k.conname = 'spoken' AND pg_catalog.obj_description(k.oid, 'pg_constraint') IS NULL)
--     OR NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."users"') AND k.conname = 'spoken' AND pg_catalog.obj_description(k.oid, 'pg_constraint') = 'never empty'))
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."users"') AND k.conname = 'spoken' AND pg_catalog.obj_description(k.oid, 'pg_constraint') = 'never empty')

-- ROLLBACK 8: say of column users.email what was said of it
-- one message, locks that readers and writers pass first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
COMMENT ON COLUMN "public"."users"."email" IS 'where to write';
RESET ROLE;
-- done when: SELECT (EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'email' AND a.attnum > 0 AND NOT a.attisdropped AND pg_catalog.col_description(a.attrelid, a.attnum) = 'where to write')
--     OR NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'email' AND a.attnum > 0 AND NOT a.attisdropped AND pg_catalog.col_description(a.attrelid, a.attnum) IS NULL))
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'email' AND a.attnum > 0 AND NOT a.attisdropped AND pg_catalog.col_description(a.attrelid, a.attnum) IS NULL)

-- ROLLBACK 9: say of table users what was said of it
-- one message, locks that readers and writers pass first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
COMMENT ON TABLE "public"."users" IS NULL;
RESET ROLE;
-- done when: SELECT (EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('"public"."users"') AND pg_catalog.obj_description(c.oid, 'pg_class') IS NULL)
--     OR NOT EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('"public"."users"') AND pg_catalog.obj_description(c.oid, 'pg_class') = 'who may log in; ''all'' of them'))
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('"public"."users"') AND pg_catalog.obj_description(c.oid, 'pg_class') = 'who may log in; ''all'' of them')
