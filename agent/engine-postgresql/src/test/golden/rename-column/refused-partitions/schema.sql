CREATE TABLE events (id bigint, region text NOT NULL, body text, PRIMARY KEY (id, region)) PARTITION BY LIST (region);
CREATE TABLE events_eu PARTITION OF events FOR VALUES IN ('eu');
CREATE TABLE events_us PARTITION OF events FOR VALUES IN ('us') PARTITION BY HASH (id);
CREATE INDEX events_body ON events (body);
CREATE INDEX lonely ON events_eu (lower(body));
CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER own BEFORE INSERT ON events_eu FOR EACH ROW EXECUTE FUNCTION stamp();
CREATE TABLE keyless (id bigint, body text) PARTITION BY HASH (id);
