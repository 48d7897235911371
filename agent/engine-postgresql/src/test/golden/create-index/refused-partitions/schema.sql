CREATE TABLE events (id bigint, region text NOT NULL, body text) PARTITION BY LIST (region);
CREATE TABLE events_us PARTITION OF events FOR VALUES IN ('us') PARTITION BY HASH (id);
CREATE TABLE far (body text) PARTITION BY LIST (body);
CREATE FOREIGN DATA WRAPPER files;
CREATE SERVER elsewhere FOREIGN DATA WRAPPER files;
CREATE FOREIGN TABLE far_a PARTITION OF far FOR VALUES IN ('a') SERVER elsewhere;
CREATE TABLE computed (id bigint) PARTITION BY HASH ((id % 2));
