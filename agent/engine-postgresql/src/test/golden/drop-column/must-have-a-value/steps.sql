-- A column that must have a value gets one from code that does not write it, and the trigger goes with it.

-- EXPAND 1: give odd "name of orders a value where code does not write it
-- one message, locks first: "shop"."orders"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"shop"."orders"'::pg_catalog.regclass;
CREATE FUNCTION "shop"."blw_odd ""name_09f234fb_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $bellows$
#variable_conflict use_column
-- Bellows, orders/18: gives a column that goes a value in rows of writers that do not know it.
BEGIN
  IF NEW."odd ""name" IS NULL THEN
    NEW."odd ""name" := ('none'
);
  END IF;
  RETURN NEW;
END
$bellows$;
CREATE TRIGGER "zzz_blw_odd ""name_35fc58ff_fwd" BEFORE INSERT ON "shop"."orders" FOR EACH ROW EXECUTE FUNCTION "shop"."blw_odd ""name_09f234fb_fwd"();
ALTER TABLE "shop"."orders" ENABLE ALWAYS TRIGGER "zzz_blw_odd ""name_35fc58ff_fwd";
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"shop"."blw_odd ""name_09f234fb_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = 'ef74f6b73ee52198e660d967900c83d2711a80d409ced4b9e833ff8007350861')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"shop"."orders"') AND t.tgname = 'zzz_blw_odd "name_35fc58ff_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"shop"."blw_odd ""name_09f234fb_fwd"()') AND t.tgtype = 7 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"shop"."orders"') AND t.tgname = 'zzz_blw_odd "name_35fc58ff_fwd')
--     AND NOT (pg_catalog.to_regprocedure('"shop"."blw_odd ""name_09f234fb_fwd"()') IS NOT NULL)
-- proven by writes of the application, taken back

-- EXPAND 2: give origin of orders a value where code does not write it
-- one message, locks first: "shop"."orders"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"shop"."orders"'::pg_catalog.regclass;
CREATE FUNCTION "shop"."blw_origin_bd0811f7_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $bellows$
#variable_conflict use_column
-- Bellows, orders/18: gives a column that goes a value in rows of writers that do not know it.
BEGIN
  IF NEW."origin" IS NULL THEN
    NEW."origin" := (1
);
  END IF;
  RETURN NEW;
END
$bellows$;
CREATE TRIGGER "zzz_blw_origin_051508d7_fwd" BEFORE INSERT ON "shop"."orders" FOR EACH ROW EXECUTE FUNCTION "shop"."blw_origin_bd0811f7_fwd"();
ALTER TABLE "shop"."orders" ENABLE ALWAYS TRIGGER "zzz_blw_origin_051508d7_fwd";
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"shop"."blw_origin_bd0811f7_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '0a6a8d7d35bb3b925bd024b7c4d217e2ec39bac12936faef3c24ffeaec01a5ec')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"shop"."orders"') AND t.tgname = 'zzz_blw_origin_051508d7_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"shop"."blw_origin_bd0811f7_fwd"()') AND t.tgtype = 7 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"shop"."orders"') AND t.tgname = 'zzz_blw_origin_051508d7_fwd')
--     AND NOT (pg_catalog.to_regprocedure('"shop"."blw_origin_bd0811f7_fwd"()') IS NOT NULL)
-- proven by writes of the application, taken back

-- EXPAND 3: give token of orders a value where code does not write it
-- one message, locks first: "shop"."orders"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"shop"."orders"'::pg_catalog.regclass;
CREATE FUNCTION "shop"."blw_token_28a6d2b5_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $bellows$
#variable_conflict use_column
-- Bellows, orders/18: gives a column that goes a value in rows of writers that do not know it.
BEGIN
  IF NEW."token" IS NULL THEN
    NEW."token" := (pg_catalog.gen_random_uuid()
);
  END IF;
  RETURN NEW;
