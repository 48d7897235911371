CREATE TABLE rides (id bigint PRIMARY KEY, city varchar(40), fare int, tip int, day timestamp);
CREATE STATISTICS rides_city ON city, tip FROM rides;
CREATE STATISTICS rides_lower ON (lower(city)), tip FROM rides;
CREATE STATISTICS rides_fare (ndistinct) ON fare, tip, (fare + tip), (fare % 10) FROM rides;
CREATE STATISTICS rides_day ON day, (date_trunc('day', day)), tip FROM rides;
INSERT INTO rides SELECT i, 'c' || i % 10, i % 10, i % 5, timestamp '2026-01-01' + i * interval '1 hour' FROM generate_series(1, 200) i;
ANALYZE rides;
