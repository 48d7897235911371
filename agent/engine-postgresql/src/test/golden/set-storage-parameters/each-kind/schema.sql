CREATE TABLE users (id bigint PRIMARY KEY, email text) WITH (fillfactor = 95, toast_tuple_target = 256, parallel_workers = 2);
INSERT INTO users SELECT i, 'mail' FROM generate_series(1, 100) i;
