CREATE TABLE t (id int PRIMARY KEY, k int, a int, c varchar(20), body tsvector);
ALTER TABLE t ADD CONSTRAINT either CHECK (k = 1 OR a > 0), ADD CONSTRAINT two CHECK (k > 0 AND (a > 0 OR k IS NULL)), ADD CONSTRAINT kind CHECK (c IN ('x', 'y', 'z')),
  ADD CONSTRAINT long CHECK (length(c) < 100 OR k IS NULL);
CREATE UNIQUE INDEX t_lower ON t (lower(c));
CREATE UNIQUE INDEX t_there ON t (k) WHERE c IS NOT NULL;
CREATE INDEX t_body ON t USING gin (body) WHERE a = 1;
INSERT INTO t VALUES (1, 1, 1, 'x');
