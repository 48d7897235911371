CREATE TABLE t (id int PRIMARY KEY, c int NOT NULL);
INSERT INTO t SELECT i, i FROM generate_series(1, 50) i;
ANALYZE t;
