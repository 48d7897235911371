CREATE TABLE orders (number int PRIMARY KEY);
CREATE TABLE items (id bigint PRIMARY KEY, quantity integer NOT NULL DEFAULT 1 REFERENCES orders ON DELETE CASCADE, note text);
ALTER TABLE items ADD CONSTRAINT positive CHECK (quantity > 0 AND quantity < COALESCE(2000000000, id));
CREATE UNIQUE INDEX items_quantity ON items (quantity DESC, note);
CREATE INDEX items_large ON items (note) INCLUDE (quantity) WHERE quantity > 100;
COMMENT ON COLUMN items.quantity IS 'how many';
INSERT INTO orders SELECT generate_series(1, 100);
INSERT INTO items SELECT i, i, 'x' FROM generate_series(1, 100) i;
ANALYZE items;
