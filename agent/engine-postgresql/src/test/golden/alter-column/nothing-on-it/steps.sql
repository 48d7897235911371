-- Nothing hangs on the column: what its indexes would wait for is waited for by one over no row.

-- EXPAND 1: add the next c of type bigint to t, in sync with c
-- one message, locks first: "public"."t"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."t"'::pg_catalog.regclass;
ALTER TABLE "public"."t" ADD COLUMN "blw_c_ea689765_next" bigint;
CREATE FUNCTION "public"."blw_c_046f607c_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $bellows$
-- Bellows, orders/18: keeps the next type of a column filled.
BEGIN
  IF NEW."blw_c_ea689765_next" IS DISTINCT FROM NEW."c" THEN
    NEW."blw_c_ea689765_next" := NEW."c";
  END IF;
  RETURN NEW;
END
$bellows$;
CREATE TRIGGER "zzz_blw_c_bbb15702_fwd" BEFORE INSERT OR UPDATE ON "public"."t" FOR EACH ROW EXECUTE FUNCTION "public"."blw_c_046f607c_fwd"();
ALTER TABLE "public"."t" ENABLE ALWAYS TRIGGER "zzz_blw_c_bbb15702_fwd";
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."t"') AND a.attname = 'blw_c_ea689765_next' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('bigint') AND a.atttypmod = -1)
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_c_046f607c_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = 'dad5ff98e34932113f8d3c3dcffe7bbdae1ec6d6f053f4c4e5633d4ee9b02275')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."t"') AND t.tgname = 'zzz_blw_c_bbb15702_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_c_046f607c_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."t"') AND a.attname = 'blw_c_ea689765_next' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."t"') AND t.tgname = 'zzz_blw_c_bbb15702_fwd')
--     AND NOT (pg_catalog.to_regprocedure('"public"."blw_c_046f607c_fwd"()') IS NOT NULL)
-- proven by writes of the application, taken back

-- MIGRATE 1: fill the next c from c
UPDATE "public"."t" SET "blw_c_ea689765_next" = "c" WHERE <range> AND "blw_c_ea689765_next" IS DISTINCT FROM "c";
-- key: "id"

-- MIGRATE 2: wait until nobody reads t as it was before the fill
CREATE INDEX CONCURRENTLY "blw_c_ab87f945_seen" ON "public"."t" USING btree ((true)) WHERE false;
-- leftover when: SELECT (pg_catalog.to_regclass('"public"."blw_c_ab87f945_seen"') IS NOT NULL)
-- repair: DROP INDEX CONCURRENTLY IF EXISTS "public"."blw_c_ab87f945_seen"
-- done when: the journal says so

-- MIGRATE 3: drop the index over no row that waited for it
DROP INDEX CONCURRENTLY IF EXISTS "public"."blw_c_ab87f945_seen";
-- leftover when: SELECT false
-- done when: the journal says so

-- MIGRATE 4: compare c and the next c
SELECT count(*) FROM "public"."t" WHERE <range> AND "blw_c_ea689765_next" IS DISTINCT FROM "c";
-- key: "id"
-- standing: SELECT EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_c_046f607c_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = 'dad5ff98e34932113f8d3c3dcffe7bbdae1ec6d6f053f4c4e5633d4ee9b02275')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."t"') AND t.tgname = 'zzz_blw_c_bbb15702_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_c_046f607c_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."t"') AND NOT t.tgisinternal AND t.tgenabled <> 'D' AND t.tgtype & 1 <> 0 AND t.tgtype & 2 <> 0 AND t.tgtype & 20 <> 0 AND t.tgname > 'zzz_blw_c_bbb15702_fwd' AND NOT pg_catalog.starts_with(t.tgname::pg_catalog.text, 'zzz_blw_'))

-- MIGRATE 5: bind new writes of the next c to be not null
-- one message, locks first: "public"."t"
ALTER TABLE "public"."t" ADD CONSTRAINT "blw_c_5c121ebb_twin" CHECK ("blw_c_ea689765_next" IS NOT NULL) NOT VALID;
-- done when: SELECT (EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."t"') AND k.conname = 'blw_c_5c121ebb_twin')
--     OR EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."t"') AND a.attname = 'blw_c_ea689765_next' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull))
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."t"') AND k.conname = 'blw_c_5c121ebb_twin')
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."t"') AND a.attname = 'blw_c_ea689765_next' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull)
-- proven by writes of the application, taken back

-- MIGRATE 6: prove that the next c is nowhere null
ALTER TABLE "public"."t" VALIDATE CONSTRAINT "blw_c_5c121ebb_twin";
-- leftover when: SELECT false
-- done when: SELECT (EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."t"') AND k.conname = 'blw_c_5c121ebb_twin' AND k.convalidated)
--     OR EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."t"') AND a.attname = 'blw_c_ea689765_next' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull))

-- MIGRATE 7: declare the next c not null
-- one message, locks first: "public"."t"
ALTER TABLE "public"."t" ALTER COLUMN "blw_c_ea689765_next" SET NOT NULL;
ALTER TABLE "public"."t" DROP CONSTRAINT "blw_c_5c121ebb_twin";
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."t"') AND a.attname = 'blw_c_ea689765_next' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."t"') AND k.conname = 'blw_c_5c121ebb_twin')
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."t"') AND a.attname = 'blw_c_ea689765_next' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull)
--     AND EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."t"') AND k.conname = 'blw_c_5c121ebb_twin' AND k.convalidated)
-- proven by writes of the application, taken back

