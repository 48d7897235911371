CREATE DOMAIN small AS int;
CREATE TABLE t (id bigint PRIMARY KEY, a int, b numeric(12,2), c varchar(30), d uuid, e int, f int, g int, h bigint, i small);
