CREATE TABLE readings (payload json);
INSERT INTO readings SELECT json_build_object('i', i) FROM generate_series(1, 50) i;
INSERT INTO readings VALUES (NULL);
