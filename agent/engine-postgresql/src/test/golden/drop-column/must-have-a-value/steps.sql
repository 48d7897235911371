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
    NEW."origin" := ('new'
);
  END IF;
  RETURN NEW;
END
$bellows$;
CREATE TRIGGER "zzz_blw_origin_051508d7_fwd" BEFORE INSERT ON "shop"."orders" FOR EACH ROW EXECUTE FUNCTION "shop"."blw_origin_bd0811f7_fwd"();
ALTER TABLE "shop"."orders" ENABLE ALWAYS TRIGGER "zzz_blw_origin_051508d7_fwd";
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"shop"."blw_origin_bd0811f7_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '585f2533f1bf79c671282ca48f511007788b9773ac391608b34b9e2749890535')
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

-- EXPAND 4: give due of orders a value where code does not write it
-- one message, locks first: "shop"."orders"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"shop"."orders"'::pg_catalog.regclass;
CREATE FUNCTION "shop"."blw_due_83f9841b_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $bellows$
#variable_conflict use_column
-- Bellows, orders/18: gives a column that goes a value in rows of writers that do not know it.
BEGIN
  IF NEW."due" IS NULL THEN
    NEW."due" := (CURRENT_DATE + interval '3 days'
);
  END IF;
  RETURN NEW;
END
$bellows$;
CREATE TRIGGER "zzz_blw_due_16721240_fwd" BEFORE INSERT ON "shop"."orders" FOR EACH ROW EXECUTE FUNCTION "shop"."blw_due_83f9841b_fwd"();
ALTER TABLE "shop"."orders" ENABLE ALWAYS TRIGGER "zzz_blw_due_16721240_fwd";
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"shop"."blw_due_83f9841b_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '925b62d9ed4cd4a8a7eac547328b00ebd0a5485a51674fd1bfcfb6a304bf5bee')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"shop"."orders"') AND t.tgname = 'zzz_blw_due_16721240_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"shop"."blw_due_83f9841b_fwd"()') AND t.tgtype = 7 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"shop"."orders"') AND t.tgname = 'zzz_blw_due_16721240_fwd')
--     AND NOT (pg_catalog.to_regprocedure('"shop"."blw_due_83f9841b_fwd"()') IS NOT NULL)
-- proven by writes of the application, taken back

-- EXPAND 5: give code of orders a value where code does not write it
-- one message, locks first: "shop"."orders"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"shop"."orders"'::pg_catalog.regclass;
CREATE FUNCTION "shop"."blw_code_6597372b_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $bellows$
#variable_conflict use_column
-- Bellows, orders/18: gives a column that goes a value in rows of writers that do not know it.
BEGIN
  IF NEW."code" IS NULL THEN
    NEW."code" := ('12'
);
  END IF;
  RETURN NEW;
END
$bellows$;
CREATE TRIGGER "zzz_blw_code_4de43787_fwd" BEFORE INSERT ON "shop"."orders" FOR EACH ROW EXECUTE FUNCTION "shop"."blw_code_6597372b_fwd"();
ALTER TABLE "shop"."orders" ENABLE ALWAYS TRIGGER "zzz_blw_code_4de43787_fwd";
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"shop"."blw_code_6597372b_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '041c68b3e4a1a1ce2567e33890d3f0f45e61f06521ab93508fcb3b72ef69dc87')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"shop"."orders"') AND t.tgname = 'zzz_blw_code_4de43787_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"shop"."blw_code_6597372b_fwd"()') AND t.tgtype = 7 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
-- not done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"shop"."orders"') AND t.tgname = 'zzz_blw_code_4de43787_fwd')
--     AND NOT (pg_catalog.to_regprocedure('"shop"."blw_code_6597372b_fwd"()') IS NOT NULL)
-- proven by writes of the application, taken back

-- EXPAND 6: try a row of orders without what is dropped
-- one message, locks against writers first: "shop"."orders"
-- done when: the journal says so
-- not done when: the journal says so
-- proven by writes of the application, taken back

-- CONTRACT 1: hide odd "name of orders
-- one message, locks first: "shop"."orders"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"shop"."orders"'::pg_catalog.regclass;
ALTER TABLE "shop"."orders" RENAME COLUMN "odd ""name" TO "blw_odd ""name_8aa6c1d5_hidden";
DROP TRIGGER IF EXISTS "zzz_blw_odd ""name_35fc58ff_fwd" ON "shop"."orders";
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
CREATE TRIGGER "zzz_blw_odd ""name_35fc58ff_fwd" BEFORE INSERT ON "shop"."orders" FOR EACH ROW EXECUTE FUNCTION "shop"."blw_odd ""name_09f234fb_fwd"();
ALTER TABLE "shop"."orders" ENABLE ALWAYS TRIGGER "zzz_blw_odd ""name_35fc58ff_fwd";
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'blw_odd "name_8aa6c1d5_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text') AND a.atttypmod = -1)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'odd "name' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"shop"."blw_odd ""name_09f234fb_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '873c50b0fb0d616a9f9d33011330ec9402631ee334b5c215aa0908e6f2499444')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"shop"."orders"') AND t.tgname = 'zzz_blw_odd "name_35fc58ff_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"shop"."blw_odd ""name_09f234fb_fwd"()') AND t.tgtype = 7 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'odd "name' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text') AND a.atttypmod = -1)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'blw_odd "name_8aa6c1d5_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
-- proven by writes of the application, taken back

