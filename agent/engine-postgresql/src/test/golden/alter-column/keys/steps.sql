-- A primary key with an identity and foreign keys that point at it gets a wider type under its own name.

-- EXPAND 1: add the next id of type bigint to users, in sync with id
-- one message, locks first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
ALTER TABLE "public"."users" ADD COLUMN "blw_id_76d7548c_next" bigint;
CREATE FUNCTION "public"."blw_id_6e427359_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $bellows$
-- Bellows, orders/18: keeps the next type of a column filled.
BEGIN
  IF NEW."blw_id_76d7548c_next" IS DISTINCT FROM NEW."id" THEN
    NEW."blw_id_76d7548c_next" := NEW."id";
  END IF;
  RETURN NEW;
END
$bellows$;
CREATE TRIGGER "zzz_blw_id_4caa45eb_fwd" BEFORE INSERT OR UPDATE ON "public"."users" FOR EACH ROW EXECUTE FUNCTION "public"."blw_id_6e427359_fwd"();
ALTER TABLE "public"."users" ENABLE ALWAYS TRIGGER "zzz_blw_id_4caa45eb_fwd";
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_id_76d7548c_next' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('bigint') AND a.atttypmod = -1)
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_id_6e427359_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = 'f0ed2e4e69315bd6f158ed65bb0a1aaaca8dc95fa34d51015485d3f3eea37427')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_id_4caa45eb_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_id_6e427359_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_id_76d7548c_next' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_id_4caa45eb_fwd')
--     AND NOT (pg_catalog.to_regprocedure('"public"."blw_id_6e427359_fwd"()') IS NOT NULL)
-- proven by writes of the application, taken back

-- MIGRATE 1: fill the next id from id
UPDATE "public"."users" SET "blw_id_76d7548c_next" = "id" WHERE <range> AND "blw_id_76d7548c_next" IS DISTINCT FROM "id";
-- key: 

-- MIGRATE 2: build index blw_users_pkey_0d66f201_twin on the next id, like users_pkey
CREATE UNIQUE INDEX CONCURRENTLY "blw_users_pkey_0d66f201_twin" ON "public"."users" USING "btree" ("blw_id_76d7548c_next" ASC NULLS LAST);
-- leftover when: SELECT EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"public"."blw_users_pkey_0d66f201_twin"') AND i.indrelid = pg_catalog.to_regclass('"public"."users"') AND NOT (i.indisvalid AND i.indisready AND i.indislive))
-- repair: DROP INDEX CONCURRENTLY IF EXISTS "public"."blw_users_pkey_0d66f201_twin"
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"public"."blw_users_pkey_0d66f201_twin"') AND i.indrelid = pg_catalog.to_regclass('"public"."users"') AND i.indisvalid AND i.indisready AND i.indislive AND i.indisunique = true)

-- MIGRATE 3: compare id and the next id
SELECT count(*) FROM "public"."users" WHERE <range> AND "blw_id_76d7548c_next" IS DISTINCT FROM "id";
-- key: 
-- standing: SELECT EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_id_6e427359_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = 'f0ed2e4e69315bd6f158ed65bb0a1aaaca8dc95fa34d51015485d3f3eea37427')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_id_4caa45eb_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_id_6e427359_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND NOT t.tgisinternal AND t.tgenabled <> 'D' AND t.tgtype & 1 <> 0 AND t.tgtype & 2 <> 0 AND t.tgtype & 20 <> 0 AND t.tgname > 'zzz_blw_id_4caa45eb_fwd' AND NOT pg_catalog.starts_with(t.tgname::pg_catalog.text, 'zzz_blw_'))
--     AND EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"public"."blw_users_pkey_0d66f201_twin"') AND i.indrelid = pg_catalog.to_regclass('"public"."users"') AND i.indisvalid AND i.indisready AND i.indislive AND i.indisunique = true)

-- MIGRATE 4: bind new writes of the next id to be not null
-- one message, locks first: "public"."users"
ALTER TABLE "public"."users" ADD CONSTRAINT "blw_id_e9927dfb_twin" CHECK ("blw_id_76d7548c_next" IS NOT NULL) NOT VALID;
-- done when: SELECT (EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."users"') AND k.conname = 'blw_id_e9927dfb_twin')
--     OR EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_id_76d7548c_next' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull))
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."users"') AND k.conname = 'blw_id_e9927dfb_twin')
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_id_76d7548c_next' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull)
-- proven by writes of the application, taken back

-- MIGRATE 5: prove that the next id is nowhere null
ALTER TABLE "public"."users" VALIDATE CONSTRAINT "blw_id_e9927dfb_twin";
-- leftover when: SELECT false
-- done when: SELECT (EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."users"') AND k.conname = 'blw_id_e9927dfb_twin' AND k.convalidated)
--     OR EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_id_76d7548c_next' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull))

-- MIGRATE 6: declare the next id not null
-- one message, locks first: "public"."users"
ALTER TABLE "public"."users" ALTER COLUMN "blw_id_76d7548c_next" SET NOT NULL;
ALTER TABLE "public"."users" DROP CONSTRAINT "blw_id_e9927dfb_twin";
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_id_76d7548c_next' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."users"') AND k.conname = 'blw_id_e9927dfb_twin')
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_id_76d7548c_next' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull)
--     AND EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."users"') AND k.conname = 'blw_id_e9927dfb_twin' AND k.convalidated)
-- proven by writes of the application, taken back

-- MIGRATE 7: bind likes to the next id like likes_who_fkey binds it to id
-- one message, locks first: "public"."users", "public"."likes"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."likes"'::pg_catalog.regclass;
ALTER TABLE "public"."likes" ADD CONSTRAINT "zzz_blw_likes_who_fkey_acb0eba4_twin" FOREIGN KEY ("who") REFERENCES "public"."users" ("blw_id_76d7548c_next") ON UPDATE NO ACTION ON DELETE SET NULL NOT VALID;
RESET ROLE;
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
DO $bellows$
DECLARE blw_said pg_catalog.text;
BEGIN
  FOR blw_said IN SELECT pg_catalog.format('ALTER TRIGGER %I ON %s RENAME TO %s', t.tgname, '"public"."users"', pg_catalog.format('%I', m.tgname || '!'))
      FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_trigger t ON t.tgconstraint = k.oid AND t.tgrelid = '"public"."users"'::pg_catalog.regclass AND pg_catalog.starts_with(t.tgname::pg_catalog.text, 'RI_ConstraintTrigger_a_')
      JOIN pg_catalog.pg_constraint o ON o.conrelid = k.conrelid AND o.conname = 'likes_who_fkey' JOIN pg_catalog.pg_trigger m ON m.tgconstraint = o.oid AND m.tgrelid = t.tgrelid AND m.tgtype = t.tgtype AND pg_catalog.starts_with(m.tgname::pg_catalog.text, 'RI_ConstraintTrigger_a_')
      WHERE k.conrelid = '"public"."likes"'::pg_catalog.regclass AND k.conname = 'zzz_blw_likes_who_fkey_acb0eba4_twin'
  LOOP
    EXECUTE blw_said;
  END LOOP;
END
$bellows$;
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."likes"') AND k.conname = 'zzz_blw_likes_who_fkey_acb0eba4_twin')
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."likes"') AND k.conname = 'zzz_blw_likes_who_fkey_acb0eba4_twin')

-- MIGRATE 8: prove that likes points at the next id everywhere, for zzz_blw_likes_who_fkey_acb0eba4_twin
ALTER TABLE "public"."likes" VALIDATE CONSTRAINT "zzz_blw_likes_who_fkey_acb0eba4_twin";
-- leftover when: SELECT false
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."likes"') AND k.conname = 'zzz_blw_likes_who_fkey_acb0eba4_twin' AND k.convalidated)

-- MIGRATE 9: bind posts to the next id like posts_author_fkey binds it to id
-- one message, locks first: "public"."users", "public"."posts"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."posts"'::pg_catalog.regclass;
ALTER TABLE "public"."posts" ADD CONSTRAINT "zzz_blw_posts_author_fkey_a0e4c20b_twin" FOREIGN KEY ("author") REFERENCES "public"."users" ("blw_id_76d7548c_next") ON UPDATE NO ACTION ON DELETE CASCADE NOT VALID;
RESET ROLE;
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
DO $bellows$
DECLARE blw_said pg_catalog.text;
BEGIN
  FOR blw_said IN SELECT pg_catalog.format('ALTER TRIGGER %I ON %s RENAME TO %s', t.tgname, '"public"."users"', pg_catalog.format('%I', m.tgname || '!'))
      FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_trigger t ON t.tgconstraint = k.oid AND t.tgrelid = '"public"."users"'::pg_catalog.regclass AND pg_catalog.starts_with(t.tgname::pg_catalog.text, 'RI_ConstraintTrigger_a_')
      JOIN pg_catalog.pg_constraint o ON o.conrelid = k.conrelid AND o.conname = 'posts_author_fkey' JOIN pg_catalog.pg_trigger m ON m.tgconstraint = o.oid AND m.tgrelid = t.tgrelid AND m.tgtype = t.tgtype AND pg_catalog.starts_with(m.tgname::pg_catalog.text, 'RI_ConstraintTrigger_a_')
      WHERE k.conrelid = '"public"."posts"'::pg_catalog.regclass AND k.conname = 'zzz_blw_posts_author_fkey_a0e4c20b_twin'
  LOOP
    EXECUTE blw_said;
  END LOOP;
END
$bellows$;
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."posts"') AND k.conname = 'zzz_blw_posts_author_fkey_a0e4c20b_twin')
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."posts"') AND k.conname = 'zzz_blw_posts_author_fkey_a0e4c20b_twin')

-- MIGRATE 10: prove that posts points at the next id everywhere, for zzz_blw_posts_author_fkey_a0e4c20b_twin
ALTER TABLE "public"."posts" VALIDATE CONSTRAINT "zzz_blw_posts_author_fkey_a0e4c20b_twin";
-- leftover when: SELECT false
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."posts"') AND k.conname = 'zzz_blw_posts_author_fkey_a0e4c20b_twin' AND k.convalidated)

