-- Who may read single columns only goes on to do so through a view that runs with its owner's rights.

-- EXPAND 1: make view accounts, which stands for table users
-- one message, locks first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
CREATE VIEW "public"."accounts" AS SELECT "id", "email" FROM "public"."users";
DO $bellows$
DECLARE blw_said pg_catalog.text;
BEGIN
  FOR blw_said IN
    SELECT x.sql FROM (
      SELECT 1, format('REVOKE ALL ON TABLE %s FROM %s', v.oid::regclass, CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE
          quote_ident(pg_get_userbyid(a.grantee)) END)
        FROM pg_class v, pg_class c, aclexplode(coalesce(v.relacl, acldefault('r', v.relowner))) a
        WHERE v.oid = pg_catalog.to_regclass('"public"."accounts"') AND c.oid = pg_catalog.to_regclass('"public"."users"') AND (v.relacl IS NOT NULL OR c.relacl IS NOT NULL)
      UNION ALL SELECT 2, format('GRANT %s ON TABLE %s TO %s%s', a.privilege_type, pg_catalog.to_regclass('"public"."accounts"'), CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE
          quote_ident(pg_get_userbyid(a.grantee)) END, CASE WHEN a.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
        FROM pg_class v, pg_class c, aclexplode(coalesce(c.relacl, acldefault('r', c.relowner))) a
        WHERE v.oid = pg_catalog.to_regclass('"public"."accounts"') AND c.oid = pg_catalog.to_regclass('"public"."users"') AND (v.relacl IS NOT NULL OR c.relacl IS NOT NULL)
          AND a.privilege_type IN ('SELECT', 'INSERT', 'UPDATE', 'DELETE')
      UNION ALL SELECT 3, format('GRANT %s (%I) ON TABLE %s TO %s%s', a.privilege_type, t.attname, pg_catalog.to_regclass('"public"."accounts"'),
          CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(a.grantee)) END,
          CASE WHEN a.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
        FROM pg_attribute t, aclexplode(t.attacl) a WHERE t.attrelid = pg_catalog.to_regclass('"public"."users"') AND t.attnum > 0 AND NOT t.attisdropped
          AND a.privilege_type IN ('SELECT', 'INSERT', 'UPDATE')
      UNION ALL SELECT 4, format('COMMENT ON VIEW %s IS %L', pg_catalog.to_regclass('"public"."accounts"'), obj_description(pg_catalog.to_regclass('"public"."users"'), 'pg_class'))
        WHERE obj_description(pg_catalog.to_regclass('"public"."users"'), 'pg_class') IS NOT NULL
      UNION ALL SELECT 5, format('COMMENT ON COLUMN %s.%I IS %L', pg_catalog.to_regclass('"public"."accounts"'), t.attname, col_description(t.attrelid, t.attnum))
        FROM pg_attribute t WHERE t.attrelid = pg_catalog.to_regclass('"public"."users"') AND t.attnum > 0 AND NOT t.attisdropped
          AND col_description(t.attrelid, t.attnum) IS NOT NULL) x(place, sql) ORDER BY x.place
  LOOP
    EXECUTE blw_said;
  END LOOP;
END
$bellows$;
RESET ROLE;
-- done when: SELECT (EXISTS (SELECT FROM pg_catalog.pg_class c JOIN pg_catalog.pg_rewrite w ON w.ev_class = c.oid JOIN pg_catalog.pg_depend d ON d.classid = 'pg_catalog.pg_rewrite'::pg_catalog.regclass AND d.objid = w.oid WHERE c.oid = pg_catalog.to_regclass('"public"."accounts"') AND c.relkind = 'v' AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refobjid = pg_catalog.to_regclass('"public"."users"') AND pg_catalog.pg_relation_is_updatable(c.oid, false) & 28 = 28) /* view "public"."accounts" over "public"."users" is gone or another one */)
--     AND ((ARRAY(SELECT a.attname FROM pg_catalog.pg_attribute a WHERE a.attnum > 0 AND NOT a.attisdropped AND a.attrelid = pg_catalog.to_regclass('"public"."accounts"')) = ARRAY(SELECT a.attname FROM pg_catalog.pg_attribute a WHERE a.attnum > 0 AND NOT a.attisdropped AND a.attrelid = pg_catalog.to_regclass('"public"."users"'))) /* columns of view "public"."accounts" are not those of "public"."users": CREATE OR REPLACE VIEW with all of them */)
--     AND (NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum JOIN pg_catalog.pg_attribute b ON b.attrelid = pg_catalog.to_regclass('"public"."accounts"') AND b.attname = a.attname LEFT JOIN pg_catalog.pg_attrdef e ON e.adrelid = b.attrelid AND e.adnum = b.attnum WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '' AND pg_catalog.pg_get_expr(d.adbin, d.adrelid) IS DISTINCT FROM pg_catalog.pg_get_expr(e.adbin, e.adrelid)) /* a default of view "public"."accounts" is not that of "public"."users": ALTER VIEW "public"."accounts" ALTER COLUMN … SET DEFAULT … */)
--     AND (NOT EXISTS ((SELECT p.grantee, p.privilege_type, '' AS attname, pg_catalog.bool_or(p.is_grantable) FROM pg_catalog.pg_class c, pg_catalog.aclexplode(coalesce(c.relacl, pg_catalog.acldefault('r', c.relowner))) p WHERE c.oid = pg_catalog.to_regclass('"public"."users"') AND p.privilege_type IN ('SELECT', 'INSERT', 'UPDATE', 'DELETE') GROUP BY 1, 2 UNION ALL SELECT p.grantee, p.privilege_type, a.attname, pg_catalog.bool_or(p.is_grantable) FROM pg_catalog.pg_attribute a, pg_catalog.aclexplode(a.attacl) p WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attnum > 0 AND NOT a.attisdropped AND p.privilege_type IN ('SELECT', 'INSERT', 'UPDATE') GROUP BY 1, 2, 3) EXCEPT (SELECT p.grantee, p.privilege_type, '' AS attname, pg_catalog.bool_or(p.is_grantable) FROM pg_catalog.pg_class c, pg_catalog.aclexplode(coalesce(c.relacl, pg_catalog.acldefault('r', c.relowner))) p WHERE c.oid = pg_catalog.to_regclass('"public"."accounts"') AND p.privilege_type IN ('SELECT', 'INSERT', 'UPDATE', 'DELETE') GROUP BY 1, 2 UNION ALL SELECT p.grantee, p.privilege_type, a.attname, pg_catalog.bool_or(p.is_grantable) FROM pg_catalog.pg_attribute a, pg_catalog.aclexplode(a.attacl) p WHERE a.attrelid = pg_catalog.to_regclass('"public"."accounts"') AND a.attnum > 0 AND NOT a.attisdropped AND p.privilege_type IN ('SELECT', 'INSERT', 'UPDATE') GROUP BY 1, 2, 3)) /* somebody may do with "public"."users" what he may not do with view "public"."accounts": GRANT it there too */)
--     AND (NOT EXISTS ((SELECT p.grantee, p.privilege_type, '' AS attname, pg_catalog.bool_or(p.is_grantable) FROM pg_catalog.pg_class c, pg_catalog.aclexplode(coalesce(c.relacl, pg_catalog.acldefault('r', c.relowner))) p WHERE c.oid = pg_catalog.to_regclass('"public"."accounts"') AND p.privilege_type IN ('SELECT', 'INSERT', 'UPDATE', 'DELETE') GROUP BY 1, 2 UNION ALL SELECT p.grantee, p.privilege_type, a.attname, pg_catalog.bool_or(p.is_grantable) FROM pg_catalog.pg_attribute a, pg_catalog.aclexplode(a.attacl) p WHERE a.attrelid = pg_catalog.to_regclass('"public"."accounts"') AND a.attnum > 0 AND NOT a.attisdropped AND p.privilege_type IN ('SELECT', 'INSERT', 'UPDATE') GROUP BY 1, 2, 3) EXCEPT (SELECT p.grantee, p.privilege_type, '' AS attname, pg_catalog.bool_or(p.is_grantable) FROM pg_catalog.pg_class c, pg_catalog.aclexplode(coalesce(c.relacl, pg_catalog.acldefault('r', c.relowner))) p WHERE c.oid = pg_catalog.to_regclass('"public"."users"') AND p.privilege_type IN ('SELECT', 'INSERT', 'UPDATE', 'DELETE') GROUP BY 1, 2 UNION ALL SELECT p.grantee, p.privilege_type, a.attname, pg_catalog.bool_or(p.is_grantable) FROM pg_catalog.pg_attribute a, pg_catalog.aclexplode(a.attacl) p WHERE a.attrelid = pg_catalog.to_regclass('"public"."users"') AND a.attnum > 0 AND NOT a.attisdropped AND p.privilege_type IN ('SELECT', 'INSERT', 'UPDATE') GROUP BY 1, 2, 3)) /* somebody may do with view "public"."accounts" what he may not do with "public"."users": REVOKE it there, or GRANT it on both */)
--     AND (EXISTS (SELECT FROM pg_catalog.pg_class c, pg_catalog.pg_class v WHERE c.oid = pg_catalog.to_regclass('"public"."users"') AND v.oid = pg_catalog.to_regclass('"public"."accounts"') AND c.relowner = v.relowner AND NOT c.relrowsecurity AND 'security_invoker=true' <> ALL (coalesce(v.reloptions, '{}'))) /* view "public"."accounts" does not run with the rights of the owner of "public"."users" any more, or row level security came to "public"."users", which the view passes by */)
--     AND EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('"public"."users"') AND c.relkind = 'r')
-- not done when: SELECT NOT (pg_catalog.to_regclass('"public"."accounts"') IS NOT NULL)
--     AND EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('"public"."users"') AND c.relkind = 'r')
-- proven by writes of the application, taken back

