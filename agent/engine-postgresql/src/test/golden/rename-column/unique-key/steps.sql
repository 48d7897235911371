-- A unique constraint is carried over by its index, and only because its author consents.

-- EXPAND 1: add twin column email_address to users, in sync with email
-- one message, locks first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
ALTER TABLE "public"."users" ADD COLUMN "email_address" character varying(80);
CREATE FUNCTION "public"."blw_email_536545fa_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $bellows$
-- Bellows, orders/18: keeps a renamed column and its twin equal.
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."email_address" IS NULL THEN
      NEW."email_address" := NEW."email";
    ELSE
      NEW."email" := NEW."email_address";
    END IF;
  ELSIF NEW."email_address" IS DISTINCT FROM OLD."email_address" THEN
    IF NEW."email_address" IS DISTINCT FROM NEW."email" THEN
      NEW."email" := NEW."email_address";
    END IF;
  ELSIF NEW."email_address" IS DISTINCT FROM NEW."email" THEN
    NEW."email_address" := NEW."email";
  END IF;
  RETURN NEW;
END
$bellows$;
CREATE TRIGGER "zzz_blw_email_f73035df_fwd" BEFORE INSERT OR UPDATE ON "public"."users" FOR EACH ROW EXECUTE FUNCTION "public"."blw_email_536545fa_fwd"();
ALTER TABLE "public"."users" ENABLE ALWAYS TRIGGER "zzz_blw_email_f73035df_fwd";
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'email_address' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('character varying(80)') AND a.atttypmod = 84)
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_email_536545fa_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '26335106d92d1f1a8d71fa83629e79b408300e782a77ad6f295b27aefc1eb093')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_email_f73035df_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_email_536545fa_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'email_address' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_email_f73035df_fwd')
--     AND NOT (pg_catalog.to_regprocedure('"public"."blw_email_536545fa_fwd"()') IS NOT NULL)
-- proven by writes of the application, taken back

-- MIGRATE 1: fill email_address from email
UPDATE "public"."users" SET "email_address" = "email" WHERE <range> AND "email_address" IS DISTINCT FROM "email";
-- key: "id"

-- MIGRATE 2: build index blw_users_email_key_0ebabd2b_twin on email_address, like users_email_key
CREATE UNIQUE INDEX CONCURRENTLY "blw_users_email_key_0ebabd2b_twin" ON "public"."users" USING "btree" ("email_address" ASC NULLS LAST);
-- leftover when: SELECT EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"public"."blw_users_email_key_0ebabd2b_twin"') AND i.indrelid = pg_catalog.to_regclass('"public"."users"') AND NOT (i.indisvalid AND i.indisready AND i.indislive))
-- repair: DROP INDEX CONCURRENTLY IF EXISTS "public"."blw_users_email_key_0ebabd2b_twin"
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"public"."blw_users_email_key_0ebabd2b_twin"') AND i.indrelid = pg_catalog.to_regclass('"public"."users"') AND i.indisvalid AND i.indisready AND i.indislive AND i.indisunique = true)

-- MIGRATE 3: compare email and email_address
SELECT count(*) FROM "public"."users" WHERE <range> AND "email_address" IS DISTINCT FROM "email";
-- key: "id"
-- standing: SELECT EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_email_536545fa_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '26335106d92d1f1a8d71fa83629e79b408300e782a77ad6f295b27aefc1eb093')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_email_f73035df_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_email_536545fa_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND NOT t.tgisinternal AND t.tgenabled <> 'D' AND t.tgtype & 1 <> 0 AND t.tgtype & 2 <> 0 AND t.tgtype & 20 <> 0 AND t.tgname > 'zzz_blw_email_f73035df_fwd' AND NOT pg_catalog.starts_with(t.tgname::pg_catalog.text, 'zzz_blw_'))
--     AND EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"public"."blw_users_email_key_0ebabd2b_twin"') AND i.indrelid = pg_catalog.to_regclass('"public"."users"') AND i.indisvalid AND i.indisready AND i.indislive AND i.indisunique = true)

-- MIGRATE 4: collect statistics of email_address
ANALYZE "public"."users" ("email_address");
-- leftover when: SELECT false
-- done when: the journal says so