-- MIGRATE 11: bind users to the next id like users_boss_fkey binds it to id
-- one message, locks first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
ALTER TABLE "public"."users" ADD CONSTRAINT "zzz_blw_users_boss_fkey_8472e859_twin" FOREIGN KEY ("boss") REFERENCES "public"."users" ("blw_id_76d7548c_next") ON UPDATE NO ACTION ON DELETE NO ACTION NOT VALID;
RESET ROLE;
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
DO $bellows$
DECLARE blw_said pg_catalog.text;
BEGIN
  FOR blw_said IN SELECT pg_catalog.format('ALTER TRIGGER %I ON %s RENAME TO %s', t.tgname, '"public"."users"', pg_catalog.format('%I', m.tgname || '!'))
      FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_trigger t ON t.tgconstraint = k.oid AND t.tgrelid = '"public"."users"'::pg_catalog.regclass AND pg_catalog.starts_with(t.tgname::pg_catalog.text, 'RI_ConstraintTrigger_a_')
      JOIN pg_catalog.pg_constraint o ON o.conrelid = k.conrelid AND o.conname = 'users_boss_fkey' JOIN pg_catalog.pg_trigger m ON m.tgconstraint = o.oid AND m.tgrelid = t.tgrelid AND m.tgtype = t.tgtype AND pg_catalog.starts_with(m.tgname::pg_catalog.text, 'RI_ConstraintTrigger_a_')
      WHERE k.conrelid = '"public"."users"'::pg_catalog.regclass AND k.conname = 'zzz_blw_users_boss_fkey_8472e859_twin'
  LOOP
    EXECUTE blw_said;
  END LOOP;
END
$bellows$;
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."users"') AND k.conname = 'zzz_blw_users_boss_fkey_8472e859_twin')
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."users"') AND k.conname = 'zzz_blw_users_boss_fkey_8472e859_twin')
-- proven by writes of the application, taken back

-- MIGRATE 12: prove that users points at the next id everywhere, for zzz_blw_users_boss_fkey_8472e859_twin
ALTER TABLE "public"."users" VALIDATE CONSTRAINT "zzz_blw_users_boss_fkey_8472e859_twin";
-- leftover when: SELECT false
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."users"') AND k.conname = 'zzz_blw_users_boss_fkey_8472e859_twin' AND k.convalidated)

-- MIGRATE 13: collect statistics of the next id
ANALYZE "public"."users" ("blw_id_76d7548c_next");
-- leftover when: SELECT false
-- done when: the journal says so

-- CONTRACT 1: compare id and the next id before hiding
SELECT count(*) FROM "public"."users" WHERE <range> AND "blw_id_76d7548c_next" IS DISTINCT FROM "id";
-- key: 
-- standing: SELECT EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_id_6e427359_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = 'f0ed2e4e69315bd6f158ed65bb0a1aaaca8dc95fa34d51015485d3f3eea37427')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_id_4caa45eb_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_id_6e427359_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND NOT t.tgisinternal AND t.tgenabled <> 'D' AND t.tgtype & 1 <> 0 AND t.tgtype & 2 <> 0 AND t.tgtype & 20 <> 0 AND t.tgname > 'zzz_blw_id_4caa45eb_fwd' AND NOT pg_catalog.starts_with(t.tgname::pg_catalog.text, 'zzz_blw_'))
--     AND EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"public"."blw_users_pkey_0d66f201_twin"') AND i.indrelid = pg_catalog.to_regclass('"public"."users"') AND i.indisvalid AND i.indisready AND i.indislive AND i.indisunique = true)
--     AND EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."likes"') AND k.conname = 'zzz_blw_likes_who_fkey_acb0eba4_twin' AND k.convalidated)
--     AND EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."posts"') AND k.conname = 'zzz_blw_posts_author_fkey_a0e4c20b_twin' AND k.convalidated)
--     AND EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."users"') AND k.conname = 'zzz_blw_users_boss_fkey_8472e859_twin' AND k.convalidated)

-- CONTRACT 2: let id of users and its next column change places, still in sync
-- one message, locks first: "public"."users", "public"."likes", "public"."posts"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."likes"'::pg_catalog.regclass;
ALTER TABLE "public"."likes" DROP CONSTRAINT IF EXISTS "likes_who_fkey";
ALTER TABLE "public"."likes" RENAME CONSTRAINT "zzz_blw_likes_who_fkey_acb0eba4_twin" TO "likes_who_fkey";
RESET ROLE;
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
DO $bellows$
DECLARE blw_said pg_catalog.text;
BEGIN
  FOR blw_said IN SELECT pg_catalog.format('ALTER TRIGGER %I ON %s RENAME TO %s', t.tgname, '"public"."users"', pg_catalog.format('%I', pg_catalog.rtrim(t.tgname::pg_catalog.text, '!')))
      FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_trigger t ON t.tgconstraint = k.oid AND t.tgrelid = '"public"."users"'::pg_catalog.regclass AND pg_catalog.starts_with(t.tgname::pg_catalog.text, 'RI_ConstraintTrigger_a_')
      
      WHERE k.conrelid = '"public"."likes"'::pg_catalog.regclass AND k.conname = 'likes_who_fkey' AND pg_catalog.right(t.tgname::pg_catalog.text, 1) = '!'
  LOOP
    EXECUTE blw_said;
  END LOOP;
END
$bellows$;
RESET ROLE;
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."posts"'::pg_catalog.regclass;
ALTER TABLE "public"."posts" DROP CONSTRAINT IF EXISTS "posts_author_fkey";
ALTER TABLE "public"."posts" RENAME CONSTRAINT "zzz_blw_posts_author_fkey_a0e4c20b_twin" TO "posts_author_fkey";
RESET ROLE;
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
DO $bellows$
DECLARE blw_said pg_catalog.text;
BEGIN
  FOR blw_said IN SELECT pg_catalog.format('ALTER TRIGGER %I ON %s RENAME TO %s', t.tgname, '"public"."users"', pg_catalog.format('%I', pg_catalog.rtrim(t.tgname::pg_catalog.text, '!')))
      FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_trigger t ON t.tgconstraint = k.oid AND t.tgrelid = '"public"."users"'::pg_catalog.regclass AND pg_catalog.starts_with(t.tgname::pg_catalog.text, 'RI_ConstraintTrigger_a_')
      
      WHERE k.conrelid = '"public"."posts"'::pg_catalog.regclass AND k.conname = 'posts_author_fkey' AND pg_catalog.right(t.tgname::pg_catalog.text, 1) = '!'
  LOOP
    EXECUTE blw_said;
  END LOOP;
END
$bellows$;
RESET ROLE;
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
ALTER TABLE "public"."users" DROP CONSTRAINT IF EXISTS "users_boss_fkey";
ALTER TABLE "public"."users" RENAME CONSTRAINT "zzz_blw_users_boss_fkey_8472e859_twin" TO "users_boss_fkey";
RESET ROLE;
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
DO $bellows$
DECLARE blw_said pg_catalog.text;
BEGIN
  FOR blw_said IN SELECT pg_catalog.format('ALTER TRIGGER %I ON %s RENAME TO %s', t.tgname, '"public"."users"', pg_catalog.format('%I', pg_catalog.rtrim(t.tgname::pg_catalog.text, '!')))
      FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_trigger t ON t.tgconstraint = k.oid AND t.tgrelid = '"public"."users"'::pg_catalog.regclass AND pg_catalog.starts_with(t.tgname::pg_catalog.text, 'RI_ConstraintTrigger_a_')
      
      WHERE k.conrelid = '"public"."users"'::pg_catalog.regclass AND k.conname = 'users_boss_fkey' AND pg_catalog.right(t.tgname::pg_catalog.text, 1) = '!'
  LOOP
    EXECUTE blw_said;
  END LOOP;
