CREATE TABLE events (id bigint, region text NOT NULL, body text) PARTITION BY LIST (region);
CREATE TABLE events_eu PARTITION OF events FOR VALUES IN ('eu');
CREATE TABLE events_us PARTITION OF events FOR VALUES IN ('us') PARTITION BY LIST (id);
CREATE TABLE events_us_1 PARTITION OF events_us DEFAULT;
CREATE INDEX by_body ON events (body);
