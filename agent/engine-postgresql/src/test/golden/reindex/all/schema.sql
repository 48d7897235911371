CREATE TABLE rooms (id bigint PRIMARY KEY, name text UNIQUE, during tstzrange, CONSTRAINT booked EXCLUDE USING gist (during WITH &&));
CREATE INDEX rooms_name ON rooms (name);
CREATE INDEX cut_short ON rooms (lower(name));
UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'cut_short'::regclass;