END
$bellows$;
RESET ROLE;
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
DO $bellows$
DECLARE blw_said pg_catalog.text;
BEGIN
  FOR blw_said IN
    SELECT format('GRANT %s (%s) ON TABLE %s TO %s%s', x.privilege_type, '"blw_id_76d7548c_next"', '"public"."users"',
        CASE x.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(r.rolname) END,
        CASE WHEN x.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
      FROM pg_attribute a CROSS JOIN LATERAL aclexplode(a.attacl) x LEFT JOIN pg_roles r ON r.oid = x.grantee
      WHERE a.attrelid = '"public"."users"'::pg_catalog.regclass AND a.attname = 'id' AND NOT a.attisdropped
        AND (x.grantee = 0 OR r.oid IS NOT NULL) AND NOT EXISTS (SELECT FROM pg_attribute b, aclexplode(b.attacl) y
          WHERE b.attrelid = a.attrelid AND b.attname = 'blw_id_76d7548c_next' AND y.grantee = x.grantee
            AND y.privilege_type = x.privilege_type AND y.is_grantable >= x.is_grantable)
    UNION ALL SELECT format('COMMENT ON COLUMN %s.%s IS %L', '"public"."users"', '"blw_id_76d7548c_next"', col_description(a.attrelid, a.attnum))
      FROM pg_attribute a JOIN pg_attribute b ON b.attrelid = a.attrelid AND b.attname = 'blw_id_76d7548c_next'
      WHERE a.attrelid = '"public"."users"'::pg_catalog.regclass AND a.attname = 'id' AND col_description(a.attrelid, a.attnum)
        <> coalesce(col_description(b.attrelid, b.attnum), '')
    UNION ALL SELECT format('ALTER TABLE %s ALTER COLUMN %s SET STATISTICS %s', '"public"."users"', '"blw_id_76d7548c_next"', a.attstattarget)
      FROM pg_attribute a JOIN pg_attribute b ON b.attrelid = a.attrelid AND b.attname = 'blw_id_76d7548c_next'
      WHERE a.attrelid = '"public"."users"'::pg_catalog.regclass AND a.attname = 'id' AND a.attstattarget >= 0 AND a.attstattarget IS DISTINCT FROM b.attstattarget
    UNION ALL SELECT format('ALTER TABLE %s ALTER COLUMN %s SET (%s)', '"public"."users"', '"blw_id_76d7548c_next"', o.option)
      FROM pg_attribute a JOIN pg_attribute b ON b.attrelid = a.attrelid AND b.attname = 'blw_id_76d7548c_next'
        CROSS JOIN LATERAL unnest(a.attoptions) o(option)
      WHERE a.attrelid = '"public"."users"'::pg_catalog.regclass AND a.attname = 'id' AND o.option ~ '^n_distinct(_inherited)?='
        AND o.option <> ALL (coalesce(b.attoptions, '{}'))
  LOOP
    EXECUTE blw_said;
  END LOOP;
END
$bellows$;
ALTER TABLE "public"."users" DROP CONSTRAINT "users_pkey";
ALTER TABLE "public"."users" RENAME COLUMN "id" TO "blw_id_2cecd884_hidden";
ALTER TABLE "public"."users" RENAME COLUMN "blw_id_76d7548c_next" TO "id";
DO $bellows$
DECLARE blw_said pg_catalog.text := (SELECT string_agg(quote_ident(t.tgname), ', ' ORDER BY t.tgname)
  FROM pg_trigger t JOIN pg_attribute from_a ON from_a.attrelid = t.tgrelid AND from_a.attname = 'blw_id_2cecd884_hidden'
    JOIN pg_attribute to_a ON to_a.attrelid = t.tgrelid AND to_a.attname = 'id'
  WHERE t.tgrelid = '"public"."users"'::regclass AND NOT t.tgisinternal AND t.tgconstraint <> 0
    AND from_a.attnum = ANY (t.tgattr::int2[]) AND NOT to_a.attnum = ANY (t.tgattr::int2[]));
BEGIN
  IF blw_said IS NOT NULL THEN
    RAISE EXCEPTION USING MESSAGE = 'these constraint triggers of "public"."users" fire for blw_id_2cecd884_hidden alone and cannot be replaced: ' || blw_said || '. DROP them and CREATE them anew with UPDATE OF blw_id_2cecd884_hidden, id, in one transaction';
  END IF;
  FOR blw_said IN
    SELECT unnest(ARRAY[
      'CREATE OR REPLACE' || substr(CASE WHEN true THEN replace(w.text, '.' || w.from_name, '.' || w.to_name) ELSE w.text END, length('CREATE') + 1),
      CASE w.tgenabled WHEN 'O' THEN NULL
        ELSE 'ALTER TABLE ' || '"public"."users"' || CASE w.tgenabled WHEN 'D' THEN ' DISABLE' WHEN 'A' THEN ' ENABLE ALWAYS' ELSE ' ENABLE REPLICA' END
          || ' TRIGGER ' || quote_ident(w.tgname) END])
    FROM (
      SELECT t.tgname, t.tgenabled, quote_ident(from_a.attname) AS from_name, quote_ident(to_a.attname) AS to_name,
        CASE WHEN n.before IS NULL THEN pg_get_triggerdef(t.oid)
          ELSE overlay(pg_get_triggerdef(t.oid) PLACING n.after FROM strpos(pg_get_triggerdef(t.oid), n.before) FOR length(n.before)) END AS text
      FROM pg_trigger t JOIN pg_attribute from_a ON from_a.attrelid = t.tgrelid AND from_a.attname = 'blw_id_2cecd884_hidden'
        JOIN pg_attribute to_a ON to_a.attrelid = t.tgrelid AND to_a.attname = 'id'
        CROSS JOIN LATERAL (SELECT t.tgattr::int2[] AS listed) l
        CROSS JOIN LATERAL (SELECT ' UPDATE OF ' || string_agg(quote_ident(a.attname), ', ' ORDER BY k.place) || ' ' AS before
          FROM unnest(l.listed) WITH ORDINALITY k(attnum, place) JOIN pg_attribute a ON a.attrelid = t.tgrelid AND a.attnum = k.attnum) b
        CROSS JOIN LATERAL (SELECT b.before, ' UPDATE OF ' || string_agg(quote_ident(a.attname), ', ' ORDER BY k.place) || ' ' AS after
          FROM (SELECT u.attnum, min(u.place) AS place FROM unnest(CASE WHEN from_a.attnum = ANY (l.listed) THEN array_replace(l.listed, from_a.attnum, to_a.attnum) ELSE l.listed END)
              WITH ORDINALITY u(attnum, place) GROUP BY u.attnum) k
            JOIN pg_attribute a ON a.attrelid = t.tgrelid AND a.attnum = k.attnum) n
      WHERE t.tgrelid = '"public"."users"'::regclass AND NOT t.tgisinternal AND t.tgconstraint = 0 AND NOT starts_with(t.tgname::text, 'zzz_blw_')
        AND EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_trigger'::regclass AND d.objid = t.oid
          AND d.refclassid = 'pg_class'::regclass AND d.refobjid = t.tgrelid AND d.refobjsubid = from_a.attnum)
      ORDER BY t.tgname) w
  LOOP
    IF blw_said IS NOT NULL THEN
      EXECUTE blw_said;
    END IF;
  END LOOP;
END
$bellows$;
DO $bellows$
DECLARE blw_said pg_catalog.text;
  blw_sequence pg_catalog.text := pg_catalog.pg_get_serial_sequence('"public"."users"', 'blw_id_2cecd884_hidden');
  blw_kind pg_catalog.text;
  blw_is pg_catalog.pg_sequence;
  blw_last pg_catalog.int8;
  blw_called pg_catalog.bool;
  blw_sayings pg_catalog.text[];
BEGIN
  SELECT s.* INTO STRICT blw_is FROM pg_catalog.pg_sequence s WHERE s.seqrelid = blw_sequence::pg_catalog.regclass;
  EXECUTE pg_catalog.format('ALTER SEQUENCE %s INCREMENT BY %s', blw_sequence, blw_is.seqincrement);
  EXECUTE pg_catalog.format('SELECT last_value, is_called FROM %s', blw_sequence) INTO STRICT blw_last, blw_called;
  SELECT CASE a.attidentity WHEN 'a' THEN 'ALWAYS' ELSE 'BY DEFAULT' END INTO STRICT blw_kind
    FROM pg_catalog.pg_attribute a WHERE a.attrelid = '"public"."users"'::pg_catalog.regclass AND a.attname = 'blw_id_2cecd884_hidden' AND NOT a.attisdropped;
  SELECT pg_catalog.array_agg(said) INTO blw_sayings FROM (
    SELECT pg_catalog.format('GRANT %s ON SEQUENCE %s TO %s%s', x.privilege_type, blw_sequence,
        CASE x.grantee WHEN 0 THEN 'PUBLIC' ELSE pg_catalog.quote_ident(r.rolname) END,
        CASE WHEN x.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END) AS said
      FROM pg_catalog.pg_class c CROSS JOIN LATERAL pg_catalog.aclexplode(c.relacl) x LEFT JOIN pg_catalog.pg_roles r ON r.oid = x.grantee
      WHERE c.oid = blw_is.seqrelid AND x.grantee <> c.relowner AND (x.grantee = 0 OR r.oid IS NOT NULL)
    UNION ALL SELECT pg_catalog.format('COMMENT ON SEQUENCE %s IS %L', blw_sequence, d) FROM pg_catalog.obj_description(blw_is.seqrelid, 'pg_class') d
      WHERE d IS NOT NULL) AS saying;
  ALTER TABLE "public"."users" ALTER COLUMN "blw_id_2cecd884_hidden" DROP IDENTITY;
  EXECUTE pg_catalog.format('ALTER TABLE "public"."users" ALTER COLUMN "id" ADD GENERATED %s AS IDENTITY (SEQUENCE NAME %s'
    ' INCREMENT BY %s MINVALUE %s MAXVALUE %s START WITH %s CACHE %s %s CYCLE)', blw_kind, blw_sequence,
    blw_is.seqincrement, CASE blw_is.seqmin WHEN (-2147483648) THEN (-9223372036854775808) ELSE greatest(blw_is.seqmin, (-9223372036854775808)) END, CASE blw_is.seqmax WHEN 2147483647 THEN 9223372036854775807 ELSE least(blw_is.seqmax, 9223372036854775807) END, blw_is.seqstart, blw_is.seqcache,
    CASE WHEN blw_is.seqcycle THEN '' ELSE 'NO' END);
  PERFORM pg_catalog.setval(blw_sequence::pg_catalog.regclass, greatest(least(blw_last, 9223372036854775807), (-9223372036854775808)), blw_called);
  FOREACH blw_said IN ARRAY coalesce(blw_sayings, '{}') LOOP
    EXECUTE blw_said;
  END LOOP;
END
$bellows$;
ALTER TABLE "public"."users" ALTER COLUMN "blw_id_2cecd884_hidden" DROP NOT NULL;
ALTER TABLE "public"."users" DROP CONSTRAINT IF EXISTS "blw_id_e9927dfb_twin";
ALTER TABLE "public"."users" ADD CONSTRAINT "users_pkey" PRIMARY KEY USING INDEX "blw_users_pkey_0d66f201_twin";
COMMENT ON CONSTRAINT "users_pkey" ON "public"."users" IS 'the key';
CREATE OR REPLACE FUNCTION "public"."blw_id_6e427359_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $bellows$
-- Bellows, orders/18: keeps a hidden column and its successor equal.
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."id" IS NULL THEN
      NEW."id" := NEW."blw_id_2cecd884_hidden";
    ELSE
      BEGIN
        NEW."blw_id_2cecd884_hidden" := NEW."id";
        IF NEW."id" IS DISTINCT FROM NEW."blw_id_2cecd884_hidden" THEN
          NEW."blw_id_2cecd884_hidden" := NULL;
        END IF;
      EXCEPTION WHEN data_exception OR feature_not_supported THEN
        NEW."blw_id_2cecd884_hidden" := NULL;
      END;
    END IF;
  ELSIF NEW."id" IS DISTINCT FROM NEW."blw_id_2cecd884_hidden" THEN
    BEGIN
      NEW."blw_id_2cecd884_hidden" := NEW."id";
      IF NEW."id" IS DISTINCT FROM NEW."blw_id_2cecd884_hidden" THEN
        NEW."blw_id_2cecd884_hidden" := NULL;
      END IF;
    EXCEPTION WHEN data_exception OR feature_not_supported THEN
      NEW."blw_id_2cecd884_hidden" := NULL;
    END;
  END IF;
  RETURN NEW;
