CREATE SCHEMA shop;
CREATE TABLE shop.origins (id int PRIMARY KEY);
INSERT INTO shop.origins VALUES (1), (2);
CREATE TABLE shop.orders (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, "odd ""name" text NOT NULL, origin int NOT NULL REFERENCES shop.origins, token uuid NOT NULL UNIQUE);
INSERT INTO shop.orders ("odd ""name", origin, token) SELECT 'x' || i, 1 + i % 2, gen_random_uuid() FROM generate_series(1, 50) i;
ALTER TABLE shop.orders ADD CONSTRAINT known CHECK ("odd ""name" ~ '^(x.*|none)$');
ANALYZE shop.orders;