-- CONTRACT 1: compare email and email_address before hiding
SELECT count(*) FROM "public"."users" WHERE <range> AND "email_address" IS DISTINCT FROM "email";
-- key: "id"
-- standing: SELECT EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_email_536545fa_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '26335106d92d1f1a8d71fa83629e79b408300e782a77ad6f295b27aefc1eb093')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_email_f73035df_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_email_536545fa_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND NOT t.tgisinternal AND t.tgenabled <> 'D' AND t.tgtype & 1 <> 0 AND t.tgtype & 2 <> 0 AND t.tgtype & 20 <> 0 AND t.tgname > 'zzz_blw_email_f73035df_fwd' AND NOT pg_catalog.starts_with(t.tgname::pg_catalog.text, 'zzz_blw_'))
--     AND EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"public"."blw_users_email_key_0ebabd2b_twin"') AND i.indrelid = pg_catalog.to_regclass('"public"."users"') AND i.indisvalid AND i.indisready AND i.indislive AND i.indisunique = true)

-- CONTRACT 2: hide email of users, still in sync
-- one message, locks first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
DO $bellows$
DECLARE blw_said pg_catalog.text;
BEGIN
  FOR blw_said IN
    SELECT format('GRANT %s (%s) ON TABLE %s TO %s%s', x.privilege_type, '"email_address"', '"public"."users"',
        CASE x.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(r.rolname) END,
        CASE WHEN x.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
      FROM pg_attribute a CROSS JOIN LATERAL aclexplode(a.attacl) x LEFT JOIN pg_roles r ON r.oid = x.grantee
      WHERE a.attrelid = '"public"."users"'::pg_catalog.regclass AND a.attname = 'email' AND NOT a.attisdropped
        AND (x.grantee = 0 OR r.oid IS NOT NULL) AND NOT EXISTS (SELECT FROM pg_attribute b, aclexplode(b.attacl) y
          WHERE b.attrelid = a.attrelid AND b.attname = 'email_address' AND y.grantee = x.grantee
            AND y.privilege_type = x.privilege_type AND y.is_grantable >= x.is_grantable)
    UNION ALL SELECT format('COMMENT ON COLUMN %s.%s IS %L', '"public"."users"', '"email_address"', col_description(a.attrelid, a.attnum))
      FROM pg_attribute a JOIN pg_attribute b ON b.attrelid = a.attrelid AND b.attname = 'email_address'
      WHERE a.attrelid = '"public"."users"'::pg_catalog.regclass AND a.attname = 'email' AND col_description(a.attrelid, a.attnum)
        <> coalesce(col_description(b.attrelid, b.attnum), '')
    UNION ALL SELECT format('ALTER TABLE %s ALTER COLUMN %s SET STATISTICS %s', '"public"."users"', '"email_address"', a.attstattarget)
      FROM pg_attribute a JOIN pg_attribute b ON b.attrelid = a.attrelid AND b.attname = 'email_address'
      WHERE a.attrelid = '"public"."users"'::pg_catalog.regclass AND a.attname = 'email' AND a.attstattarget >= 0 AND a.attstattarget IS DISTINCT FROM b.attstattarget
    UNION ALL SELECT format('ALTER TABLE %s ALTER COLUMN %s SET (%s)', '"public"."users"', '"email_address"', o.option)
      FROM pg_attribute a JOIN pg_attribute b ON b.attrelid = a.attrelid AND b.attname = 'email_address'
        CROSS JOIN LATERAL unnest(a.attoptions) o(option)
      WHERE a.attrelid = '"public"."users"'::pg_catalog.regclass AND a.attname = 'email' AND o.option ~ '^n_distinct(_inherited)?='
        AND o.option <> ALL (coalesce(b.attoptions, '{}'))
  LOOP
    EXECUTE blw_said;
  END LOOP;
END
$bellows$;
DO $bellows$
DECLARE blw_said pg_catalog.text := (SELECT string_agg(quote_ident(t.tgname), ', ' ORDER BY t.tgname)
  FROM pg_trigger t JOIN pg_attribute from_a ON from_a.attrelid = t.tgrelid AND from_a.attname = 'email'
    JOIN pg_attribute to_a ON to_a.attrelid = t.tgrelid AND to_a.attname = 'email_address'
  WHERE t.tgrelid = '"public"."users"'::regclass AND NOT t.tgisinternal AND t.tgconstraint <> 0
    AND from_a.attnum = ANY (t.tgattr::int2[]) AND NOT to_a.attnum = ANY (t.tgattr::int2[]));
BEGIN
  IF blw_said IS NOT NULL THEN
    RAISE EXCEPTION USING MESSAGE = 'these constraint triggers of "public"."users" fire for email alone and cannot be replaced: ' || blw_said || '. DROP them and CREATE them anew with UPDATE OF email, email_address, in one transaction';
  END IF;
  FOR blw_said IN
    SELECT unnest(ARRAY[
      'CREATE OR REPLACE' || substr(CASE WHEN false THEN replace(w.text, '.' || w.from_name, '.' || w.to_name) ELSE w.text END, length('CREATE') + 1),
      CASE w.tgenabled WHEN 'O' THEN NULL
        ELSE 'ALTER TABLE ' || '"public"."users"' || CASE w.tgenabled WHEN 'D' THEN ' DISABLE' WHEN 'A' THEN ' ENABLE ALWAYS' ELSE ' ENABLE REPLICA' END
          || ' TRIGGER ' || quote_ident(w.tgname) END])
    FROM (
      SELECT t.tgname, t.tgenabled, quote_ident(from_a.attname) AS from_name, quote_ident(to_a.attname) AS to_name,
        CASE WHEN n.before IS NULL THEN pg_get_triggerdef(t.oid)
          ELSE overlay(pg_get_triggerdef(t.oid) PLACING n.after FROM strpos(pg_get_triggerdef(t.oid), n.before) FOR length(n.before)) END AS text
      FROM pg_trigger t JOIN pg_attribute from_a ON from_a.attrelid = t.tgrelid AND from_a.attname = 'email'
        JOIN pg_attribute to_a ON to_a.attrelid = t.tgrelid AND to_a.attname = 'email_address'
        CROSS JOIN LATERAL (SELECT t.tgattr::int2[] AS listed) l
        CROSS JOIN LATERAL (SELECT ' UPDATE OF ' || string_agg(quote_ident(a.attname), ', ' ORDER BY k.place) || ' ' AS before
          FROM unnest(l.listed) WITH ORDINALITY k(attnum, place) JOIN pg_attribute a ON a.attrelid = t.tgrelid AND a.attnum = k.attnum) b
        CROSS JOIN LATERAL (SELECT b.before, ' UPDATE OF ' || string_agg(quote_ident(a.attname), ', ' ORDER BY k.place) || ' ' AS after
          FROM (SELECT u.attnum, min(u.place) AS place FROM unnest(CASE WHEN from_a.attnum = ANY (l.listed) THEN l.listed || to_a.attnum ELSE l.listed END)
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
ALTER TABLE "public"."users" RENAME COLUMN "email" TO "blw_email_6e76e087_hidden";
CREATE OR REPLACE FUNCTION "public"."blw_email_536545fa_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $bellows$
-- Bellows, orders/18: keeps a hidden column and its successor equal.
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."email_address" IS NULL THEN
      NEW."email_address" := NEW."blw_email_6e76e087_hidden";
    ELSE
      NEW."blw_email_6e76e087_hidden" := NEW."email_address";
    END IF;
  ELSIF NEW."email_address" IS DISTINCT FROM NEW."blw_email_6e76e087_hidden" THEN
    NEW."blw_email_6e76e087_hidden" := NEW."email_address";
  END IF;
  RETURN NEW;
END
$bellows$;
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_email_6e76e087_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('character varying(80)') AND a.atttypmod = 84)
--     AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'email_address' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('character varying(80)') AND a.atttypmod = 84)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'email' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_email_536545fa_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = 'a265ac885060546cb5dd4044af6bd51c3dd852bca53a9082f58c8767cfb83478')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_email_f73035df_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_email_536545fa_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'email' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('character varying(80)') AND a.atttypmod = 84)
--     AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'email_address' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('character varying(80)') AND a.atttypmod = 84)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_email_6e76e087_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_email_536545fa_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '26335106d92d1f1a8d71fa83629e79b408300e782a77ad6f295b27aefc1eb093')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_email_f73035df_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_email_536545fa_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
-- proven by writes of the application, taken back