-- MIGRATE 8: collect statistics of the next c
ANALYZE "public"."t" ("blw_c_ea689765_next");
-- leftover when: SELECT false
-- done when: the journal says so

-- CONTRACT 1: compare c and the next c before hiding
SELECT count(*) FROM "public"."t" WHERE <range> AND "blw_c_ea689765_next" IS DISTINCT FROM "c";
-- key: "id"
-- standing: SELECT EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_c_046f607c_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = 'dad5ff98e34932113f8d3c3dcffe7bbdae1ec6d6f053f4c4e5633d4ee9b02275')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."t"') AND t.tgname = 'zzz_blw_c_bbb15702_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_c_046f607c_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."t"') AND NOT t.tgisinternal AND t.tgenabled <> 'D' AND t.tgtype & 1 <> 0 AND t.tgtype & 2 <> 0 AND t.tgtype & 20 <> 0 AND t.tgname > 'zzz_blw_c_bbb15702_fwd' AND NOT pg_catalog.starts_with(t.tgname::pg_catalog.text, 'zzz_blw_'))

-- CONTRACT 2: let c of t and its next column change places, still in sync
-- one message, locks first: "public"."t"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."t"'::pg_catalog.regclass;
DO $bellows$
DECLARE blw_said pg_catalog.text;
BEGIN
  FOR blw_said IN
    SELECT format('GRANT %s (%s) ON TABLE %s TO %s%s', x.privilege_type, '"blw_c_ea689765_next"', '"public"."t"',
        CASE x.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(r.rolname) END,
        CASE WHEN x.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
      FROM pg_attribute a CROSS JOIN LATERAL aclexplode(a.attacl) x LEFT JOIN pg_roles r ON r.oid = x.grantee
      WHERE a.attrelid = '"public"."t"'::pg_catalog.regclass AND a.attname = 'c' AND NOT a.attisdropped
        AND (x.grantee = 0 OR r.oid IS NOT NULL) AND NOT EXISTS (SELECT FROM pg_attribute b, aclexplode(b.attacl) y
          WHERE b.attrelid = a.attrelid AND b.attname = 'blw_c_ea689765_next' AND y.grantee = x.grantee
            AND y.privilege_type = x.privilege_type AND y.is_grantable >= x.is_grantable)
    UNION ALL SELECT format('COMMENT ON COLUMN %s.%s IS %L', '"public"."t"', '"blw_c_ea689765_next"', col_description(a.attrelid, a.attnum))
      FROM pg_attribute a JOIN pg_attribute b ON b.attrelid = a.attrelid AND b.attname = 'blw_c_ea689765_next'
      WHERE a.attrelid = '"public"."t"'::pg_catalog.regclass AND a.attname = 'c' AND col_description(a.attrelid, a.attnum)
        <> coalesce(col_description(b.attrelid, b.attnum), '')
    UNION ALL SELECT format('ALTER TABLE %s ALTER COLUMN %s SET STATISTICS %s', '"public"."t"', '"blw_c_ea689765_next"', a.attstattarget)
      FROM pg_attribute a JOIN pg_attribute b ON b.attrelid = a.attrelid AND b.attname = 'blw_c_ea689765_next'
      WHERE a.attrelid = '"public"."t"'::pg_catalog.regclass AND a.attname = 'c' AND a.attstattarget >= 0 AND a.attstattarget IS DISTINCT FROM b.attstattarget
    UNION ALL SELECT format('ALTER TABLE %s ALTER COLUMN %s SET (%s)', '"public"."t"', '"blw_c_ea689765_next"', o.option)
      FROM pg_attribute a JOIN pg_attribute b ON b.attrelid = a.attrelid AND b.attname = 'blw_c_ea689765_next'
        CROSS JOIN LATERAL unnest(a.attoptions) o(option)
      WHERE a.attrelid = '"public"."t"'::pg_catalog.regclass AND a.attname = 'c' AND o.option ~ '^n_distinct(_inherited)?='
        AND o.option <> ALL (coalesce(b.attoptions, '{}'))
  LOOP
    EXECUTE blw_said;
  END LOOP;
END
$bellows$;
ALTER TABLE "public"."t" RENAME COLUMN "c" TO "blw_c_46c07264_hidden";
ALTER TABLE "public"."t" RENAME COLUMN "blw_c_ea689765_next" TO "c";
DO $bellows$
DECLARE blw_said pg_catalog.text := (SELECT string_agg(quote_ident(t.tgname), ', ' ORDER BY t.tgname)
  FROM pg_trigger t JOIN pg_attribute from_a ON from_a.attrelid = t.tgrelid AND from_a.attname = 'blw_c_46c07264_hidden'
    JOIN pg_attribute to_a ON to_a.attrelid = t.tgrelid AND to_a.attname = 'c'
  WHERE t.tgrelid = '"public"."t"'::regclass AND NOT t.tgisinternal AND t.tgconstraint <> 0
    AND from_a.attnum = ANY (t.tgattr::int2[]) AND NOT to_a.attnum = ANY (t.tgattr::int2[]));
BEGIN
  IF blw_said IS NOT NULL THEN
    RAISE EXCEPTION USING MESSAGE = 'these constraint triggers of "public"."t" fire for blw_c_46c07264_hidden alone and cannot be replaced: ' || blw_said || '. DROP them and CREATE them anew with UPDATE OF blw_c_46c07264_hidden, c, in one transaction';
  END IF;
  FOR blw_said IN
    SELECT unnest(ARRAY[
      'CREATE OR REPLACE' || substr(CASE WHEN true THEN replace(w.text, '.' || w.from_name, '.' || w.to_name) ELSE w.text END, length('CREATE') + 1),
      CASE w.tgenabled WHEN 'O' THEN NULL
        ELSE 'ALTER TABLE ' || '"public"."t"' || CASE w.tgenabled WHEN 'D' THEN ' DISABLE' WHEN 'A' THEN ' ENABLE ALWAYS' ELSE ' ENABLE REPLICA' END
          || ' TRIGGER ' || quote_ident(w.tgname) END])
    FROM (
      SELECT t.tgname, t.tgenabled, quote_ident(from_a.attname) AS from_name, quote_ident(to_a.attname) AS to_name,
        CASE WHEN n.before IS NULL THEN pg_get_triggerdef(t.oid)
          ELSE overlay(pg_get_triggerdef(t.oid) PLACING n.after FROM strpos(pg_get_triggerdef(t.oid), n.before) FOR length(n.before)) END AS text
      FROM pg_trigger t JOIN pg_attribute from_a ON from_a.attrelid = t.tgrelid AND from_a.attname = 'blw_c_46c07264_hidden'
        JOIN pg_attribute to_a ON to_a.attrelid = t.tgrelid AND to_a.attname = 'c'
        CROSS JOIN LATERAL (SELECT t.tgattr::int2[] AS listed) l
        CROSS JOIN LATERAL (SELECT ' UPDATE OF ' || string_agg(quote_ident(a.attname), ', ' ORDER BY k.place) || ' ' AS before
          FROM unnest(l.listed) WITH ORDINALITY k(attnum, place) JOIN pg_attribute a ON a.attrelid = t.tgrelid AND a.attnum = k.attnum) b
        CROSS JOIN LATERAL (SELECT b.before, ' UPDATE OF ' || string_agg(quote_ident(a.attname), ', ' ORDER BY k.place) || ' ' AS after
          FROM (SELECT u.attnum, min(u.place) AS place FROM unnest(CASE WHEN from_a.attnum = ANY (l.listed) THEN array_replace(l.listed, from_a.attnum, to_a.attnum) ELSE l.listed END)
              WITH ORDINALITY u(attnum, place) GROUP BY u.attnum) k
            JOIN pg_attribute a ON a.attrelid = t.tgrelid AND a.attnum = k.attnum) n
      WHERE t.tgrelid = '"public"."t"'::regclass AND NOT t.tgisinternal AND t.tgconstraint = 0 AND NOT starts_with(t.tgname::text, 'zzz_blw_')
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
ALTER TABLE "public"."t" ALTER COLUMN "blw_c_46c07264_hidden" DROP NOT NULL;
ALTER TABLE "public"."t" DROP CONSTRAINT IF EXISTS "blw_c_5c121ebb_twin";
CREATE OR REPLACE FUNCTION "public"."blw_c_046f607c_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $bellows$
-- Bellows, orders/18: keeps a hidden column and its successor equal.
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."c" IS NULL THEN
      NEW."c" := NEW."blw_c_46c07264_hidden";
    ELSE
      BEGIN
        NEW."blw_c_46c07264_hidden" := NEW."c";
        IF NEW."c" IS DISTINCT FROM NEW."blw_c_46c07264_hidden" THEN
          NEW."blw_c_46c07264_hidden" := NULL;
        END IF;
      EXCEPTION WHEN data_exception OR feature_not_supported THEN
        NEW."blw_c_46c07264_hidden" := NULL;
      END;
    END IF;
  ELSIF NEW."c" IS DISTINCT FROM NEW."blw_c_46c07264_hidden" THEN
    BEGIN
      NEW."blw_c_46c07264_hidden" := NEW."c";
      IF NEW."c" IS DISTINCT FROM NEW."blw_c_46c07264_hidden" THEN
        NEW."blw_c_46c07264_hidden" := NULL;
      END IF;
    EXCEPTION WHEN data_exception OR feature_not_supported THEN
      NEW."blw_c_46c07264_hidden" := NULL;
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
        AND (p.oid IN (SELECT t.tgfoid FROM pg_catalog.pg_trigger t WHERE t.tgrelid = '"public"."t"'::pg_catalog.regclass AND NOT t.tgisinternal)
          OR p.oid IN (SELECT pg_catalog.to_regprocedure(s) FROM pg_catalog.unnest(ARRAY[]::pg_catalog.text[]) s))
      ORDER BY p.oid
  LOOP
    EXECUTE blw_said;
  END LOOP;
END
$bellows$;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."t"') AND a.attname = 'blw_c_46c07264_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('integer') AND a.atttypmod = -1)
--     AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."t"') AND a.attname = 'c' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('bigint') AND a.atttypmod = -1)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."t"') AND a.attname = 'blw_c_ea689765_next' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND (EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_c_046f607c_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '998ad2d6f093a0affd71789bef8b00f1c42a2152de8f1e197e7ec2c340cf27cf')
--     OR EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_c_046f607c_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '30c9909c348cd77a6d01a57dc873f5efffb4ed9674da5937d9b2fece29b364a8'))
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."t"') AND t.tgname = 'zzz_blw_c_bbb15702_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_c_046f607c_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."t"') AND a.attname = 'c' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('integer') AND a.atttypmod = -1)
--     AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."t"') AND a.attname = 'blw_c_ea689765_next' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('bigint') AND a.atttypmod = -1)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."t"') AND a.attname = 'blw_c_46c07264_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_c_046f607c_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = 'dad5ff98e34932113f8d3c3dcffe7bbdae1ec6d6f053f4c4e5633d4ee9b02275')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."t"') AND t.tgname = 'zzz_blw_c_bbb15702_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_c_046f607c_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
-- proven by writes of the application, taken back

