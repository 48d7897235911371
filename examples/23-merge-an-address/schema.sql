CREATE TABLE places (id int PRIMARY KEY, zip text NOT NULL, city text);
INSERT INTO places SELECT n, lpad(n::text, 5, '0'), 'City' || n FROM generate_series(1, 2000) n;