-- CONTRACT 2: hide origin of orders
-- one message, locks first: "shop"."orders"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"shop"."orders"'::pg_catalog.regclass;
ALTER TABLE "shop"."orders" RENAME COLUMN "origin" TO "blw_origin_2f8c24ea_hidden";
DROP TRIGGER IF EXISTS "zzz_blw_origin_051508d7_fwd" ON "shop"."orders";
CREATE OR REPLACE FUNCTION "shop"."blw_origin_bd0811f7_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $bellows$
#variable_conflict use_column
-- Bellows, orders/18: gives a column that goes a value in rows of writers that do not know it.
BEGIN
  IF NEW."blw_origin_2f8c24ea_hidden" IS NULL THEN
    NEW."blw_origin_2f8c24ea_hidden" := ('new'
);
  END IF;
  RETURN NEW;
END
$bellows$;
CREATE TRIGGER "zzz_blw_origin_051508d7_fwd" BEFORE INSERT ON "shop"."orders" FOR EACH ROW EXECUTE FUNCTION "shop"."blw_origin_bd0811f7_fwd"();
ALTER TABLE "shop"."orders" ENABLE ALWAYS TRIGGER "zzz_blw_origin_051508d7_fwd";
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'blw_origin_2f8c24ea_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('shop.kind') AND a.atttypmod = -1)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'origin' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"shop"."blw_origin_bd0811f7_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = 'c46215e0be1cc95b627b41ffd18d3a7e478f74f3e290590866b4963c1811e8df')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"shop"."orders"') AND t.tgname = 'zzz_blw_origin_051508d7_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"shop"."blw_origin_bd0811f7_fwd"()') AND t.tgtype = 7 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'origin' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('shop.kind') AND a.atttypmod = -1)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'blw_origin_2f8c24ea_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
-- proven by writes of the application, taken back

-- CONTRACT 3: hide token of orders
-- one message, locks first: "shop"."orders"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"shop"."orders"'::pg_catalog.regclass;
ALTER TABLE "shop"."orders" RENAME COLUMN "token" TO "blw_token_ec01defc_hidden";
DROP TRIGGER IF EXISTS "zzz_blw_token_25b7fdbb_fwd" ON "shop"."orders";
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
CREATE TRIGGER "zzz_blw_token_25b7fdbb_fwd" BEFORE INSERT ON "shop"."orders" FOR EACH ROW EXECUTE FUNCTION "shop"."blw_token_28a6d2b5_fwd"();
ALTER TABLE "shop"."orders" ENABLE ALWAYS TRIGGER "zzz_blw_token_25b7fdbb_fwd";
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'blw_token_ec01defc_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('uuid') AND a.atttypmod = -1)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'token' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"shop"."blw_token_28a6d2b5_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '05ab69eab29a5a7e1ff57b0383ebdf9acb8cdd240ba80a60d25b280f2de9b243')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"shop"."orders"') AND t.tgname = 'zzz_blw_token_25b7fdbb_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"shop"."blw_token_28a6d2b5_fwd"()') AND t.tgtype = 7 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'token' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('uuid') AND a.atttypmod = -1)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'blw_token_ec01defc_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
-- proven by writes of the application, taken back

-- CONTRACT 4: hide due of orders
-- one message, locks first: "shop"."orders"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"shop"."orders"'::pg_catalog.regclass;
ALTER TABLE "shop"."orders" RENAME COLUMN "due" TO "blw_due_d8425ec1_hidden";
DROP TRIGGER IF EXISTS "zzz_blw_due_16721240_fwd" ON "shop"."orders";
CREATE OR REPLACE FUNCTION "shop"."blw_due_83f9841b_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $bellows$
#variable_conflict use_column
-- Bellows, orders/18: gives a column that goes a value in rows of writers that do not know it.
BEGIN
  IF NEW."blw_due_d8425ec1_hidden" IS NULL THEN
    NEW."blw_due_d8425ec1_hidden" := (CURRENT_DATE + interval '3 days'
);
  END IF;
  RETURN NEW;
END
$bellows$;
CREATE TRIGGER "zzz_blw_due_16721240_fwd" BEFORE INSERT ON "shop"."orders" FOR EACH ROW EXECUTE FUNCTION "shop"."blw_due_83f9841b_fwd"();
ALTER TABLE "shop"."orders" ENABLE ALWAYS TRIGGER "zzz_blw_due_16721240_fwd";
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'blw_due_d8425ec1_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('date') AND a.atttypmod = -1)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'due' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"shop"."blw_due_83f9841b_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = 'dfcae132695bd27a118b069fd679b61e1b7592a92d7254704b323273109c1ae5')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"shop"."orders"') AND t.tgname = 'zzz_blw_due_16721240_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"shop"."blw_due_83f9841b_fwd"()') AND t.tgtype = 7 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'due' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('date') AND a.atttypmod = -1)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'blw_due_d8425ec1_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
-- proven by writes of the application, taken back

