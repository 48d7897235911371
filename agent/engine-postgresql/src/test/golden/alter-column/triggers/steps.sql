-- Under its own name the column's triggers change places with it, and come back with a revert.

-- EXPAND 1: add the next score of type bigint to posts, in sync with score
-- one message, locks first: "public"."posts"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."posts"'::pg_catalog.regclass;
ALTER TABLE "public"."posts" ADD COLUMN "blw_score_4f082ac4_next" bigint;
CREATE FUNCTION "public"."blw_score_097263ab_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $bellows$
-- Bellows, orders/18: keeps the next type of a column filled.
BEGIN
  IF NEW."blw_score_4f082ac4_next" IS DISTINCT FROM NEW."score" THEN
    NEW."blw_score_4f082ac4_next" := NEW."score";
  END IF;
  RETURN NEW;
END
$bellows$;
CREATE TRIGGER "zzz_blw_score_fc710ba4_fwd" BEFORE INSERT OR UPDATE ON "public"."posts" FOR EACH ROW EXECUTE FUNCTION "public"."blw_score_097263ab_fwd"();
ALTER TABLE "public"."posts" ENABLE ALWAYS TRIGGER "zzz_blw_score_fc710ba4_fwd";
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."posts"') AND a.attname = 'blw_score_4f082ac4_next' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('bigint') AND a.atttypmod = -1)
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_score_097263ab_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '9ed78a8e30d2db07158d5c6ffbdf5e55c2ae64ec1b7ee5bd30ec32cac53a32e9')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."posts"') AND t.tgname = 'zzz_blw_score_fc710ba4_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_score_097263ab_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."posts"') AND a.attname = 'blw_score_4f082ac4_next' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."posts"') AND t.tgname = 'zzz_blw_score_fc710ba4_fwd')
--     AND NOT (pg_catalog.to_regprocedure('"public"."blw_score_097263ab_fwd"()') IS NOT NULL)
-- proven by writes of the application, taken back

-- MIGRATE 1: fill the next score from score
UPDATE "public"."posts" SET "blw_score_4f082ac4_next" = "score" WHERE <range> AND "blw_score_4f082ac4_next" IS DISTINCT FROM "score";
-- key: "id"
-- fires no trigger but ours
-- standing: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_attribute a ON a.attrelid = pg_catalog.to_regclass('"public"."posts"') AND NOT a.attisdropped AND (a.attname IN ('blw_score_4f082ac4_next') OR a.attgenerated <> '') WHERE (k.conrelid = a.attrelid AND a.attnum = ANY (k.conkey) AND (k.contype = 'f' OR k.condeferrable)) OR (k.confrelid = a.attrelid AND a.attnum = ANY (k.confkey)))

-- MIGRATE 2: wait until nobody reads posts as it was before the fill
CREATE INDEX CONCURRENTLY "blw_score_b50d6247_seen" ON "public"."posts" USING btree ((true)) WHERE false;
-- leftover when: SELECT (pg_catalog.to_regclass('"public"."blw_score_b50d6247_seen"') IS NOT NULL)
-- repair: DROP INDEX CONCURRENTLY IF EXISTS "public"."blw_score_b50d6247_seen"
-- done when: the journal says so

-- MIGRATE 3: drop the index over no row that waited for it
DROP INDEX CONCURRENTLY IF EXISTS "public"."blw_score_b50d6247_seen";
-- leftover when: SELECT false
-- done when: the journal says so

-- MIGRATE 4: compare score and the next score
SELECT count(*) FROM "public"."posts" WHERE <range> AND "blw_score_4f082ac4_next" IS DISTINCT FROM "score";
-- key: "id"
-- standing: SELECT EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_score_097263ab_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '9ed78a8e30d2db07158d5c6ffbdf5e55c2ae64ec1b7ee5bd30ec32cac53a32e9')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."posts"') AND t.tgname = 'zzz_blw_score_fc710ba4_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_score_097263ab_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."posts"') AND NOT t.tgisinternal AND t.tgenabled <> 'D' AND t.tgtype & 1 <> 0 AND t.tgtype & 2 <> 0 AND t.tgtype & 20 <> 0 AND t.tgname > 'zzz_blw_score_fc710ba4_fwd' AND NOT pg_catalog.starts_with(t.tgname::pg_catalog.text, 'zzz_blw_'))