-- CLEANUP 1: compare email_address and the hidden column before dropping it
SELECT count(*) FROM "public"."users" WHERE <range> AND "email_address" IS DISTINCT FROM "blw_email_6e76e087_hidden";
-- key: "id"
-- standing: SELECT EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_email_536545fa_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = 'a265ac885060546cb5dd4044af6bd51c3dd852bca53a9082f58c8767cfb83478')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_email_f73035df_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_email_536545fa_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND NOT t.tgisinternal AND t.tgenabled <> 'D' AND t.tgtype & 1 <> 0 AND t.tgtype & 2 <> 0 AND t.tgtype & 20 <> 0 AND t.tgname > 'zzz_blw_email_f73035df_fwd' AND NOT pg_catalog.starts_with(t.tgname::pg_catalog.text, 'zzz_blw_'))

-- CLEANUP 2: drop the hidden column of users and its trigger
-- one message, locks first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
DROP TRIGGER "zzz_blw_email_f73035df_fwd" ON "public"."users";
DROP FUNCTION "public"."blw_email_536545fa_fwd"();
DO $bellows$
DECLARE blw_said pg_catalog.text := (SELECT string_agg(quote_ident(t.tgname), ', ' ORDER BY t.tgname)
  FROM pg_trigger t JOIN pg_attribute from_a ON from_a.attrelid = t.tgrelid AND from_a.attname = 'blw_email_6e76e087_hidden'
    JOIN pg_attribute to_a ON to_a.attrelid = t.tgrelid AND to_a.attname = 'email_address'
  WHERE t.tgrelid = '"public"."users"'::regclass AND NOT t.tgisinternal AND t.tgconstraint <> 0
    AND from_a.attnum = ANY (t.tgattr::int2[]) AND NOT to_a.attnum = ANY (t.tgattr::int2[]));
