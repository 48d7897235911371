-- An index gets another name when no code of the old version is served any more, beside readers and writers.

-- CONTRACT 1: rename index users_name of users to by_name
-- one message, locks that readers and writers pass first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
ALTER INDEX "public"."users_name" RENAME TO "by_name";
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"public"."by_name"') AND i.indrelid = pg_catalog.to_regclass('"public"."users"') AND i.indisunique = false AND ARRAY(SELECT coalesce(a.attname::pg_catalog.text, '') FROM pg_catalog.unnest(i.indkey::pg_catalog.int2[]) WITH ORDINALITY k(attnum, place) LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum AND k.attnum > 0 WHERE k.place <= i.indnkeyatts ORDER BY k.place) = ARRAY['name']::pg_catalog.text[])
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"public"."users_name"') AND i.indrelid = pg_catalog.to_regclass('"public"."users"') AND i.indisunique = false AND ARRAY(SELECT coalesce(a.attname::pg_catalog.text, '') FROM pg_catalog.unnest(i.indkey::pg_catalog.int2[]) WITH ORDINALITY k(attnum, place) LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum AND k.attnum > 0 WHERE k.place <= i.indnkeyatts ORDER BY k.place) = ARRAY['name']::pg_catalog.text[])

-- CONTRACT 2: rename index users_lower of users to by_lower
-- one message, locks that readers and writers pass first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
ALTER INDEX "public"."users_lower" RENAME TO "by_lower";
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"public"."by_lower"') AND i.indrelid = pg_catalog.to_regclass('"public"."users"') AND i.indisunique = true AND ARRAY(SELECT coalesce(a.attname::pg_catalog.text, '') FROM pg_catalog.unnest(i.indkey::pg_catalog.int2[]) WITH ORDINALITY k(attnum, place) LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum AND k.attnum > 0 WHERE k.place <= i.indnkeyatts ORDER BY k.place) = ARRAY['', 'id']::pg_catalog.text[])
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"public"."users_lower"') AND i.indrelid = pg_catalog.to_regclass('"public"."users"') AND i.indisunique = true AND ARRAY(SELECT coalesce(a.attname::pg_catalog.text, '') FROM pg_catalog.unnest(i.indkey::pg_catalog.int2[]) WITH ORDINALITY k(attnum, place) LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum AND k.attnum > 0 WHERE k.place <= i.indnkeyatts ORDER BY k.place) = ARRAY['', 'id']::pg_catalog.text[])

-- REVERT 1: rename index by_lower of users back to users_lower
-- one message, locks that readers and writers pass first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
ALTER INDEX "public"."by_lower" RENAME TO "users_lower";
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"public"."users_lower"') AND i.indrelid = pg_catalog.to_regclass('"public"."users"') AND i.indisunique = true AND ARRAY(SELECT coalesce(a.attname::pg_catalog.text, '') FROM pg_catalog.unnest(i.indkey::pg_catalog.int2[]) WITH ORDINALITY k(attnum, place) LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum AND k.attnum > 0 WHERE k.place <= i.indnkeyatts ORDER BY k.place) = ARRAY['', 'id']::pg_catalog.text[])
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"public"."by_lower"') AND i.indrelid = pg_catalog.to_regclass('"public"."users"') AND i.indisunique = true AND ARRAY(SELECT coalesce(a.attname::pg_catalog.text, '') FROM pg_catalog.unnest(i.indkey::pg_catalog.int2[]) WITH ORDINALITY k(attnum, place) LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum AND k.attnum > 0 WHERE k.place <= i.indnkeyatts ORDER BY k.place) = ARRAY['', 'id']::pg_catalog.text[])

-- REVERT 2: rename index by_name of users back to users_name
-- one message, locks that readers and writers pass first: "public"."users"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."users"'::pg_catalog.regclass;
ALTER INDEX "public"."by_name" RENAME TO "users_name";
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"public"."users_name"') AND i.indrelid = pg_catalog.to_regclass('"public"."users"') AND i.indisunique = false AND ARRAY(SELECT coalesce(a.attname::pg_catalog.text, '') FROM pg_catalog.unnest(i.indkey::pg_catalog.int2[]) WITH ORDINALITY k(attnum, place) LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum AND k.attnum > 0 WHERE k.place <= i.indnkeyatts ORDER BY k.place) = ARRAY['name']::pg_catalog.text[])
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"public"."by_name"') AND i.indrelid = pg_catalog.to_regclass('"public"."users"') AND i.indisunique = false AND ARRAY(SELECT coalesce(a.attname::pg_catalog.text, '') FROM pg_catalog.unnest(i.indkey::pg_catalog.int2[]) WITH ORDINALITY k(attnum, place) LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum AND k.attnum > 0 WHERE k.place <= i.indnkeyatts ORDER BY k.place) = ARRAY['name']::pg_catalog.text[])