-- CONTRACT 3: take back what a revert has begun at the hidden c, where one was given up
-- one message, locks first: "public"."t"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."t"'::pg_catalog.regclass;
ALTER TABLE "public"."t" DROP CONSTRAINT IF EXISTS "blw_c_5c121ebb_twin";
CREATE OR REPLACE FUNCTION "public"."blw_c_046f607c_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $bellows$
-- Bellows, orders/18: keeps a hidden column and its successor equal.
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."c" IS NULL THEN
      NEW."c" := NEW."blw_c_46c07264_hidden";
    ELSE
      BEGIN
        NEW."blw_c_46c07264_hidden" := NEW."c";
        IF NEW."c" IS DISTINCT FROM NEW."blw_c_46c07264_hidden" THEN
          NEW."blw_c_46c07264_hidden" := NULL;
        END IF;
      EXCEPTION WHEN data_exception OR feature_not_supported THEN
        NEW."blw_c_46c07264_hidden" := NULL;
      END;
    END IF;
  ELSIF NEW."c" IS DISTINCT FROM NEW."blw_c_46c07264_hidden" THEN
    BEGIN
      NEW."blw_c_46c07264_hidden" := NEW."c";
      IF NEW."c" IS DISTINCT FROM NEW."blw_c_46c07264_hidden" THEN
        NEW."blw_c_46c07264_hidden" := NULL;
      END IF;
    EXCEPTION WHEN data_exception OR feature_not_supported THEN
      NEW."blw_c_46c07264_hidden" := NULL;
    END;
  END IF;
  RETURN NEW;
