CREATE TABLE bills (id bigint PRIMARY KEY, total numeric(10,2) DEFAULT 0.5, lines smallint);
CREATE INDEX bills_total ON bills (total) WHERE id > 5;
INSERT INTO bills SELECT i, i / 3.0, i FROM generate_series(1, 100) i;
ANALYZE bills;