-- CONTRACT 5: hide code of orders
-- one message, locks first: "shop"."orders"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"shop"."orders"'::pg_catalog.regclass;
ALTER TABLE "shop"."orders" RENAME COLUMN "code" TO "blw_code_a1efd32d_hidden";
DROP TRIGGER IF EXISTS "zzz_blw_code_4de43787_fwd" ON "shop"."orders";
CREATE OR REPLACE FUNCTION "shop"."blw_code_6597372b_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $bellows$
#variable_conflict use_column
-- Bellows, orders/18: gives a column that goes a value in rows of writers that do not know it.
BEGIN
  IF NEW."blw_code_a1efd32d_hidden" IS NULL THEN
    NEW."blw_code_a1efd32d_hidden" := ('12'
);
  END IF;
  RETURN NEW;
END
$bellows$;
CREATE TRIGGER "zzz_blw_code_4de43787_fwd" BEFORE INSERT ON "shop"."orders" FOR EACH ROW EXECUTE FUNCTION "shop"."blw_code_6597372b_fwd"();
ALTER TABLE "shop"."orders" ENABLE ALWAYS TRIGGER "zzz_blw_code_4de43787_fwd";
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'blw_code_a1efd32d_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('character varying(5)') AND a.atttypmod = 9)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'code' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"shop"."blw_code_6597372b_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = 'fe65f0ef3567061a73f8cddd19fd97282d03ed02124fb3d79180792a3f5a0eb5')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"shop"."orders"') AND t.tgname = 'zzz_blw_code_4de43787_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"shop"."blw_code_6597372b_fwd"()') AND t.tgtype = 7 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
-- not done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'code' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('character varying(5)') AND a.atttypmod = 9)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'blw_code_a1efd32d_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
-- proven by writes of the application, taken back

-- CLEANUP 1: drop odd "name of orders, which is hidden, with all it holds
-- one message, locks first: "shop"."orders"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"shop"."orders"'::pg_catalog.regclass;
DROP TRIGGER IF EXISTS "zzz_blw_odd ""name_35fc58ff_fwd" ON "shop"."orders";
DROP FUNCTION IF EXISTS "shop"."blw_odd ""name_09f234fb_fwd"();
ALTER TABLE "shop"."orders" DROP CONSTRAINT IF EXISTS "known";
ALTER TABLE "shop"."orders" DROP COLUMN IF EXISTS "blw_odd ""name_8aa6c1d5_hidden";
RESET ROLE;
-- done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'blw_odd "name_8aa6c1d5_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"shop"."orders"') AND t.tgname = 'zzz_blw_odd "name_35fc58ff_fwd')
--     AND NOT (pg_catalog.to_regprocedure('"shop"."blw_odd ""name_09f234fb_fwd"()') IS NOT NULL)
-- not done when: SELECT ((EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'blw_odd "name_8aa6c1d5_hidden' AND a.attnum > 0 AND NOT a.attisdropped) AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"shop"."orders"') AND k.contype <> 'n' AND (k.conname = ANY (ARRAY['known']::pg_catalog.text[])) <> EXISTS (SELECT FROM pg_catalog.pg_depend d, pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'blw_odd "name_8aa6c1d5_hidden' AND d.classid = 'pg_catalog.pg_constraint'::pg_catalog.regclass AND d.objid = k.oid AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refobjid = a.attrelid AND d.refobjsubid = a.attnum))
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_index i, pg_catalog.pg_depend d, pg_catalog.pg_attribute a WHERE i.indrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'blw_odd "name_8aa6c1d5_hidden' AND d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = i.indexrelid AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refobjid = a.attrelid AND d.refobjsubid = a.attnum AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid AND k.conname = ANY (ARRAY['known']::pg_catalog.text[]))))
--     OR (NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'blw_odd "name_8aa6c1d5_hidden' AND a.attnum > 0 AND NOT a.attisdropped) AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'odd "name' AND a.attnum > 0 AND NOT a.attisdropped) AND (EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"shop"."orders"') AND t.tgname = 'zzz_blw_odd "name_35fc58ff_fwd')
--     OR (pg_catalog.to_regprocedure('"shop"."blw_odd ""name_09f234fb_fwd"()') IS NOT NULL))))
-- proven by writes of the application, taken back