END
$bellows$;
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."t"') AND a.attname = 'blw_c_46c07264_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('integer') AND a.atttypmod = -1)
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_c_046f607c_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '998ad2d6f093a0affd71789bef8b00f1c42a2152de8f1e197e7ec2c340cf27cf') AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."t"') AND k.conname = 'blw_c_5c121ebb_twin')
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."t"') AND a.attname = 'blw_c_46c07264_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('integer') AND a.atttypmod = -1)
--     AND NOT (EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_c_046f607c_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '998ad2d6f093a0affd71789bef8b00f1c42a2152de8f1e197e7ec2c340cf27cf') AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."t"') AND k.conname = 'blw_c_5c121ebb_twin'))

-- CLEANUP 1: compare c and the hidden column before dropping it
SELECT count(*) FROM "public"."t" WHERE <range> AND "blw_c_46c07264_hidden" IS NOT NULL AND "c" IS DISTINCT FROM "blw_c_46c07264_hidden";
-- key: "id"
-- standing: SELECT EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_c_046f607c_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '998ad2d6f093a0affd71789bef8b00f1c42a2152de8f1e197e7ec2c340cf27cf')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."t"') AND t.tgname = 'zzz_blw_c_bbb15702_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_c_046f607c_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."t"') AND NOT t.tgisinternal AND t.tgenabled <> 'D' AND t.tgtype & 1 <> 0 AND t.tgtype & 2 <> 0 AND t.tgtype & 20 <> 0 AND t.tgname > 'zzz_blw_c_bbb15702_fwd' AND NOT pg_catalog.starts_with(t.tgname::pg_catalog.text, 'zzz_blw_'))

