-- Quotes, blanks, capitals, a reserved schema name and 63 bytes of umlauts are just names.

-- EXPAND 1: add twin column E-Mail 'new' to My "Users", in sync with spaltenüberschriftfürdieelektronischepostadresseeinerpersonxy
-- one message, locks first: "Order"."My ""Users"""
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"Order"."My ""Users"""'::pg_catalog.regclass;
ALTER TABLE "Order"."My ""Users""" ADD COLUMN "E-Mail 'new'" text;
CREATE FUNCTION "Order"."blw_spaltenüberschriftfürdieelektronische_c1218598_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $bellows$
-- Bellows, orders/18: keeps a renamed column and its twin equal.
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."E-Mail 'new'" IS NULL THEN
      NEW."E-Mail 'new'" := NEW."spaltenüberschriftfürdieelektronischepostadresseeinerpersonxy";
    ELSE
      NEW."spaltenüberschriftfürdieelektronischepostadresseeinerpersonxy" := NEW."E-Mail 'new'";
    END IF;
  ELSIF NEW."E-Mail 'new'" IS DISTINCT FROM OLD."E-Mail 'new'" THEN
    IF NEW."E-Mail 'new'" IS DISTINCT FROM NEW."spaltenüberschriftfürdieelektronischepostadresseeinerpersonxy" THEN
      NEW."spaltenüberschriftfürdieelektronischepostadresseeinerpersonxy" := NEW."E-Mail 'new'";
    END IF;
  ELSIF NEW."E-Mail 'new'" IS DISTINCT FROM NEW."spaltenüberschriftfürdieelektronischepostadresseeinerpersonxy" THEN
    NEW."E-Mail 'new'" := NEW."spaltenüberschriftfürdieelektronischepostadresseeinerpersonxy";
  END IF;
  RETURN NEW;
END
$bellows$;
CREATE TRIGGER "zzz_blw_spaltenüberschriftfürdieelektronische_096244a3_fwd" BEFORE INSERT OR UPDATE ON "Order"."My ""Users""" FOR EACH ROW EXECUTE FUNCTION "Order"."blw_spaltenüberschriftfürdieelektronische_c1218598_fwd"();
ALTER TABLE "Order"."My ""Users""" ENABLE ALWAYS TRIGGER "zzz_blw_spaltenüberschriftfürdieelektronische_096244a3_fwd";
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"Order"."My ""Users"""') AND a.attname = 'E-Mail ''new''' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text') AND a.atttypmod = -1)
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"Order"."blw_spaltenüberschriftfürdieelektronische_c1218598_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '7c687ddebd31e6f28065adddcaa190dc60c6eb03e7408e7a255a5f23490b7dad')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"Order"."My ""Users"""') AND t.tgname = 'zzz_blw_spaltenüberschriftfürdieelektronische_096244a3_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"Order"."blw_spaltenüberschriftfürdieelektronische_c1218598_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"Order"."My ""Users"""') AND a.attname = 'E-Mail ''new''' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"Order"."My ""Users"""') AND t.tgname = 'zzz_blw_spaltenüberschriftfürdieelektronische_096244a3_fwd')
--     AND NOT (pg_catalog.to_regprocedure('"Order"."blw_spaltenüberschriftfürdieelektronische_c1218598_fwd"()') IS NOT NULL)
-- proven by writes of the application, taken back

-- MIGRATE 1: fill E-Mail 'new' from spaltenüberschriftfürdieelektronischepostadresseeinerpersonxy
UPDATE "Order"."My ""Users""" SET "E-Mail 'new'" = "spaltenüberschriftfürdieelektronischepostadresseeinerpersonxy" WHERE <range> AND "E-Mail 'new'" IS DISTINCT FROM "spaltenüberschriftfürdieelektronischepostadresseeinerpersonxy";
-- key: "id"

-- MIGRATE 2: build index blw_Idx spaltenüberschriftfürdieelektroni_d0612455_twin on E-Mail 'new', like Idx spaltenüberschriftfürdieelektronischepostadresseei
CREATE INDEX CONCURRENTLY "blw_Idx spaltenüberschriftfürdieelektroni_d0612455_twin" ON "Order"."My ""Users""" USING "btree" ("E-Mail 'new'" ASC NULLS LAST);
-- leftover when: SELECT EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"Order"."blw_Idx spaltenüberschriftfürdieelektroni_d0612455_twin"') AND i.indrelid = pg_catalog.to_regclass('"Order"."My ""Users"""') AND NOT (i.indisvalid AND i.indisready AND i.indislive))
-- repair: DROP INDEX CONCURRENTLY IF EXISTS "Order"."blw_Idx spaltenüberschriftfürdieelektroni_d0612455_twin"
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"Order"."blw_Idx spaltenüberschriftfürdieelektroni_d0612455_twin"') AND i.indrelid = pg_catalog.to_regclass('"Order"."My ""Users"""') AND i.indisvalid AND i.indisready AND i.indislive AND i.indisunique = false)

