CREATE SCHEMA shop;
CREATE TABLE shop.posts (id bigint PRIMARY KEY);
INSERT INTO shop.posts SELECT generate_series(1, 100);
