-- What code of the old version reads by goes after the Narrowing of the contract, and a revert makes it again as it was.

-- CONTRACT 1: drop CHECK titled of posts
-- one message, locks first: "public"."posts"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."posts"'::pg_catalog.regclass;
ALTER TABLE "public"."posts" DROP CONSTRAINT "titled";
RESET ROLE;
-- done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."posts"') AND k.conname = 'titled')
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."posts"') AND k.conname = 'titled' AND k.contype = 'c' AND pg_catalog.pg_get_expr(k.conbin, k.conrelid) = '((title <> ''''::text) AND (length(title) < 200))')

-- CONTRACT 2: drop unique constraint posts_slug of posts
-- one message, locks first: "public"."posts"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."posts"'::pg_catalog.regclass;
ALTER TABLE "public"."posts" DROP CONSTRAINT IF EXISTS "posts_slug";
DROP INDEX IF EXISTS "public"."posts_slug";
RESET ROLE;
-- done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."posts"') AND k.conname = 'posts_slug')
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"public"."posts_slug"') AND i.indrelid = pg_catalog.to_regclass('"public"."posts"'))
-- not done when: SELECT (EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."posts"') AND k.conname = 'posts_slug' AND k.contype = 'u' AND ARRAY(SELECT a.attname::pg_catalog.text FROM pg_catalog.unnest(k.conkey) WITH ORDINALITY u(attnum, place) JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.attnum ORDER BY u.place) = ARRAY['author', 'slug'])
--     OR NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."posts"') AND k.conname = 'posts_slug'))
--     AND EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"public"."posts_slug"') AND i.indrelid = pg_catalog.to_regclass('"public"."posts"') AND i.indisvalid AND i.indisready AND i.indislive AND NOT i.indisreplident AND i.indisunique = true AND ARRAY(SELECT coalesce(a.attname::pg_catalog.text, '') FROM pg_catalog.unnest(i.indkey::pg_catalog.int2[]) WITH ORDINALITY k(attnum, place) LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum AND k.attnum > 0 WHERE k.place <= i.indnkeyatts ORDER BY k.place) = ARRAY['author', 'slug']::pg_catalog.text[])

-- CONTRACT 3: drop foreign key posts_author of posts
-- one message, locks first: "public"."posts", "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."posts"'::pg_catalog.regclass;
ALTER TABLE "public"."posts" DROP CONSTRAINT "posts_author";
RESET ROLE;
-- done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."posts"') AND k.conname = 'posts_author')
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."posts"') AND k.conname = 'posts_author' AND k.contype = 'f' AND ARRAY(SELECT a.attname::pg_catalog.text FROM pg_catalog.unnest(k.conkey) WITH ORDINALITY u(attnum, place) JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.attnum ORDER BY u.place) = ARRAY['author'] AND k.confrelid = pg_catalog.to_regclass('"public"."users"') AND ARRAY(SELECT a.attname::pg_catalog.text FROM pg_catalog.unnest(k.confkey) WITH ORDINALITY u(attnum, place) JOIN pg_catalog.pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = u.attnum ORDER BY u.place) = ARRAY['id'])

-- CONTRACT 4: drop CHECK never_looked of posts
-- one message, locks first: "public"."posts"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."posts"'::pg_catalog.regclass;
ALTER TABLE "public"."posts" DROP CONSTRAINT "never_looked";
RESET ROLE;
-- done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."posts"') AND k.conname = 'never_looked')
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."posts"') AND k.conname = 'never_looked' AND k.contype = 'c' AND pg_catalog.pg_get_expr(k.conbin, k.conrelid) = '(id > 0)')

-- CONTRACT 5: let title of posts be null
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

-- REVERT 1: look for rows of posts without title
SELECT count(*) FROM "public"."posts" WHERE <range> AND "title" IS NULL;
-- key: "id"
-- whatever stands

-- REVERT 2: look for rows of posts that break foreign key posts_author
SELECT count(*) FROM "public"."posts" WHERE <range> AND "posts"."author" IS NOT NULL AND NOT EXISTS (SELECT FROM "public"."users" blw_other WHERE blw_other."id" = "posts"."author");
-- key: "id"
-- whatever stands

-- REVERT 3: look for rows of posts that break CHECK titled
SELECT count(*) FROM "public"."posts" WHERE <range> AND ((((title <> ''::text) AND (length(title) < 200))
)) IS FALSE;
-- key: "id"
-- whatever stands

-- REVERT 4: bind new writes of title to be not null
-- one message, locks first: "public"."posts"
ALTER TABLE "public"."posts" ADD CONSTRAINT "blw_title_8b4b3fab_twin" CHECK ("title" IS NOT NULL) NOT VALID;
-- done when: SELECT (EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."posts"') AND k.conname = 'blw_title_8b4b3fab_twin')
--     OR EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."posts"') AND a.attname = 'title' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull))
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."posts"') AND k.conname = 'blw_title_8b4b3fab_twin')
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."posts"') AND a.attname = 'title' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull)
-- proven by writes of the application, taken back

-- REVERT 5: prove that title is nowhere null
ALTER TABLE "public"."posts" VALIDATE CONSTRAINT "blw_title_8b4b3fab_twin";
-- leftover when: SELECT false
-- done when: SELECT (EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."posts"') AND k.conname = 'blw_title_8b4b3fab_twin' AND k.convalidated)
--     OR EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."posts"') AND a.attname = 'title' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull))

-- REVERT 6: declare title not null
-- one message, locks first: "public"."posts"
ALTER TABLE "public"."posts" ALTER COLUMN "title" SET NOT NULL;
ALTER TABLE "public"."posts" DROP CONSTRAINT "blw_title_8b4b3fab_twin";
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."posts"') AND a.attname = 'title' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."posts"') AND k.conname = 'blw_title_8b4b3fab_twin')
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."posts"') AND a.attname = 'title' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull)
--     AND EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."posts"') AND k.conname = 'blw_title_8b4b3fab_twin' AND k.convalidated)
-- proven by writes of the application, taken back

-- REVERT 7: bind new writes of posts to CHECK never_looked
-- one message, locks first: "public"."posts"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."posts"'::pg_catalog.regclass;
ALTER TABLE "public"."posts" ADD CONSTRAINT "never_looked" CHECK ((id > 0)) NOT VALID;
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."posts"') AND k.conname = 'never_looked' AND k.contype = 'c' AND pg_catalog.pg_get_expr(k.conbin, k.conrelid) = '(id > 0)')
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."posts"') AND k.conname = 'never_looked')

-- REVERT 8: bind new writes of posts to foreign key posts_author
-- one message, locks against writers first: "public"."posts", "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."posts"'::pg_catalog.regclass;
ALTER TABLE "public"."posts" ADD CONSTRAINT "posts_author" FOREIGN KEY (author) REFERENCES public.users(id) ON UPDATE SET NULL ON DELETE CASCADE NOT VALID;
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."posts"') AND k.conname = 'posts_author' AND k.contype = 'f' AND ARRAY(SELECT a.attname::pg_catalog.text FROM pg_catalog.unnest(k.conkey) WITH ORDINALITY u(attnum, place) JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.attnum ORDER BY u.place) = ARRAY['author'] AND k.confrelid = pg_catalog.to_regclass('"public"."users"') AND ARRAY(SELECT a.attname::pg_catalog.text FROM pg_catalog.unnest(k.confkey) WITH ORDINALITY u(attnum, place) JOIN pg_catalog.pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = u.attnum ORDER BY u.place) = ARRAY['id'])
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."posts"') AND k.conname = 'posts_author')
-- proven by writes of the application, taken back

-- REVERT 9: prove that every row of posts keeps foreign key posts_author
ALTER TABLE "public"."posts" VALIDATE CONSTRAINT "posts_author";
-- leftover when: SELECT false
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."posts"') AND k.conname = 'posts_author' AND k.contype = 'f' AND ARRAY(SELECT a.attname::pg_catalog.text FROM pg_catalog.unnest(k.conkey) WITH ORDINALITY u(attnum, place) JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.attnum ORDER BY u.place) = ARRAY['author'] AND k.confrelid = pg_catalog.to_regclass('"public"."users"') AND ARRAY(SELECT a.attname::pg_catalog.text FROM pg_catalog.unnest(k.confkey) WITH ORDINALITY u(attnum, place) JOIN pg_catalog.pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = u.attnum ORDER BY u.place) = ARRAY['id'])
--     AND EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."posts"') AND k.conname = 'posts_author' AND k.convalidated)

-- REVERT 10: build index posts_slug of posts
CREATE UNIQUE INDEX CONCURRENTLY posts_slug ON public.posts USING btree (author, slug) INCLUDE (title) WITH (fillfactor='70');
-- leftover when: SELECT EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"public"."posts_slug"') AND i.indrelid = pg_catalog.to_regclass('"public"."posts"') AND NOT (i.indisvalid AND i.indisready AND i.indislive))
-- repair: DROP INDEX CONCURRENTLY IF EXISTS "public"."posts_slug"
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"public"."posts_slug"') AND i.indrelid = pg_catalog.to_regclass('"public"."posts"') AND i.indisvalid AND i.indisready AND i.indislive AND NOT i.indisreplident AND i.indisunique = true AND ARRAY(SELECT coalesce(a.attname::pg_catalog.text, '') FROM pg_catalog.unnest(i.indkey::pg_catalog.int2[]) WITH ORDINALITY k(attnum, place) LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum AND k.attnum > 0 WHERE k.place <= i.indnkeyatts ORDER BY k.place) = ARRAY['author', 'slug']::pg_catalog.text[])

-- REVERT 11: declare unique constraint posts_slug of posts
-- one message, locks first: "public"."posts"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."posts"'::pg_catalog.regclass;
ALTER TABLE "public"."posts" ADD CONSTRAINT "posts_slug" UNIQUE USING INDEX "posts_slug";
COMMENT ON CONSTRAINT "posts_slug" ON "public"."posts" IS 'one of a kind';
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."posts"') AND k.conname = 'posts_slug' AND k.contype = 'u' AND ARRAY(SELECT a.attname::pg_catalog.text FROM pg_catalog.unnest(k.conkey) WITH ORDINALITY u(attnum, place) JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.attnum ORDER BY u.place) = ARRAY['author', 'slug'])
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."posts"') AND k.conname = 'posts_slug')
--     AND EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"public"."posts_slug"') AND i.indrelid = pg_catalog.to_regclass('"public"."posts"') AND i.indisvalid AND i.indisready AND i.indislive AND NOT i.indisreplident AND i.indisunique = true AND ARRAY(SELECT coalesce(a.attname::pg_catalog.text, '') FROM pg_catalog.unnest(i.indkey::pg_catalog.int2[]) WITH ORDINALITY k(attnum, place) LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum AND k.attnum > 0 WHERE k.place <= i.indnkeyatts ORDER BY k.place) = ARRAY['author', 'slug']::pg_catalog.text[])
-- proven by writes of the application, taken back

-- REVERT 12: bind new writes of posts to CHECK titled
-- one message, locks first: "public"."posts"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."posts"'::pg_catalog.regclass;
ALTER TABLE "public"."posts" ADD CONSTRAINT "titled" CHECK (((title <> ''::text) AND (length(title) < 200))) NOT VALID;
COMMENT ON CONSTRAINT "titled" ON "public"."posts" IS 'a title says something';
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."posts"') AND k.conname = 'titled' AND k.contype = 'c' AND pg_catalog.pg_get_expr(k.conbin, k.conrelid) = '((title <> ''''::text) AND (length(title) < 200))')
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."posts"') AND k.conname = 'titled')
-- proven by writes of the application, taken back

-- REVERT 13: prove that every row of posts keeps CHECK titled
ALTER TABLE "public"."posts" VALIDATE CONSTRAINT "titled";
-- leftover when: SELECT false
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."posts"') AND k.conname = 'titled' AND k.contype = 'c' AND pg_catalog.pg_get_expr(k.conbin, k.conrelid) = '((title <> ''''::text) AND (length(title) < 200))')
--     AND EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."posts"') AND k.conname = 'titled' AND k.convalidated)
