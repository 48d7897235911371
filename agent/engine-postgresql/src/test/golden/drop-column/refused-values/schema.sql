CREATE TABLE pairs (a int, b int, PRIMARY KEY (a, b));
CREATE DOMAIN mandatory AS text NOT NULL;
CREATE DOMAIN usual AS text NOT NULL DEFAULT 'u';
CREATE TABLE docs (id bigint PRIMARY KEY, bare text NOT NULL, named text NOT NULL UNIQUE, valued text NOT NULL DEFAULT 'v', nullable int, nothing int NOT NULL,
  limited int NOT NULL CHECK (limited > 0), typed int NOT NULL, must mandatory, may usual, part int, part2 int, FOREIGN KEY (part, part2) REFERENCES pairs MATCH FULL);