-- CLEANUP 2: drop origin of orders, which is hidden, with all it holds
-- one message, locks first: "shop"."orders"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"shop"."orders"'::pg_catalog.regclass;
DROP TRIGGER IF EXISTS "zzz_blw_origin_051508d7_fwd" ON "shop"."orders";
DROP FUNCTION IF EXISTS "shop"."blw_origin_bd0811f7_fwd"();
ALTER TABLE "shop"."orders" DROP COLUMN IF EXISTS "blw_origin_2f8c24ea_hidden";
RESET ROLE;
-- done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'blw_origin_2f8c24ea_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"shop"."orders"') AND t.tgname = 'zzz_blw_origin_051508d7_fwd')
--     AND NOT (pg_catalog.to_regprocedure('"shop"."blw_origin_bd0811f7_fwd"()') IS NOT NULL)
-- not done when: SELECT ((EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'blw_origin_2f8c24ea_hidden' AND a.attnum > 0 AND NOT a.attisdropped) AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"shop"."orders"') AND k.contype <> 'n' AND (k.conname = ANY (ARRAY[]::pg_catalog.text[])) <> EXISTS (SELECT FROM pg_catalog.pg_depend d, pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'blw_origin_2f8c24ea_hidden' AND d.classid = 'pg_catalog.pg_constraint'::pg_catalog.regclass AND d.objid = k.oid AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refobjid = a.attrelid AND d.refobjsubid = a.attnum))
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_index i, pg_catalog.pg_depend d, pg_catalog.pg_attribute a WHERE i.indrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'blw_origin_2f8c24ea_hidden' AND d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = i.indexrelid AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refobjid = a.attrelid AND d.refobjsubid = a.attnum AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid AND k.conname = ANY (ARRAY[]::pg_catalog.text[]))))
--     OR (NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'blw_origin_2f8c24ea_hidden' AND a.attnum > 0 AND NOT a.attisdropped) AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'origin' AND a.attnum > 0 AND NOT a.attisdropped) AND (EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"shop"."orders"') AND t.tgname = 'zzz_blw_origin_051508d7_fwd')
--     OR (pg_catalog.to_regprocedure('"shop"."blw_origin_bd0811f7_fwd"()') IS NOT NULL))))
-- proven by writes of the application, taken back

-- CLEANUP 3: drop token of orders, which is hidden, with all it holds
-- one message, locks first: "shop"."orders"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"shop"."orders"'::pg_catalog.regclass;
DROP TRIGGER IF EXISTS "zzz_blw_token_25b7fdbb_fwd" ON "shop"."orders";
DROP FUNCTION IF EXISTS "shop"."blw_token_28a6d2b5_fwd"();
ALTER TABLE "shop"."orders" DROP CONSTRAINT IF EXISTS "orders_token_key";
ALTER TABLE "shop"."orders" DROP COLUMN IF EXISTS "blw_token_ec01defc_hidden";
RESET ROLE;
-- done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'blw_token_ec01defc_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"shop"."orders"') AND t.tgname = 'zzz_blw_token_25b7fdbb_fwd')
--     AND NOT (pg_catalog.to_regprocedure('"shop"."blw_token_28a6d2b5_fwd"()') IS NOT NULL)
-- not done when: SELECT ((EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'blw_token_ec01defc_hidden' AND a.attnum > 0 AND NOT a.attisdropped) AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"shop"."orders"') AND k.contype <> 'n' AND (k.conname = ANY (ARRAY['orders_token_key']::pg_catalog.text[])) <> EXISTS (SELECT FROM pg_catalog.pg_depend d, pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'blw_token_ec01defc_hidden' AND d.classid = 'pg_catalog.pg_constraint'::pg_catalog.regclass AND d.objid = k.oid AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refobjid = a.attrelid AND d.refobjsubid = a.attnum))
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_index i, pg_catalog.pg_depend d, pg_catalog.pg_attribute a WHERE i.indrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'blw_token_ec01defc_hidden' AND d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = i.indexrelid AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refobjid = a.attrelid AND d.refobjsubid = a.attnum AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid AND k.conname = ANY (ARRAY['orders_token_key']::pg_catalog.text[]))))
--     OR (NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'blw_token_ec01defc_hidden' AND a.attnum > 0 AND NOT a.attisdropped) AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'token' AND a.attnum > 0 AND NOT a.attisdropped) AND (EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"shop"."orders"') AND t.tgname = 'zzz_blw_token_25b7fdbb_fwd')
--     OR (pg_catalog.to_regprocedure('"shop"."blw_token_28a6d2b5_fwd"()') IS NOT NULL))))
-- proven by writes of the application, taken back

-- CLEANUP 4: drop due of orders, which is hidden, with all it holds
-- one message, locks first: "shop"."orders"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"shop"."orders"'::pg_catalog.regclass;
DROP TRIGGER IF EXISTS "zzz_blw_due_16721240_fwd" ON "shop"."orders";
DROP FUNCTION IF EXISTS "shop"."blw_due_83f9841b_fwd"();
ALTER TABLE "shop"."orders" DROP COLUMN IF EXISTS "blw_due_d8425ec1_hidden";
RESET ROLE;
-- done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'blw_due_d8425ec1_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"shop"."orders"') AND t.tgname = 'zzz_blw_due_16721240_fwd')
--     AND NOT (pg_catalog.to_regprocedure('"shop"."blw_due_83f9841b_fwd"()') IS NOT NULL)
-- not done when: SELECT ((EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'blw_due_d8425ec1_hidden' AND a.attnum > 0 AND NOT a.attisdropped) AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"shop"."orders"') AND k.contype <> 'n' AND (k.conname = ANY (ARRAY[]::pg_catalog.text[])) <> EXISTS (SELECT FROM pg_catalog.pg_depend d, pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'blw_due_d8425ec1_hidden' AND d.classid = 'pg_catalog.pg_constraint'::pg_catalog.regclass AND d.objid = k.oid AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refobjid = a.attrelid AND d.refobjsubid = a.attnum))
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_index i, pg_catalog.pg_depend d, pg_catalog.pg_attribute a WHERE i.indrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'blw_due_d8425ec1_hidden' AND d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = i.indexrelid AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refobjid = a.attrelid AND d.refobjsubid = a.attnum AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid AND k.conname = ANY (ARRAY[]::pg_catalog.text[]))))
--     OR (NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'blw_due_d8425ec1_hidden' AND a.attnum > 0 AND NOT a.attisdropped) AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'due' AND a.attnum > 0 AND NOT a.attisdropped) AND (EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"shop"."orders"') AND t.tgname = 'zzz_blw_due_16721240_fwd')
--     OR (pg_catalog.to_regprocedure('"shop"."blw_due_83f9841b_fwd"()') IS NOT NULL))))
-- proven by writes of the application, taken back

