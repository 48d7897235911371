-- A new table and a new column point at what is there.

-- EXPAND 1: create table comments
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(coalesce((SELECT c.relowner FROM pg_catalog.pg_class c WHERE c.relnamespace = n.oid AND c.relkind IN ('r', 'p') GROUP BY c.relowner ORDER BY count(*) DESC, c.relowner LIMIT 1), (SELECT d.datdba FROM pg_catalog.pg_database d, pg_catalog.pg_roles r WHERE r.oid = n.nspowner AND r.rolname = 'pg_database_owner' AND d.datname = pg_catalog.current_database()), n.nspowner))::pg_catalog.text, true) FROM pg_catalog.pg_namespace n WHERE n.nspname = 'public';
CREATE TABLE "public"."comments" (
  "id" bigint NOT NULL,
  "post" bigint,
  PRIMARY KEY ("id")
);
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."comments"') AND a.attname = 'id' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('bigint'))
--     AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."comments"') AND a.attname = 'post' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('bigint'))

-- EXPAND 2: add column next to posts
-- one message, locks first: "shop"."posts"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"shop"."posts"'::pg_catalog.regclass;
ALTER TABLE "shop"."posts" ADD COLUMN "next" int8;
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."posts"') AND a.attname = 'next' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('int8'))
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."posts"') AND a.attname = 'next' AND a.attnum > 0 AND NOT a.attisdropped)
-- proven by writes of the application, taken back

-- CONTRACT 1: look for rows of comments that break foreign key comments_post
SELECT count(*) FROM "public"."comments" WHERE <range> AND "comments"."post" IS NOT NULL AND NOT EXISTS (SELECT FROM "shop"."posts" blw_other WHERE blw_other."id" = "comments"."post");
-- key: 
-- whatever stands

-- CONTRACT 2: bind new writes of comments to foreign key comments_post
-- one message, locks against writers first: "public"."comments", "shop"."posts"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."comments"'::pg_catalog.regclass;
ALTER TABLE "public"."comments" ADD CONSTRAINT "comments_post" FOREIGN KEY ("post") REFERENCES "shop"."posts" ("id") ON UPDATE CASCADE ON DELETE SET NULL NOT VALID;
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."comments"') AND k.conname = 'comments_post' AND k.contype = 'f' AND ARRAY(SELECT a.attname::pg_catalog.text FROM pg_catalog.unnest(k.conkey) WITH ORDINALITY u(attnum, place) JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.attnum ORDER BY u.place) = ARRAY['post'] AND k.confrelid = pg_catalog.to_regclass('"shop"."posts"') AND ARRAY(SELECT a.attname::pg_catalog.text FROM pg_catalog.unnest(k.confkey) WITH ORDINALITY u(attnum, place) JOIN pg_catalog.pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = u.attnum ORDER BY u.place) = ARRAY['id'] AND k.confdeltype = 'n' AND k.confupdtype = 'c' AND k.confmatchtype = 's')
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."comments"') AND k.conname = 'comments_post')

-- CONTRACT 3: prove that every row of comments keeps foreign key comments_post
ALTER TABLE "public"."comments" VALIDATE CONSTRAINT "comments_post";
-- leftover when: SELECT false
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."comments"') AND k.conname = 'comments_post' AND k.contype = 'f' AND ARRAY(SELECT a.attname::pg_catalog.text FROM pg_catalog.unnest(k.conkey) WITH ORDINALITY u(attnum, place) JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.attnum ORDER BY u.place) = ARRAY['post'] AND k.confrelid = pg_catalog.to_regclass('"shop"."posts"') AND ARRAY(SELECT a.attname::pg_catalog.text FROM pg_catalog.unnest(k.confkey) WITH ORDINALITY u(attnum, place) JOIN pg_catalog.pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = u.attnum ORDER BY u.place) = ARRAY['id'] AND k.confdeltype = 'n' AND k.confupdtype = 'c' AND k.confmatchtype = 's')
--     AND EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."comments"') AND k.conname = 'comments_post' AND k.convalidated)

-- CONTRACT 4: look for rows of posts that break foreign key posts_next
SELECT count(*) FROM "shop"."posts" WHERE <range> AND "posts"."next" IS NOT NULL AND NOT EXISTS (SELECT FROM "shop"."posts" blw_other WHERE blw_other."id" = "posts"."next");
-- key: "id"
-- whatever stands

-- CONTRACT 5: bind new writes of posts to foreign key posts_next
-- one message, locks against writers first: "shop"."posts"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"shop"."posts"'::pg_catalog.regclass;
ALTER TABLE "shop"."posts" ADD CONSTRAINT "posts_next" FOREIGN KEY ("next") REFERENCES "shop"."posts" ("id") ON UPDATE NO ACTION ON DELETE NO ACTION NOT VALID;
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"shop"."posts"') AND k.conname = 'posts_next' AND k.contype = 'f' AND ARRAY(SELECT a.attname::pg_catalog.text FROM pg_catalog.unnest(k.conkey) WITH ORDINALITY u(attnum, place) JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.attnum ORDER BY u.place) = ARRAY['next'] AND k.confrelid = pg_catalog.to_regclass('"shop"."posts"') AND ARRAY(SELECT a.attname::pg_catalog.text FROM pg_catalog.unnest(k.confkey) WITH ORDINALITY u(attnum, place) JOIN pg_catalog.pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = u.attnum ORDER BY u.place) = ARRAY['id'] AND k.confdeltype = 'a' AND k.confupdtype = 'a' AND k.confmatchtype = 's')
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"shop"."posts"') AND k.conname = 'posts_next')
-- proven by writes of the application, taken back