END
$bellows$;
RESET ROLE;
DO $bellows$
DECLARE blw_said pg_catalog.text;
BEGIN
  FOR blw_said IN
    SELECT pg_catalog.format('ALTER ROUTINE %s SECURITY %s', p.oid::pg_catalog.regprocedure,
        CASE WHEN p.prosecdef THEN 'DEFINER' ELSE 'INVOKER' END)
      FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_language l ON l.oid = p.prolang
      WHERE l.lanname = 'plpgsql' AND pg_catalog.pg_has_role(p.proowner, 'USAGE')
        AND (p.oid IN (SELECT t.tgfoid FROM pg_catalog.pg_trigger t WHERE t.tgrelid = '"public"."users"'::pg_catalog.regclass AND NOT t.tgisinternal)
          OR p.oid IN (SELECT pg_catalog.to_regprocedure(s) FROM pg_catalog.unnest(ARRAY[]::pg_catalog.text[]) s))
      ORDER BY p.oid
  LOOP
    EXECUTE blw_said;
  END LOOP;
END
$bellows$;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_id_2cecd884_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('integer') AND a.atttypmod = -1)
--     AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'id' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('bigint') AND a.atttypmod = -1)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_id_76d7548c_next' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND (EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_id_6e427359_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '14cc62a3ba6c5293e7ba4c4f8e14f7a199f6c55d9d6c5b2f43bc3c019ef84149')
--     OR EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_id_6e427359_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '11f78f8f06a0bf3fbf712432dfe5f2c709a74a5c1f68d36c3ec6784b3f37b1e5'))
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_id_4caa45eb_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_id_6e427359_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'id' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('integer') AND a.atttypmod = -1)
--     AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_id_76d7548c_next' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('bigint') AND a.atttypmod = -1)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_id_2cecd884_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_id_6e427359_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = 'f0ed2e4e69315bd6f158ed65bb0a1aaaca8dc95fa34d51015485d3f3eea37427')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_id_4caa45eb_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_id_6e427359_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
-- proven by writes of the application, taken back

-- CONTRACT 3: take back what a revert has begun at the hidden id, where one was given up
-- one message, locks first: "public"."users", "public"."likes", "public"."posts"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."likes"'::pg_catalog.regclass;
ALTER TABLE "public"."likes" DROP CONSTRAINT IF EXISTS "zzz_blw_likes_who_fkey_acb0eba4_twin";
RESET ROLE;
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."posts"'::pg_catalog.regclass;
ALTER TABLE "public"."posts" DROP CONSTRAINT IF EXISTS "zzz_blw_posts_author_fkey_a0e4c20b_twin";
RESET ROLE;
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
ALTER TABLE "public"."users" DROP CONSTRAINT IF EXISTS "zzz_blw_users_boss_fkey_8472e859_twin";
RESET ROLE;
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
ALTER TABLE "public"."users" DROP CONSTRAINT IF EXISTS "blw_id_e9927dfb_twin";
DROP INDEX IF EXISTS "public"."blw_users_pkey_7310eeb7_back";
DROP INDEX IF EXISTS "public"."blw_users_pkey_0d66f201_twin";
CREATE OR REPLACE FUNCTION "public"."blw_id_6e427359_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $bellows$
-- Bellows, orders/18: keeps a hidden column and its successor equal.
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."id" IS NULL THEN
      NEW."id" := NEW."blw_id_2cecd884_hidden";
    ELSE
      BEGIN
        NEW."blw_id_2cecd884_hidden" := NEW."id";
        IF NEW."id" IS DISTINCT FROM NEW."blw_id_2cecd884_hidden" THEN
          NEW."blw_id_2cecd884_hidden" := NULL;
        END IF;
      EXCEPTION WHEN data_exception OR feature_not_supported THEN
        NEW."blw_id_2cecd884_hidden" := NULL;
      END;
    END IF;
  ELSIF NEW."id" IS DISTINCT FROM NEW."blw_id_2cecd884_hidden" THEN
    BEGIN
      NEW."blw_id_2cecd884_hidden" := NEW."id";
      IF NEW."id" IS DISTINCT FROM NEW."blw_id_2cecd884_hidden" THEN
        NEW."blw_id_2cecd884_hidden" := NULL;
      END IF;
    EXCEPTION WHEN data_exception OR feature_not_supported THEN
      NEW."blw_id_2cecd884_hidden" := NULL;
    END;
  END IF;
  RETURN NEW;
END
$bellows$;
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_id_2cecd884_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('integer') AND a.atttypmod = -1)
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_id_6e427359_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '14cc62a3ba6c5293e7ba4c4f8e14f7a199f6c55d9d6c5b2f43bc3c019ef84149') AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."users"') AND k.conname = 'blw_id_e9927dfb_twin') AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."likes"') AND k.conname = 'zzz_blw_likes_who_fkey_acb0eba4_twin') AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."posts"') AND k.conname = 'zzz_blw_posts_author_fkey_a0e4c20b_twin') AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."users"') AND k.conname = 'zzz_blw_users_boss_fkey_8472e859_twin') AND NOT (pg_catalog.to_regclass('"public"."blw_users_pkey_7310eeb7_back"') IS NOT NULL) AND NOT (pg_catalog.to_regclass('"public"."blw_users_pkey_0d66f201_twin"') IS NOT NULL)
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_id_2cecd884_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('integer') AND a.atttypmod = -1)
--     AND NOT (EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_id_6e427359_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '14cc62a3ba6c5293e7ba4c4f8e14f7a199f6c55d9d6c5b2f43bc3c019ef84149') AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."users"') AND k.conname = 'blw_id_e9927dfb_twin') AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."likes"') AND k.conname = 'zzz_blw_likes_who_fkey_acb0eba4_twin') AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."posts"') AND k.conname = 'zzz_blw_posts_author_fkey_a0e4c20b_twin') AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."users"') AND k.conname = 'zzz_blw_users_boss_fkey_8472e859_twin') AND NOT (pg_catalog.to_regclass('"public"."blw_users_pkey_7310eeb7_back"') IS NOT NULL) AND NOT (pg_catalog.to_regclass('"public"."blw_users_pkey_0d66f201_twin"') IS NOT NULL))

-- CLEANUP 1: compare id and the hidden column before dropping it
SELECT count(*) FROM "public"."users" WHERE <range> AND "blw_id_2cecd884_hidden" IS NOT NULL AND "id" IS DISTINCT FROM "blw_id_2cecd884_hidden";
-- key: 
-- standing: SELECT EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_id_6e427359_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '14cc62a3ba6c5293e7ba4c4f8e14f7a199f6c55d9d6c5b2f43bc3c019ef84149')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_id_4caa45eb_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_id_6e427359_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND NOT t.tgisinternal AND t.tgenabled <> 'D' AND t.tgtype & 1 <> 0 AND t.tgtype & 2 <> 0 AND t.tgtype & 20 <> 0 AND t.tgname > 'zzz_blw_id_4caa45eb_fwd' AND NOT pg_catalog.starts_with(t.tgname::pg_catalog.text, 'zzz_blw_'))

-- CLEANUP 2: drop the hidden id of users and its trigger
-- one message, locks first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
DROP TRIGGER "zzz_blw_id_4caa45eb_fwd" ON "public"."users";
DROP FUNCTION "public"."blw_id_6e427359_fwd"();
ALTER TABLE "public"."users" DROP COLUMN "blw_id_2cecd884_hidden";
DO $bellows$
DECLARE blw_said pg_catalog.text;
BEGIN
  SELECT pg_catalog.format('ALTER TABLE %s RENAME CONSTRAINT %I TO %I', k.conrelid::pg_catalog.regclass, k.conname, wanted.name)
    INTO blw_said
    FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1],
      (SELECT 'users_id_not_null'::pg_catalog.text AS name) wanted
    WHERE k.conrelid = '"public"."users"'::pg_catalog.regclass AND k.contype = 'n' AND a.attname = 'id'
      AND pg_catalog.strpos(k.conname::pg_catalog.text, 'blw_') > 0
      AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint o WHERE o.conrelid = k.conrelid AND o.conname = wanted.name);
  IF blw_said IS NOT NULL THEN
    EXECUTE blw_said;
  END IF;
END
$bellows$;
RESET ROLE;
-- done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_id_2cecd884_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_id_4caa45eb_fwd')
--     AND NOT (pg_catalog.to_regprocedure('"public"."blw_id_6e427359_fwd"()') IS NOT NULL)
--     AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'id' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('bigint') AND a.atttypmod = -1)
--     AND EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"public"."users_pkey"') AND i.indrelid = pg_catalog.to_regclass('"public"."users"') AND i.indisvalid AND i.indisready AND i.indislive AND i.indisunique = true)
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_id_2cecd884_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_id_4caa45eb_fwd')
--     AND (pg_catalog.to_regprocedure('"public"."blw_id_6e427359_fwd"()') IS NOT NULL)
-- proven by writes of the application, taken back

-- ROLLBACK 1: drop foreign key zzz_blw_users_boss_fkey_8472e859_twin of the next id
-- one message, locks first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
ALTER TABLE "public"."users" DROP CONSTRAINT IF EXISTS "zzz_blw_users_boss_fkey_8472e859_twin";
RESET ROLE;
-- done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."users"') AND k.conname = 'zzz_blw_users_boss_fkey_8472e859_twin')
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."users"') AND k.conname = 'zzz_blw_users_boss_fkey_8472e859_twin')

-- ROLLBACK 2: drop foreign key zzz_blw_posts_author_fkey_a0e4c20b_twin of the next id
-- one message, locks first: "public"."users", "public"."posts"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."posts"'::pg_catalog.regclass;
ALTER TABLE "public"."posts" DROP CONSTRAINT IF EXISTS "zzz_blw_posts_author_fkey_a0e4c20b_twin";
RESET ROLE;
-- done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."posts"') AND k.conname = 'zzz_blw_posts_author_fkey_a0e4c20b_twin')
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."posts"') AND k.conname = 'zzz_blw_posts_author_fkey_a0e4c20b_twin')

-- ROLLBACK 3: drop foreign key zzz_blw_likes_who_fkey_acb0eba4_twin of the next id
-- one message, locks first: "public"."users", "public"."likes"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."likes"'::pg_catalog.regclass;
ALTER TABLE "public"."likes" DROP CONSTRAINT IF EXISTS "zzz_blw_likes_who_fkey_acb0eba4_twin";
RESET ROLE;
-- done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."likes"') AND k.conname = 'zzz_blw_likes_who_fkey_acb0eba4_twin')
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."likes"') AND k.conname = 'zzz_blw_likes_who_fkey_acb0eba4_twin')

