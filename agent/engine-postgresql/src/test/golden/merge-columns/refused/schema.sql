CREATE TABLE t (id bigint PRIMARY KEY, a text GENERATED ALWAYS AS ('a') STORED, b text, c text, d date DEFAULT CURRENT_DATE, e time, g int, i int, j int);
ALTER TABLE t ADD UNIQUE (b, a);
CREATE INDEX t_gi ON t (g, i);
INSERT INTO t (id) VALUES (1);