-- MIGRATE 3: compare spaltenüberschriftfürdieelektronischepostadresseeinerpersonxy and E-Mail 'new'
SELECT count(*) FROM "Order"."My ""Users""" WHERE <range> AND "E-Mail 'new'" IS DISTINCT FROM "spaltenüberschriftfürdieelektronischepostadresseeinerpersonxy";
-- key: "id"
-- standing: SELECT EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"Order"."blw_spaltenüberschriftfürdieelektronische_c1218598_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '7c687ddebd31e6f28065adddcaa190dc60c6eb03e7408e7a255a5f23490b7dad')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"Order"."My ""Users"""') AND t.tgname = 'zzz_blw_spaltenüberschriftfürdieelektronische_096244a3_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"Order"."blw_spaltenüberschriftfürdieelektronische_c1218598_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"Order"."My ""Users"""') AND NOT t.tgisinternal AND t.tgenabled <> 'D' AND t.tgtype & 1 <> 0 AND t.tgtype & 2 <> 0 AND t.tgtype & 20 <> 0 AND t.tgname > 'zzz_blw_spaltenüberschriftfürdieelektronische_096244a3_fwd' AND NOT pg_catalog.starts_with(t.tgname::pg_catalog.text, 'zzz_blw_'))
--     AND EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"Order"."blw_Idx spaltenüberschriftfürdieelektroni_d0612455_twin"') AND i.indrelid = pg_catalog.to_regclass('"Order"."My ""Users"""') AND i.indisvalid AND i.indisready AND i.indislive AND i.indisunique = false)

-- MIGRATE 4: bind new writes of E-Mail 'new' to be not null
-- one message, locks first: "Order"."My ""Users"""
ALTER TABLE "Order"."My ""Users""" ADD CONSTRAINT "blw_spaltenüberschriftfürdieelektronische_6130b378_twin" CHECK ("E-Mail 'new'" IS NOT NULL) NOT VALID;
-- done when: SELECT (EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"Order"."My ""Users"""') AND k.conname = 'blw_spaltenüberschriftfürdieelektronische_6130b378_twin')
--     OR EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"Order"."My ""Users"""') AND a.attname = 'E-Mail ''new''' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull))
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"Order"."My ""Users"""') AND k.conname = 'blw_spaltenüberschriftfürdieelektronische_6130b378_twin')
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"Order"."My ""Users"""') AND a.attname = 'E-Mail ''new''' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull)
-- proven by writes of the application, taken back

-- MIGRATE 5: prove that E-Mail 'new' is nowhere null
ALTER TABLE "Order"."My ""Users""" VALIDATE CONSTRAINT "blw_spaltenüberschriftfürdieelektronische_6130b378_twin";
-- leftover when: SELECT false
-- done when: SELECT (EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"Order"."My ""Users"""') AND k.conname = 'blw_spaltenüberschriftfürdieelektronische_6130b378_twin' AND k.convalidated)
--     OR EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"Order"."My ""Users"""') AND a.attname = 'E-Mail ''new''' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull))

-- MIGRATE 6: declare E-Mail 'new' not null
-- one message, locks first: "Order"."My ""Users"""
ALTER TABLE "Order"."My ""Users""" ALTER COLUMN "E-Mail 'new'" SET NOT NULL;
ALTER TABLE "Order"."My ""Users""" DROP CONSTRAINT "blw_spaltenüberschriftfürdieelektronische_6130b378_twin";
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"Order"."My ""Users"""') AND a.attname = 'E-Mail ''new''' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"Order"."My ""Users"""') AND k.conname = 'blw_spaltenüberschriftfürdieelektronische_6130b378_twin')
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"Order"."My ""Users"""') AND a.attname = 'E-Mail ''new''' AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull)
--     AND EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"Order"."My ""Users"""') AND k.conname = 'blw_spaltenüberschriftfürdieelektronische_6130b378_twin' AND k.convalidated)
-- proven by writes of the application, taken back

-- MIGRATE 7: collect statistics of E-Mail 'new'
ANALYZE "Order"."My ""Users""" ("E-Mail 'new'");
-- leftover when: SELECT false
-- done when: the journal says so

-- CONTRACT 1: compare spaltenüberschriftfürdieelektronischepostadresseeinerpersonxy and E-Mail 'new' before hiding
SELECT count(*) FROM "Order"."My ""Users""" WHERE <range> AND "E-Mail 'new'" IS DISTINCT FROM "spaltenüberschriftfürdieelektronischepostadresseeinerpersonxy";
-- key: "id"
-- standing: SELECT EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"Order"."blw_spaltenüberschriftfürdieelektronische_c1218598_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '7c687ddebd31e6f28065adddcaa190dc60c6eb03e7408e7a255a5f23490b7dad')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"Order"."My ""Users"""') AND t.tgname = 'zzz_blw_spaltenüberschriftfürdieelektronische_096244a3_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"Order"."blw_spaltenüberschriftfürdieelektronische_c1218598_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"Order"."My ""Users"""') AND NOT t.tgisinternal AND t.tgenabled <> 'D' AND t.tgtype & 1 <> 0 AND t.tgtype & 2 <> 0 AND t.tgtype & 20 <> 0 AND t.tgname > 'zzz_blw_spaltenüberschriftfürdieelektronische_096244a3_fwd' AND NOT pg_catalog.starts_with(t.tgname::pg_catalog.text, 'zzz_blw_'))
--     AND EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"Order"."blw_Idx spaltenüberschriftfürdieelektroni_d0612455_twin"') AND i.indrelid = pg_catalog.to_regclass('"Order"."My ""Users"""') AND i.indisvalid AND i.indisready AND i.indislive AND i.indisunique = false)

-- CONTRACT 2: hide spaltenüberschriftfürdieelektronischepostadresseeinerpersonxy of My "Users", still in sync
-- one message, locks first: "Order"."My ""Users"""
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"Order"."My ""Users"""'::pg_catalog.regclass;
DO $bellows$
DECLARE blw_said pg_catalog.text;
BEGIN
  FOR blw_said IN
    SELECT format('GRANT %s (%s) ON TABLE %s TO %s%s', x.privilege_type, '"E-Mail ''new''"', '"Order"."My ""Users"""',
        CASE x.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(r.rolname) END,
        CASE WHEN x.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
      FROM pg_attribute a CROSS JOIN LATERAL aclexplode(a.attacl) x LEFT JOIN pg_roles r ON r.oid = x.grantee
      WHERE a.attrelid = '"Order"."My ""Users"""'::pg_catalog.regclass AND a.attname = 'spaltenüberschriftfürdieelektronischepostadresseeinerpersonxy' AND NOT a.attisdropped
        AND (x.grantee = 0 OR r.oid IS NOT NULL) AND NOT EXISTS (SELECT FROM pg_attribute b, aclexplode(b.attacl) y
          WHERE b.attrelid = a.attrelid AND b.attname = 'E-Mail ''new''' AND y.grantee = x.grantee
            AND y.privilege_type = x.privilege_type AND y.is_grantable >= x.is_grantable)
    UNION ALL SELECT format('COMMENT ON COLUMN %s.%s IS %L', '"Order"."My ""Users"""', '"E-Mail ''new''"', col_description(a.attrelid, a.attnum))
      FROM pg_attribute a JOIN pg_attribute b ON b.attrelid = a.attrelid AND b.attname = 'E-Mail ''new'''
      WHERE a.attrelid = '"Order"."My ""Users"""'::pg_catalog.regclass AND a.attname = 'spaltenüberschriftfürdieelektronischepostadresseeinerpersonxy' AND col_description(a.attrelid, a.attnum)
        <> coalesce(col_description(b.attrelid, b.attnum), '')
    UNION ALL SELECT format('ALTER TABLE %s ALTER COLUMN %s SET STATISTICS %s', '"Order"."My ""Users"""', '"E-Mail ''new''"', a.attstattarget)
      FROM pg_attribute a JOIN pg_attribute b ON b.attrelid = a.attrelid AND b.attname = 'E-Mail ''new'''
      WHERE a.attrelid = '"Order"."My ""Users"""'::pg_catalog.regclass AND a.attname = 'spaltenüberschriftfürdieelektronischepostadresseeinerpersonxy' AND a.attstattarget >= 0 AND a.attstattarget IS DISTINCT FROM b.attstattarget
    UNION ALL SELECT format('ALTER TABLE %s ALTER COLUMN %s SET (%s)', '"Order"."My ""Users"""', '"E-Mail ''new''"', o.option)
      FROM pg_attribute a JOIN pg_attribute b ON b.attrelid = a.attrelid AND b.attname = 'E-Mail ''new'''
        CROSS JOIN LATERAL unnest(a.attoptions) o(option)
      WHERE a.attrelid = '"Order"."My ""Users"""'::pg_catalog.regclass AND a.attname = 'spaltenüberschriftfürdieelektronischepostadresseeinerpersonxy' AND o.option ~ '^n_distinct(_inherited)?='
        AND o.option <> ALL (coalesce(b.attoptions, '{}'))
  LOOP
    EXECUTE blw_said;
  END LOOP;