-- ROLLBACK 4: drop index blw_users_pkey_0d66f201_twin of the next id
DROP INDEX CONCURRENTLY IF EXISTS "public"."blw_users_pkey_0d66f201_twin";
-- leftover when: SELECT false
-- done when: SELECT NOT (pg_catalog.to_regclass('"public"."blw_users_pkey_0d66f201_twin"') IS NOT NULL)

-- ROLLBACK 5: drop the next id of users and its trigger
-- one message, locks first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
DROP TRIGGER IF EXISTS "zzz_blw_id_4caa45eb_fwd" ON "public"."users";
DROP FUNCTION IF EXISTS "public"."blw_id_6e427359_fwd"();
ALTER TABLE "public"."users" DROP COLUMN IF EXISTS "blw_id_76d7548c_next";
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'id' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_id_76d7548c_next' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_id_4caa45eb_fwd')
--     AND NOT (pg_catalog.to_regprocedure('"public"."blw_id_6e427359_fwd"()') IS NOT NULL)
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'id' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND (EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_id_76d7548c_next' AND a.attnum > 0 AND NOT a.attisdropped)
--     OR (EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_id_4caa45eb_fwd')
--     OR (pg_catalog.to_regprocedure('"public"."blw_id_6e427359_fwd"()') IS NOT NULL)))

-- REVERT 1: look for values of id that do not fit integer
SELECT count(*) FROM "public"."users" WHERE <range> AND ("id" NOT BETWEEN -2147483648 AND 2147483647);
-- key: 
-- whatever stands

-- REVERT 2: refuse what does not fit the hidden id from here on
-- one message, locks first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
DO $bellows$
DECLARE
  blw_other pg_catalog.text;
BEGIN
  SELECT pg_catalog.format('ALTER TABLE %s DROP CONSTRAINT %I', k.conrelid::pg_catalog.regclass, k.conname) INTO blw_other
    FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = ANY (k.confkey)
    WHERE k.contype = 'f' AND k.conparentid = 0 AND k.confrelid = '"public"."users"'::pg_catalog.regclass AND a.attname = 'id' AND NOT EXISTS (SELECT FROM (VALUES ('"public"."likes"'::pg_catalog.text, 'likes_who_fkey'::pg_catalog.text), ('"public"."posts"'::pg_catalog.text, 'posts_author_fkey'::pg_catalog.text), ('"public"."users"'::pg_catalog.text, 'users_boss_fkey'::pg_catalog.text)) v(relation, name) WHERE v.relation::pg_catalog.regclass = k.conrelid AND v.name = k.conname) LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION USING ERRCODE = '2BP01', MESSAGE = pg_catalog.format('a foreign key that was made since the contract points at %s of'
      ' %s, and would keep what it was before from coming back; drop it first: %s', 'id', '"public"."users"', blw_other);
  END IF;
END
$bellows$;
DO $bellows$
DECLARE
  blw_sequence pg_catalog.text;
  blw_last pg_catalog.int8;
BEGIN
  FOREACH blw_sequence IN ARRAY ARRAY[pg_catalog.pg_get_serial_sequence('"public"."users"', 'id')]::pg_catalog.text[] LOOP
    EXECUTE pg_catalog.format('SELECT last_value FROM %s', blw_sequence) INTO STRICT blw_last;
    IF blw_last > 2147483647 THEN
      RAISE EXCEPTION USING ERRCODE = '22003', MESSAGE = pg_catalog.format('sequence %s has counted to %s, which does not fit %s:'
        ' give it another number first: ALTER SEQUENCE %s RESTART WITH …', blw_sequence, blw_last, 'integer', blw_sequence);
    END IF;
  END LOOP;
END
$bellows$;
CREATE OR REPLACE FUNCTION "public"."blw_id_6e427359_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $bellows$
-- Bellows, orders/18: keeps a hidden column and its successor equal, so that it can be shown again.
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."id" IS NULL THEN
      NEW."id" := NEW."blw_id_2cecd884_hidden";
    ELSE
      NEW."blw_id_2cecd884_hidden" := NEW."id";
      IF NEW."id" IS DISTINCT FROM NEW."blw_id_2cecd884_hidden" THEN
        RAISE EXCEPTION USING ERRCODE = '22003', MESSAGE = 'a value of id does not fit integer, the type of id for code of an earlier version';
      END IF;
    END IF;
  ELSIF NEW."id" IS DISTINCT FROM NEW."blw_id_2cecd884_hidden" THEN
    IF NEW."id" IS DISTINCT FROM OLD."id" OR NEW."blw_id_2cecd884_hidden" IS DISTINCT FROM OLD."blw_id_2cecd884_hidden" THEN
      NEW."blw_id_2cecd884_hidden" := NEW."id";
      IF NEW."id" IS DISTINCT FROM NEW."blw_id_2cecd884_hidden" THEN
        RAISE EXCEPTION USING ERRCODE = '22003', MESSAGE = 'a value of id does not fit integer, the type of id for code of an earlier version';
      END IF;
    ELSE
      BEGIN
        NEW."blw_id_2cecd884_hidden" := NEW."id";
        IF NEW."id" IS DISTINCT FROM NEW."blw_id_2cecd884_hidden" THEN
          NEW."blw_id_2cecd884_hidden" := NULL;
        END IF;
      EXCEPTION WHEN data_exception OR feature_not_supported THEN
        NEW."blw_id_2cecd884_hidden" := NULL;
      END;
    END IF;
  END IF;
  RETURN NEW;
END
$bellows$;
RESET ROLE;
-- done when: SELECT (EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_id_6e427359_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '11f78f8f06a0bf3fbf712432dfe5f2c709a74a5c1f68d36c3ec6784b3f37b1e5')
--     OR EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'id' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('integer') AND a.atttypmod = -1))
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_id_2cecd884_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('integer') AND a.atttypmod = -1)
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_id_6e427359_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '14cc62a3ba6c5293e7ba4c4f8e14f7a199f6c55d9d6c5b2f43bc3c019ef84149')

-- REVERT 3: bring the hidden id up to id
UPDATE "public"."users" SET "blw_id_2cecd884_hidden" = "id" WHERE <range> AND "id" IS DISTINCT FROM "blw_id_2cecd884_hidden";
-- key: 

-- REVERT 4: bind new writes of the hidden id to be not null
-- one message, locks first: "public"."users"
ALTER TABLE "public"."users" ADD CONSTRAINT "blw_id_e9927dfb_twin" CHECK ("blw_id_2cecd884_hidden" IS NOT NULL) NOT VALID;
-- done when: SELECT ((EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."users"') AND k.conname = 'blw_id_e9927dfb_twin')
--     OR EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_id_2cecd884_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull))
--     OR EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'id' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('integer') AND a.atttypmod = -1))
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."users"') AND k.conname = 'blw_id_e9927dfb_twin')
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_id_2cecd884_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'id' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('integer') AND a.atttypmod = -1)
-- proven by writes of the application, taken back

-- REVERT 5: prove that the hidden id is nowhere null
ALTER TABLE "public"."users" VALIDATE CONSTRAINT "blw_id_e9927dfb_twin";
-- leftover when: SELECT false
-- done when: SELECT ((EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."users"') AND k.conname = 'blw_id_e9927dfb_twin' AND k.convalidated)
--     OR EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_id_2cecd884_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull))
--     OR EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'id' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('integer') AND a.atttypmod = -1))

-- REVERT 6: build index blw_users_pkey_7310eeb7_back on the hidden id, like users_pkey
CREATE UNIQUE INDEX CONCURRENTLY "blw_users_pkey_7310eeb7_back" ON "public"."users" USING "btree" ("blw_id_2cecd884_hidden" ASC NULLS LAST);
-- leftover when: SELECT EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"public"."blw_users_pkey_7310eeb7_back"') AND i.indrelid = pg_catalog.to_regclass('"public"."users"') AND NOT (i.indisvalid AND i.indisready AND i.indislive))
-- repair: DROP INDEX CONCURRENTLY IF EXISTS "public"."blw_users_pkey_7310eeb7_back"
-- done when: SELECT ((EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"public"."blw_users_pkey_7310eeb7_back"') AND i.indrelid = pg_catalog.to_regclass('"public"."users"') AND i.indisvalid AND i.indisready AND i.indislive AND i.indisunique = true))
--     OR EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'id' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('integer') AND a.atttypmod = -1))

-- REVERT 7: build index blw_users_pkey_0d66f201_twin on id, like users_pkey
CREATE UNIQUE INDEX CONCURRENTLY "blw_users_pkey_0d66f201_twin" ON "public"."users" USING "btree" ("id" ASC NULLS LAST);
-- leftover when: SELECT EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"public"."blw_users_pkey_0d66f201_twin"') AND i.indrelid = pg_catalog.to_regclass('"public"."users"') AND NOT (i.indisvalid AND i.indisready AND i.indislive))
-- repair: DROP INDEX CONCURRENTLY IF EXISTS "public"."blw_users_pkey_0d66f201_twin"
-- done when: SELECT ((EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"public"."blw_users_pkey_0d66f201_twin"') AND i.indrelid = pg_catalog.to_regclass('"public"."users"') AND i.indisvalid AND i.indisready AND i.indislive AND i.indisunique = true))
--     OR EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'id' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('integer') AND a.atttypmod = -1))

-- REVERT 8: bind likes to the hidden id like likes_who_fkey binds it to id
-- one message, locks first: "public"."users", "public"."likes"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."likes"'::pg_catalog.regclass;
ALTER TABLE "public"."likes" ADD CONSTRAINT "zzz_blw_likes_who_fkey_acb0eba4_twin" FOREIGN KEY ("who") REFERENCES "public"."users" ("blw_id_2cecd884_hidden") ON UPDATE NO ACTION ON DELETE SET NULL NOT VALID;
RESET ROLE;
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
DO $bellows$
DECLARE blw_said pg_catalog.text;
BEGIN
  FOR blw_said IN SELECT pg_catalog.format('ALTER TRIGGER %I ON %s RENAME TO %s', t.tgname, '"public"."users"', pg_catalog.format('%I', m.tgname || '!'))
      FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_trigger t ON t.tgconstraint = k.oid AND t.tgrelid = '"public"."users"'::pg_catalog.regclass AND pg_catalog.starts_with(t.tgname::pg_catalog.text, 'RI_ConstraintTrigger_a_')
      JOIN pg_catalog.pg_constraint o ON o.conrelid = k.conrelid AND o.conname = 'likes_who_fkey' JOIN pg_catalog.pg_trigger m ON m.tgconstraint = o.oid AND m.tgrelid = t.tgrelid AND m.tgtype = t.tgtype AND pg_catalog.starts_with(m.tgname::pg_catalog.text, 'RI_ConstraintTrigger_a_')
      WHERE k.conrelid = '"public"."likes"'::pg_catalog.regclass AND k.conname = 'zzz_blw_likes_who_fkey_acb0eba4_twin'
  LOOP
    EXECUTE blw_said;
  END LOOP;
