CREATE TABLE houses (id bigint PRIMARY KEY);
CREATE TABLE bookings (id bigint PRIMARY KEY, room int4range, during tsrange, guest text, house bigint CONSTRAINT in_house REFERENCES houses DEFERRABLE,
  CONSTRAINT once UNIQUE (room, during WITHOUT OVERLAPS));
INSERT INTO bookings (id) VALUES (1);
ALTER TABLE bookings ADD CONSTRAINT known_guest NOT NULL guest NOT VALID;