BEGIN
  IF blw_said IS NOT NULL THEN
    RAISE EXCEPTION USING MESSAGE = 'these constraint triggers of "public"."users" fire for blw_email_6e76e087_hidden alone and cannot be replaced: ' || blw_said || '. DROP them and CREATE them anew with UPDATE OF blw_email_6e76e087_hidden, email_address, in one transaction';
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
      FROM pg_trigger t JOIN pg_attribute from_a ON from_a.attrelid = t.tgrelid AND from_a.attname = 'blw_email_6e76e087_hidden'
        JOIN pg_attribute to_a ON to_a.attrelid = t.tgrelid AND to_a.attname = 'email_address'
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
ALTER TABLE "public"."users" DROP COLUMN "blw_email_6e76e087_hidden";
ALTER TABLE "public"."users" ADD CONSTRAINT "users_email_key" UNIQUE USING INDEX "blw_users_email_key_0ebabd2b_twin";
RESET ROLE;
-- done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_email_6e76e087_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_email_f73035df_fwd')
--     AND NOT (pg_catalog.to_regprocedure('"public"."blw_email_536545fa_fwd"()') IS NOT NULL)
--     AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'email_address' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('character varying(80)') AND a.atttypmod = 84)
--     AND EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"public"."users_email_key"') AND i.indrelid = pg_catalog.to_regclass('"public"."users"') AND i.indisvalid AND i.indisready AND i.indislive AND i.indisunique = true)
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_email_6e76e087_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_email_f73035df_fwd')
--     AND (pg_catalog.to_regprocedure('"public"."blw_email_536545fa_fwd"()') IS NOT NULL)
-- proven by writes of the application, taken back

-- ROLLBACK 1: look for values that only email_address has
SELECT count(*) FROM "public"."users" WHERE <range> AND "email_address" IS DISTINCT FROM NULL AND ("email_address" IS DISTINCT FROM "email");
-- key: "id"
-- whatever stands

-- ROLLBACK 2: drop index blw_users_email_key_0ebabd2b_twin of the twin
DROP INDEX CONCURRENTLY IF EXISTS "public"."blw_users_email_key_0ebabd2b_twin";
-- leftover when: SELECT false
-- done when: SELECT NOT (pg_catalog.to_regclass('"public"."blw_users_email_key_0ebabd2b_twin"') IS NOT NULL)

