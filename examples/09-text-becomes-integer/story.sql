-- == always, version 17
UPDATE people SET age_string = '42' WHERE id = 1 + :n % 500;

-- == always, version 18
UPDATE people SET age = 43 WHERE id = 1 + :n % 500;

-- == expanded, version 17
UPDATE people SET age_string = 'ninety' WHERE id = 1990;

-- == bad rows, version 17
SELECT age_string FROM people WHERE id = 1990;
--> ninety
UPDATE people SET age_string = '90' WHERE id = 1990;

-- == migrated, version 18
SELECT age FROM people WHERE id = 1990;
--> 90
UPDATE people SET age = 91 WHERE id = 1990;

-- == migrated, version 17
SELECT age_string FROM people WHERE id = 1990;
--> 91
UPDATE people SET age_string = 'unknown' WHERE id = 1991;
SELECT age_string FROM people WHERE id = 1991;
--> unknown

-- == migrated, version 18
SELECT age FROM people WHERE id = 1991;
--> null
UPDATE people SET age = 50 WHERE id = 1991;

-- == contracted, version 18
UPDATE people SET age = 92 WHERE id = 1990;

-- == reverted, version 17
SELECT age_string FROM people WHERE id IN (1990, 1991) ORDER BY id;
--> 92
--> 50

-- == complete, version 18
SELECT age, pg_typeof(age) FROM people WHERE id = 1990;
--> 92 | integer
