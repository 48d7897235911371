CREATE SCHEMA shop;
CREATE TYPE shop.kind AS ENUM ('new', 'old');
CREATE TABLE shop.orders (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, "odd ""name" text NOT NULL, origin shop.kind NOT NULL, token uuid NOT NULL UNIQUE, due date NOT NULL,
  code varchar(5) NOT NULL);
INSERT INTO shop.orders ("odd ""name", origin, token, due, code) SELECT 'x' || i, 'old', gen_random_uuid(), '2024-01-01', 'c' FROM generate_series(1, 50) i;
ALTER TABLE shop.orders ADD CONSTRAINT known CHECK ("odd ""name" ~ '^(x.*|none)$');
CREATE INDEX orders_code ON shop.orders (lower(code));
ANALYZE shop.orders;