-- MIGRATE 5: collect statistics of the next score
ANALYZE "public"."posts" ("blw_score_4f082ac4_next");
-- leftover when: SELECT false
-- done when: the journal says so

-- CONTRACT 1: compare score and the next score before hiding
SELECT count(*) FROM "public"."posts" WHERE <range> AND "blw_score_4f082ac4_next" IS DISTINCT FROM "score";
-- key: "id"
-- standing: SELECT EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_score_097263ab_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '9ed78a8e30d2db07158d5c6ffbdf5e55c2ae64ec1b7ee5bd30ec32cac53a32e9')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."posts"') AND t.tgname = 'zzz_blw_score_fc710ba4_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_score_097263ab_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."posts"') AND NOT t.tgisinternal AND t.tgenabled <> 'D' AND t.tgtype & 1 <> 0 AND t.tgtype & 2 <> 0 AND t.tgtype & 20 <> 0 AND t.tgname > 'zzz_blw_score_fc710ba4_fwd' AND NOT pg_catalog.starts_with(t.tgname::pg_catalog.text, 'zzz_blw_'))

-- CONTRACT 2: let score of posts and its next column change places, still in sync
-- one message, locks first: "public"."posts"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."posts"'::pg_catalog.regclass;
DO $bellows$
DECLARE blw_said pg_catalog.text;
BEGIN
  FOR blw_said IN
    SELECT format('GRANT %s (%s) ON TABLE %s TO %s%s', x.privilege_type, '"blw_score_4f082ac4_next"', '"public"."posts"',
        CASE x.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(r.rolname) END,
        CASE WHEN x.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
      FROM pg_attribute a CROSS JOIN LATERAL aclexplode(a.attacl) x LEFT JOIN pg_roles r ON r.oid = x.grantee
      WHERE a.attrelid = '"public"."posts"'::pg_catalog.regclass AND a.attname = 'score' AND NOT a.attisdropped
        AND (x.grantee = 0 OR r.oid IS NOT NULL) AND NOT EXISTS (SELECT FROM pg_attribute b, aclexplode(b.attacl) y
          WHERE b.attrelid = a.attrelid AND b.attname = 'blw_score_4f082ac4_next' AND y.grantee = x.grantee
            AND y.privilege_type = x.privilege_type AND y.is_grantable >= x.is_grantable)
    UNION ALL SELECT format('COMMENT ON COLUMN %s.%s IS %L', '"public"."posts"', '"blw_score_4f082ac4_next"', col_description(a.attrelid, a.attnum))
      FROM pg_attribute a JOIN pg_attribute b ON b.attrelid = a.attrelid AND b.attname = 'blw_score_4f082ac4_next'
      WHERE a.attrelid = '"public"."posts"'::pg_catalog.regclass AND a.attname = 'score' AND col_description(a.attrelid, a.attnum)
        <> coalesce(col_description(b.attrelid, b.attnum), '')
    UNION ALL SELECT format('ALTER TABLE %s ALTER COLUMN %s SET STATISTICS %s', '"public"."posts"', '"blw_score_4f082ac4_next"', a.attstattarget)
      FROM pg_attribute a JOIN pg_attribute b ON b.attrelid = a.attrelid AND b.attname = 'blw_score_4f082ac4_next'
      WHERE a.attrelid = '"public"."posts"'::pg_catalog.regclass AND a.attname = 'score' AND a.attstattarget >= 0 AND a.attstattarget IS DISTINCT FROM b.attstattarget
    UNION ALL SELECT format('ALTER TABLE %s ALTER COLUMN %s SET (%s)', '"public"."posts"', '"blw_score_4f082ac4_next"', o.option)
      FROM pg_attribute a JOIN pg_attribute b ON b.attrelid = a.attrelid AND b.attname = 'blw_score_4f082ac4_next'
        CROSS JOIN LATERAL unnest(a.attoptions) o(option)
      WHERE a.attrelid = '"public"."posts"'::pg_catalog.regclass AND a.attname = 'score' AND o.option ~ '^n_distinct(_inherited)?='
        AND o.option <> ALL (coalesce(b.attoptions, '{}'))
  LOOP
    EXECUTE blw_said;
  END LOOP;
END
$bellows$;
ALTER TABLE "public"."posts" RENAME COLUMN "score" TO "blw_score_9c96a0d6_hidden";
ALTER TABLE "public"."posts" RENAME COLUMN "blw_score_4f082ac4_next" TO "score";
DO $bellows$
DECLARE blw_said pg_catalog.text := (SELECT string_agg(quote_ident(t.tgname), ', ' ORDER BY t.tgname)
  FROM pg_trigger t JOIN pg_attribute from_a ON from_a.attrelid = t.tgrelid AND from_a.attname = 'blw_score_9c96a0d6_hidden'
    JOIN pg_attribute to_a ON to_a.attrelid = t.tgrelid AND to_a.attname = 'score'
  WHERE t.tgrelid = '"public"."posts"'::regclass AND NOT t.tgisinternal AND t.tgconstraint <> 0
    AND from_a.attnum = ANY (t.tgattr::int2[]) AND NOT to_a.attnum = ANY (t.tgattr::int2[]));
BEGIN
  IF blw_said IS NOT NULL THEN
    RAISE EXCEPTION USING MESSAGE = 'these constraint triggers of "public"."posts" fire for blw_score_9c96a0d6_hidden alone and cannot be replaced: ' || blw_said || '. DROP them and CREATE them anew with UPDATE OF blw_score_9c96a0d6_hidden, score, in one transaction';
  END IF;
  FOR blw_said IN
    SELECT unnest(ARRAY[
      'CREATE OR REPLACE' || substr(CASE WHEN true THEN replace(w.text, '.' || w.from_name, '.' || w.to_name) ELSE w.text END, length('CREATE') + 1),
      CASE w.tgenabled WHEN 'O' THEN NULL
        ELSE 'ALTER TABLE ' || '"public"."posts"' || CASE w.tgenabled WHEN 'D' THEN ' DISABLE' WHEN 'A' THEN ' ENABLE ALWAYS' ELSE ' ENABLE REPLICA' END
          || ' TRIGGER ' || quote_ident(w.tgname) END])
    FROM (
      SELECT t.tgname, t.tgenabled, quote_ident(from_a.attname) AS from_name, quote_ident(to_a.attname) AS to_name,
        CASE WHEN n.before IS NULL THEN pg_get_triggerdef(t.oid)
          ELSE overlay(pg_get_triggerdef(t.oid) PLACING n.after FROM strpos(pg_get_triggerdef(t.oid), n.before) FOR length(n.before)) END AS text
      FROM pg_trigger t JOIN pg_attribute from_a ON from_a.attrelid = t.tgrelid AND from_a.attname = 'blw_score_9c96a0d6_hidden'
        JOIN pg_attribute to_a ON to_a.attrelid = t.tgrelid AND to_a.attname = 'score'
        CROSS JOIN LATERAL (SELECT t.tgattr::int2[] AS listed) l
        CROSS JOIN LATERAL (SELECT ' UPDATE OF ' || string_agg(quote_ident(a.attname), ', ' ORDER BY k.place) || ' ' AS before
          FROM unnest(l.listed) WITH ORDINALITY k(attnum, place) JOIN pg_attribute a ON a.attrelid = t.tgrelid AND a.attnum = k.attnum) b
        CROSS JOIN LATERAL (SELECT b.before, ' UPDATE OF ' || string_agg(quote_ident(a.attname), ', ' ORDER BY k.place) || ' ' AS after
          FROM (SELECT u.attnum, min(u.place) AS place FROM unnest(CASE WHEN from_a.attnum = ANY (l.listed) THEN array_replace(l.listed, from_a.attnum, to_a.attnum) ELSE l.listed END)
              WITH ORDINALITY u(attnum, place) GROUP BY u.attnum) k
            JOIN pg_attribute a ON a.attrelid = t.tgrelid AND a.attnum = k.attnum) n
      WHERE t.tgrelid = '"public"."posts"'::regclass AND NOT t.tgisinternal AND t.tgconstraint = 0 AND NOT starts_with(t.tgname::text, 'zzz_blw_')
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
CREATE OR REPLACE FUNCTION "public"."blw_score_097263ab_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $bellows$
-- Bellows, orders/18: keeps a hidden column and its successor equal.
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."score" IS NULL THEN
      NEW."score" := NEW."blw_score_9c96a0d6_hidden";
    ELSE
      BEGIN
        NEW."blw_score_9c96a0d6_hidden" := NEW."score";
        IF NEW."score" IS DISTINCT FROM NEW."blw_score_9c96a0d6_hidden" THEN
          NEW."blw_score_9c96a0d6_hidden" := NULL;
        END IF;
      EXCEPTION WHEN data_exception OR feature_not_supported THEN
        NEW."blw_score_9c96a0d6_hidden" := NULL;
      END;
    END IF;
  ELSIF NEW."score" IS DISTINCT FROM NEW."blw_score_9c96a0d6_hidden" THEN
    BEGIN
      NEW."blw_score_9c96a0d6_hidden" := NEW."score";
      IF NEW."score" IS DISTINCT FROM NEW."blw_score_9c96a0d6_hidden" THEN
        NEW."blw_score_9c96a0d6_hidden" := NULL;
      END IF;
    EXCEPTION WHEN data_exception OR feature_not_supported THEN
      NEW."blw_score_9c96a0d6_hidden" := NULL;
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
        AND (p.oid IN (SELECT t.tgfoid FROM pg_catalog.pg_trigger t WHERE t.tgrelid = '"public"."posts"'::pg_catalog.regclass AND NOT t.tgisinternal)
          OR p.oid IN (SELECT pg_catalog.to_regprocedure(s) FROM pg_catalog.unnest(ARRAY['public.at_least()', 'public.begin_at()', 'public.scored(record)', 'public.sum_up()']::pg_catalog.text[]) s))
      ORDER BY p.oid
  LOOP
    EXECUTE blw_said;
  END LOOP;
END
$bellows$;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."posts"') AND a.attname = 'blw_score_9c96a0d6_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('integer') AND a.atttypmod = -1)
--     AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."posts"') AND a.attname = 'score' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('bigint') AND a.atttypmod = -1)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."posts"') AND a.attname = 'blw_score_4f082ac4_next' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND (EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_score_097263ab_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '39d4857c92f16e56622322cc28091be85e79807bc710ce3edda802735de03895')
--     OR EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_score_097263ab_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '6d63e88ce30f6e6db03932cc68b82d617b53c89536a3531a37713ee6d5d7f113'))
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."posts"') AND t.tgname = 'zzz_blw_score_fc710ba4_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_score_097263ab_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."posts"') AND a.attname = 'score' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('integer') AND a.atttypmod = -1)
--     AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."posts"') AND a.attname = 'blw_score_4f082ac4_next' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('bigint') AND a.atttypmod = -1)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."posts"') AND a.attname = 'blw_score_9c96a0d6_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_score_097263ab_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '9ed78a8e30d2db07158d5c6ffbdf5e55c2ae64ec1b7ee5bd30ec32cac53a32e9')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."posts"') AND t.tgname = 'zzz_blw_score_fc710ba4_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_score_097263ab_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
-- proven by writes of the application, taken back

