CREATE FUNCTION ok(varchar) RETURNS boolean IMMUTABLE LANGUAGE sql AS 'SELECT true';
CREATE FUNCTION ok(text) RETURNS boolean IMMUTABLE LANGUAGE sql AS 'SELECT false';
CREATE TABLE t (id int PRIMARY KEY, a numeric(4,2) CHECK (a::text IN ('1.00', '2.00')), b int DEFAULT 2 * 30, c varchar(3) DEFAULT 'abc  ' CHECK (ok(c)), d int, tags varchar[]);
CREATE INDEX t_pair ON t (id) WHERE ARRAY[b, d] = ARRAY[1, 2];
CREATE INDEX t_tags ON t (id) WHERE ARRAY[c] = tags;
INSERT INTO t VALUES (1, 1, 1, 'a');
