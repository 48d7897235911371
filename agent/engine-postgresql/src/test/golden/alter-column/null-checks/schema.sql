CREATE TABLE t (id int PRIMARY KEY, a int, b int, c text, d text);
ALTER TABLE t ADD CONSTRAINT a_or_b CHECK (num_nonnulls(a, b) = 1), ADD CONSTRAINT whole CHECK ((c IS NULL) = (d IS NULL)), ADD CONSTRAINT positive CHECK (a > 0);
COMMENT ON CONSTRAINT a_or_b ON t IS 'one of them';
INSERT INTO t VALUES (1, 1, NULL, 'x', 'y'), (2, NULL, 2, NULL, NULL);