-- CONTRACT 6: prove that every row of posts keeps foreign key posts_next
ALTER TABLE "shop"."posts" VALIDATE CONSTRAINT "posts_next";
-- leftover when: SELECT false
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"shop"."posts"') AND k.conname = 'posts_next' AND k.contype = 'f' AND ARRAY(SELECT a.attname::pg_catalog.text FROM pg_catalog.unnest(k.conkey) WITH ORDINALITY u(attnum, place) JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.attnum ORDER BY u.place) = ARRAY['next'] AND k.confrelid = pg_catalog.to_regclass('"shop"."posts"') AND ARRAY(SELECT a.attname::pg_catalog.text FROM pg_catalog.unnest(k.confkey) WITH ORDINALITY u(attnum, place) JOIN pg_catalog.pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = u.attnum ORDER BY u.place) = ARRAY['id'] AND k.confdeltype = 'a' AND k.confupdtype = 'a' AND k.confmatchtype = 's')
--     AND EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"shop"."posts"') AND k.conname = 'posts_next' AND k.convalidated)

-- CONTRACT 7: look for rows of comments that break CHECK about_one
SELECT count(*) FROM "public"."comments" WHERE <range> AND ((post IS NOT NULL
)) IS FALSE;
-- key: 
-- whatever stands

-- CONTRACT 8: bind new writes of comments to CHECK about_one
-- one message, locks first: "public"."comments"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."comments"'::pg_catalog.regclass;
ALTER TABLE "public"."comments" ADD CONSTRAINT "about_one" CHECK (post IS NOT NULL
) NOT VALID;
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."comments"') AND k.conname = 'about_one' AND k.contype = 'c')
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."comments"') AND k.conname = 'about_one')

-- CONTRACT 9: prove that every row of comments keeps CHECK about_one
ALTER TABLE "public"."comments" VALIDATE CONSTRAINT "about_one";
-- leftover when: SELECT false
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."comments"') AND k.conname = 'about_one' AND k.contype = 'c')
--     AND EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."comments"') AND k.conname = 'about_one' AND k.convalidated)

-- ROLLBACK 1: drop column next of posts
-- one message, locks first: "shop"."posts"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"shop"."posts"'::pg_catalog.regclass;
ALTER TABLE "shop"."posts" DROP COLUMN "next";
RESET ROLE;
-- done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."posts"') AND a.attname = 'next' AND a.attnum > 0 AND NOT a.attisdropped)
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."posts"') AND a.attname = 'next' AND a.attnum > 0 AND NOT a.attisdropped)

-- ROLLBACK 2: drop table comments
-- one message, locks first: "public"."comments"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."comments"'::pg_catalog.regclass;
DROP TABLE "public"."comments";
RESET ROLE;
-- done when: SELECT NOT (pg_catalog.to_regclass('"public"."comments"') IS NOT NULL)
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."comments"') AND a.attname = 'id' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('bigint'))
--     AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."comments"') AND a.attname = 'post' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('bigint'))

-- REVERT 1: drop CHECK about_one of comments
-- one message, locks first: "public"."comments"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."comments"'::pg_catalog.regclass;
ALTER TABLE "public"."comments" DROP CONSTRAINT "about_one";
RESET ROLE;
-- done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."comments"') AND k.conname = 'about_one')
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."comments"') AND k.conname = 'about_one' AND k.contype = 'c')

-- REVERT 2: drop foreign key posts_next of posts
-- one message, locks first: "shop"."posts"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"shop"."posts"'::pg_catalog.regclass;
ALTER TABLE "shop"."posts" DROP CONSTRAINT "posts_next";
RESET ROLE;
-- done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"shop"."posts"') AND k.conname = 'posts_next')
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"shop"."posts"') AND k.conname = 'posts_next' AND k.contype = 'f' AND ARRAY(SELECT a.attname::pg_catalog.text FROM pg_catalog.unnest(k.conkey) WITH ORDINALITY u(attnum, place) JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.attnum ORDER BY u.place) = ARRAY['next'] AND k.confrelid = pg_catalog.to_regclass('"shop"."posts"') AND ARRAY(SELECT a.attname::pg_catalog.text FROM pg_catalog.unnest(k.confkey) WITH ORDINALITY u(attnum, place) JOIN pg_catalog.pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = u.attnum ORDER BY u.place) = ARRAY['id'] AND k.confdeltype = 'a' AND k.confupdtype = 'a' AND k.confmatchtype = 's')

-- REVERT 3: drop foreign key comments_post of comments
-- one message, locks first: "public"."comments", "shop"."posts"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."comments"'::pg_catalog.regclass;
ALTER TABLE "public"."comments" DROP CONSTRAINT "comments_post";
RESET ROLE;
-- done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."comments"') AND k.conname = 'comments_post')
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."comments"') AND k.conname = 'comments_post' AND k.contype = 'f' AND ARRAY(SELECT a.attname::pg_catalog.text FROM pg_catalog.unnest(k.conkey) WITH ORDINALITY u(attnum, place) JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.attnum ORDER BY u.place) = ARRAY['post'] AND k.confrelid = pg_catalog.to_regclass('"shop"."posts"') AND ARRAY(SELECT a.attname::pg_catalog.text FROM pg_catalog.unnest(k.confkey) WITH ORDINALITY u(attnum, place) JOIN pg_catalog.pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = u.attnum ORDER BY u.place) = ARRAY['id'] AND k.confdeltype = 'n' AND k.confupdtype = 'c' AND k.confmatchtype = 's')