-- CLEANUP 2: drop the hidden c of t and its trigger
-- one message, locks first: "public"."t"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."t"'::pg_catalog.regclass;
DROP TRIGGER "zzz_blw_c_bbb15702_fwd" ON "public"."t";
DROP FUNCTION "public"."blw_c_046f607c_fwd"();
ALTER TABLE "public"."t" DROP COLUMN "blw_c_46c07264_hidden";
DO $bellows$
DECLARE blw_said pg_catalog.text;
BEGIN
  SELECT pg_catalog.format('ALTER TABLE %s RENAME CONSTRAINT %I TO %I', k.conrelid::pg_catalog.regclass, k.conname, wanted.name)
    INTO blw_said
    FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1],
      (SELECT 't_c_not_null'::pg_catalog.text AS name) wanted
    WHERE k.conrelid = '"public"."t"'::pg_catalog.regclass AND k.contype = 'n' AND a.attname = 'c'
      AND pg_catalog.strpos(k.conname::pg_catalog.text, 'blw_') > 0
      AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint o WHERE o.conrelid = k.conrelid AND o.conname = wanted.name);
  IF blw_said IS NOT NULL THEN
    EXECUTE blw_said;
  END IF;
END
$bellows$;
RESET ROLE;
-- done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."t"') AND a.attname = 'blw_c_46c07264_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."t"') AND t.tgname = 'zzz_blw_c_bbb15702_fwd')
--     AND NOT (pg_catalog.to_regprocedure('"public"."blw_c_046f607c_fwd"()') IS NOT NULL)
--     AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."t"') AND a.attname = 'c' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('bigint') AND a.atttypmod = -1)
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."t"') AND a.attname = 'blw_c_46c07264_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."t"') AND t.tgname = 'zzz_blw_c_bbb15702_fwd')
--     AND (pg_catalog.to_regprocedure('"public"."blw_c_046f607c_fwd"()') IS NOT NULL)
-- proven by writes of the application, taken back

-- ROLLBACK 1: drop the index over no row that waited for it
DROP INDEX CONCURRENTLY IF EXISTS "public"."blw_c_ab87f945_seen";
-- leftover when: SELECT false
-- done when: SELECT NOT (pg_catalog.to_regclass('"public"."blw_c_ab87f945_seen"') IS NOT NULL)

-- ROLLBACK 2: drop the next c of t and its trigger
-- one message, locks first: "public"."t"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."t"'::pg_catalog.regclass;
DROP TRIGGER IF EXISTS "zzz_blw_c_bbb15702_fwd" ON "public"."t";
DROP FUNCTION IF EXISTS "public"."blw_c_046f607c_fwd"();
ALTER TABLE "public"."t" DROP COLUMN IF EXISTS "blw_c_ea689765_next";
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."t"') AND a.attname = 'c' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."t"') AND a.attname = 'blw_c_ea689765_next' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."t"') AND t.tgname = 'zzz_blw_c_bbb15702_fwd')
--     AND NOT (pg_catalog.to_regprocedure('"public"."blw_c_046f607c_fwd"()') IS NOT NULL)
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."t"') AND a.attname = 'c' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND (EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."t"') AND a.attname = 'blw_c_ea689765_next' AND a.attnum > 0 AND NOT a.attisdropped)
--     OR (EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."t"') AND t.tgname = 'zzz_blw_c_bbb15702_fwd')
--     OR (pg_catalog.to_regprocedure('"public"."blw_c_046f607c_fwd"()') IS NOT NULL)))