-- CLEANUP 5: drop index orders_code of the hidden column
DROP INDEX CONCURRENTLY IF EXISTS "shop"."orders_code";
-- leftover when: SELECT false
-- done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass('"shop"."orders_code"') AND i.indrelid = pg_catalog.to_regclass('"shop"."orders"') AND EXISTS (SELECT FROM pg_catalog.pg_depend d JOIN pg_catalog.pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = i.indexrelid AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refobjid = i.indrelid AND a.attname = 'blw_code_a1efd32d_hidden'))

-- CLEANUP 6: drop code of orders, which is hidden, with all it holds
-- one message, locks first: "shop"."orders"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"shop"."orders"'::pg_catalog.regclass;
DROP TRIGGER IF EXISTS "zzz_blw_code_4de43787_fwd" ON "shop"."orders";
DROP FUNCTION IF EXISTS "shop"."blw_code_6597372b_fwd"();
ALTER TABLE "shop"."orders" DROP COLUMN IF EXISTS "blw_code_a1efd32d_hidden";
RESET ROLE;
-- done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'blw_code_a1efd32d_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"shop"."orders"') AND t.tgname = 'zzz_blw_code_4de43787_fwd')
--     AND NOT (pg_catalog.to_regprocedure('"shop"."blw_code_6597372b_fwd"()') IS NOT NULL)
-- not done when: SELECT ((EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'blw_code_a1efd32d_hidden' AND a.attnum > 0 AND NOT a.attisdropped) AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = pg_catalog.to_regclass('"shop"."orders"') AND k.contype <> 'n' AND (k.conname = ANY (ARRAY[]::pg_catalog.text[])) <> EXISTS (SELECT FROM pg_catalog.pg_depend d, pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'blw_code_a1efd32d_hidden' AND d.classid = 'pg_catalog.pg_constraint'::pg_catalog.regclass AND d.objid = k.oid AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refobjid = a.attrelid AND d.refobjsubid = a.attnum))
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_index i, pg_catalog.pg_depend d, pg_catalog.pg_attribute a WHERE i.indrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'blw_code_a1efd32d_hidden' AND d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = i.indexrelid AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refobjid = a.attrelid AND d.refobjsubid = a.attnum AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid AND k.conname = ANY (ARRAY[]::pg_catalog.text[]))))
--     OR (NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'blw_code_a1efd32d_hidden' AND a.attnum > 0 AND NOT a.attisdropped) AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'code' AND a.attnum > 0 AND NOT a.attisdropped) AND (EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"shop"."orders"') AND t.tgname = 'zzz_blw_code_4de43787_fwd')
--     OR (pg_catalog.to_regprocedure('"shop"."blw_code_6597372b_fwd"()') IS NOT NULL))))
-- proven by writes of the application, taken back

-- ROLLBACK 1: drop the trigger that gives code of orders a value
-- one message, locks first: "shop"."orders"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"shop"."orders"'::pg_catalog.regclass;
DROP TRIGGER IF EXISTS "zzz_blw_code_4de43787_fwd" ON "shop"."orders";
DROP FUNCTION IF EXISTS "shop"."blw_code_6597372b_fwd"();
RESET ROLE;
-- done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"shop"."orders"') AND t.tgname = 'zzz_blw_code_4de43787_fwd')
--     AND NOT (pg_catalog.to_regprocedure('"shop"."blw_code_6597372b_fwd"()') IS NOT NULL)
-- not done when: SELECT (EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"shop"."orders"') AND t.tgname = 'zzz_blw_code_4de43787_fwd')
--     OR (pg_catalog.to_regprocedure('"shop"."blw_code_6597372b_fwd"()') IS NOT NULL))

-- ROLLBACK 2: drop the trigger that gives due of orders a value
-- one message, locks first: "shop"."orders"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"shop"."orders"'::pg_catalog.regclass;
DROP TRIGGER IF EXISTS "zzz_blw_due_16721240_fwd" ON "shop"."orders";
DROP FUNCTION IF EXISTS "shop"."blw_due_83f9841b_fwd"();
RESET ROLE;
-- done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"shop"."orders"') AND t.tgname = 'zzz_blw_due_16721240_fwd')
--     AND NOT (pg_catalog.to_regprocedure('"shop"."blw_due_83f9841b_fwd"()') IS NOT NULL)
-- not done when: SELECT (EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"shop"."orders"') AND t.tgname = 'zzz_blw_due_16721240_fwd')
--     OR (pg_catalog.to_regprocedure('"shop"."blw_due_83f9841b_fwd"()') IS NOT NULL))