END
$bellows$;
DO $bellows$
DECLARE blw_said pg_catalog.text := (SELECT string_agg(quote_ident(t.tgname), ', ' ORDER BY t.tgname)
  FROM pg_trigger t JOIN pg_attribute from_a ON from_a.attrelid = t.tgrelid AND from_a.attname = 'spaltenüberschriftfürdieelektronischepostadresseeinerpersonxy'
    JOIN pg_attribute to_a ON to_a.attrelid = t.tgrelid AND to_a.attname = 'E-Mail ''new'''
  WHERE t.tgrelid = '"Order"."My ""Users"""'::regclass AND NOT t.tgisinternal AND t.tgconstraint <> 0
    AND from_a.attnum = ANY (t.tgattr::int2[]) AND NOT to_a.attnum = ANY (t.tgattr::int2[]));
BEGIN
  IF blw_said IS NOT NULL THEN
    RAISE EXCEPTION USING MESSAGE = 'these constraint triggers of "Order"."My ""Users""" fire for spaltenüberschriftfürdieelektronischepostadresseeinerpersonxy alone and cannot be replaced: ' || blw_said || '. DROP them and CREATE them anew with UPDATE OF spaltenüberschriftfürdieelektronischepostadresseeinerpersonxy, E-Mail ''new'', in one transaction';
  END IF;
  FOR blw_said IN
    SELECT unnest(ARRAY[
      'CREATE OR REPLACE' || substr(CASE WHEN false THEN replace(w.text, '.' || w.from_name, '.' || w.to_name) ELSE w.text END, length('CREATE') + 1),
      CASE w.tgenabled WHEN 'O' THEN NULL
        ELSE 'ALTER TABLE ' || '"Order"."My ""Users"""' || CASE w.tgenabled WHEN 'D' THEN ' DISABLE' WHEN 'A' THEN ' ENABLE ALWAYS' ELSE ' ENABLE REPLICA' END
          || ' TRIGGER ' || quote_ident(w.tgname) END])
    FROM (
      SELECT t.tgname, t.tgenabled, quote_ident(from_a.attname) AS from_name, quote_ident(to_a.attname) AS to_name,
        CASE WHEN n.before IS NULL THEN pg_get_triggerdef(t.oid)
          ELSE overlay(pg_get_triggerdef(t.oid) PLACING n.after FROM strpos(pg_get_triggerdef(t.oid), n.before) FOR length(n.before)) END AS text
      FROM pg_trigger t JOIN pg_attribute from_a ON from_a.attrelid = t.tgrelid AND from_a.attname = 'spaltenüberschriftfürdieelektronischepostadresseeinerpersonxy'
        JOIN pg_attribute to_a ON to_a.attrelid = t.tgrelid AND to_a.attname = 'E-Mail ''new'''
        CROSS JOIN LATERAL (SELECT t.tgattr::int2[] AS listed) l
        CROSS JOIN LATERAL (SELECT ' UPDATE OF ' || string_agg(quote_ident(a.attname), ', ' ORDER BY k.place) || ' ' AS before
          FROM unnest(l.listed) WITH ORDINALITY k(attnum, place) JOIN pg_attribute a ON a.attrelid = t.tgrelid AND a.attnum = k.attnum) b
        CROSS JOIN LATERAL (SELECT b.before, ' UPDATE OF ' || string_agg(quote_ident(a.attname), ', ' ORDER BY k.place) || ' ' AS after
          FROM (SELECT u.attnum, min(u.place) AS place FROM unnest(CASE WHEN from_a.attnum = ANY (l.listed) THEN l.listed || to_a.attnum ELSE l.listed END)
              WITH ORDINALITY u(attnum, place) GROUP BY u.attnum) k
            JOIN pg_attribute a ON a.attrelid = t.tgrelid AND a.attnum = k.attnum) n
      WHERE t.tgrelid = '"Order"."My ""Users"""'::regclass AND NOT t.tgisinternal AND t.tgconstraint = 0 AND NOT starts_with(t.tgname::text, 'zzz_blw_')
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
ALTER TABLE "Order"."My ""Users""" RENAME COLUMN "spaltenüberschriftfürdieelektronischepostadresseeinerpersonxy" TO "blw_spaltenüberschriftfürdieelektronische_02a17e9d_hidden";
CREATE OR REPLACE FUNCTION "Order"."blw_spaltenüberschriftfürdieelektronische_c1218598_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $bellows$
-- Bellows, orders/18: keeps a hidden column and its successor equal.
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."E-Mail 'new'" IS NULL THEN
      NEW."E-Mail 'new'" := NEW."blw_spaltenüberschriftfürdieelektronische_02a17e9d_hidden";
    ELSE
      NEW."blw_spaltenüberschriftfürdieelektronische_02a17e9d_hidden" := NEW."E-Mail 'new'";
    END IF;
  ELSIF NEW."E-Mail 'new'" IS DISTINCT FROM NEW."blw_spaltenüberschriftfürdieelektronische_02a17e9d_hidden" THEN
    NEW."blw_spaltenüberschriftfürdieelektronische_02a17e9d_hidden" := NEW."E-Mail 'new'";
  END IF;
  RETURN NEW;
END
$bellows$;
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"Order"."My ""Users"""') AND a.attname = 'blw_spaltenüberschriftfürdieelektronische_02a17e9d_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text') AND a.atttypmod = -1)
--     AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"Order"."My ""Users"""') AND a.attname = 'E-Mail ''new''' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text') AND a.atttypmod = -1)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"Order"."My ""Users"""') AND a.attname = 'spaltenüberschriftfürdieelektronischepostadresseeinerpersonxy' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"Order"."blw_spaltenüberschriftfürdieelektronische_c1218598_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '2eecaeb406705e6237d5df2e8e2455328066148011cb8fe89268814f3edf1d86')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"Order"."My ""Users"""') AND t.tgname = 'zzz_blw_spaltenüberschriftfürdieelektronische_096244a3_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"Order"."blw_spaltenüberschriftfürdieelektronische_c1218598_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"Order"."My ""Users"""') AND a.attname = 'spaltenüberschriftfürdieelektronischepostadresseeinerpersonxy' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text') AND a.atttypmod = -1)
--     AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"Order"."My ""Users"""') AND a.attname = 'E-Mail ''new''' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text') AND a.atttypmod = -1)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"Order"."My ""Users"""') AND a.attname = 'blw_spaltenüberschriftfürdieelektronische_02a17e9d_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"Order"."blw_spaltenüberschriftfürdieelektronische_c1218598_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '7c687ddebd31e6f28065adddcaa190dc60c6eb03e7408e7a255a5f23490b7dad')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"Order"."My ""Users"""') AND t.tgname = 'zzz_blw_spaltenüberschriftfürdieelektronische_096244a3_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"Order"."blw_spaltenüberschriftfürdieelektronische_c1218598_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
-- proven by writes of the application, taken back

