CREATE SCHEMA shop;
CREATE SCHEMA "Crm";
CREATE TABLE shop.places (id bigint PRIMARY KEY, code text NOT NULL UNIQUE, region text, above text REFERENCES shop.places (code), UNIQUE (region, code));
CREATE TABLE "Crm"."Visits" (id bigint PRIMARY KEY, place text, region text);
INSERT INTO shop.places SELECT i, 'p' || i, 'r' || i % 3, CASE WHEN i > 1 THEN 'p' || i / 2 END FROM generate_series(1, 50) i;
INSERT INTO "Crm"."Visits" SELECT i, 'p' || 1 + i % 50, 'r' || (1 + i % 50) % 3 FROM generate_series(1, 200) i;
ALTER TABLE "Crm"."Visits" ADD CONSTRAINT "At" FOREIGN KEY (place) REFERENCES shop.places (code) ON UPDATE CASCADE ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  ADD CONSTRAINT in_region FOREIGN KEY (region, place) REFERENCES shop.places (region, code) MATCH FULL NOT VALID;
COMMENT ON CONSTRAINT "At" ON "Crm"."Visits" IS 'where it was';
CREATE TABLE shop.trees (id bigint PRIMARY KEY, tenant bigint NOT NULL, above bigint, UNIQUE (tenant, id),
  CONSTRAINT of_one_tenant FOREIGN KEY (tenant, above) REFERENCES shop.trees (tenant, id));
INSERT INTO shop.trees SELECT i, 1, nullif(i / 2, 0) FROM generate_series(1, 50) i;
ANALYZE shop.places; ANALYZE "Crm"."Visits"; ANALYZE shop.trees;
