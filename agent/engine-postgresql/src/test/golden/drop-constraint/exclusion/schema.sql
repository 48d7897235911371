CREATE TABLE rooms (id bigint PRIMARY KEY, name text, during tstzrange, gone bool NOT NULL,
  CONSTRAINT booked EXCLUDE USING gist (during WITH &&, int8range(id, id, '[]') WITH &&) WHERE (NOT gone));
COMMENT ON CONSTRAINT booked ON rooms IS 'one guest at a time';
