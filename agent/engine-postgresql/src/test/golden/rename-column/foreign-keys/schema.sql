CREATE SCHEMA shop;
CREATE SCHEMA "Crm";
CREATE TABLE "Crm"."Customers" (id bigint PRIMARY KEY, region text NOT NULL, UNIQUE (region, id));
CREATE TABLE shop.orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, region text, parent bigint);
INSERT INTO "Crm"."Customers" SELECT i, 'r' || i % 3 FROM generate_series(1, 50) i;
INSERT INTO shop.orders SELECT i, 1 + i % 50, 'r' || (1 + i % 50) % 3, nullif(i / 2, 0) FROM generate_series(1, 200) i;
ALTER TABLE shop.orders ADD CONSTRAINT of_customer FOREIGN KEY (customer_id) REFERENCES "Crm"."Customers" ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT in_region FOREIGN KEY (region, customer_id) REFERENCES "Crm"."Customers" (region, id) MATCH FULL DEFERRABLE INITIALLY DEFERRED,
  ADD CONSTRAINT replaced FOREIGN KEY (parent) REFERENCES shop.orders ON DELETE SET NULL NOT VALID;
COMMENT ON CONSTRAINT replaced ON shop.orders IS 'may be gone';
CREATE INDEX orders_customer ON shop.orders (customer_id);
ALTER TABLE shop.orders ADD CONSTRAINT some_null FOREIGN KEY (region, parent) REFERENCES "Crm"."Customers" (region, id) ON DELETE SET NULL (parent) NOT VALID;
ANALYZE shop.orders;