-- CONTRACT 1: see that no function names users without accounts
-- one message, locks that readers and writers pass first: "public"."users"
DO $bellows$
DECLARE blw_said pg_catalog.text := (SELECT string_agg(f.name, ', ' ORDER BY f.name) FROM (SELECT p.oid::regprocedure::text AS name
  FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace LEFT JOIN (SELECT t.tgfoid,
    string_agg(encode(t.tgargs, 'escape'), ' ') AS text FROM pg_trigger t WHERE t.tgnargs > 0 GROUP BY 1) g ON g.tgfoid = p.oid
    CROSS JOIN LATERAL (SELECT concat_ws(' ', p.prosrc, g.text)) x(text)
  WHERE n.nspname NOT IN ('pg_catalog', 'information_schema', 'bellows') AND x.text ~* '(^|[^[:alnum:]_$])users([^[:alnum:]_$]|$)' AND x.text !~* '(^|[^[:alnum:]_$])accounts([^[:alnum:]_$]|$)'
    AND NOT starts_with(p.proname, 'blw_') AND NOT EXISTS (SELECT FROM pg_depend d
      WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e')) f);
BEGIN
  IF blw_said IS NOT NULL THEN
    RAISE EXCEPTION USING MESSAGE = 'once table users is called accounts, these fail, for their text names users: ' || blw_said || '. Let them use accounts, which both versions have by now; one whose text names both is let through';
  END IF;
END
$bellows$;
-- done when: the journal says so
-- not done when: the journal says so

-- CONTRACT 2: give table users its name accounts in place of the view
-- one message, locks first: "public"."users", "public"."accounts"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
DROP VIEW "public"."accounts";
ALTER TABLE "public"."users" RENAME TO "accounts";
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('"public"."accounts"') AND c.relkind = 'r')
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_class c JOIN pg_catalog.pg_rewrite w ON w.ev_class = c.oid JOIN pg_catalog.pg_depend d ON d.classid = 'pg_catalog.pg_rewrite'::pg_catalog.regclass AND d.objid = w.oid WHERE c.oid = pg_catalog.to_regclass('"public"."accounts"') AND c.relkind = 'v' AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refobjid = pg_catalog.to_regclass('"public"."users"') AND pg_catalog.pg_relation_is_updatable(c.oid, false) & 28 = 28)
--     AND EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('"public"."users"') AND c.relkind = 'r')
-- proven by writes of the application, taken back