-- ROLLBACK 3: drop the trigger that gives token of orders a value
-- one message, locks first: "shop"."orders"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"shop"."orders"'::pg_catalog.regclass;
DROP TRIGGER IF EXISTS "zzz_blw_token_25b7fdbb_fwd" ON "shop"."orders";
DROP FUNCTION IF EXISTS "shop"."blw_token_28a6d2b5_fwd"();
RESET ROLE;
-- done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"shop"."orders"') AND t.tgname = 'zzz_blw_token_25b7fdbb_fwd')
--     AND NOT (pg_catalog.to_regprocedure('"shop"."blw_token_28a6d2b5_fwd"()') IS NOT NULL)
-- not done when: SELECT (EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"shop"."orders"') AND t.tgname = 'zzz_blw_token_25b7fdbb_fwd')
--     OR (pg_catalog.to_regprocedure('"shop"."blw_token_28a6d2b5_fwd"()') IS NOT NULL))

-- ROLLBACK 4: drop the trigger that gives origin of orders a value
-- one message, locks first: "shop"."orders"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"shop"."orders"'::pg_catalog.regclass;
DROP TRIGGER IF EXISTS "zzz_blw_origin_051508d7_fwd" ON "shop"."orders";
DROP FUNCTION IF EXISTS "shop"."blw_origin_bd0811f7_fwd"();
RESET ROLE;
-- done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"shop"."orders"') AND t.tgname = 'zzz_blw_origin_051508d7_fwd')
--     AND NOT (pg_catalog.to_regprocedure('"shop"."blw_origin_bd0811f7_fwd"()') IS NOT NULL)
-- not done when: SELECT (EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"shop"."orders"') AND t.tgname = 'zzz_blw_origin_051508d7_fwd')
--     OR (pg_catalog.to_regprocedure('"shop"."blw_origin_bd0811f7_fwd"()') IS NOT NULL))

-- ROLLBACK 5: drop the trigger that gives odd "name of orders a value
-- one message, locks first: "shop"."orders"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"shop"."orders"'::pg_catalog.regclass;
DROP TRIGGER IF EXISTS "zzz_blw_odd ""name_35fc58ff_fwd" ON "shop"."orders";
DROP FUNCTION IF EXISTS "shop"."blw_odd ""name_09f234fb_fwd"();
RESET ROLE;
-- done when: SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"shop"."orders"') AND t.tgname = 'zzz_blw_odd "name_35fc58ff_fwd')
--     AND NOT (pg_catalog.to_regprocedure('"shop"."blw_odd ""name_09f234fb_fwd"()') IS NOT NULL)
-- not done when: SELECT (EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"shop"."orders"') AND t.tgname = 'zzz_blw_odd "name_35fc58ff_fwd')
--     OR (pg_catalog.to_regprocedure('"shop"."blw_odd ""name_09f234fb_fwd"()') IS NOT NULL))

-- REVERT 1: bring back code of orders
-- one message, locks first: "shop"."orders"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"shop"."orders"'::pg_catalog.regclass;
DO $bellows$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'blw_code_a1efd32d_hidden' AND a.attnum > 0 AND NOT a.attisdropped) THEN
    ALTER TABLE "shop"."orders" RENAME COLUMN "blw_code_a1efd32d_hidden" TO "code";
  END IF;
END
$bellows$;
DROP TRIGGER IF EXISTS "zzz_blw_code_4de43787_fwd" ON "shop"."orders";
CREATE OR REPLACE FUNCTION "shop"."blw_code_6597372b_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $bellows$
#variable_conflict use_column
-- Bellows, orders/18: gives a column that goes a value in rows of writers that do not know it.
BEGIN
  IF NEW."code" IS NULL THEN
    NEW."code" := ('12'
);
  END IF;
  RETURN NEW;