END
$bellows$;
CREATE TRIGGER "zzz_blw_token_25b7fdbb_fwd" BEFORE INSERT ON "shop"."orders" FOR EACH ROW EXECUTE FUNCTION "shop"."blw_token_28a6d2b5_fwd"();
ALTER TABLE "shop"."orders" ENABLE ALWAYS TRIGGER "zzz_blw_token_25b7fdbb_fwd";
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"shop"."blw_token_28a6d2b5_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '68bd091d350bcef55213c556574037e51b3ab7bf559c758f8e3d3b95bf352e4c')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"shop"."orders"') AND t.tgname = 'zzz_blw_token_25b7fdbb_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"shop"."blw_token_28a6d2b5_fwd"()') AND t.tgtype = 7 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"shop"."orders"') AND t.tgname = 'zzz_blw_token_25b7fdbb_fwd')
--     AND NOT (pg_catalog.to_regprocedure('"shop"."blw_token_28a6d2b5_fwd"()') IS NOT NULL)
-- proven by writes of the application, taken back

-- CONTRACT 1: hide odd "name of orders
-- one message, locks first: "shop"."orders"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"shop"."orders"'::pg_catalog.regclass;
ALTER TABLE "shop"."orders" RENAME COLUMN "odd ""name" TO "blw_odd ""name_8aa6c1d5_hidden";
CREATE OR REPLACE FUNCTION "shop"."blw_odd ""name_09f234fb_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $bellows$
#variable_conflict use_column
-- Bellows, orders/18: gives a column that goes a value in rows of writers that do not know it.
BEGIN
  IF NEW."blw_odd ""name_8aa6c1d5_hidden" IS NULL THEN
    NEW."blw_odd ""name_8aa6c1d5_hidden" := ('none'
);
  END IF;
  RETURN NEW;
END
$bellows$;
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'blw_odd "name_8aa6c1d5_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text') AND a.atttypmod = -1)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'odd "name' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"shop"."blw_odd ""name_09f234fb_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '873c50b0fb0d616a9f9d33011330ec9402631ee334b5c215aa0908e6f2499444')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"shop"."orders"') AND t.tgname = 'zzz_blw_odd "name_35fc58ff_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"shop"."blw_odd ""name_09f234fb_fwd"()') AND t.tgtype = 7 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'odd "name' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text') AND a.atttypmod = -1)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'blw_odd "name_8aa6c1d5_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"shop"."blw_odd ""name_09f234fb_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = 'ef74f6b73ee52198e660d967900c83d2711a80d409ced4b9e833ff8007350861')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"shop"."orders"') AND t.tgname = 'zzz_blw_odd "name_35fc58ff_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"shop"."blw_odd ""name_09f234fb_fwd"()') AND t.tgtype = 7 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
-- proven by writes of the application, taken back

-- CONTRACT 2: hide origin of orders
-- one message, locks first: "shop"."orders"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"shop"."orders"'::pg_catalog.regclass;
ALTER TABLE "shop"."orders" RENAME COLUMN "origin" TO "blw_origin_2f8c24ea_hidden";
CREATE OR REPLACE FUNCTION "shop"."blw_origin_bd0811f7_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $bellows$
#variable_conflict use_column
-- Bellows, orders/18: gives a column that goes a value in rows of writers that do not know it.
BEGIN
  IF NEW."blw_origin_2f8c24ea_hidden" IS NULL THEN
    NEW."blw_origin_2f8c24ea_hidden" := (1
);
  END IF;
  RETURN NEW;
END
$bellows$;
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'blw_origin_2f8c24ea_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('integer') AND a.atttypmod = -1)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'origin' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"shop"."blw_origin_bd0811f7_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = 'c3576ffab1d2d1b9cd3a015e1e01b9517ace651a6906df863202bf69d5ae4358')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"shop"."orders"') AND t.tgname = 'zzz_blw_origin_051508d7_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"shop"."blw_origin_bd0811f7_fwd"()') AND t.tgtype = 7 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'origin' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('integer') AND a.atttypmod = -1)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'blw_origin_2f8c24ea_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"shop"."blw_origin_bd0811f7_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '0a6a8d7d35bb3b925bd024b7c4d217e2ec39bac12936faef3c24ffeaec01a5ec')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"shop"."orders"') AND t.tgname = 'zzz_blw_origin_051508d7_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"shop"."blw_origin_bd0811f7_fwd"()') AND t.tgtype = 7 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
-- proven by writes of the application, taken back