-- ROLLBACK 3: drop twin column email_address of users and its trigger
-- one message, locks first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
DROP TRIGGER IF EXISTS "zzz_blw_email_f73035df_fwd" ON "public"."users";
DROP FUNCTION IF EXISTS "public"."blw_email_536545fa_fwd"();
DO $bellows$
DECLARE blw_said pg_catalog.text := (SELECT string_agg(quote_ident(t.tgname), ', ' ORDER BY t.tgname)
  FROM pg_trigger t JOIN pg_attribute from_a ON from_a.attrelid = t.tgrelid AND from_a.attname = 'email_address'
    JOIN pg_attribute to_a ON to_a.attrelid = t.tgrelid AND to_a.attname = 'email'
  WHERE t.tgrelid = '"public"."users"'::regclass AND NOT t.tgisinternal AND t.tgconstraint <> 0
    AND from_a.attnum = ANY (t.tgattr::int2[]) AND NOT to_a.attnum = ANY (t.tgattr::int2[]));
BEGIN
  IF blw_said IS NOT NULL THEN
    RAISE EXCEPTION USING MESSAGE = 'these constraint triggers of "public"."users" fire for email_address alone and cannot be replaced: ' || blw_said || '. DROP them and CREATE them anew with UPDATE OF email_address, email, in one transaction';
  END IF;
  FOR blw_said IN
    SELECT unnest(ARRAY[
      'CREATE OR REPLACE' || substr(CASE WHEN false THEN replace(w.text, '.' || w.from_name, '.' || w.to_name) ELSE w.text END, length('CREATE') + 1),
      CASE w.tgenabled WHEN 'O' THEN NULL
        ELSE 'ALTER TABLE ' || '"public"."users"' || CASE w.tgenabled WHEN 'D' THEN ' DISABLE' WHEN 'A' THEN ' ENABLE ALWAYS' ELSE ' ENABLE REPLICA' END
          || ' TRIGGER ' || quote_ident(w.tgname) END])
    FROM (
      SELECT t.tgname, t.tgenabled, quote_ident(from_a.attname) AS from_name, quote_ident(to_a.attname) AS to_name,
        CASE WHEN n.before IS NULL THEN pg_get_triggerdef(t.oid)
          ELSE overlay(pg_get_triggerdef(t.oid) PLACING n.after FROM strpos(pg_get_triggerdef(t.oid), n.before) FOR length(n.before)) END AS text
      FROM pg_trigger t JOIN pg_attribute from_a ON from_a.attrelid = t.tgrelid AND from_a.attname = 'email_address'
        JOIN pg_attribute to_a ON to_a.attrelid = t.tgrelid AND to_a.attname = 'email'
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
ALTER TABLE "public"."users" DROP COLUMN IF EXISTS "email_address";
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'email' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'email_address' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_email_f73035df_fwd')
--     AND NOT (pg_catalog.to_regprocedure('"public"."blw_email_536545fa_fwd"()') IS NOT NULL)
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'email' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND (EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'email_address' AND a.attnum > 0 AND NOT a.attisdropped)
--     OR (EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_email_f73035df_fwd')
--     OR (pg_catalog.to_regprocedure('"public"."blw_email_536545fa_fwd"()') IS NOT NULL)))

-- REVERT 1: bring the hidden email up to email_address
UPDATE "public"."users" SET "blw_email_6e76e087_hidden" = "email_address" WHERE <range> AND "blw_email_6e76e087_hidden" IS DISTINCT FROM "email_address";
-- key: "id"

