-- What takes numbers away, or room between them, waits for the contract.

-- EXPAND 1: let sequence docno be CACHE 3
-- one message, locks first: "public"."docno"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."docno"'::pg_catalog.regclass;
ALTER SEQUENCE "public"."docno" CACHE 3;
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_sequence s WHERE s.seqrelid = pg_catalog.to_regclass('"public"."docno"') AND s.seqcache = 3)
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_sequence s WHERE s.seqrelid = pg_catalog.to_regclass('"public"."docno"') AND s.seqcache = 1)

-- CONTRACT 1: let sequence docno be MAXVALUE 1000 INCREMENT BY 1 CYCLE
-- one message, locks first: "public"."docno"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."docno"'::pg_catalog.regclass;
ALTER SEQUENCE "public"."docno" MAXVALUE 1000 INCREMENT BY 1 CYCLE;
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_sequence s WHERE s.seqrelid = pg_catalog.to_regclass('"public"."docno"') AND s.seqmax = 1000 AND s.seqincrement = 1 AND s.seqcycle)
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_sequence s WHERE s.seqrelid = pg_catalog.to_regclass('"public"."docno"') AND s.seqmax = 9223372036854775807 AND s.seqincrement = 50 AND NOT s.seqcycle)

-- ROLLBACK 1: let sequence docno be CACHE 1 again
-- one message, locks first: "public"."docno"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."docno"'::pg_catalog.regclass;
ALTER SEQUENCE "public"."docno" CACHE 1;
RESET ROLE;
-- done when: SELECT (EXISTS (SELECT FROM pg_catalog.pg_sequence s WHERE s.seqrelid = pg_catalog.to_regclass('"public"."docno"') AND s.seqcache = 1)
--     OR NOT EXISTS (SELECT FROM pg_catalog.pg_sequence s WHERE s.seqrelid = pg_catalog.to_regclass('"public"."docno"') AND s.seqcache = 3))
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_sequence s WHERE s.seqrelid = pg_catalog.to_regclass('"public"."docno"') AND s.seqcache = 3)

-- REVERT 1: let sequence docno be MAXVALUE 9223372036854775807 INCREMENT BY 50 NO CYCLE again
-- one message, locks first: "public"."docno"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."docno"'::pg_catalog.regclass;
ALTER SEQUENCE "public"."docno" MAXVALUE 9223372036854775807 INCREMENT BY 50 NO CYCLE;
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_sequence s WHERE s.seqrelid = pg_catalog.to_regclass('"public"."docno"') AND s.seqmax = 9223372036854775807 AND s.seqincrement = 50 AND NOT s.seqcycle)
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_sequence s WHERE s.seqrelid = pg_catalog.to_regclass('"public"."docno"') AND s.seqmax = 1000 AND s.seqincrement = 1 AND s.seqcycle)