-- CONTRACT 3: hide token of orders
-- one message, locks first: "shop"."orders"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"shop"."orders"'::pg_catalog.regclass;
ALTER TABLE "shop"."orders" RENAME COLUMN "token" TO "blw_token_ec01defc_hidden";
CREATE OR REPLACE FUNCTION "shop"."blw_token_28a6d2b5_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $bellows$
#variable_conflict use_column
-- Bellows, orders/18: gives a column that goes a value in rows of writers that do not know it.
BEGIN
  IF NEW."blw_token_ec01defc_hidden" IS NULL THEN
    NEW."blw_token_ec01defc_hidden" := (pg_catalog.gen_random_uuid()
);
  END IF;
  RETURN NEW;
END
$bellows$;
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'blw_token_ec01defc_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('uuid') AND a.atttypmod = -1)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'token' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"shop"."blw_token_28a6d2b5_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '05ab69eab29a5a7e1ff57b0383ebdf9acb8cdd240ba80a60d25b280f2de9b243')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"shop"."orders"') AND t.tgname = 'zzz_blw_token_25b7fdbb_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"shop"."blw_token_28a6d2b5_fwd"()') AND t.tgtype = 7 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'token' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('uuid') AND a.atttypmod = -1)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'blw_token_ec01defc_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"shop"."blw_token_28a6d2b5_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '68bd091d350bcef55213c556574037e51b3ab7bf559c758f8e3d3b95bf352e4c')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"shop"."orders"') AND t.tgname = 'zzz_blw_token_25b7fdbb_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"shop"."blw_token_28a6d2b5_fwd"()') AND t.tgtype = 7 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
-- proven by writes of the application, taken back

-- CLEANUP 1: drop odd "name of orders, which is hidden, with all it holds
-- one message, locks first: "shop"."orders"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"shop"."orders"'::pg_catalog.regclass;
DROP TRIGGER IF EXISTS "zzz_blw_odd ""name_35fc58ff_fwd" ON "shop"."orders";
DROP FUNCTION IF EXISTS "shop"."blw_odd ""name_09f234fb_fwd"();
ALTER TABLE "shop"."orders" DROP CONSTRAINT IF EXISTS "known";
ALTER TABLE "shop"."orders" DROP COLUMN "blw_odd ""name_8aa6c1d5_hidden";
RESET ROLE;
-- done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'blw_odd "name_8aa6c1d5_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"shop"."orders"') AND t.tgname = 'zzz_blw_odd "name_35fc58ff_fwd')
--     AND NOT (pg_catalog.to_regprocedure('"shop"."blw_odd ""name_09f234fb_fwd"()') IS NOT NULL)
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'blw_odd "name_8aa6c1d5_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
-- proven by writes of the application, taken back

-- CLEANUP 2: drop foreign key orders_origin_fkey of the hidden column
-- one message, locks first: "shop"."orders", "shop"."origins"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"shop"."orders"'::pg_catalog.regclass;
ALTER TABLE "shop"."orders" DROP CONSTRAINT IF EXISTS "orders_origin_fkey";
RESET ROLE;
-- done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"shop"."orders"') AND k.conname = 'orders_origin_fkey' AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'blw_origin_2f8c24ea_hidden' AND (a.attrelid = k.conrelid AND a.attnum = ANY (k.conkey) OR a.attrelid = k.confrelid AND a.attnum = ANY (k.confkey))))
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"shop"."orders"') AND k.conname = 'orders_origin_fkey' AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'blw_origin_2f8c24ea_hidden' AND (a.attrelid = k.conrelid AND a.attnum = ANY (k.conkey) OR a.attrelid = k.confrelid AND a.attnum = ANY (k.confkey))))

-- CLEANUP 3: drop origin of orders, which is hidden, with all it holds
-- one message, locks first: "shop"."orders"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"shop"."orders"'::pg_catalog.regclass;
DROP TRIGGER IF EXISTS "zzz_blw_origin_051508d7_fwd" ON "shop"."orders";
DROP FUNCTION IF EXISTS "shop"."blw_origin_bd0811f7_fwd"();
ALTER TABLE "shop"."orders" DROP COLUMN "blw_origin_2f8c24ea_hidden";
RESET ROLE;
-- done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'blw_origin_2f8c24ea_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"shop"."orders"') AND t.tgname = 'zzz_blw_origin_051508d7_fwd')
--     AND NOT (pg_catalog.to_regprocedure('"shop"."blw_origin_bd0811f7_fwd"()') IS NOT NULL)
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'blw_origin_2f8c24ea_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
-- proven by writes of the application, taken back

