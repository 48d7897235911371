CREATE TABLE people (id int PRIMARY KEY, age_string text);
INSERT INTO people SELECT n, 20 + n % 60 FROM generate_series(1, 2000) n;
