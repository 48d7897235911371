CREATE TABLE users (id bigint PRIMARY KEY, found boolean, "new" text, "old" text, tg_op text);
INSERT INTO users SELECT i, i % 2 = 0, 'n', 'o', 't' FROM generate_series(1, 10) i;
