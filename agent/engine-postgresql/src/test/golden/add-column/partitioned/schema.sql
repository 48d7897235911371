CREATE TABLE events (id bigint, region text NOT NULL, body text, PRIMARY KEY (id, region)) PARTITION BY LIST (region);
CREATE TABLE events_eu PARTITION OF events FOR VALUES IN ('eu');
CREATE TABLE events_us PARTITION OF events FOR VALUES IN ('us') PARTITION BY HASH (region);
CREATE TABLE events_us_0 PARTITION OF events_us FOR VALUES WITH (MODULUS 1, REMAINDER 0);
INSERT INTO events SELECT i, (ARRAY['eu', 'us'])[1 + i % 2], 'body ' || i FROM generate_series(1, 100) i;
