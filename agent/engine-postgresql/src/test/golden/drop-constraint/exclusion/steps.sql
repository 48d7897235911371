-- An exclusion constraint goes in milliseconds; a revert builds it under its lock, a second at most, and the plan says so.

-- CONTRACT 1: drop exclusion constraint booked of rooms
-- one message, locks first: "public"."rooms"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."rooms"'::pg_catalog.regclass;
ALTER TABLE "public"."rooms" DROP CONSTRAINT "booked";
RESET ROLE;
-- done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."rooms"') AND k.conname = 'booked')
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."rooms"') AND k.conname = 'booked' AND k.contype = 'x' AND ARRAY(SELECT a.attname::pg_catalog.text FROM pg_catalog.unnest(k.conkey) WITH ORDINALITY u(attnum, place) JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.attnum ORDER BY u.place) = ARRAY['during'])

-- REVERT 1: make exclusion constraint booked of rooms again
-- one message, locks first: "public"."rooms"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"public"."rooms"'::pg_catalog.regclass;
ALTER TABLE "public"."rooms" ADD CONSTRAINT "booked" EXCLUDE USING gist (during WITH &&, int8range(id, id, '[]'::text) WITH &&) WHERE ((NOT gone));
COMMENT ON CONSTRAINT "booked" ON "public"."rooms" IS 'one guest at a time';
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."rooms"') AND k.conname = 'booked' AND k.contype = 'x' AND ARRAY(SELECT a.attname::pg_catalog.text FROM pg_catalog.unnest(k.conkey) WITH ORDINALITY u(attnum, place) JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.attnum ORDER BY u.place) = ARRAY['during'])
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"public"."rooms"') AND k.conname = 'booked')
-- proven by writes of the application, taken back