END
$bellows$;
RESET ROLE;
-- done when: SELECT ((EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."likes"') AND k.conname = 'zzz_blw_likes_who_fkey_acb0eba4_twin'))
--     OR EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'id' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('integer') AND a.atttypmod = -1))
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."likes"') AND k.conname = 'zzz_blw_likes_who_fkey_acb0eba4_twin')
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'id' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('integer') AND a.atttypmod = -1)

-- REVERT 9: prove that likes points at the hidden id everywhere, for zzz_blw_likes_who_fkey_acb0eba4_twin
ALTER TABLE "public"."likes" VALIDATE CONSTRAINT "zzz_blw_likes_who_fkey_acb0eba4_twin";
-- leftover when: SELECT false
-- done when: SELECT ((EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."likes"') AND k.conname = 'zzz_blw_likes_who_fkey_acb0eba4_twin' AND k.convalidated))
--     OR EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'id' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('integer') AND a.atttypmod = -1))

-- REVERT 10: bind posts to the hidden id like posts_author_fkey binds it to id
-- one message, locks first: "public"."users", "public"."posts"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."posts"'::pg_catalog.regclass;
ALTER TABLE "public"."posts" ADD CONSTRAINT "zzz_blw_posts_author_fkey_a0e4c20b_twin" FOREIGN KEY ("author") REFERENCES "public"."users" ("blw_id_2cecd884_hidden") ON UPDATE NO ACTION ON DELETE CASCADE NOT VALID;
RESET ROLE;
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
DO $bellows$
DECLARE blw_said pg_catalog.text;
BEGIN
  FOR blw_said IN SELECT pg_catalog.format('ALTER TRIGGER %I ON %s RENAME TO %s', t.tgname, '"public"."users"', pg_catalog.format('%I', m.tgname || '!'))
      FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_trigger t ON t.tgconstraint = k.oid AND t.tgrelid = '"public"."users"'::pg_catalog.regclass AND pg_catalog.starts_with(t.tgname::pg_catalog.text, 'RI_ConstraintTrigger_a_')
      JOIN pg_catalog.pg_constraint o ON o.conrelid = k.conrelid AND o.conname = 'posts_author_fkey' JOIN pg_catalog.pg_trigger m ON m.tgconstraint = o.oid AND m.tgrelid = t.tgrelid AND m.tgtype = t.tgtype AND pg_catalog.starts_with(m.tgname::pg_catalog.text, 'RI_ConstraintTrigger_a_')
      WHERE k.conrelid = '"public"."posts"'::pg_catalog.regclass AND k.conname = 'zzz_blw_posts_author_fkey_a0e4c20b_twin'
  LOOP
    EXECUTE blw_said;
  END LOOP;
END
$bellows$;
RESET ROLE;
-- done when: SELECT ((EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."posts"') AND k.conname = 'zzz_blw_posts_author_fkey_a0e4c20b_twin'))
--     OR EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'id' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('integer') AND a.atttypmod = -1))
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."posts"') AND k.conname = 'zzz_blw_posts_author_fkey_a0e4c20b_twin')
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'id' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('integer') AND a.atttypmod = -1)

-- REVERT 11: prove that posts points at the hidden id everywhere, for zzz_blw_posts_author_fkey_a0e4c20b_twin
ALTER TABLE "public"."posts" VALIDATE CONSTRAINT "zzz_blw_posts_author_fkey_a0e4c20b_twin";
-- leftover when: SELECT false
-- done when: SELECT ((EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."posts"') AND k.conname = 'zzz_blw_posts_author_fkey_a0e4c20b_twin' AND k.convalidated))
--     OR EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'id' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('integer') AND a.atttypmod = -1))

-- REVERT 12: bind users to the hidden id like users_boss_fkey binds it to id
-- one message, locks first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
ALTER TABLE "public"."users" ADD CONSTRAINT "zzz_blw_users_boss_fkey_8472e859_twin" FOREIGN KEY ("boss") REFERENCES "public"."users" ("blw_id_2cecd884_hidden") ON UPDATE NO ACTION ON DELETE NO ACTION NOT VALID;
RESET ROLE;
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
DO $bellows$
DECLARE blw_said pg_catalog.text;
BEGIN
  FOR blw_said IN SELECT pg_catalog.format('ALTER TRIGGER %I ON %s RENAME TO %s', t.tgname, '"public"."users"', pg_catalog.format('%I', m.tgname || '!'))
      FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_trigger t ON t.tgconstraint = k.oid AND t.tgrelid = '"public"."users"'::pg_catalog.regclass AND pg_catalog.starts_with(t.tgname::pg_catalog.text, 'RI_ConstraintTrigger_a_')
      JOIN pg_catalog.pg_constraint o ON o.conrelid = k.conrelid AND o.conname = 'users_boss_fkey' JOIN pg_catalog.pg_trigger m ON m.tgconstraint = o.oid AND m.tgrelid = t.tgrelid AND m.tgtype = t.tgtype AND pg_catalog.starts_with(m.tgname::pg_catalog.text, 'RI_ConstraintTrigger_a_')
      WHERE k.conrelid = '"public"."users"'::pg_catalog.regclass AND k.conname = 'zzz_blw_users_boss_fkey_8472e859_twin'
  LOOP
    EXECUTE blw_said;
  END LOOP;
END
$bellows$;
RESET ROLE;
-- done when: SELECT ((EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."users"') AND k.conname = 'zzz_blw_users_boss_fkey_8472e859_twin'))
--     OR EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'id' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('integer') AND a.atttypmod = -1))
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."users"') AND k.conname = 'zzz_blw_users_boss_fkey_8472e859_twin')
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'id' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('integer') AND a.atttypmod = -1)
-- proven by writes of the application, taken back

-- REVERT 13: prove that users points at the hidden id everywhere, for zzz_blw_users_boss_fkey_8472e859_twin
ALTER TABLE "public"."users" VALIDATE CONSTRAINT "zzz_blw_users_boss_fkey_8472e859_twin";
-- leftover when: SELECT false
-- done when: SELECT ((EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."users"') AND k.conname = 'zzz_blw_users_boss_fkey_8472e859_twin' AND k.convalidated))
--     OR EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'id' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('integer') AND a.atttypmod = -1))

-- REVERT 14: bring back the old id of users
-- one message, locks first: "public"."users", "public"."likes", "public"."posts"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."likes"'::pg_catalog.regclass;
ALTER TABLE "public"."likes" DROP CONSTRAINT IF EXISTS "likes_who_fkey";
ALTER TABLE "public"."likes" RENAME CONSTRAINT "zzz_blw_likes_who_fkey_acb0eba4_twin" TO "likes_who_fkey";
RESET ROLE;
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
DO $bellows$
DECLARE blw_said pg_catalog.text;
BEGIN
  FOR blw_said IN SELECT pg_catalog.format('ALTER TRIGGER %I ON %s RENAME TO %s', t.tgname, '"public"."users"', pg_catalog.format('%I', pg_catalog.rtrim(t.tgname::pg_catalog.text, '!')))
      FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_trigger t ON t.tgconstraint = k.oid AND t.tgrelid = '"public"."users"'::pg_catalog.regclass AND pg_catalog.starts_with(t.tgname::pg_catalog.text, 'RI_ConstraintTrigger_a_')
      
      WHERE k.conrelid = '"public"."likes"'::pg_catalog.regclass AND k.conname = 'likes_who_fkey' AND pg_catalog.right(t.tgname::pg_catalog.text, 1) = '!'
  LOOP
    EXECUTE blw_said;
  END LOOP;
END
$bellows$;
RESET ROLE;
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."posts"'::pg_catalog.regclass;
ALTER TABLE "public"."posts" DROP CONSTRAINT IF EXISTS "posts_author_fkey";
ALTER TABLE "public"."posts" RENAME CONSTRAINT "zzz_blw_posts_author_fkey_a0e4c20b_twin" TO "posts_author_fkey";
RESET ROLE;
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
DO $bellows$
DECLARE blw_said pg_catalog.text;
BEGIN
  FOR blw_said IN SELECT pg_catalog.format('ALTER TRIGGER %I ON %s RENAME TO %s', t.tgname, '"public"."users"', pg_catalog.format('%I', pg_catalog.rtrim(t.tgname::pg_catalog.text, '!')))
      FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_trigger t ON t.tgconstraint = k.oid AND t.tgrelid = '"public"."users"'::pg_catalog.regclass AND pg_catalog.starts_with(t.tgname::pg_catalog.text, 'RI_ConstraintTrigger_a_')
      
      WHERE k.conrelid = '"public"."posts"'::pg_catalog.regclass AND k.conname = 'posts_author_fkey' AND pg_catalog.right(t.tgname::pg_catalog.text, 1) = '!'
  LOOP
    EXECUTE blw_said;
  END LOOP;
END
$bellows$;
RESET ROLE;
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
ALTER TABLE "public"."users" DROP CONSTRAINT IF EXISTS "users_boss_fkey";
ALTER TABLE "public"."users" RENAME CONSTRAINT "zzz_blw_users_boss_fkey_8472e859_twin" TO "users_boss_fkey";
RESET ROLE;
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
DO $bellows$
DECLARE blw_said pg_catalog.text;
BEGIN
  FOR blw_said IN SELECT pg_catalog.format('ALTER TRIGGER %I ON %s RENAME TO %s', t.tgname, '"public"."users"', pg_catalog.format('%I', pg_catalog.rtrim(t.tgname::pg_catalog.text, '!')))
      FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_trigger t ON t.tgconstraint = k.oid AND t.tgrelid = '"public"."users"'::pg_catalog.regclass AND pg_catalog.starts_with(t.tgname::pg_catalog.text, 'RI_ConstraintTrigger_a_')
      
      WHERE k.conrelid = '"public"."users"'::pg_catalog.regclass AND k.conname = 'users_boss_fkey' AND pg_catalog.right(t.tgname::pg_catalog.text, 1) = '!'
  LOOP
    EXECUTE blw_said;
  END LOOP;