-- ROLLBACK 1: drop view accounts, which stands for table users
-- one message, locks first: "public"."users", "public"."accounts"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
DROP VIEW "public"."accounts";
RESET ROLE;
-- done when: SELECT NOT (pg_catalog.to_regclass('"public"."accounts"') IS NOT NULL)
--     AND EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('"public"."users"') AND c.relkind = 'r')
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_class c JOIN pg_catalog.pg_rewrite w ON w.ev_class = c.oid JOIN pg_catalog.pg_depend d ON d.classid = 'pg_catalog.pg_rewrite'::pg_catalog.regclass AND d.objid = w.oid WHERE c.oid = pg_catalog.to_regclass('"public"."accounts"') AND c.relkind = 'v' AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refobjid = pg_catalog.to_regclass('"public"."users"') AND pg_catalog.pg_relation_is_updatable(c.oid, false) & 28 = 28)
--     AND EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('"public"."users"') AND c.relkind = 'r')

-- REVERT 1: give table users its name back, and make view accounts again
-- one message, locks first: "public"."accounts"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."accounts"'::pg_catalog.regclass;
ALTER TABLE "public"."accounts" RENAME TO "users";
CREATE VIEW "public"."accounts" AS SELECT "id", "email" FROM "public"."users";
DO $bellows$
DECLARE blw_said pg_catalog.text;
BEGIN
  FOR blw_said IN
    SELECT x.sql FROM (
      SELECT 1, format('REVOKE ALL ON TABLE %s FROM %s', v.oid::regclass, CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE
          quote_ident(pg_get_userbyid(a.grantee)) END)
        FROM pg_class v, pg_class c, aclexplode(coalesce(v.relacl, acldefault('r', v.relowner))) a
        WHERE v.oid = pg_catalog.to_regclass('"public"."accounts"') AND c.oid = pg_catalog.to_regclass('"public"."users"') AND (v.relacl IS NOT NULL OR c.relacl IS NOT NULL)
      UNION ALL SELECT 2, format('GRANT %s ON TABLE %s TO %s%s', a.privilege_type, pg_catalog.to_regclass('"public"."accounts"'), CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE
          quote_ident(pg_get_userbyid(a.grantee)) END, CASE WHEN a.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
        FROM pg_class v, pg_class c, aclexplode(coalesce(c.relacl, acldefault('r', c.relowner))) a
        WHERE v.oid = pg_catalog.to_regclass('"public"."accounts"') AND c.oid = pg_catalog.to_regclass('"public"."users"') AND (v.relacl IS NOT NULL OR c.relacl IS NOT NULL)
          AND a.privilege_type IN ('SELECT', 'INSERT', 'UPDATE', 'DELETE')
      UNION ALL SELECT 3, format('GRANT %s (%I) ON TABLE %s TO %s%s', a.privilege_type, t.attname, pg_catalog.to_regclass('"public"."accounts"'),
          CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(a.grantee)) END,
          CASE WHEN a.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
        FROM pg_attribute t, aclexplode(t.attacl) a WHERE t.attrelid = pg_catalog.to_regclass('"public"."users"') AND t.attnum > 0 AND NOT t.attisdropped
          AND a.privilege_type IN ('SELECT', 'INSERT', 'UPDATE')
      UNION ALL SELECT 4, format('COMMENT ON VIEW %s IS %L', pg_catalog.to_regclass('"public"."accounts"'), obj_description(pg_catalog.to_regclass('"public"."users"'), 'pg_class'))
        WHERE obj_description(pg_catalog.to_regclass('"public"."users"'), 'pg_class') IS NOT NULL
      UNION ALL SELECT 5, format('COMMENT ON COLUMN %s.%I IS %L', pg_catalog.to_regclass('"public"."accounts"'), t.attname, col_description(t.attrelid, t.attnum))
        FROM pg_attribute t WHERE t.attrelid = pg_catalog.to_regclass('"public"."users"') AND t.attnum > 0 AND NOT t.attisdropped
          AND col_description(t.attrelid, t.attnum) IS NOT NULL) x(place, sql) ORDER BY x.place
  LOOP
    EXECUTE blw_said;
  END LOOP;
END
$bellows$;
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_class c JOIN pg_catalog.pg_rewrite w ON w.ev_class = c.oid JOIN pg_catalog.pg_depend d ON d.classid = 'pg_catalog.pg_rewrite'::pg_catalog.regclass AND d.objid = w.oid WHERE c.oid = pg_catalog.to_regclass('"public"."accounts"') AND c.relkind = 'v' AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refobjid = pg_catalog.to_regclass('"public"."users"') AND pg_catalog.pg_relation_is_updatable(c.oid, false) & 28 = 28)
--     AND EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('"public"."users"') AND c.relkind = 'r')
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass('"public"."accounts"') AND c.relkind = 'r')
--     AND NOT (pg_catalog.to_regclass('"public"."users"') IS NOT NULL)
-- proven by writes of the application, taken back
