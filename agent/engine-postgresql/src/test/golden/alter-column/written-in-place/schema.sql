CREATE TABLE items (id bigint PRIMARY KEY, code text NOT NULL DEFAULT '000007', mail text NOT NULL);
CREATE INDEX items_code ON items (code);
INSERT INTO items SELECT i, lpad(i::text, 6, '0'), 'Mail' || i FROM generate_series(1, 100) i;
ANALYZE items;
