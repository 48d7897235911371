CREATE TABLE p (x int, y int, PRIMARY KEY (x, y));
CREATE TABLE t (id int PRIMARY KEY, a int, b int DEFAULT (random() * 10), c varchar(20), d int UNIQUE, e int);
ALTER TABLE t ADD CONSTRAINT half CHECK (a / 2 > 1), ADD CONSTRAINT one CHECK (num_nonnulls(c, e) = 1),
  ADD CONSTRAINT full_match FOREIGN KEY (a, e) REFERENCES p MATCH FULL;
ALTER TABLE p ADD CONSTRAINT one_x UNIQUE (x);
ALTER TABLE t ADD CONSTRAINT to_x FOREIGN KEY (b) REFERENCES p (x);
CREATE TABLE child (d int REFERENCES t (d));
CREATE INDEX t_twice ON t ((a * 2));
CREATE UNIQUE INDEX t_none ON t (e) WHERE c IS NULL;
CREATE INDEX t_minmax ON t USING brin (d int4_minmax_multi_ops);