-- CONTRACT 3: take back what a revert has begun at the hidden score, where one was given up
-- one message, locks first: "public"."posts"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."posts"'::pg_catalog.regclass;
CREATE OR REPLACE FUNCTION "public"."blw_score_097263ab_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $bellows$
-- Bellows, orders/18: keeps a hidden column and its successor equal.
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."score" IS NULL THEN
      NEW."score" := NEW."blw_score_9c96a0d6_hidden";
    ELSE
      BEGIN
        NEW."blw_score_9c96a0d6_hidden" := NEW."score";
        IF NEW."score" IS DISTINCT FROM NEW."blw_score_9c96a0d6_hidden" THEN
          NEW."blw_score_9c96a0d6_hidden" := NULL;
        END IF;
      EXCEPTION WHEN data_exception OR feature_not_supported THEN
        NEW."blw_score_9c96a0d6_hidden" := NULL;
      END;
    END IF;
  ELSIF NEW."score" IS DISTINCT FROM NEW."blw_score_9c96a0d6_hidden" THEN
    BEGIN
      NEW."blw_score_9c96a0d6_hidden" := NEW."score";
      IF NEW."score" IS DISTINCT FROM NEW."blw_score_9c96a0d6_hidden" THEN
        NEW."blw_score_9c96a0d6_hidden" := NULL;
      END IF;
    EXCEPTION WHEN data_exception OR feature_not_supported THEN
      NEW."blw_score_9c96a0d6_hidden" := NULL;
    END;
  END IF;
  RETURN NEW;
