CREATE TABLE events (id bigint, region text NOT NULL, body text) PARTITION BY LIST (region);
CREATE TABLE events_eu PARTITION OF events FOR VALUES IN ('eu');
CREATE INDEX "by ON body" ON events (lower(body) DESC) INCLUDE (id) WITH (fillfactor = 70) WHERE body IS NOT NULL;
COMMENT ON INDEX "by ON body" IS 'for look-ups';