-- CLEANUP 4: drop token of orders, which is hidden, with all it holds
-- one message, locks first: "shop"."orders"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"shop"."orders"'::pg_catalog.regclass;
DROP TRIGGER IF EXISTS "zzz_blw_token_25b7fdbb_fwd" ON "shop"."orders";
DROP FUNCTION IF EXISTS "shop"."blw_token_28a6d2b5_fwd"();
ALTER TABLE "shop"."orders" DROP CONSTRAINT IF EXISTS "orders_token_key";
ALTER TABLE "shop"."orders" DROP COLUMN "blw_token_ec01defc_hidden";
RESET ROLE;
-- done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'blw_token_ec01defc_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"shop"."orders"') AND t.tgname = 'zzz_blw_token_25b7fdbb_fwd')
--     AND NOT (pg_catalog.to_regprocedure('"shop"."blw_token_28a6d2b5_fwd"()') IS NOT NULL)
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'blw_token_ec01defc_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
-- proven by writes of the application, taken back

-- ROLLBACK 1: drop the trigger that gives token of orders a value
-- one message, locks first: "shop"."orders"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"shop"."orders"'::pg_catalog.regclass;
DROP TRIGGER IF EXISTS "zzz_blw_token_25b7fdbb_fwd" ON "shop"."orders";
DROP FUNCTION IF EXISTS "shop"."blw_token_28a6d2b5_fwd"();
RESET ROLE;
-- done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"shop"."orders"') AND t.tgname = 'zzz_blw_token_25b7fdbb_fwd')
--     AND NOT (pg_catalog.to_regprocedure('"shop"."blw_token_28a6d2b5_fwd"()') IS NOT NULL)
-- not done when: SELECT (EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"shop"."orders"') AND t.tgname = 'zzz_blw_token_25b7fdbb_fwd')
--     OR (pg_catalog.to_regprocedure('"shop"."blw_token_28a6d2b5_fwd"()') IS NOT NULL))

-- ROLLBACK 2: drop the trigger that gives origin of orders a value
-- one message, locks first: "shop"."orders"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"shop"."orders"'::pg_catalog.regclass;
DROP TRIGGER IF EXISTS "zzz_blw_origin_051508d7_fwd" ON "shop"."orders";
DROP FUNCTION IF EXISTS "shop"."blw_origin_bd0811f7_fwd"();
RESET ROLE;
-- done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"shop"."orders"') AND t.tgname = 'zzz_blw_origin_051508d7_fwd')
--     AND NOT (pg_catalog.to_regprocedure('"shop"."blw_origin_bd0811f7_fwd"()') IS NOT NULL)
-- not done when: SELECT (EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"shop"."orders"') AND t.tgname = 'zzz_blw_origin_051508d7_fwd')
--     OR (pg_catalog.to_regprocedure('"shop"."blw_origin_bd0811f7_fwd"()') IS NOT NULL))

-- ROLLBACK 3: drop the trigger that gives odd "name of orders a value
-- one message, locks first: "shop"."orders"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"shop"."orders"'::pg_catalog.regclass;
DROP TRIGGER IF EXISTS "zzz_blw_odd ""name_35fc58ff_fwd" ON "shop"."orders";
DROP FUNCTION IF EXISTS "shop"."blw_odd ""name_09f234fb_fwd"();
RESET ROLE;
-- done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"shop"."orders"') AND t.tgname = 'zzz_blw_odd "name_35fc58ff_fwd')
--     AND NOT (pg_catalog.to_regprocedure('"shop"."blw_odd ""name_09f234fb_fwd"()') IS NOT NULL)
-- not done when: SELECT (EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"shop"."orders"') AND t.tgname = 'zzz_blw_odd "name_35fc58ff_fwd')
--     OR (pg_catalog.to_regprocedure('"shop"."blw_odd ""name_09f234fb_fwd"()') IS NOT NULL))

-- REVERT 1: bring back token of orders
-- one message, locks first: "shop"."orders"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"shop"."orders"'::pg_catalog.regclass;
ALTER TABLE "shop"."orders" RENAME COLUMN "blw_token_ec01defc_hidden" TO "token";
CREATE OR REPLACE FUNCTION "shop"."blw_token_28a6d2b5_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $bellows$
#variable_conflict use_column
-- Bellows, orders/18: gives a column that goes a value in rows of writers that do not know it.
BEGIN
  IF NEW."token" IS NULL THEN
    NEW."token" := (pg_catalog.gen_random_uuid()
);
  END IF;
  RETURN NEW;