END
$bellows$;
RESET ROLE;
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
DO $bellows$
DECLARE blw_said pg_catalog.text;
BEGIN
  FOR blw_said IN
    SELECT format('GRANT %s (%s) ON TABLE %s TO %s%s', x.privilege_type, '"blw_id_2cecd884_hidden"', '"public"."users"',
        CASE x.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(r.rolname) END,
        CASE WHEN x.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
      FROM pg_attribute a CROSS JOIN LATERAL aclexplode(a.attacl) x LEFT JOIN pg_roles r ON r.oid = x.grantee
      WHERE a.attrelid = '"public"."users"'::pg_catalog.regclass AND a.attname = 'id' AND NOT a.attisdropped
        AND (x.grantee = 0 OR r.oid IS NOT NULL) AND NOT EXISTS (SELECT FROM pg_attribute b, aclexplode(b.attacl) y
          WHERE b.attrelid = a.attrelid AND b.attname = 'blw_id_2cecd884_hidden' AND y.grantee = x.grantee
            AND y.privilege_type = x.privilege_type AND y.is_grantable >= x.is_grantable)
    UNION ALL SELECT format('COMMENT ON COLUMN %s.%s IS %L', '"public"."users"', '"blw_id_2cecd884_hidden"', col_description(a.attrelid, a.attnum))
      FROM pg_attribute a JOIN pg_attribute b ON b.attrelid = a.attrelid AND b.attname = 'blw_id_2cecd884_hidden'
      WHERE a.attrelid = '"public"."users"'::pg_catalog.regclass AND a.attname = 'id' AND col_description(a.attrelid, a.attnum)
        <> coalesce(col_description(b.attrelid, b.attnum), '')
    UNION ALL SELECT format('ALTER TABLE %s ALTER COLUMN %s SET STATISTICS %s', '"public"."users"', '"blw_id_2cecd884_hidden"', a.attstattarget)
      FROM pg_attribute a JOIN pg_attribute b ON b.attrelid = a.attrelid AND b.attname = 'blw_id_2cecd884_hidden'
      WHERE a.attrelid = '"public"."users"'::pg_catalog.regclass AND a.attname = 'id' AND a.attstattarget >= 0 AND a.attstattarget IS DISTINCT FROM b.attstattarget
    UNION ALL SELECT format('ALTER TABLE %s ALTER COLUMN %s SET (%s)', '"public"."users"', '"blw_id_2cecd884_hidden"', o.option)
      FROM pg_attribute a JOIN pg_attribute b ON b.attrelid = a.attrelid AND b.attname = 'blw_id_2cecd884_hidden'
        CROSS JOIN LATERAL unnest(a.attoptions) o(option)
      WHERE a.attrelid = '"public"."users"'::pg_catalog.regclass AND a.attname = 'id' AND o.option ~ '^n_distinct(_inherited)?='
        AND o.option <> ALL (coalesce(b.attoptions, '{}'))
  LOOP
    EXECUTE blw_said;
  END LOOP;
END
$bellows$;
ALTER TABLE "public"."users" DROP CONSTRAINT "users_pkey";
ALTER TABLE "public"."users" RENAME COLUMN "id" TO "blw_id_76d7548c_next";
ALTER TABLE "public"."users" RENAME COLUMN "blw_id_2cecd884_hidden" TO "id";
DO $bellows$
DECLARE blw_said pg_catalog.text := (SELECT string_agg(quote_ident(t.tgname), ', ' ORDER BY t.tgname)
  FROM pg_trigger t JOIN pg_attribute from_a ON from_a.attrelid = t.tgrelid AND from_a.attname = 'blw_id_76d7548c_next'
    JOIN pg_attribute to_a ON to_a.attrelid = t.tgrelid AND to_a.attname = 'id'
  WHERE t.tgrelid = '"public"."users"'::regclass AND NOT t.tgisinternal AND t.tgconstraint <> 0
    AND from_a.attnum = ANY (t.tgattr::int2[]) AND NOT to_a.attnum = ANY (t.tgattr::int2[]));
BEGIN
  IF blw_said IS NOT NULL THEN
    RAISE EXCEPTION USING MESSAGE = 'these constraint triggers of "public"."users" fire for blw_id_76d7548c_next alone and cannot be replaced: ' || blw_said || '. DROP them and CREATE them anew with UPDATE OF blw_id_76d7548c_next, id, in one transaction';
  END IF;
  FOR blw_said IN
    SELECT unnest(ARRAY[
      'CREATE OR REPLACE' || substr(CASE WHEN true THEN replace(w.text, '.' || w.from_name, '.' || w.to_name) ELSE w.text END, length('CREATE') + 1),
      CASE w.tgenabled WHEN 'O' THEN NULL
        ELSE 'ALTER TABLE ' || '"public"."users"' || CASE w.tgenabled WHEN 'D' THEN ' DISABLE' WHEN 'A' THEN ' ENABLE ALWAYS' ELSE ' ENABLE REPLICA' END
          || ' TRIGGER ' || quote_ident(w.tgname) END])
    FROM (
      SELECT t.tgname, t.tgenabled, quote_ident(from_a.attname) AS from_name, quote_ident(to_a.attname) AS to_name,
        CASE WHEN n.before IS NULL THEN pg_get_triggerdef(t.oid)
          ELSE overlay(pg_get_triggerdef(t.oid) PLACING n.after FROM strpos(pg_get_triggerdef(t.oid), n.before) FOR length(n.before)) END AS text
      FROM pg_trigger t JOIN pg_attribute from_a ON from_a.attrelid = t.tgrelid AND from_a.attname = 'blw_id_76d7548c_next'
        JOIN pg_attribute to_a ON to_a.attrelid = t.tgrelid AND to_a.attname = 'id'
        CROSS JOIN LATERAL (SELECT t.tgattr::int2[] AS listed) l
        CROSS JOIN LATERAL (SELECT ' UPDATE OF ' || string_agg(quote_ident(a.attname), ', ' ORDER BY k.place) || ' ' AS before
          FROM unnest(l.listed) WITH ORDINALITY k(attnum, place) JOIN pg_attribute a ON a.attrelid = t.tgrelid AND a.attnum = k.attnum) b
        CROSS JOIN LATERAL (SELECT b.before, ' UPDATE OF ' || string_agg(quote_ident(a.attname), ', ' ORDER BY k.place) || ' ' AS after
          FROM (SELECT u.attnum, min(u.place) AS place FROM unnest(CASE WHEN from_a.attnum = ANY (l.listed) THEN array_replace(l.listed, from_a.attnum, to_a.attnum) ELSE l.listed END)
              WITH ORDINALITY u(attnum, place) GROUP BY u.attnum) k
            JOIN pg_attribute a ON a.attrelid = t.tgrelid AND a.attnum = k.attnum) n
      WHERE t.tgrelid = '"public"."users"'::regclass AND NOT t.tgisinternal AND t.tgconstraint = 0 AND NOT starts_with(t.tgname::text, 'zzz_blw_')
        AND EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_trigger'::regclass AND d.objid = t.oid
          AND d.refclassid = 'pg_class'::regclass AND d.refobjid = t.tgrelid AND d.refobjsubid = from_a.attnum)
      ORDER BY t.tgname) w
  LOOP
    IF blw_said IS NOT NULL THEN
      EXECUTE blw_said;
    END IF;
  END LOOP;
END
$bellows$;
ALTER TABLE "public"."users" ALTER COLUMN "id" SET NOT NULL;
ALTER TABLE "public"."users" DROP CONSTRAINT "blw_id_e9927dfb_twin";
ALTER TABLE "public"."users" ADD CONSTRAINT "users_pkey" PRIMARY KEY USING INDEX "blw_users_pkey_7310eeb7_back";
COMMENT ON CONSTRAINT "users_pkey" ON "public"."users" IS 'the key';
DO $bellows$
DECLARE blw_said pg_catalog.text;
  blw_sequence pg_catalog.text := pg_catalog.pg_get_serial_sequence('"public"."users"', 'blw_id_76d7548c_next');
  blw_kind pg_catalog.text;
  blw_is pg_catalog.pg_sequence;
  blw_last pg_catalog.int8;
  blw_called pg_catalog.bool;
  blw_sayings pg_catalog.text[];
BEGIN
  SELECT s.* INTO STRICT blw_is FROM pg_catalog.pg_sequence s WHERE s.seqrelid = blw_sequence::pg_catalog.regclass;
  EXECUTE pg_catalog.format('ALTER SEQUENCE %s INCREMENT BY %s', blw_sequence, blw_is.seqincrement);
  EXECUTE pg_catalog.format('SELECT last_value, is_called FROM %s', blw_sequence) INTO STRICT blw_last, blw_called;
  SELECT CASE a.attidentity WHEN 'a' THEN 'ALWAYS' ELSE 'BY DEFAULT' END INTO STRICT blw_kind
    FROM pg_catalog.pg_attribute a WHERE a.attrelid = '"public"."users"'::pg_catalog.regclass AND a.attname = 'blw_id_76d7548c_next' AND NOT a.attisdropped;
  SELECT pg_catalog.array_agg(said) INTO blw_sayings FROM (
    SELECT pg_catalog.format('GRANT %s ON SEQUENCE %s TO %s%s', x.privilege_type, blw_sequence,
        CASE x.grantee WHEN 0 THEN 'PUBLIC' ELSE pg_catalog.quote_ident(r.rolname) END,
        CASE WHEN x.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END) AS said
      FROM pg_catalog.pg_class c CROSS JOIN LATERAL pg_catalog.aclexplode(c.relacl) x LEFT JOIN pg_catalog.pg_roles r ON r.oid = x.grantee
      WHERE c.oid = blw_is.seqrelid AND x.grantee <> c.relowner AND (x.grantee = 0 OR r.oid IS NOT NULL)
    UNION ALL SELECT pg_catalog.format('COMMENT ON SEQUENCE %s IS %L', blw_sequence, d) FROM pg_catalog.obj_description(blw_is.seqrelid, 'pg_class') d
      WHERE d IS NOT NULL) AS saying;
  ALTER TABLE "public"."users" ALTER COLUMN "blw_id_76d7548c_next" DROP IDENTITY;
  EXECUTE pg_catalog.format('ALTER TABLE "public"."users" ALTER COLUMN "id" ADD GENERATED %s AS IDENTITY (SEQUENCE NAME %s'
    ' INCREMENT BY %s MINVALUE %s MAXVALUE %s START WITH %s CACHE %s %s CYCLE)', blw_kind, blw_sequence,
    blw_is.seqincrement, CASE blw_is.seqmin WHEN (-9223372036854775808) THEN (-2147483648) ELSE greatest(blw_is.seqmin, (-2147483648)) END, CASE blw_is.seqmax WHEN 9223372036854775807 THEN 2147483647 ELSE least(blw_is.seqmax, 2147483647) END, blw_is.seqstart, blw_is.seqcache,
    CASE WHEN blw_is.seqcycle THEN '' ELSE 'NO' END);
  PERFORM pg_catalog.setval(blw_sequence::pg_catalog.regclass, greatest(least(blw_last, 2147483647), (-2147483648)), blw_called);
  FOREACH blw_said IN ARRAY coalesce(blw_sayings, '{}') LOOP
    EXECUTE blw_said;
  END LOOP;
