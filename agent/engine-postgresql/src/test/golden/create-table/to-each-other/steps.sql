-- Foreign keys to the table itself and to one that is made before it bind at once: nobody writes either yet.

-- EXPAND 1: create table folders
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(coalesce((SELECT c.relowner FROM pg_catalog.pg_class c WHERE c.relnamespace = n.oid AND c.relkind IN ('r', 'p') GROUP BY c.relowner ORDER BY count(*) DESC, c.relowner LIMIT 1), (SELECT d.datdba FROM pg_catalog.pg_database d, pg_catalog.pg_roles r WHERE r.oid = n.nspowner AND r.rolname = 'pg_database_owner' AND d.datname = pg_catalog.current_database()), n.nspowner))::pg_catalog.text, true) FROM pg_catalog.pg_namespace n WHERE n.nspname = 'public';
CREATE TABLE "public"."folders" (
  "id" bigserial,
  "parent" int,
  "path" text NOT NULL,
  PRIMARY KEY ("id"),
  CONSTRAINT "folders_path_key" UNIQUE ("path"),
  CONSTRAINT "folders_parent_fkey" FOREIGN KEY ("parent") REFERENCES "public"."folders" ("id") ON UPDATE NO ACTION ON DELETE CASCADE
);
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."folders"') AND a.attname = 'id' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('bigint'))
--     AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."folders"') AND a.attname = 'parent' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('int'))
--     AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."folders"') AND a.attname = 'path' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text'))
--     AND EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."folders"') AND k.conname = 'folders_path_key' AND k.contype = 'u' AND ARRAY(SELECT a.attname::pg_catalog.text FROM pg_catalog.unnest(k.conkey) WITH ORDINALITY u(attnum, place) JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.attnum ORDER BY u.place) = ARRAY['path'] AND (SELECT coalesce((pg_catalog.to_jsonb(i) ->> 'indnullsnotdistinct')::pg_catalog.bool, false) FROM pg_catalog.pg_index i WHERE i.indexrelid = k.conindid) = false)
--     AND EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."folders"') AND k.conname = 'folders_parent_fkey' AND k.contype = 'f' AND ARRAY(SELECT a.attname::pg_catalog.text FROM pg_catalog.unnest(k.conkey) WITH ORDINALITY u(attnum, place) JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.attnum ORDER BY u.place) = ARRAY['parent'] AND k.confrelid = pg_catalog.to_regclass('"public"."folders"') AND ARRAY(SELECT a.attname::pg_catalog.text FROM pg_catalog.unnest(k.confkey) WITH ORDINALITY u(attnum, place) JOIN pg_catalog.pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = u.attnum ORDER BY u.place) = ARRAY['id'] AND k.confdeltype = 'c' AND k.confupdtype = 'a' AND k.confmatchtype = 's')
--     AND EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."folders"') AND k.conname = 'folders_pkey' AND k.contype = 'p' AND ARRAY(SELECT a.attname::pg_catalog.text FROM pg_catalog.unnest(k.conkey) WITH ORDINALITY u(attnum, place) JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.attnum ORDER BY u.place) = ARRAY['id'])

-- EXPAND 2: create table files
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(coalesce((SELECT c.relowner FROM pg_catalog.pg_class c WHERE c.relnamespace = n.oid AND c.relkind IN ('r', 'p') GROUP BY c.relowner ORDER BY count(*) DESC, c.relowner LIMIT 1), (SELECT d.datdba FROM pg_catalog.pg_database d, pg_catalog.pg_roles r WHERE r.oid = n.nspowner AND r.rolname = 'pg_database_owner' AND d.datname = pg_catalog.current_database()), n.nspowner))::pg_catalog.text, true) FROM pg_catalog.pg_namespace n WHERE n.nspname = 'public';
CREATE TABLE "public"."files" (
  "folder" bigint NOT NULL,
  "name" text NOT NULL,
  "moved_to" varchar(200),
  PRIMARY KEY ("folder", "name"),
  CONSTRAINT "files_folder_fkey" FOREIGN KEY ("folder") REFERENCES "public"."folders" ("id") ON UPDATE NO ACTION ON DELETE NO ACTION,
  CONSTRAINT "files_moved_to_fkey" FOREIGN KEY ("moved_to") REFERENCES "public"."folders" ("path") ON UPDATE NO ACTION ON DELETE SET NULL
);
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."files"') AND a.attname = 'folder' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('bigint'))
--     AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."files"') AND a.attname = 'name' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text'))
--     AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."files"') AND a.attname = 'moved_to' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('varchar(200)'))
--     AND EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."files"') AND k.conname = 'files_folder_fkey' AND k.contype = 'f' AND ARRAY(SELECT a.attname::pg_catalog.text FROM pg_catalog.unnest(k.conkey) WITH ORDINALITY u(attnum, place) JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.attnum ORDER BY u.place) = ARRAY['folder'] AND k.confrelid = pg_catalog.to_regclass('"public"."folders"') AND ARRAY(SELECT a.attname::pg_catalog.text FROM pg_catalog.unnest(k.confkey) WITH ORDINALITY u(attnum, place) JOIN pg_catalog.pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = u.attnum ORDER BY u.place) = ARRAY['id'] AND k.confdeltype = 'a' AND k.confupdtype = 'a' AND k.confmatchtype = 's')
--     AND EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."files"') AND k.conname = 'files_moved_to_fkey' AND k.contype = 'f' AND ARRAY(SELECT a.attname::pg_catalog.text FROM pg_catalog.unnest(k.conkey) WITH ORDINALITY u(attnum, place) JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.attnum ORDER BY u.place) = ARRAY['moved_to'] AND k.confrelid = pg_catalog.to_regclass('"public"."folders"') AND ARRAY(SELECT a.attname::pg_catalog.text FROM pg_catalog.unnest(k.confkey) WITH ORDINALITY u(attnum, place) JOIN pg_catalog.pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = u.attnum ORDER BY u.place) = ARRAY['path'] AND k.confdeltype = 'n' AND k.confupdtype = 'a' AND k.confmatchtype = 's')
--     AND EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."files"') AND k.conname = 'files_pkey' AND k.contype = 'p' AND ARRAY(SELECT a.attname::pg_catalog.text FROM pg_catalog.unnest(k.conkey) WITH ORDINALITY u(attnum, place) JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.attnum ORDER BY u.place) = ARRAY['folder', 'name'])

-- ROLLBACK 1: drop table files
-- one message, locks first: "public"."files", "public"."folders"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."files"'::pg_catalog.regclass;
DROP TABLE "public"."files";
RESET ROLE;
-- done when: SELECT NOT (pg_catalog.to_regclass('"public"."files"') IS NOT NULL)
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."files"') AND a.attname = 'folder' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('bigint'))
--     AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."files"') AND a.attname = 'name' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text'))
--     AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."files"') AND a.attname = 'moved_to' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('varchar(200)'))

-- ROLLBACK 2: drop table folders
-- one message, locks first: "public"."folders"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."folders"'::pg_catalog.regclass;
DROP TABLE "public"."folders";
RESET ROLE;
-- done when: SELECT NOT (pg_catalog.to_regclass('"public"."folders"') IS NOT NULL)
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."folders"') AND a.attname = 'id' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('bigint'))
--     AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."folders"') AND a.attname = 'parent' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('int'))
--     AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."folders"') AND a.attname = 'path' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text'))