-- CLEANUP 1: compare E-Mail 'new' and the hidden column before dropping it
SELECT count(*) FROM "Order"."My ""Users""" WHERE <range> AND "E-Mail 'new'" IS DISTINCT FROM "blw_spaltenüberschriftfürdieelektronische_02a17e9d_hidden";
-- key: "id"
-- standing: SELECT EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"Order"."blw_spaltenüberschriftfürdieelektronische_c1218598_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '2eecaeb406705e6237d5df2e8e2455328066148011cb8fe89268814f3edf1d86')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"Order"."My ""Users"""') AND t.tgname = 'zzz_blw_spaltenüberschriftfürdieelektronische_096244a3_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"Order"."blw_spaltenüberschriftfürdieelektronische_c1218598_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"Order"."My ""Users"""') AND NOT t.tgisinternal AND t.tgenabled <> 'D' AND t.tgtype & 1 <> 0 AND t.tgtype & 2 <> 0 AND t.tgtype & 20 <> 0 AND t.tgname > 'zzz_blw_spaltenüberschriftfürdieelektronische_096244a3_fwd' AND NOT pg_catalog.starts_with(t.tgname::pg_catalog.text, 'zzz_blw_'))

-- CLEANUP 2: drop index Idx spaltenüberschriftfürdieelektronischepostadresseei of the hidden column
DROP INDEX CONCURRENTLY IF EXISTS "Order"."Idx spaltenüberschriftfürdieelektronischepostadresseei";
-- leftover when: SELECT false
-- done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"Order"."Idx spaltenüberschriftfürdieelektronischepostadresseei"') AND i.indrelid = pg_catalog.to_regclass('"Order"."My ""Users"""') AND EXISTS (SELECT FROM pg_catalog.pg_depend d JOIN pg_catalog.pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = i.indexrelid AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refobjid = i.indrelid AND a.attname = 'blw_spaltenüberschriftfürdieelektronische_02a17e9d_hidden'))