END
$bellows$;
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."posts"') AND a.attname = 'blw_score_9c96a0d6_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('integer') AND a.atttypmod = -1)
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_score_097263ab_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '39d4857c92f16e56622322cc28091be85e79807bc710ce3edda802735de03895')
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."posts"') AND a.attname = 'blw_score_9c96a0d6_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('integer') AND a.atttypmod = -1)
--     AND NOT (EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_score_097263ab_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '39d4857c92f16e56622322cc28091be85e79807bc710ce3edda802735de03895'))

-- CLEANUP 1: compare score and the hidden column before dropping it
SELECT count(*) FROM "public"."posts" WHERE <range> AND "blw_score_9c96a0d6_hidden" IS NOT NULL AND "score" IS DISTINCT FROM "blw_score_9c96a0d6_hidden";
-- key: "id"
-- standing: SELECT EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_score_097263ab_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '39d4857c92f16e56622322cc28091be85e79807bc710ce3edda802735de03895')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."posts"') AND t.tgname = 'zzz_blw_score_fc710ba4_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_score_097263ab_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."posts"') AND NOT t.tgisinternal AND t.tgenabled <> 'D' AND t.tgtype & 1 <> 0 AND t.tgtype & 2 <> 0 AND t.tgtype & 20 <> 0 AND t.tgname > 'zzz_blw_score_fc710ba4_fwd' AND NOT pg_catalog.starts_with(t.tgname::pg_catalog.text, 'zzz_blw_'))