END
$bellows$;
CREATE TRIGGER "zzz_blw_code_4de43787_fwd" BEFORE INSERT ON "shop"."orders" FOR EACH ROW EXECUTE FUNCTION "shop"."blw_code_6597372b_fwd"();
ALTER TABLE "shop"."orders" ENABLE ALWAYS TRIGGER "zzz_blw_code_4de43787_fwd";
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'code' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('character varying(5)') AND a.atttypmod = 9)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'blw_code_a1efd32d_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"shop"."blw_code_6597372b_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '041c68b3e4a1a1ce2567e33890d3f0f45e61f06521ab93508fcb3b72ef69dc87')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"shop"."orders"') AND t.tgname = 'zzz_blw_code_4de43787_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"shop"."blw_code_6597372b_fwd"()') AND t.tgtype = 7 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
-- not done when: SELECT ((EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'blw_code_a1efd32d_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('character varying(5)') AND a.atttypmod = 9) AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'code' AND a.attnum > 0 AND NOT a.attisdropped))
--     OR (EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'code' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('character varying(5)') AND a.atttypmod = 9) AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'blw_code_a1efd32d_hidden' AND a.attnum > 0 AND NOT a.attisdropped) AND NOT (EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"shop"."blw_code_6597372b_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '041c68b3e4a1a1ce2567e33890d3f0f45e61f06521ab93508fcb3b72ef69dc87') AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"shop"."orders"') AND t.tgname = 'zzz_blw_code_4de43787_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"shop"."blw_code_6597372b_fwd"()') AND t.tgtype = 7 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = ''))))

-- REVERT 2: bring back due of orders
-- one message, locks first: "shop"."orders"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"shop"."orders"'::pg_catalog.regclass;
DO $bellows$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'blw_due_d8425ec1_hidden' AND a.attnum > 0 AND NOT a.attisdropped) THEN
    ALTER TABLE "shop"."orders" RENAME COLUMN "blw_due_d8425ec1_hidden" TO "due";
  END IF;
END
$bellows$;
DROP TRIGGER IF EXISTS "zzz_blw_due_16721240_fwd" ON "shop"."orders";
CREATE OR REPLACE FUNCTION "shop"."blw_due_83f9841b_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $bellows$
#variable_conflict use_column
-- Bellows, orders/18: gives a column that goes a value in rows of writers that do not know it.
BEGIN
  IF NEW."due" IS NULL THEN
    NEW."due" := (CURRENT_DATE + interval '3 days'
);
  END IF;
  RETURN NEW;
END
$bellows$;
CREATE TRIGGER "zzz_blw_due_16721240_fwd" BEFORE INSERT ON "shop"."orders" FOR EACH ROW EXECUTE FUNCTION "shop"."blw_due_83f9841b_fwd"();
ALTER TABLE "shop"."orders" ENABLE ALWAYS TRIGGER "zzz_blw_due_16721240_fwd";
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'due' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('date') AND a.atttypmod = -1)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'blw_due_d8425ec1_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"shop"."blw_due_83f9841b_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '925b62d9ed4cd4a8a7eac547328b00ebd0a5485a51674fd1bfcfb6a304bf5bee')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"shop"."orders"') AND t.tgname = 'zzz_blw_due_16721240_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"shop"."blw_due_83f9841b_fwd"()') AND t.tgtype = 7 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
-- not done when: SELECT ((EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'blw_due_d8425ec1_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('date') AND a.atttypmod = -1) AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'due' AND a.attnum > 0 AND NOT a.attisdropped))
--     OR (EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'due' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('date') AND a.atttypmod = -1) AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'blw_due_d8425ec1_hidden' AND a.attnum > 0 AND NOT a.attisdropped) AND NOT (EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"shop"."blw_due_83f9841b_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '925b62d9ed4cd4a8a7eac547328b00ebd0a5485a51674fd1bfcfb6a304bf5bee') AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"shop"."orders"') AND t.tgname = 'zzz_blw_due_16721240_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"shop"."blw_due_83f9841b_fwd"()') AND t.tgtype = 7 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = ''))))

-- REVERT 3: bring back token of orders
-- one message, locks first: "shop"."orders"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"shop"."orders"'::pg_catalog.regclass;
DO $bellows$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'blw_token_ec01defc_hidden' AND a.attnum > 0 AND NOT a.attisdropped) THEN
    ALTER TABLE "shop"."orders" RENAME COLUMN "blw_token_ec01defc_hidden" TO "token";
  END IF;
END
$bellows$;
DROP TRIGGER IF EXISTS "zzz_blw_token_25b7fdbb_fwd" ON "shop"."orders";
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
CREATE TRIGGER "zzz_blw_token_25b7fdbb_fwd" BEFORE INSERT ON "shop"."orders" FOR EACH ROW EXECUTE FUNCTION "shop"."blw_token_28a6d2b5_fwd"();
ALTER TABLE "shop"."orders" ENABLE ALWAYS TRIGGER "zzz_blw_token_25b7fdbb_fwd";
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'token' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('uuid') AND a.atttypmod = -1)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'blw_token_ec01defc_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"shop"."blw_token_28a6d2b5_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '68bd091d350bcef55213c556574037e51b3ab7bf559c758f8e3d3b95bf352e4c')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"shop"."orders"') AND t.tgname = 'zzz_blw_token_25b7fdbb_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"shop"."blw_token_28a6d2b5_fwd"()') AND t.tgtype = 7 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
-- not done when: SELECT ((EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'blw_token_ec01defc_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('uuid') AND a.atttypmod = -1) AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'token' AND a.attnum > 0 AND NOT a.attisdropped))
--     OR (EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'token' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('uuid') AND a.atttypmod = -1) AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'blw_token_ec01defc_hidden' AND a.attnum > 0 AND NOT a.attisdropped) AND NOT (EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"shop"."blw_token_28a6d2b5_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '68bd091d350bcef55213c556574037e51b3ab7bf559c758f8e3d3b95bf352e4c') AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"shop"."orders"') AND t.tgname = 'zzz_blw_token_25b7fdbb_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"shop"."blw_token_28a6d2b5_fwd"()') AND t.tgtype = 7 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = ''))))

-- REVERT 4: bring back origin of orders
-- one message, locks first: "shop"."orders"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"shop"."orders"'::pg_catalog.regclass;
DO $bellows$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'blw_origin_2f8c24ea_hidden' AND a.attnum > 0 AND NOT a.attisdropped) THEN
    ALTER TABLE "shop"."orders" RENAME COLUMN "blw_origin_2f8c24ea_hidden" TO "origin";
  END IF;
END
$bellows$;
DROP TRIGGER IF EXISTS "zzz_blw_origin_051508d7_fwd" ON "shop"."orders";
CREATE OR REPLACE FUNCTION "shop"."blw_origin_bd0811f7_fwd"() RETURNS pg_catalog.trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $bellows$
#variable_conflict use_column
-- Bellows, orders/18: gives a column that goes a value in rows of writers that do not know it.
BEGIN
  IF NEW."origin" IS NULL THEN
    NEW."origin" := ('new'
);
  END IF;
  RETURN NEW;
END
$bellows$;
CREATE TRIGGER "zzz_blw_origin_051508d7_fwd" BEFORE INSERT ON "shop"."orders" FOR EACH ROW EXECUTE FUNCTION "shop"."blw_origin_bd0811f7_fwd"();
ALTER TABLE "shop"."orders" ENABLE ALWAYS TRIGGER "zzz_blw_origin_051508d7_fwd";
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'origin' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('shop.kind') AND a.atttypmod = -1)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'blw_origin_2f8c24ea_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"shop"."blw_origin_bd0811f7_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '585f2533f1bf79c671282ca48f511007788b9773ac391608b34b9e2749890535')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"shop"."orders"') AND t.tgname = 'zzz_blw_origin_051508d7_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"shop"."blw_origin_bd0811f7_fwd"()') AND t.tgtype = 7 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
-- not done when: SELECT ((EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'blw_origin_2f8c24ea_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('shop.kind') AND a.atttypmod = -1) AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'origin' AND a.attnum > 0 AND NOT a.attisdropped))
--     OR (EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'origin' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('shop.kind') AND a.atttypmod = -1) AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'blw_origin_2f8c24ea_hidden' AND a.attnum > 0 AND NOT a.attisdropped) AND NOT (EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"shop"."blw_origin_bd0811f7_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = '585f2533f1bf79c671282ca48f511007788b9773ac391608b34b9e2749890535') AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"shop"."orders"') AND t.tgname = 'zzz_blw_origin_051508d7_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"shop"."blw_origin_bd0811f7_fwd"()') AND t.tgtype = 7 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = ''))))

-- REVERT 5: bring back odd "name of orders
-- one message, locks first: "shop"."orders"
SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true) FROM pg_catalog.pg_class c WHERE c.oid = '"shop"."orders"'::pg_catalog.regclass;
DO $bellows$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'blw_odd "name_8aa6c1d5_hidden' AND a.attnum > 0 AND NOT a.attisdropped) THEN
    ALTER TABLE "shop"."orders" RENAME COLUMN "blw_odd ""name_8aa6c1d5_hidden" TO "odd ""name";
  END IF;
