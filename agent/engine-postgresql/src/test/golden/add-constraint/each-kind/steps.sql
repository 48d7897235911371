-- Whatever binds rows binds after the Narrowing of the contract, and is proven beside readers and writers.

-- CONTRACT 1: look for rows of posts that break CHECK titled
SELECT count(*) FROM "public"."posts" WHERE <range> AND ((title <> '' AND length(title) < 200
)) IS FALSE;
-- key: "id"
-- whatever stands

-- CONTRACT 2: bind new writes of posts to CHECK titled
-- one message, locks first: "public"."posts"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."posts"'::pg_catalog.regclass;
ALTER TABLE "public"."posts" ADD CONSTRAINT "titled" CHECK (title <> '' AND length(title) < 200
) NOT VALID;
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."posts"') AND k.conname = 'titled' AND k.contype = 'c')
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."posts"') AND k.conname = 'titled')
-- proven by writes of the application, taken back

-- CONTRACT 3: prove that every row of posts keeps CHECK titled
ALTER TABLE "public"."posts" VALIDATE CONSTRAINT "titled";
-- leftover when: SELECT false
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."posts"') AND k.conname = 'titled' AND k.contype = 'c')
--     AND EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."posts"') AND k.conname = 'titled' AND k.convalidated)

-- CONTRACT 4: build index posts_slug of posts
CREATE UNIQUE INDEX CONCURRENTLY "posts_slug" ON "public"."posts" ("author", "slug");
-- leftover when: SELECT EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"public"."posts_slug"') AND i.indrelid = pg_catalog.to_regclass('"public"."posts"') AND NOT (i.indisvalid AND i.indisready AND i.indislive))
-- repair: DROP INDEX CONCURRENTLY IF EXISTS "public"."posts_slug"
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"public"."posts_slug"') AND i.indrelid = pg_catalog.to_regclass('"public"."posts"') AND i.indisvalid AND i.indisready AND i.indislive AND NOT i.indisreplident AND i.indisunique = true AND ARRAY(SELECT coalesce(a.attname::pg_catalog.text, '') FROM pg_catalog.unnest(i.indkey::pg_catalog.int2[]) WITH ORDINALITY k(attnum, place) LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum AND k.attnum > 0 WHERE k.place <= i.indnkeyatts ORDER BY k.place) = ARRAY['author', 'slug']::pg_catalog.text[])

-- CONTRACT 5: declare unique constraint posts_slug of posts
-- one message, locks first: "public"."posts"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."posts"'::pg_catalog.regclass;
ALTER TABLE "public"."posts" ADD CONSTRAINT "posts_slug" UNIQUE USING INDEX "posts_slug";
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."posts"') AND k.conname = 'posts_slug' AND k.contype = 'u' AND ARRAY(SELECT a.attname::pg_catalog.text FROM pg_catalog.unnest(k.conkey) WITH ORDINALITY u(attnum, place) JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.attnum ORDER BY u.place) = ARRAY['author', 'slug'])
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."posts"') AND k.conname = 'posts_slug')
--     AND EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"public"."posts_slug"') AND i.indrelid = pg_catalog.to_regclass('"public"."posts"') AND i.indisvalid AND i.indisready AND i.indislive AND NOT i.indisreplident AND i.indisunique = true AND ARRAY(SELECT coalesce(a.attname::pg_catalog.text, '') FROM pg_catalog.unnest(i.indkey::pg_catalog.int2[]) WITH ORDINALITY k(attnum, place) LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum AND k.attnum > 0 WHERE k.place <= i.indnkeyatts ORDER BY k.place) = ARRAY['author', 'slug']::pg_catalog.text[])
-- proven by writes of the application, taken back

-- CONTRACT 6: look for rows of posts without title
SELECT count(*) FROM "public"."posts" WHERE <range> AND "title" IS NULL;
-- key: "id"
-- whatever stands

-- CONTRACT 7: bind new writes of title to be not null
-- one message, locks first: "public"."posts"
ALTER TABLE "public"."posts" ADD CONSTRAINT "blw_title_8b4b3fab_twin" CHECK ("title" IS NOT NULL) NOT VALID;
-- done when: SELECT (EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."posts"') AND k.conname = 'blw_title_8b4b3fab_twin')
--     OR EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."posts"') AND a.attname = 'title' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull))
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."posts"') AND k.conname = 'blw_title_8b4b3fab_twin')
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."posts"') AND a.attname = 'title' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull)
-- proven by writes of the application, taken back

-- CONTRACT 8: prove that title is nowhere null
ALTER TABLE "public"."posts" VALIDATE CONSTRAINT "blw_title_8b4b3fab_twin";
-- leftover when: SELECT false
-- done when: SELECT (EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."posts"') AND k.conname = 'blw_title_8b4b3fab_twin' AND k.convalidated)
--     OR EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."posts"') AND a.attname = 'title' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull))

-- CONTRACT 9: declare title not null
-- one message, locks first: "public"."posts"
ALTER TABLE "public"."posts" ALTER COLUMN "title" SET NOT NULL;
ALTER TABLE "public"."posts" DROP CONSTRAINT "blw_title_8b4b3fab_twin";
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."posts"') AND a.attname = 'title' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."posts"') AND k.conname = 'blw_title_8b4b3fab_twin')
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."posts"') AND a.attname = 'title' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull)
--     AND EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."posts"') AND k.conname = 'blw_title_8b4b3fab_twin' AND k.convalidated)
-- proven by writes of the application, taken back

