CREATE TABLE t (id bigint PRIMARY KEY, a int UNIQUE, b text CHECK (b <> ''), c text, d timestamptz DEFAULT now(), e text, f int REFERENCES t (a), g text NOT NULL);
CREATE INDEX t_e ON t (e);
INSERT INTO t VALUES (1, 1, 'b', 'c', '2026-01-01 00:00+00', 'e', 1, 'x');
