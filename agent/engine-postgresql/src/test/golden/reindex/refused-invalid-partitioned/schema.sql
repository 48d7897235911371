CREATE TABLE events (id bigint, region text NOT NULL, body text) PARTITION BY LIST (region);
CREATE TABLE events_eu PARTITION OF events FOR VALUES IN ('eu');
CREATE INDEX by_body ON ONLY events (body);
