CREATE TABLE items (id bigint PRIMARY KEY, code text NOT NULL DEFAULT '000007', price numeric(10,2));
CREATE INDEX items_code ON items (code DESC, id);
COMMENT ON COLUMN items.code IS 'six digits';
INSERT INTO items SELECT i, lpad(i::text, 6, '0'), i / 4.0 FROM generate_series(1, 100) i;
ANALYZE items;
