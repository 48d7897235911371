CREATE TABLE t (id bigint PRIMARY KEY, a text UNIQUE, b text CHECK (b <> ''), c int REFERENCES t (id), d timestamptz DEFAULT now(), e text);
CREATE INDEX t_e ON t (lower(e));
CREATE VIEW seen AS SELECT d FROM t;
INSERT INTO t VALUES (1, 'a', 'b', 1, '2026-01-01 00:00+00', 'e');