END
$bellows$;
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'token' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('uuid') AND a.atttypmod = -1)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'blw_token_ec01defc_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"shop"."blw_token_28a6d2b5_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '68bd091d350bcef55213c556574037e51b3ab7bf559c758f8e3d3b95bf352e4c')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"shop"."orders"') AND t.tgname = 'zzz_blw_token_25b7fdbb_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"shop"."blw_token_28a6d2b5_fwd"()') AND t.tgtype = 7 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'blw_token_ec01defc_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('uuid') AND a.atttypmod = -1)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'token' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"shop"."blw_token_28a6d2b5_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '05ab69eab29a5a7e1ff57b0383ebdf9acb8cdd240ba80a60d25b280f2de9b243')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"shop"."orders"') AND t.tgname = 'zzz_blw_token_25b7fdbb_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"shop"."blw_token_28a6d2b5_fwd"()') AND t.tgtype = 7 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')

-- REVERT 2: bring back origin of orders
-- one message, locks first: "shop"."orders"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"shop"."orders"'::pg_catalog.regclass;
ALTER TABLE "shop"."orders" RENAME COLUMN "blw_origin_2f8c24ea_hidden" TO "origin";
CREATE OR REPLACE FUNCTION "shop"."blw_origin_bd0811f7_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $bellows$
#variable_conflict use_column
-- Bellows, orders/18: gives a column that goes a value in rows of writers that do not know it.
BEGIN
  IF NEW."origin" IS NULL THEN
    NEW."origin" := (1
);
  END IF;
  RETURN NEW;
END
$bellows$;
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'origin' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('integer') AND a.atttypmod = -1)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'blw_origin_2f8c24ea_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"shop"."blw_origin_bd0811f7_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '0a6a8d7d35bb3b925bd024b7c4d217e2ec39bac12936faef3c24ffeaec01a5ec')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"shop"."orders"') AND t.tgname = 'zzz_blw_origin_051508d7_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"shop"."blw_origin_bd0811f7_fwd"()') AND t.tgtype = 7 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'blw_origin_2f8c24ea_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('integer') AND a.atttypmod = -1)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'origin' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"shop"."blw_origin_bd0811f7_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = 'c3576ffab1d2d1b9cd3a015e1e01b9517ace651a6906df863202bf69d5ae4358')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"shop"."orders"') AND t.tgname = 'zzz_blw_origin_051508d7_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"shop"."blw_origin_bd0811f7_fwd"()') AND t.tgtype = 7 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')

-- REVERT 3: bring back odd "name of orders
-- one message, locks first: "shop"."orders"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"shop"."orders"'::pg_catalog.regclass;
ALTER TABLE "shop"."orders" RENAME COLUMN "blw_odd ""name_8aa6c1d5_hidden" TO "odd ""name";
CREATE OR REPLACE FUNCTION "shop"."blw_odd ""name_09f234fb_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $bellows$
#variable_conflict use_column
-- Bellows, orders/18: gives a column that goes a value in rows of writers that do not know it.
BEGIN
  IF NEW."odd ""name" IS NULL THEN
    NEW."odd ""name" := ('none'
);
  END IF;
  RETURN NEW;
END
$bellows$;
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'odd "name' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text') AND a.atttypmod = -1)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'blw_odd "name_8aa6c1d5_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"shop"."blw_odd ""name_09f234fb_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = 'ef74f6b73ee52198e660d967900c83d2711a80d409ced4b9e833ff8007350861')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"shop"."orders"') AND t.tgname = 'zzz_blw_odd "name_35fc58ff_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"shop"."blw_odd ""name_09f234fb_fwd"()') AND t.tgtype = 7 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'blw_odd "name_8aa6c1d5_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text') AND a.atttypmod = -1)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'odd "name' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"shop"."blw_odd ""name_09f234fb_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '873c50b0fb0d616a9f9d33011330ec9402631ee334b5c215aa0908e6f2499444')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"shop"."orders"') AND t.tgname = 'zzz_blw_odd "name_35fc58ff_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"shop"."blw_odd ""name_09f234fb_fwd"()') AND t.tgtype = 7 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