-- CLEANUP 3: drop the hidden column of My "Users" and its trigger
-- one message, locks first: "Order"."My ""Users"""
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"Order"."My ""Users"""'::pg_catalog.regclass;
DROP TRIGGER "zzz_blw_spaltenüberschriftfürdieelektronische_096244a3_fwd" ON "Order"."My ""Users""";
DROP FUNCTION "Order"."blw_spaltenüberschriftfürdieelektronische_c1218598_fwd"();
DO $bellows$
DECLARE blw_said pg_catalog.text := (SELECT string_agg(quote_ident(t.tgname), ', ' ORDER BY t.tgname)
  FROM pg_trigger t JOIN pg_attribute from_a ON from_a.attrelid = t.tgrelid AND from_a.attname = 'blw_spaltenüberschriftfürdieelektronische_02a17e9d_hidden'
    JOIN pg_attribute to_a ON to_a.attrelid = t.tgrelid AND to_a.attname = 'E-Mail ''new'''
  WHERE t.tgrelid = '"Order"."My ""Users"""'::regclass AND NOT t.tgisinternal AND t.tgconstraint <> 0
    AND from_a.attnum = ANY (t.tgattr::int2[]) AND NOT to_a.attnum = ANY (t.tgattr::int2[]));
BEGIN
  IF blw_said IS NOT NULL THEN
    RAISE EXCEPTION USING MESSAGE = 'these constraint triggers of "Order"."My ""Users""" fire for blw_spaltenüberschriftfürdieelektronische_02a17e9d_hidden alone and cannot be replaced: ' || blw_said || '. DROP them and CREATE them anew with UPDATE OF blw_spaltenüberschriftfürdieelektronische_02a17e9d_hidden, E-Mail ''new'', in one transaction';
  END IF;
  FOR blw_said IN
    SELECT unnest(ARRAY[
      'CREATE OR REPLACE' || substr(CASE WHEN true THEN replace(w.text, '.' || w.from_name, '.' || w.to_name) ELSE w.text END, length('CREATE') + 1),
      CASE w.tgenabled WHEN 'O' THEN NULL
        ELSE 'ALTER TABLE ' || '"Order"."My ""Users"""' || CASE w.tgenabled WHEN 'D' THEN ' DISABLE' WHEN 'A' THEN ' ENABLE ALWAYS' ELSE ' ENABLE REPLICA' END
          || ' TRIGGER ' || quote_ident(w.tgname) END])
    FROM (
      SELECT t.tgname, t.tgenabled, quote_ident(from_a.attname) AS from_name, quote_ident(to_a.attname) AS to_name,
        CASE WHEN n.before IS NULL THEN pg_get_triggerdef(t.oid)
          ELSE overlay(pg_get_triggerdef(t.oid) PLACING n.after FROM strpos(pg_get_triggerdef(t.oid), n.before) FOR length(n.before)) END AS text
      FROM pg_trigger t JOIN pg_attribute from_a ON from_a.attrelid = t.tgrelid AND from_a.attname = 'blw_spaltenüberschriftfürdieelektronische_02a17e9d_hidden'
        JOIN pg_attribute to_a ON to_a.attrelid = t.tgrelid AND to_a.attname = 'E-Mail ''new'''
        CROSS JOIN LATERAL (SELECT t.tgattr::int2[] AS listed) l
        CROSS JOIN LATERAL (SELECT ' UPDATE OF ' || string_agg(quote_ident(a.attname), ', ' ORDER BY k.place) || ' ' AS before
          FROM unnest(l.listed) WITH ORDINALITY k(attnum, place) JOIN pg_attribute a ON a.attrelid = t.tgrelid AND a.attnum = k.attnum) b
        CROSS JOIN LATERAL (SELECT b.before, ' UPDATE OF ' || string_agg(quote_ident(a.attname), ', ' ORDER BY k.place) || ' ' AS after
          FROM (SELECT u.attnum, min(u.place) AS place FROM unnest(CASE WHEN from_a.attnum = ANY (l.listed) THEN array_replace(l.listed, from_a.attnum, to_a.attnum) ELSE l.listed END)
              WITH ORDINALITY u(attnum, place) GROUP BY u.attnum) k
            JOIN pg_attribute a ON a.attrelid = t.tgrelid AND a.attnum = k.attnum) n
      WHERE t.tgrelid = '"Order"."My ""Users"""'::regclass AND NOT t.tgisinternal AND t.tgconstraint = 0 AND NOT starts_with(t.tgname::text, 'zzz_blw_')
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
ALTER TABLE "Order"."My ""Users""" DROP COLUMN "blw_spaltenüberschriftfürdieelektronische_02a17e9d_hidden";
ALTER INDEX "Order"."blw_Idx spaltenüberschriftfürdieelektroni_d0612455_twin" RENAME TO "Idx spaltenüberschriftfürdieelektronischepostadresseei";
RESET ROLE;
-- done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"Order"."My ""Users"""') AND a.attname = 'blw_spaltenüberschriftfürdieelektronische_02a17e9d_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"Order"."My ""Users"""') AND t.tgname = 'zzz_blw_spaltenüberschriftfürdieelektronische_096244a3_fwd')
--     AND NOT (pg_catalog.to_regprocedure('"Order"."blw_spaltenüberschriftfürdieelektronische_c1218598_fwd"()') IS NOT NULL)
--     AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"Order"."My ""Users"""') AND a.attname = 'E-Mail ''new''' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text') AND a.atttypmod = -1)
--     AND EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"Order"."Idx spaltenüberschriftfürdieelektronischepostadresseei"') AND i.indrelid = pg_catalog.to_regclass('"Order"."My ""Users"""') AND i.indisvalid AND i.indisready AND i.indislive AND i.indisunique = false)
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"Order"."My ""Users"""') AND a.attname = 'blw_spaltenüberschriftfürdieelektronische_02a17e9d_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"Order"."My ""Users"""') AND t.tgname = 'zzz_blw_spaltenüberschriftfürdieelektronische_096244a3_fwd')
--     AND (pg_catalog.to_regprocedure('"Order"."blw_spaltenüberschriftfürdieelektronische_c1218598_fwd"()') IS NOT NULL)
-- proven by writes of the application, taken back

-- ROLLBACK 1: look for values that only E-Mail 'new' has
SELECT count(*) FROM "Order"."My ""Users""" WHERE <range> AND "E-Mail 'new'" IS DISTINCT FROM NULL AND ("E-Mail 'new'" IS DISTINCT FROM "spaltenüberschriftfürdieelektronischepostadresseeinerpersonxy");
-- key: "id"
-- whatever stands

-- ROLLBACK 2: drop index blw_Idx spaltenüberschriftfürdieelektroni_d0612455_twin of the twin
DROP INDEX CONCURRENTLY IF EXISTS "Order"."blw_Idx spaltenüberschriftfürdieelektroni_d0612455_twin";
-- leftover when: SELECT false
-- done when: SELECT NOT (pg_catalog.to_regclass('"Order"."blw_Idx spaltenüberschriftfürdieelektroni_d0612455_twin"') IS NOT NULL)

-- ROLLBACK 3: drop twin column E-Mail 'new' of My "Users" and its trigger
-- one message, locks first: "Order"."My ""Users"""
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"Order"."My ""Users"""'::pg_catalog.regclass;
DROP TRIGGER IF EXISTS "zzz_blw_spaltenüberschriftfürdieelektronische_096244a3_fwd" ON "Order"."My ""Users""";
DROP FUNCTION IF EXISTS "Order"."blw_spaltenüberschriftfürdieelektronische_c1218598_fwd"();
DO $bellows$
DECLARE blw_said pg_catalog.text := (SELECT string_agg(quote_ident(t.tgname), ', ' ORDER BY t.tgname)
  FROM pg_trigger t JOIN pg_attribute from_a ON from_a.attrelid = t.tgrelid AND from_a.attname = 'E-Mail ''new'''
    JOIN pg_attribute to_a ON to_a.attrelid = t.tgrelid AND to_a.attname = 'spaltenüberschriftfürdieelektronischepostadresseeinerpersonxy'
  WHERE t.tgrelid = '"Order"."My ""Users"""'::regclass AND NOT t.tgisinternal AND t.tgconstraint <> 0
    AND from_a.attnum = ANY (t.tgattr::int2[]) AND NOT to_a.attnum = ANY (t.tgattr::int2[]));