-- CLEANUP 2: drop the hidden score of posts and its trigger
-- one message, locks first: "public"."posts"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."posts"'::pg_catalog.regclass;
DROP TRIGGER "zzz_blw_score_fc710ba4_fwd" ON "public"."posts";
DROP FUNCTION "public"."blw_score_097263ab_fwd"();
ALTER TABLE "public"."posts" DROP COLUMN "blw_score_9c96a0d6_hidden";
RESET ROLE;
-- done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."posts"') AND a.attname = 'blw_score_9c96a0d6_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."posts"') AND t.tgname = 'zzz_blw_score_fc710ba4_fwd')
--     AND NOT (pg_catalog.to_regprocedure('"public"."blw_score_097263ab_fwd"()') IS NOT NULL)
--     AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."posts"') AND a.attname = 'score' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('bigint') AND a.atttypmod = -1)
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."posts"') AND a.attname = 'blw_score_9c96a0d6_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."posts"') AND t.tgname = 'zzz_blw_score_fc710ba4_fwd')
--     AND (pg_catalog.to_regprocedure('"public"."blw_score_097263ab_fwd"()') IS NOT NULL)
-- proven by writes of the application, taken back

-- ROLLBACK 1: drop the index over no row that waited for it
DROP INDEX CONCURRENTLY IF EXISTS "public"."blw_score_b50d6247_seen";
-- leftover when: SELECT false
-- done when: SELECT NOT (pg_catalog.to_regclass('"public"."blw_score_b50d6247_seen"') IS NOT NULL)

-- ROLLBACK 2: drop the next score of posts and its trigger
-- one message, locks first: "public"."posts"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."posts"'::pg_catalog.regclass;
DROP TRIGGER IF EXISTS "zzz_blw_score_fc710ba4_fwd" ON "public"."posts";
DROP FUNCTION IF EXISTS "public"."blw_score_097263ab_fwd"();
ALTER TABLE "public"."posts" DROP COLUMN IF EXISTS "blw_score_4f082ac4_next";
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."posts"') AND a.attname = 'score' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."posts"') AND a.attname = 'blw_score_4f082ac4_next' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."posts"') AND t.tgname = 'zzz_blw_score_fc710ba4_fwd')
--     AND NOT (pg_catalog.to_regprocedure('"public"."blw_score_097263ab_fwd"()') IS NOT NULL)
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."posts"') AND a.attname = 'score' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND (EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."posts"') AND a.attname = 'blw_score_4f082ac4_next' AND a.attnum > 0 AND NOT a.attisdropped)
--     OR (EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."posts"') AND t.tgname = 'zzz_blw_score_fc710ba4_fwd')
--     OR (pg_catalog.to_regprocedure('"public"."blw_score_097263ab_fwd"()') IS NOT NULL)))

-- REVERT 1: look for values of score that do not fit integer
SELECT count(*) FROM "public"."posts" WHERE <range> AND ("score" NOT BETWEEN -2147483648 AND 2147483647);
-- key: "id"
-- whatever stands

-- REVERT 2: refuse what does not fit the hidden score from here on
-- one message, locks first: "public"."posts"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."posts"'::pg_catalog.regclass;
DO $bellows$
DECLARE
  blw_other pg_catalog.text;
