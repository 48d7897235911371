CREATE TABLE marks (item bigint, mark text NOT NULL);
INSERT INTO marks SELECT i, 'mark' || i FROM generate_series(1, 100) i;
