CREATE TABLE users (id bigint PRIMARY KEY, email text, name text, visits int NOT NULL DEFAULT 7,
  twice int GENERATED ALWAYS AS (visits * 2) STORED, number int GENERATED ALWAYS AS IDENTITY);