BEGIN
  SELECT pg_catalog.format('ALTER TABLE %s DROP CONSTRAINT %I', k.conrelid::pg_catalog.regclass, k.conname) INTO blw_other
    FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = ANY (k.confkey)
    WHERE k.contype = 'f' AND k.conparentid = 0 AND k.confrelid = '"public"."posts"'::pg_catalog.regclass AND a.attname = 'score' LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION USING ERRCODE = '2BP01', MESSAGE = pg_catalog.format('a foreign key that was made since the contract points at %s of'
      ' %s, and would keep what it was before from coming back; drop it first: %s', 'score', '"public"."posts"', blw_other);
  END IF;
END
$bellows$;
CREATE OR REPLACE FUNCTION "public"."blw_score_097263ab_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $bellows$
-- Bellows, orders/18: keeps a hidden column and its successor equal, so that it can be shown again.
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."score" IS NULL THEN
      NEW."score" := NEW."blw_score_9c96a0d6_hidden";
    ELSE
      NEW."blw_score_9c96a0d6_hidden" := NEW."score";
      IF NEW."score" IS DISTINCT FROM NEW."blw_score_9c96a0d6_hidden" THEN
        RAISE EXCEPTION USING ERRCODE = '22003', MESSAGE = 'a value of score does not fit integer, the type of score for code of an earlier version';
      END IF;
    END IF;
  ELSIF NEW."score" IS DISTINCT FROM NEW."blw_score_9c96a0d6_hidden" THEN
    IF NEW."score" IS DISTINCT FROM OLD."score" OR NEW."blw_score_9c96a0d6_hidden" IS DISTINCT FROM OLD."blw_score_9c96a0d6_hidden" THEN
      NEW."blw_score_9c96a0d6_hidden" := NEW."score";
      IF NEW."score" IS DISTINCT FROM NEW."blw_score_9c96a0d6_hidden" THEN
        RAISE EXCEPTION USING ERRCODE = '22003', MESSAGE = 'a value of score does not fit integer, the type of score for code of an earlier version';
      END IF;
    ELSE
      BEGIN
        NEW."blw_score_9c96a0d6_hidden" := NEW."score";
        IF NEW."score" IS DISTINCT FROM NEW."blw_score_9c96a0d6_hidden" THEN
          NEW."blw_score_9c96a0d6_hidden" := NULL;
        END IF;
      EXCEPTION WHEN data_exception OR feature_not_supported THEN
        NEW."blw_score_9c96a0d6_hidden" := NULL;
      END;
    END IF;
  END IF;
  RETURN NEW;
END
$bellows$;
RESET ROLE;
-- done when: SELECT (EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_score_097263ab_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '6d63e88ce30f6e6db03932cc68b82d617b53c89536a3531a37713ee6d5d7f113')
--     OR EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."posts"') AND a.attname = 'score' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('integer') AND a.atttypmod = -1))
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."posts"') AND a.attname = 'blw_score_9c96a0d6_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('integer') AND a.atttypmod = -1)
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_score_097263ab_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '39d4857c92f16e56622322cc28091be85e79807bc710ce3edda802735de03895')

-- REVERT 3: bring the hidden score up to score
UPDATE "public"."posts" SET "blw_score_9c96a0d6_hidden" = "score" WHERE <range> AND "score" IS DISTINCT FROM "blw_score_9c96a0d6_hidden";
-- key: "id"
-- fires no trigger but ours
-- standing: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_attribute a ON a.attrelid = pg_catalog.to_regclass('"public"."posts"') AND NOT a.attisdropped AND (a.attname IN ('blw_score_4f082ac4_next') OR a.attgenerated <> '') WHERE (k.conrelid = a.attrelid AND a.attnum = ANY (k.conkey) AND (k.contype = 'f' OR k.condeferrable)) OR (k.confrelid = a.attrelid AND a.attnum = ANY (k.confkey)))