-- REVERT 1: look for values of c that do not fit integer
SELECT count(*) FROM "public"."t" WHERE <range> AND ("c" NOT BETWEEN -2147483648 AND 2147483647);
-- key: "id"
-- whatever stands

-- REVERT 2: refuse what does not fit the hidden c from here on
-- one message, locks first: "public"."t"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."t"'::pg_catalog.regclass;
DO $bellows$
DECLARE
  blw_other pg_catalog.text;
BEGIN
  SELECT pg_catalog.format('ALTER TABLE %s DROP CONSTRAINT %I', k.conrelid::pg_catalog.regclass, k.conname) INTO blw_other
    FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = ANY (k.confkey)
    WHERE k.contype = 'f' AND k.conparentid = 0 AND k.confrelid = '"public"."t"'::pg_catalog.regclass AND a.attname = 'c' LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION USING ERRCODE = '2BP01', MESSAGE = pg_catalog.format('a foreign key that was made since the contract points at %s of'
      ' %s, and would keep what it was before from coming back; drop it first: %s', 'c', '"public"."t"', blw_other);
  END IF;
END
$bellows$;
CREATE OR REPLACE FUNCTION "public"."blw_c_046f607c_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $bellows$
-- Bellows, orders/18: keeps a hidden column and its successor equal, so that it can be shown again.
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."c" IS NULL THEN
      NEW."c" := NEW."blw_c_46c07264_hidden";
    ELSE
      NEW."blw_c_46c07264_hidden" := NEW."c";
      IF NEW."c" IS DISTINCT FROM NEW."blw_c_46c07264_hidden" THEN
        RAISE EXCEPTION USING ERRCODE = '22003', MESSAGE = 'a value of c does not fit integer, the type of c for code of an earlier version';
      END IF;
    END IF;
  ELSIF NEW."c" IS DISTINCT FROM NEW."blw_c_46c07264_hidden" THEN
    IF NEW."c" IS DISTINCT FROM OLD."c" OR NEW."blw_c_46c07264_hidden" IS DISTINCT FROM OLD."blw_c_46c07264_hidden" THEN
      NEW."blw_c_46c07264_hidden" := NEW."c";
      IF NEW."c" IS DISTINCT FROM NEW."blw_c_46c07264_hidden" THEN
        RAISE EXCEPTION USING ERRCODE = '22003', MESSAGE = 'a value of c does not fit integer, the type of c for code of an earlier version';
      END IF;
    ELSE
      BEGIN
        NEW."blw_c_46c07264_hidden" := NEW."c";
        IF NEW."c" IS DISTINCT FROM NEW."blw_c_46c07264_hidden" THEN
          NEW."blw_c_46c07264_hidden" := NULL;
        END IF;
      EXCEPTION WHEN data_exception OR feature_not_supported THEN
        NEW."blw_c_46c07264_hidden" := NULL;
      END;
    END IF;
  END IF;
  RETURN NEW;
END
$bellows$;
RESET ROLE;
-- done when: SELECT (EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_c_046f607c_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '30c9909c348cd77a6d01a57dc873f5efffb4ed9674da5937d9b2fece29b364a8')
--     OR EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."t"') AND a.attname = 'c' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('integer') AND a.atttypmod = -1))
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."t"') AND a.attname = 'blw_c_46c07264_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('integer') AND a.atttypmod = -1)
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_c_046f607c_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '998ad2d6f093a0affd71789bef8b00f1c42a2152de8f1e197e7ec2c340cf27cf')

-- REVERT 3: bring the hidden c up to c
UPDATE "public"."t" SET "blw_c_46c07264_hidden" = "c" WHERE <range> AND "c" IS DISTINCT FROM "blw_c_46c07264_hidden";
-- key: "id"

-- REVERT 4: bind new writes of the hidden c to be not null
-- one message, locks first: "public"."t"
ALTER TABLE "public"."t" ADD CONSTRAINT "blw_c_5c121ebb_twin" CHECK ("blw_c_46c07264_hidden" IS NOT NULL) NOT VALID;
-- done when: SELECT ((EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."t"') AND k.conname = 'blw_c_5c121ebb_twin')
--     OR EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."t"') AND a.attname = 'blw_c_46c07264_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull))
--     OR EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."t"') AND a.attname = 'c' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('integer') AND a.atttypmod = -1))
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."t"') AND k.conname = 'blw_c_5c121ebb_twin')
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."t"') AND a.attname = 'blw_c_46c07264_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."t"') AND a.attname = 'c' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('integer') AND a.atttypmod = -1)
-- proven by writes of the application, taken back