-- REVERT 2: bring back email of users
-- one message, locks first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
DO $bellows$
DECLARE blw_said pg_catalog.text;
BEGIN
  FOR blw_said IN
    SELECT format('GRANT %s (%s) ON TABLE %s TO %s%s', x.privilege_type, '"blw_email_6e76e087_hidden"', '"public"."users"',
        CASE x.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(r.rolname) END,
        CASE WHEN x.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
      FROM pg_attribute a CROSS JOIN LATERAL aclexplode(a.attacl) x LEFT JOIN pg_roles r ON r.oid = x.grantee
      WHERE a.attrelid = '"public"."users"'::pg_catalog.regclass AND a.attname = 'email_address' AND NOT a.attisdropped
        AND (x.grantee = 0 OR r.oid IS NOT NULL) AND NOT EXISTS (SELECT FROM pg_attribute b, aclexplode(b.attacl) y
          WHERE b.attrelid = a.attrelid AND b.attname = 'blw_email_6e76e087_hidden' AND y.grantee = x.grantee
            AND y.privilege_type = x.privilege_type AND y.is_grantable >= x.is_grantable)
    UNION ALL SELECT format('COMMENT ON COLUMN %s.%s IS %L', '"public"."users"', '"blw_email_6e76e087_hidden"', col_description(a.attrelid, a.attnum))
      FROM pg_attribute a JOIN pg_attribute b ON b.attrelid = a.attrelid AND b.attname = 'blw_email_6e76e087_hidden'
      WHERE a.attrelid = '"public"."users"'::pg_catalog.regclass AND a.attname = 'email_address' AND col_description(a.attrelid, a.attnum)
        <> coalesce(col_description(b.attrelid, b.attnum), '')
    UNION ALL SELECT format('ALTER TABLE %s ALTER COLUMN %s SET STATISTICS %s', '"public"."users"', '"blw_email_6e76e087_hidden"', a.attstattarget)
      FROM pg_attribute a JOIN pg_attribute b ON b.attrelid = a.attrelid AND b.attname = 'blw_email_6e76e087_hidden'
      WHERE a.attrelid = '"public"."users"'::pg_catalog.regclass AND a.attname = 'email_address' AND a.attstattarget >= 0 AND a.attstattarget IS DISTINCT FROM b.attstattarget
    UNION ALL SELECT format('ALTER TABLE %s ALTER COLUMN %s SET (%s)', '"public"."users"', '"blw_email_6e76e087_hidden"', o.option)
      FROM pg_attribute a JOIN pg_attribute b ON b.attrelid = a.attrelid AND b.attname = 'blw_email_6e76e087_hidden'
        CROSS JOIN LATERAL unnest(a.attoptions) o(option)
      WHERE a.attrelid = '"public"."users"'::pg_catalog.regclass AND a.attname = 'email_address' AND o.option ~ '^n_distinct(_inherited)?='
        AND o.option <> ALL (coalesce(b.attoptions, '{}'))
  LOOP
    EXECUTE blw_said;
  END LOOP;
END
$bellows$;
ALTER TABLE "public"."users" RENAME COLUMN "blw_email_6e76e087_hidden" TO "email";
CREATE OR REPLACE FUNCTION "public"."blw_email_536545fa_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $bellows$
-- Bellows, orders/18: keeps a renamed column and its twin equal.
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."email_address" IS NULL THEN
      NEW."email_address" := NEW."email";
    ELSE
      NEW."email" := NEW."email_address";
    END IF;
  ELSIF NEW."email_address" IS DISTINCT FROM OLD."email_address" THEN
    IF NEW."email_address" IS DISTINCT FROM NEW."email" THEN
      NEW."email" := NEW."email_address";
    END IF;
  ELSIF NEW."email_address" IS DISTINCT FROM NEW."email" THEN
    NEW."email_address" := NEW."email";
  END IF;
  RETURN NEW;
END
$bellows$;
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'email' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('character varying(80)') AND a.atttypmod = 84)
--     AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'email_address' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('character varying(80)') AND a.atttypmod = 84)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_email_6e76e087_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_email_536545fa_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '26335106d92d1f1a8d71fa83629e79b408300e782a77ad6f295b27aefc1eb093')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_email_f73035df_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_email_536545fa_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'blw_email_6e76e087_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('character varying(80)') AND a.atttypmod = 84)
--     AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'email_address' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('character varying(80)') AND a.atttypmod = 84)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attname = 'email' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_email_536545fa_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = 'a265ac885060546cb5dd4044af6bd51c3dd852bca53a9082f58c8767cfb83478')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."users"') AND t.tgname = 'zzz_blw_email_f73035df_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_email_536545fa_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