END
$bellows$;
DROP TRIGGER IF EXISTS "zzz_blw_odd ""name_35fc58ff_fwd" ON "shop"."orders";
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
CREATE TRIGGER "zzz_blw_odd ""name_35fc58ff_fwd" BEFORE INSERT ON "shop"."orders" FOR EACH ROW EXECUTE FUNCTION "shop"."blw_odd ""name_09f234fb_fwd"();
ALTER TABLE "shop"."orders" ENABLE ALWAYS TRIGGER "zzz_blw_odd ""name_35fc58ff_fwd";
RESET ROLE;
-- done when: SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'odd "name' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text') AND a.atttypmod = -1)
--     AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'blw_odd "name_8aa6c1d5_hidden' AND a.attnum > 0 AND NOT a.attisdropped)
--     AND EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"shop"."blw_odd ""name_09f234fb_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = 'ef74f6b73ee52198e660d967900c83d2711a80d409ced4b9e833ff8007350861')
--     AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"shop"."orders"') AND t.tgname = 'zzz_blw_odd "name_35fc58ff_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"shop"."blw_odd ""name_09f234fb_fwd"()') AND t.tgtype = 7 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = '')
-- not done when: SELECT ((EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'blw_odd "name_8aa6c1d5_hidden' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text') AND a.atttypmod = -1) AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'odd "name' AND a.attnum > 0 AND NOT a.attisdropped))
--     OR (EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'odd "name' AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = pg_catalog.to_regtype('text') AND a.atttypmod = -1) AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = pg_catalog.to_regclass('"shop"."orders"') AND a.attname = 'blw_odd "name_8aa6c1d5_hidden' AND a.attnum > 0 AND NOT a.attisdropped) AND NOT (EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.oid = pg_catalog.to_regprocedure('"shop"."blw_odd ""name_09f234fb_fwd"()') AND p.proconfig = ARRAY['search_path=pg_catalog'] AND pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = 'ef74f6b73ee52198e660d967900c83d2711a80d409ced4b9e833ff8007350861') AND EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = pg_catalog.to_regclass('"shop"."orders"') AND t.tgname = 'zzz_blw_odd "name_35fc58ff_fwd' AND t.tgfoid = pg_catalog.to_regprocedure('"shop"."blw_odd ""name_09f234fb_fwd"()') AND t.tgtype = 7 AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::pg_catalog.text = ''))))