-- REVERT 5: prove that the hidden c is nowhere null
ALTER TABLE "public"."t" VALIDATE CONSTRAINT "blw_c_5c121ebb_twin";
-- leftover when: SELECT false
-- done when: SELECT ((EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."t"') AND k.conname = 'blw_c_5c121ebb_twin' AND k.convalidated)
--     OR EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."t"') AND a.attname = 'blw_c_46c07264_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull))
--     OR EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."t"') AND a.attname = 'c' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('integer') AND a.atttypmod = -1))

-- REVERT 6: bring back the old c of t
-- one message, locks first: "public"."t"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."t"'::pg_catalog.regclass;
DO $bellows$
DECLARE blw_said pg_catalog.text;
BEGIN
  FOR blw_said IN
    SELECT format('GRANT %s (%s) ON TABLE %s TO %s%s', x.privilege_type, '"blw_c_46c07264_hidden"', '"public"."t"',
        CASE x.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(r.rolname) END,
        CASE WHEN x.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
      FROM pg_attribute a CROSS JOIN LATERAL aclexplode(a.attacl) x LEFT JOIN pg_roles r ON r.oid = x.grantee
      WHERE a.attrelid = '"public"."t"'::pg_catalog.regclass AND a.attname = 'c' AND NOT a.attisdropped
        AND (x.grantee = 0 OR r.oid IS NOT NULL) AND NOT EXISTS (SELECT FROM pg_attribute b, aclexplode(b.attacl) y
          WHERE b.attrelid = a.attrelid AND b.attname = 'blw_c_46c07264_hidden' AND y.grantee = x.grantee
            AND y.privilege_type = x.privilege_type AND y.is_grantable >= x.is_grantable)
    UNION ALL SELECT format('COMMENT ON COLUMN %s.%s IS %L', '"public"."t"', '"blw_c_46c07264_hidden"', col_description(a.attrelid, a.attnum))
      FROM pg_attribute a JOIN pg_attribute b ON b.attrelid = a.attrelid AND b.attname = 'blw_c_46c07264_hidden'
      WHERE a.attrelid = '"public"."t"'::pg_catalog.regclass AND a.attname = 'c' AND col_description(a.attrelid, a.attnum)
        <> coalesce(col_description(b.attrelid, b.attnum), '')
    UNION ALL SELECT format('ALTER TABLE %s ALTER COLUMN %s SET STATISTICS %s', '"public"."t"', '"blw_c_46c07264_hidden"', a.attstattarget)
      FROM pg_attribute a JOIN pg_attribute b ON b.attrelid = a.attrelid AND b.attname = 'blw_c_46c07264_hidden'
      WHERE a.attrelid = '"public"."t"'::pg_catalog.regclass AND a.attname = 'c' AND a.attstattarget >= 0 AND a.attstattarget IS DISTINCT FROM b.attstattarget
    UNION ALL SELECT format('ALTER TABLE %s ALTER COLUMN %s SET (%s)', '"public"."t"', '"blw_c_46c07264_hidden"', o.option)
      FROM pg_attribute a JOIN pg_attribute b ON b.attrelid = a.attrelid AND b.attname = 'blw_c_46c07264_hidden'
        CROSS JOIN LATERAL unnest(a.attoptions) o(option)
      WHERE a.attrelid = '"public"."t"'::pg_catalog.regclass AND a.attname = 'c' AND o.option ~ '^n_distinct(_inherited)?='
        AND o.option <> ALL (coalesce(b.attoptions, '{}'))
  LOOP
    EXECUTE blw_said;
  END LOOP;
END
$bellows$;
ALTER TABLE "public"."t" RENAME COLUMN "c" TO "blw_c_ea689765_next";
ALTER TABLE "public"."t" RENAME COLUMN "blw_c_46c07264_hidden" TO "c";
DO $bellows$
DECLARE blw_said pg_catalog.text := (SELECT string_agg(quote_ident(t.tgname), ', ' ORDER BY t.tgname)
  FROM pg_trigger t JOIN pg_attribute from_a ON from_a.attrelid = t.tgrelid AND from_a.attname = 'blw_c_ea689765_next'
    JOIN pg_attribute to_a ON to_a.attrelid = t.tgrelid AND to_a.attname = 'c'
  WHERE t.tgrelid = '"public"."t"'::regclass AND NOT t.tgisinternal AND t.tgconstraint <> 0
    AND from_a.attnum = ANY (t.tgattr::int2[]) AND NOT to_a.attnum = ANY (t.tgattr::int2[]));
BEGIN
  IF blw_said IS NOT NULL THEN
    RAISE EXCEPTION USING MESSAGE = 'these constraint triggers of "public"."t" fire for blw_c_ea689765_next alone and cannot be replaced: ' || blw_said || '. DROP them and CREATE them anew with UPDATE OF blw_c_ea689765_next, c, in one transaction';
  END IF;
  FOR blw_said IN
    SELECT unnest(ARRAY[
      'CREATE OR REPLACE' || substr(CASE WHEN true THEN replace(w.text, '.' || w.from_name, '.' || w.to_name) ELSE w.text END, length('CREATE') + 1),
      CASE w.tgenabled WHEN 'O' THEN NULL
        ELSE 'ALTER TABLE ' || '"public"."t"' || CASE w.tgenabled WHEN 'D' THEN ' DISABLE' WHEN 'A' THEN ' ENABLE ALWAYS' ELSE ' ENABLE REPLICA' END
          || ' TRIGGER ' || quote_ident(w.tgname) END])
    FROM (
      SELECT t.tgname, t.tgenabled, quote_ident(from_a.attname) AS from_name, quote_ident(to_a.attname) AS to_name,
        CASE WHEN n.before IS NULL THEN pg_get_triggerdef(t.oid)
          ELSE overlay(pg_get_triggerdef(t.oid) PLACING n.after FROM strpos(pg_get_triggerdef(t.oid), n.before) FOR length(n.before)) END AS text
      FROM pg_trigger t JOIN pg_attribute from_a ON from_a.attrelid = t.tgrelid AND from_a.attname = 'blw_c_ea689765_next'
        JOIN pg_attribute to_a ON to_a.attrelid = t.tgrelid AND to_a.attname = 'c'
        CROSS JOIN LATERAL (SELECT t.tgattr::int2[] AS listed) l
        CROSS JOIN LATERAL (SELECT ' UPDATE OF ' || string_agg(quote_ident(a.attname), ', ' ORDER BY k.place) || ' ' AS before
          FROM unnest(l.listed) WITH ORDINALITY k(attnum, place) JOIN pg_attribute a ON a.attrelid = t.tgrelid AND a.attnum = k.attnum) b
        CROSS JOIN LATERAL (SELECT b.before, ' UPDATE OF ' || string_agg(quote_ident(a.attname), ', ' ORDER BY k.place) || ' ' AS after
          FROM (SELECT u.attnum, min(u.place) AS place FROM unnest(CASE WHEN from_a.attnum = ANY (l.listed) THEN array_replace(l.listed, from_a.attnum, to_a.attnum) ELSE l.listed END)
              WITH ORDINALITY u(attnum, place) GROUP BY u.attnum) k
            JOIN pg_attribute a ON a.attrelid = t.tgrelid AND a.attnum = k.attnum) n
      WHERE t.tgrelid = '"public"."t"'::regclass AND NOT t.tgisinternal AND t.tgconstraint = 0 AND NOT starts_with(t.tgname::text, 'zzz_blw_')
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
ALTER TABLE "public"."t" ALTER COLUMN "c" SET NOT NULL;
ALTER TABLE "public"."t" DROP CONSTRAINT "blw_c_5c121ebb_twin";
CREATE OR REPLACE FUNCTION "public"."blw_c_046f607c_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $bellows$
-- Bellows, orders/18: keeps the next type of a column filled.
BEGIN
  IF NEW."blw_c_ea689765_next" IS DISTINCT FROM NEW."c" THEN
    NEW."blw_c_ea689765_next" := NEW."c";
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
        AND (p.oid IN (SELECT t.tgfoid FROM pg_catalog.pg_trigger t WHERE t.tgrelid = '"public"."t"'::pg_catalog.regclass AND NOT t.tgisinternal)
          OR p.oid IN (SELECT pg_catalog.to_regprocedure(s) FROM pg_catalog.unnest(ARRAY[]::pg_catalog.text[]) s))
      ORDER BY p.oid
  LOOP
    EXECUTE blw_said;
  END LOOP;
END
$bellows$;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."t"') AND a.attname = 'c' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('integer') AND a.atttypmod = -1)
--     AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."t"') AND a.attname = 'blw_c_ea689765_next' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('bigint') AND a.atttypmod = -1)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."t"') AND a.attname = 'blw_c_46c07264_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_c_046f607c_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = 'dad5ff98e34932113f8d3c3dcffe7bbdae1ec6d6f053f4c4e5633d4ee9b02275')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."t"') AND t.tgname = 'zzz_blw_c_bbb15702_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_c_046f607c_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."t"') AND a.attname = 'blw_c_46c07264_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('integer') AND a.atttypmod = -1)
--     AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."t"') AND a.attname = 'c' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('bigint') AND a.atttypmod = -1)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"public"."t"') AND a.attname = 'blw_c_ea689765_next' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"public"."blw_c_046f607c_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '30c9909c348cd77a6d01a57dc873f5efffb4ed9674da5937d9b2fece29b364a8')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"public"."t"') AND t.tgname = 'zzz_blw_c_bbb15702_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"public"."blw_c_046f607c_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