BEGIN
  IF blw_said IS NOT NULL THEN
    RAISE EXCEPTION USING MESSAGE = 'these constraint triggers of "Order"."My ""Users""" fire for E-Mail ''new'' alone and cannot be replaced: ' || blw_said || '. DROP them and CREATE them anew with UPDATE OF E-Mail ''new'', spaltenüberschriftfürdieelektronischepostadresseeinerpersonxy, in one transaction';
  END IF;
  FOR blw_said IN
    SELECT unnest(ARRAY[
      'CREATE OR REPLACE' || substr(CASE WHEN false THEN replace(w.text, '.' || w.from_name, '.' || w.to_name) ELSE w.text END, length('CREATE') + 1),
      CASE w.tgenabled WHEN 'O' THEN NULL
        ELSE 'ALTER TABLE ' || '"Order"."My ""Users"""' || CASE w.tgenabled WHEN 'D' THEN ' DISABLE' WHEN 'A' THEN ' ENABLE ALWAYS' ELSE ' ENABLE REPLICA' END
          || ' TRIGGER ' || quote_ident(w.tgname) END])
    FROM (
      SELECT t.tgname, t.tgenabled, quote_ident(from_a.attname) AS from_name, quote_ident(to_a.attname) AS to_name,
        CASE WHEN n.before IS NULL THEN pg_get_triggerdef(t.oid)
          ELSE overlay(pg_get_triggerdef(t.oid) PLACING n.after FROM strpos(pg_get_triggerdef(t.oid), n.before) FOR length(n.before)) END AS text
      FROM pg_trigger t JOIN pg_attribute from_a ON from_a.attrelid = t.tgrelid AND from_a.attname = 'E-Mail ''new'''
        JOIN pg_attribute to_a ON to_a.attrelid = t.tgrelid AND to_a.attname = 'spaltenüberschriftfürdieelektronischepostadresseeinerpersonxy'
        CROSS JOIN LATERAL (SELECT t.tgattr::int2[] AS listed) l
        CROSS JOIN LATERAL (SELECT ' UPDATE OF ' || string_agg(quote_ident(a.attname), ', ' ORDER BY k.place) || ' ' AS before
          FROM unnest(l.listed) WITH ORDINALITY k(attnum, place) JOIN pg_attribute a ON a.attrelid = t.tgrelid AND a.attnum = k.attnum) b
        CROSS JOIN LATERAL (SELECT b.before, ' UPDATE OF ' || string_agg(quote_ident(a.attname), ', ' ORDER BY k.place) || ' ' AS after
          FROM (SELECT u.attnum, min(u.place) AS place FROM unnest(CASE WHEN from_a.attnum = ANY (l.listed) THEN array_replace(l.listed, from_a.attnum, to_a.attnum) ELSE l.listed END)
              WITH ORDINALITY u(attnum, place) GROUP BY u.attnum) k
            JOIN pg_attribute a ON a.attrelid = t.tgrelid AND a.attnum = k.attnum) n
      WHERE t.tgrelid = '"Order"."My ""Users"""'::regclass AND NOT t.tgisinternal AND t.tgconstraint = 0 AND NOT starts_with(t.tgname::text, 'zzz_blw_')
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
ALTER TABLE "Order"."My ""Users""" DROP COLUMN IF EXISTS "E-Mail 'new'";
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"Order"."My ""Users"""') AND a.attname = 'spaltenüberschriftfürdieelektronischepostadresseeinerpersonxy' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"Order"."My ""Users"""') AND a.attname = 'E-Mail ''new''' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"Order"."My ""Users"""') AND t.tgname = 'zzz_blw_spaltenüberschriftfürdieelektronische_096244a3_fwd')
--     AND NOT (pg_catalog.to_regprocedure('"Order"."blw_spaltenüberschriftfürdieelektronische_c1218598_fwd"()') IS NOT NULL)
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"Order"."My ""Users"""') AND a.attname = 'spaltenüberschriftfürdieelektronischepostadresseeinerpersonxy' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND (EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"Order"."My ""Users"""') AND a.attname = 'E-Mail ''new''' AND a.attnum > 0 AND NOT a.attisdropped)
--     OR (EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"Order"."My ""Users"""') AND t.tgname = 'zzz_blw_spaltenüberschriftfürdieelektronische_096244a3_fwd')
--     OR (pg_catalog.to_regprocedure('"Order"."blw_spaltenüberschriftfürdieelektronische_c1218598_fwd"()') IS NOT NULL)))