END
$bellows$;
CREATE OR REPLACE FUNCTION "public"."blw_id_6e427359_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $bellows$
-- Bellows, orders/18: keeps the next type of a column filled.
BEGIN
  IF NEW."blw_id_76d7548c_next" IS DISTINCT FROM NEW."id" THEN
    NEW."blw_id_76d7548c_next" := NEW."id";
  END IF;
  RETURN NEW;
END
$bellows$;
RESET ROLE;
DO $bellows$
DECLARE blw_said pg_catalog.text;
BEGIN
  FOR blw_said IN
    SELECT pg_catalog.format('ALTER ROUTINE %s SECURITY %s', p.oid::pg_catalog.regprocedure,
        CASE WHEN p.prosecdef THEN 'DEFINER' ELSE 'INVOKER' END)
      FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_language l ON l.oid = p.prolang
      WHERE l.lanname = 'plpgsql' AND pg_catalog.pg_has_role(p.proowner, 'USAGE')
        AND (p.oid IN (SELECT t.tgfoid FROM pg_catalog.pg_trigger t WHERE t.tgrelid = '"public"."users"'::pg_catalog.regclass AND NOT t.tgisinternal)
          OR p.oid IN (SELECT pg_catalog.to_regprocedure(s) FROM pg_catalog.unnest(ARRAY[]::pg_catalog.text[]) s))
      ORDER BY p.oid
  LOOP
    EXECUTE blw_said;
  END LOOP;
END
$bellows$;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'id' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('integer') AND a.atttypmod = -1)
--     AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_id_76d7548c_next' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('bigint') AND a.atttypmod = -1)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_id_2cecd884_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_id_6e427359_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = 'f0ed2e4e69315bd6f158ed65bb0a1aaaca8dc95fa34d51015485d3f3eea37427')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_id_4caa45eb_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_id_6e427359_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_id_2cecd884_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('integer') AND a.atttypmod = -1)
--     AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'id' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('bigint') AND a.atttypmod = -1)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_id_76d7548c_next' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_id_6e427359_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '11f78f8f06a0bf3fbf712432dfe5f2c709a74a5c1f68d36c3ec6784b3f37b1e5')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_id_4caa45eb_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_id_6e427359_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')

-- REVERT 15: bind likes to the next id like likes_who_fkey binds it to id
-- one message, locks first: "public"."users", "public"."likes"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."likes"'::pg_catalog.regclass;
ALTER TABLE "public"."likes" ADD CONSTRAINT "zzz_blw_likes_who_fkey_acb0eba4_twin" FOREIGN KEY ("who") REFERENCES "public"."users" ("blw_id_76d7548c_next") ON UPDATE NO ACTION ON DELETE SET NULL NOT VALID;
RESET ROLE;
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
DO $bellows$
DECLARE blw_said pg_catalog.text;
BEGIN
  FOR blw_said IN SELECT pg_catalog.format('ALTER TRIGGER %I ON %s RENAME TO %s', t.tgname, '"public"."users"', pg_catalog.format('%I', m.tgname || '!'))
      FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_trigger t ON t.tgconstraint = k.oid AND t.tgrelid = '"public"."users"'::pg_catalog.regclass AND pg_catalog.starts_with(t.tgname::pg_catalog.text, 'RI_ConstraintTrigger_a_')
      JOIN pg_catalog.pg_constraint o ON o.conrelid = k.conrelid AND o.conname = 'likes_who_fkey' JOIN pg_catalog.pg_trigger m ON m.tgconstraint = o.oid AND m.tgrelid = t.tgrelid AND m.tgtype = t.tgtype AND pg_catalog.starts_with(m.tgname::pg_catalog.text, 'RI_ConstraintTrigger_a_')
      WHERE k.conrelid = '"public"."likes"'::pg_catalog.regclass AND k.conname = 'zzz_blw_likes_who_fkey_acb0eba4_twin'
  LOOP
    EXECUTE blw_said;
  END LOOP;
END
$bellows$;
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."likes"') AND k.conname = 'zzz_blw_likes_who_fkey_acb0eba4_twin')
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."likes"') AND k.conname = 'zzz_blw_likes_who_fkey_acb0eba4_twin')

-- REVERT 16: prove that likes points at the next id everywhere, for zzz_blw_likes_who_fkey_acb0eba4_twin
ALTER TABLE "public"."likes" VALIDATE CONSTRAINT "zzz_blw_likes_who_fkey_acb0eba4_twin";
-- leftover when: SELECT false
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."likes"') AND k.conname = 'zzz_blw_likes_who_fkey_acb0eba4_twin' AND k.convalidated)

-- REVERT 17: bind posts to the next id like posts_author_fkey binds it to id
-- one message, locks first: "public"."users", "public"."posts"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."posts"'::pg_catalog.regclass;
ALTER TABLE "public"."posts" ADD CONSTRAINT "zzz_blw_posts_author_fkey_a0e4c20b_twin" FOREIGN KEY ("author") REFERENCES "public"."users" ("blw_id_76d7548c_next") ON UPDATE NO ACTION ON DELETE CASCADE NOT VALID;
RESET ROLE;
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
DO $bellows$
DECLARE blw_said pg_catalog.text;
BEGIN
  FOR blw_said IN SELECT pg_catalog.format('ALTER TRIGGER %I ON %s RENAME TO %s', t.tgname, '"public"."users"', pg_catalog.format('%I', m.tgname || '!'))
      FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_trigger t ON t.tgconstraint = k.oid AND t.tgrelid = '"public"."users"'::pg_catalog.regclass AND pg_catalog.starts_with(t.tgname::pg_catalog.text, 'RI_ConstraintTrigger_a_')
      JOIN pg_catalog.pg_constraint o ON o.conrelid = k.conrelid AND o.conname = 'posts_author_fkey' JOIN pg_catalog.pg_trigger m ON m.tgconstraint = o.oid AND m.tgrelid = t.tgrelid AND m.tgtype = t.tgtype AND pg_catalog.starts_with(m.tgname::pg_catalog.text, 'RI_ConstraintTrigger_a_')
      WHERE k.conrelid = '"public"."posts"'::pg_catalog.regclass AND k.conname = 'zzz_blw_posts_author_fkey_a0e4c20b_twin'
  LOOP
    EXECUTE blw_said;
  END LOOP;
END
$bellows$;
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."posts"') AND k.conname = 'zzz_blw_posts_author_fkey_a0e4c20b_twin')
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."posts"') AND k.conname = 'zzz_blw_posts_author_fkey_a0e4c20b_twin')

-- REVERT 18: prove that posts points at the next id everywhere, for zzz_blw_posts_author_fkey_a0e4c20b_twin
ALTER TABLE "public"."posts" VALIDATE CONSTRAINT "zzz_blw_posts_author_fkey_a0e4c20b_twin";
-- leftover when: SELECT false
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."posts"') AND k.conname = 'zzz_blw_posts_author_fkey_a0e4c20b_twin' AND k.convalidated)

-- REVERT 19: bind users to the next id like users_boss_fkey binds it to id
-- one message, locks first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
ALTER TABLE "public"."users" ADD CONSTRAINT "zzz_blw_users_boss_fkey_8472e859_twin" FOREIGN KEY ("boss") REFERENCES "public"."users" ("blw_id_76d7548c_next") ON UPDATE NO ACTION ON DELETE NO ACTION NOT VALID;
RESET ROLE;
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
DO $bellows$
DECLARE blw_said pg_catalog.text;
BEGIN
  FOR blw_said IN SELECT pg_catalog.format('ALTER TRIGGER %I ON %s RENAME TO %s', t.tgname, '"public"."users"', pg_catalog.format('%I', m.tgname || '!'))
      FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_trigger t ON t.tgconstraint = k.oid AND t.tgrelid = '"public"."users"'::pg_catalog.regclass AND pg_catalog.starts_with(t.tgname::pg_catalog.text, 'RI_ConstraintTrigger_a_')
      JOIN pg_catalog.pg_constraint o ON o.conrelid = k.conrelid AND o.conname = 'users_boss_fkey' JOIN pg_catalog.pg_trigger m ON m.tgconstraint = o.oid AND m.tgrelid = t.tgrelid AND m.tgtype = t.tgtype AND pg_catalog.starts_with(m.tgname::pg_catalog.text, 'RI_ConstraintTrigger_a_')
      WHERE k.conrelid = '"public"."users"'::pg_catalog.regclass AND k.conname = 'zzz_blw_users_boss_fkey_8472e859_twin'
  LOOP
    EXECUTE blw_said;
  END LOOP;
END
$bellows$;
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."users"') AND k.conname = 'zzz_blw_users_boss_fkey_8472e859_twin')
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."users"') AND k.conname = 'zzz_blw_users_boss_fkey_8472e859_twin')
-- proven by writes of the application, taken back

-- REVERT 20: prove that users points at the next id everywhere, for zzz_blw_users_boss_fkey_8472e859_twin
ALTER TABLE "public"."users" VALIDATE CONSTRAINT "zzz_blw_users_boss_fkey_8472e859_twin";
-- leftover when: SELECT false
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."users"') AND k.conname = 'zzz_blw_users_boss_fkey_8472e859_twin' AND k.convalidated)