-- CONTRACT 10: look for rows of posts that break foreign key posts_author
SELECT count(*) FROM "public"."posts" WHERE <range> AND "posts"."author" IS NOT NULL AND NOT EXISTS (SELECT FROM "public"."users" blw_other WHERE blw_other."id" = "posts"."author");
-- key: "id"
-- whatever stands

-- CONTRACT 11: bind new writes of posts to foreign key posts_author
-- one message, locks against writers first: "public"."posts", "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."posts"'::pg_catalog.regclass;
ALTER TABLE "public"."posts" ADD CONSTRAINT "posts_author" FOREIGN KEY ("author") REFERENCES "public"."users" ("id") ON UPDATE NO ACTION ON DELETE CASCADE NOT VALID;
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."posts"') AND k.conname = 'posts_author' AND k.contype = 'f' AND ARRAY(SELECT a.attname::pg_catalog.text FROM pg_catalog.unnest(k.conkey) WITH ORDINALITY u(attnum, place) JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.attnum ORDER BY u.place) = ARRAY['author'] AND k.confrelid = pg_catalog.to_regclass('"public"."users"') AND ARRAY(SELECT a.attname::pg_catalog.text FROM pg_catalog.unnest(k.confkey) WITH ORDINALITY u(attnum, place) JOIN pg_catalog.pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = u.attnum ORDER BY u.place) = ARRAY['id'] AND k.confdeltype = 'c' AND k.confupdtype = 'a' AND k.confmatchtype = 's')
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."posts"') AND k.conname = 'posts_author')
-- proven by writes of the application, taken back

-- CONTRACT 12: prove that every row of posts keeps foreign key posts_author
ALTER TABLE "public"."posts" VALIDATE CONSTRAINT "posts_author";
-- leftover when: SELECT false
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."posts"') AND k.conname = 'posts_author' AND k.contype = 'f' AND ARRAY(SELECT a.attname::pg_catalog.text FROM pg_catalog.unnest(k.conkey) WITH ORDINALITY u(attnum, place) JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.attnum ORDER BY u.place) = ARRAY['author'] AND k.confrelid = pg_catalog.to_regclass('"public"."users"') AND ARRAY(SELECT a.attname::pg_catalog.text FROM pg_catalog.unnest(k.confkey) WITH ORDINALITY u(attnum, place) JOIN pg_catalog.pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = u.attnum ORDER BY u.place) = ARRAY['id'] AND k.confdeltype = 'c' AND k.confupdtype = 'a' AND k.confmatchtype = 's')
--     AND EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."posts"') AND k.conname = 'posts_author' AND k.convalidated)

-- REVERT 1: drop foreign key posts_author of posts
-- one message, locks first: "public"."posts", "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."posts"'::pg_catalog.regclass;
ALTER TABLE "public"."posts" DROP CONSTRAINT "posts_author";
RESET ROLE;
-- done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."posts"') AND k.conname = 'posts_author')
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."posts"') AND k.conname = 'posts_author' AND k.contype = 'f' AND ARRAY(SELECT a.attname::pg_catalog.text FROM pg_catalog.unnest(k.conkey) WITH ORDINALITY u(attnum, place) JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.attnum ORDER BY u.place) = ARRAY['author'] AND k.confrelid = pg_catalog.to_regclass('"public"."users"') AND ARRAY(SELECT a.attname::pg_catalog.text FROM pg_catalog.unnest(k.confkey) WITH ORDINALITY u(attnum, place) JOIN pg_catalog.pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = u.attnum ORDER BY u.place) = ARRAY['id'] AND k.confdeltype = 'c' AND k.confupdtype = 'a' AND k.confmatchtype = 's')

-- REVERT 2: let title of posts be null
-- one message, locks first: "public"."posts"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."posts"'::pg_catalog.regclass;
ALTER TABLE "public"."posts" ALTER COLUMN "title" DROP NOT NULL;
ALTER TABLE "public"."posts" DROP CONSTRAINT IF EXISTS "blw_title_8b4b3fab_twin";
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."posts"') AND a.attname = 'title' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."posts"') AND a.attname = 'title' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."posts"') AND k.conname = 'blw_title_8b4b3fab_twin')
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."posts"') AND a.attname = 'title' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND (EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."posts"') AND a.attname = 'title' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull)
--     OR EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."posts"') AND k.conname = 'blw_title_8b4b3fab_twin'))

-- REVERT 3: drop unique constraint posts_slug of posts
-- one message, locks first: "public"."posts"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."posts"'::pg_catalog.regclass;
ALTER TABLE "public"."posts" DROP CONSTRAINT "posts_slug";
RESET ROLE;
-- done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."posts"') AND k.conname = 'posts_slug')
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."posts"') AND k.conname = 'posts_slug' AND k.contype = 'u' AND ARRAY(SELECT a.attname::pg_catalog.text FROM pg_catalog.unnest(k.conkey) WITH ORDINALITY u(attnum, place) JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.attnum ORDER BY u.place) = ARRAY['author', 'slug'])

-- REVERT 4: drop index posts_slug, where it is no constraint's yet
DROP INDEX CONCURRENTLY IF EXISTS "public"."posts_slug";
-- leftover when: SELECT false
-- done when: SELECT NOT (pg_catalog.to_regclass('"public"."posts_slug"') IS NOT NULL)

-- REVERT 5: drop CHECK titled of posts
-- one message, locks first: "public"."posts"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."posts"'::pg_catalog.regclass;
ALTER TABLE "public"."posts" DROP CONSTRAINT "titled";
RESET ROLE;
-- done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."posts"') AND k.conname = 'titled')
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."posts"') AND k.conname = 'titled' AND k.contype = 'c')