-- REVERT 1: bring the hidden spaltenüberschriftfürdieelektronischepostadresseeinerpersonxy up to E-Mail 'new'
UPDATE "Order"."My ""Users""" SET "blw_spaltenüberschriftfürdieelektronische_02a17e9d_hidden" = "E-Mail 'new'" WHERE <range> AND "blw_spaltenüberschriftfürdieelektronische_02a17e9d_hidden" IS DISTINCT FROM "E-Mail 'new'";
-- key: "id"

-- REVERT 2: bring back spaltenüberschriftfürdieelektronischepostadresseeinerpersonxy of My "Users"
-- one message, locks first: "Order"."My ""Users"""
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"Order"."My ""Users"""'::pg_catalog.regclass;
DO $bellows$
DECLARE blw_said pg_catalog.text;
BEGIN
  FOR blw_said IN
    SELECT format('GRANT %s (%s) ON TABLE %s TO %s%s', x.privilege_type, '"blw_spaltenüberschriftfürdieelektronische_02a17e9d_hidden"', '"Order"."My ""Users"""',
        CASE x.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(r.rolname) END,
        CASE WHEN x.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
      FROM pg_attribute a CROSS JOIN LATERAL aclexplode(a.attacl) x LEFT JOIN pg_roles r ON r.oid = x.grantee
      WHERE a.attrelid = '"Order"."My ""Users"""'::pg_catalog.regclass AND a.attname = 'E-Mail ''new''' AND NOT a.attisdropped
        AND (x.grantee = 0 OR r.oid IS NOT NULL) AND NOT EXISTS (SELECT FROM pg_attribute b, aclexplode(b.attacl) y
          WHERE b.attrelid = a.attrelid AND b.attname = 'blw_spaltenüberschriftfürdieelektronische_02a17e9d_hidden' AND y.grantee = x.grantee
            AND y.privilege_type = x.privilege_type AND y.is_grantable >= x.is_grantable)
    UNION ALL SELECT format('COMMENT ON COLUMN %s.%s IS %L', '"Order"."My ""Users"""', '"blw_spaltenüberschriftfürdieelektronische_02a17e9d_hidden"', col_description(a.attrelid, a.attnum))
      FROM pg_attribute a JOIN pg_attribute b ON b.attrelid = a.attrelid AND b.attname = 'blw_spaltenüberschriftfürdieelektronische_02a17e9d_hidden'
      WHERE a.attrelid = '"Order"."My ""Users"""'::pg_catalog.regclass AND a.attname = 'E-Mail ''new''' AND col_description(a.attrelid, a.attnum)
        <> coalesce(col_description(b.attrelid, b.attnum), '')
    UNION ALL SELECT format('ALTER TABLE %s ALTER COLUMN %s SET STATISTICS %s', '"Order"."My ""Users"""', '"blw_spaltenüberschriftfürdieelektronische_02a17e9d_hidden"', a.attstattarget)
      FROM pg_attribute a JOIN pg_attribute b ON b.attrelid = a.attrelid AND b.attname = 'blw_spaltenüberschriftfürdieelektronische_02a17e9d_hidden'
      WHERE a.attrelid = '"Order"."My ""Users"""'::pg_catalog.regclass AND a.attname = 'E-Mail ''new''' AND a.attstattarget >= 0 AND a.attstattarget IS DISTINCT FROM b.attstattarget
    UNION ALL SELECT format('ALTER TABLE %s ALTER COLUMN %s SET (%s)', '"Order"."My ""Users"""', '"blw_spaltenüberschriftfürdieelektronische_02a17e9d_hidden"', o.option)
      FROM pg_attribute a JOIN pg_attribute b ON b.attrelid = a.attrelid AND b.attname = 'blw_spaltenüberschriftfürdieelektronische_02a17e9d_hidden'
        CROSS JOIN LATERAL unnest(a.attoptions) o(option)
      WHERE a.attrelid = '"Order"."My ""Users"""'::pg_catalog.regclass AND a.attname = 'E-Mail ''new''' AND o.option ~ '^n_distinct(_inherited)?='
        AND o.option <> ALL (coalesce(b.attoptions, '{}'))
  LOOP
    EXECUTE blw_said;
  END LOOP;
END
$bellows$;
ALTER TABLE "Order"."My ""Users""" RENAME COLUMN "blw_spaltenüberschriftfürdieelektronische_02a17e9d_hidden" TO "spaltenüberschriftfürdieelektronischepostadresseeinerpersonxy";
CREATE OR REPLACE FUNCTION "Order"."blw_spaltenüberschriftfürdieelektronische_c1218598_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $bellows$
-- Bellows, orders/18: keeps a renamed column and its twin equal.
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."E-Mail 'new'" IS NULL THEN
      NEW."E-Mail 'new'" := NEW."spaltenüberschriftfürdieelektronischepostadresseeinerpersonxy";
    ELSE
      NEW."spaltenüberschriftfürdieelektronischepostadresseeinerpersonxy" := NEW."E-Mail 'new'";
    END IF;
  ELSIF NEW."E-Mail 'new'" IS DISTINCT FROM OLD."E-Mail 'new'" THEN
    IF NEW."E-Mail 'new'" IS DISTINCT FROM NEW."spaltenüberschriftfürdieelektronischepostadresseeinerpersonxy" THEN
      NEW."spaltenüberschriftfürdieelektronischepostadresseeinerpersonxy" := NEW."E-Mail 'new'";
    END IF;
  ELSIF NEW."E-Mail 'new'" IS DISTINCT FROM NEW."spaltenüberschriftfürdieelektronischepostadresseeinerpersonxy" THEN
    NEW."E-Mail 'new'" := NEW."spaltenüberschriftfürdieelektronischepostadresseeinerpersonxy";
  END IF;
  RETURN NEW;
END
$bellows$;
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"Order"."My ""Users"""') AND a.attname = 'spaltenüberschriftfürdieelektronischepostadresseeinerpersonxy' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text') AND a.atttypmod = -1)
--     AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"Order"."My ""Users"""') AND a.attname = 'E-Mail ''new''' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text') AND a.atttypmod = -1)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"Order"."My ""Users"""') AND a.attname = 'blw_spaltenüberschriftfürdieelektronische_02a17e9d_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"Order"."blw_spaltenüberschriftfürdieelektronische_c1218598_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '7c687ddebd31e6f28065adddcaa190dc60c6eb03e7408e7a255a5f23490b7dad')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"Order"."My ""Users"""') AND t.tgname = 'zzz_blw_spaltenüberschriftfürdieelektronische_096244a3_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"Order"."blw_spaltenüberschriftfürdieelektronische_c1218598_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"Order"."My ""Users"""') AND a.attname = 'blw_spaltenüberschriftfürdieelektronische_02a17e9d_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text') AND a.atttypmod = -1)
--     AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"Order"."My ""Users"""') AND a.attname = 'E-Mail ''new''' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text') AND a.atttypmod = -1)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"Order"."My ""Users"""') AND a.attname = 'spaltenüberschriftfürdieelektronischepostadresseeinerpersonxy' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"Order"."blw_spaltenüberschriftfürdieelektronische_c1218598_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '2eecaeb406705e6237d5df2e8e2455328066148011cb8fe89268814f3edf1d86')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"Order"."My ""Users"""') AND t.tgname = 'zzz_blw_spaltenüberschriftfürdieelektronische_096244a3_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"Order"."blw_spaltenüberschriftfürdieelektronische_c1218598_fwd"()') AND t.tgtype = 23 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
