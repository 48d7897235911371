CREATE TABLE pairs (a int, b int, PRIMARY KEY (a, b));
CREATE TABLE singles (a int PRIMARY KEY);
CREATE DOMAIN mandatory AS text NOT NULL;
CREATE DOMAIN usual AS text NOT NULL DEFAULT 'u';
CREATE TYPE couple AS (a int, b int);
CREATE SEQUENCE loose;
CREATE TABLE docs (id bigint PRIMARY KEY, bare text NOT NULL, named text NOT NULL UNIQUE, valued text NOT NULL DEFAULT 'v', nullable int, nothing int NOT NULL,
  limited int NOT NULL CHECK (limited > 0), typed int NOT NULL, must mandatory, may usual, part int, part2 int, FOREIGN KEY (part, part2) REFERENCES pairs MATCH FULL,
  computed text NOT NULL UNIQUE, day timestamptz NOT NULL, short varchar(3) NOT NULL, choice boolean NOT NULL, price money NOT NULL, held int NOT NULL,
  keyed int NOT NULL REFERENCES singles, zero int DEFAULT 0 REFERENCES singles, own text NOT NULL DEFAULT nullif('a', 'a'), counted bigint DEFAULT nextval('loose'),
  pair couple NOT NULL, number text NOT NULL, stamped timestamptz NOT NULL DEFAULT now() CHECK (stamped > '2020-01-01'));
CREATE INDEX docs_number ON docs ((number::int));