-- REVERT 4: bring back the old score of posts
-- one message, locks first: "public"."posts"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."posts"'::pg_catalog.regclass;
DO $bellows$
DECLARE blw_said pg_catalog.text;
BEGIN
  FOR blw_said IN
    SELECT format('GRANT %s (%s) ON TABLE %s TO %s%s', x.privilege_type, '"blw_score_9c96a0d6_hidden"', '"public"."posts"',
        CASE x.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(r.rolname) END,
        CASE WHEN x.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
      FROM pg_attribute a CROSS JOIN LATERAL aclexplode(a.attacl) x LEFT JOIN pg_roles r ON r.oid = x.grantee
      WHERE a.attrelid = '"public"."posts"'::pg_catalog.regclass AND a.attname = 'score' AND NOT a.attisdropped
        AND (x.grantee = 0 OR r.oid IS NOT NULL) AND NOT EXISTS (SELECT FROM pg_attribute b, aclexplode(b.attacl) y
          WHERE b.attrelid = a.attrelid AND b.attname = 'blw_score_9c96a0d6_hidden' AND y.grantee = x.grantee
            AND y.privilege_type = x.privilege_type AND y.is_grantable >= x.is_grantable)
    UNION ALL SELECT format('COMMENT ON COLUMN %s.%s IS %L', '"public"."posts"', '"blw_score_9c96a0d6_hidden"', col_description(a.attrelid, a.attnum))
      FROM pg_attribute a JOIN pg_attribute b ON b.attrelid = a.attrelid AND b.attname = 'blw_score_9c96a0d6_hidden'
      WHERE a.attrelid = '"public"."posts"'::pg_catalog.regclass AND a.attname = 'score' AND col_description(a.attrelid, a.attnum)
        <> coalesce(col_description(b.attrelid, b.attnum), '')
    UNION ALL SELECT format('ALTER TABLE %s ALTER COLUMN %s SET STATISTICS %s', '"public"."posts"', '"blw_score_9c96a0d6_hidden"', a.attstattarget)
      FROM pg_attribute a JOIN pg_attribute b ON b.attrelid = a.attrelid AND b.attname = 'blw_score_9c96a0d6_hidden'
      WHERE a.attrelid = '"public"."posts"'::pg_catalog.regclass AND a.attname = 'score' AND a.attstattarget >= 0 AND a.attstattarget IS DISTINCT FROM b.attstattarget
    UNION ALL SELECT format('ALTER TABLE %s ALTER COLUMN %s SET (%s)', '"public"."posts"', '"blw_score_9c96a0d6_hidden"', o.option)
      FROM pg_attribute a JOIN pg_attribute b ON b.attrelid = a.attrelid AND b.attname = 'blw_score_9c96a0d6_hidden'
        CROSS JOIN LATERAL unnest(a.attoptions) o(option)
      WHERE a.attrelid = '"public"."posts"'::pg_catalog.regclass AND a.attname = 'score' AND o.option ~ '^n_distinct(_inherited)?='
        AND o.option <> ALL (coalesce(b.attoptions, '{}'))
  LOOP
    EXECUTE blw_said;
  END LOOP;
END
$bellows$;
ALTER TABLE "public"."posts" RENAME COLUMN "score" TO "blw_score_4f082ac4_next";
ALTER TABLE "public"."posts" RENAME COLUMN "blw_score_9c96a0d6_hidden" TO "score";
DO $bellows$
DECLARE blw_said pg_catalog.text := (SELECT string_agg(quote_ident(t.tgname), ', ' ORDER BY t.tgname)
  FROM pg_trigger t JOIN pg_attribute from_a ON from_a.attrelid = t.tgrelid AND from_a.attname = 'blw_score_4f082ac4_next'
    JOIN pg_attribute to_a ON to_a.attrelid = t.tgrelid AND to_a.attname = 'score'
  WHERE t.tgrelid = '"public"."posts"'::regclass AND NOT t.tgisinternal AND t.tgconstraint <> 0
    AND from_a.attnum = ANY (t.tgattr::int2[]) AND NOT to_a.attnum = ANY (t.tgattr::int2[]));
BEGIN
  IF blw_said IS NOT NULL THEN
    RAISE EXCEPTION USING MESSAGE = 'these constraint triggers of "public"."posts" fire for blw_score_4f082ac4_next alone and cannot be replaced: ' || blw_said || '. DROP them and CREATE them anew with UPDATE OF blw_score_4f082ac4_next, score, in one transaction';
  END IF;
  FOR blw_said IN
    SELECT unnest(ARRAY[
      'CREATE OR REPLACE' || substr(CASE WHEN true THEN replace(w.text, '.' || w.from_name, '.' || w.to_name) ELSE w.text END, length('CREATE') + 1),
      CASE w.tgenabled WHEN 'O' THEN NULL
        ELSE 'ALTER TABLE ' || '"public"."posts"' || CASE w.tgenabled WHEN 'D' THEN ' DISABLE' WHEN 'A' THEN ' ENABLE ALWAYS' ELSE ' ENABLE REPLICA' END
          || ' TRIGGER ' || quote_ident(w.tgname) END])
    FROM (
      SELECT t.tgname, t.tgenabled, quote_ident(from_a.attname) AS from_name, quote_ident(to_a.attname) AS to_name,
        CASE WHEN n.before IS NULL THEN pg_get_triggerdef(t.oid)
          ELSE overlay(pg_get_triggerdef(t.oid) PLACING n.after FROM strpos(pg_get_triggerdef(t.oid), n.before) FOR length(n.before)) END AS text
      FROM pg_trigger t JOIN pg_attribute from_a ON from_a.attrelid = t.tgrelid AND from_a.attname = 'blw_score_4f082ac4_next'
        JOIN pg_attribute to_a ON to_a.attrelid = t.tgrelid AND to_a.attname = 'score'
        CROSS JOIN LATERAL (SELECT t.tgattr::int2[] AS listed) l
        CROSS JOIN LATERAL (SELECT ' UPDATE OF ' || string_agg(quote_ident(a.attname), ', ' ORDER BY k.place) || ' ' AS before
          FROM unnest(l.listed) WITH ORDINALITY k(attnum, place) JOIN pg_attribute a ON a.attrelid = t.tgrelid AND a.attnum = k.attnum) b
        CROSS JOIN LATERAL (SELECT b.before, ' UPDATE OF ' || string_agg(quote_ident(a.attname), ', ' ORDER BY k.place) || ' ' AS after
          FROM (SELECT u.attnum, min(u.place) AS place FROM unnest(CASE WHEN from_a.attnum = ANY (l.listed) THEN array_replace(l.listed, from_a.attnum, to_a.attnum) ELSE l.listed END)
              WITH ORDINALITY u(attnum, place) GROUP BY u.attnum) k
            JOIN pg_attribute a ON a.attrelid = t.tgrelid AND a.attnum = k.attnum) n
      WHERE t.tgrelid = '"public"."posts"'::regclass AND NOT t.tgisinternal AND t.tgconstraint = 0 AND NOT starts_with(t.tgname::text, 'zzz_blw_')
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
CREATE OR REPLACE FUNCTION "public"."blw_score_097263ab_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $bellows$
-- Bellows, orders/18: keeps the next type of a column filled.
BEGIN
  IF NEW."blw_score_4f082ac4_next" IS DISTINCT FROM NEW."score" THEN
    NEW."blw_score_4f082ac4_next" := NEW."score";
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
        AND (p.oid IN (SELECT t.tgfoid FROM pg_catalog.pg_trigger t WHERE t.tgrelid = '"public"."posts"'::pg_catalog.regclass AND NOT t.tgisinternal)
          OR p.oid IN (SELECT pg_catalog.to_regprocedure(s) FROM pg_catalog.unnest(ARRAY['public.at_least()', 'public.begin_at()', 'public.scored(record)', 'public.sum_up()']::pg_catalog.text[]) s))
      ORDER BY p.oid
  LOOP
    EXECUTE blw_said;
  END LOOP;
END
$bellows$;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."posts"') AND a.attname = 'score' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('integer') AND a.atttypmod = -1)
--     AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."posts"') AND a.attname = 'blw_score_4f082ac4_next' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('bigint') AND a.atttypmod = -1)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."posts"') AND a.attname = 'blw_score_9c96a0d6_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_score_097263ab_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '9ed78a8e30d2db07158d5c6ffbdf5e55c2ae64ec1b7ee5bd30ec32cac53a32e9')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."posts"') AND t.tgname = 'zzz_blw_score_fc710ba4_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_score_097263ab_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."posts"') AND a.attname = 'blw_score_9c96a0d6_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('integer') AND a.atttypmod = -1)
--     AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."posts"') AND a.attname = 'score' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('bigint') AND a.atttypmod = -1)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."posts"') AND a.attname = 'blw_score_4f082ac4_next' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_score_097263ab_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '6d63e88ce30f6e6db03932cc68b82d617b53c89536a3531a37713ee6d5d7f113')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."posts"') AND t.tgname = 'zzz_blw_score_fc710ba4_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_score_097263ab_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
