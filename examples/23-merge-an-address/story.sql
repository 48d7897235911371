-- == always, version 17
UPDATE places SET city = 'Old:n' WHERE id = 1 + :n % 500;

-- == always, version 18
UPDATE places SET address = '12345 New:n' WHERE id = 1 + :n % 500;

-- == migrated, version 17
UPDATE places SET city = NULL WHERE id = 1001;

-- == migrated, version 18
SELECT address FROM places WHERE id IN (1001, 1002) ORDER BY id;
--> 01001
--> 01002 City1002
UPDATE places SET address = '10115 Berlin' WHERE id = 1001;

-- == migrated, version 17
SELECT zip, city FROM places WHERE id = 1001;
--> 10115 | Berlin

-- == contracted, version 18
INSERT INTO places (id, address) VALUES (-1, '50667 Köln');

-- == reverted, version 17
SELECT zip, city FROM places WHERE id = -1;
--> 50667 | Köln

-- == complete, version 18
SELECT address FROM places WHERE id IN (-1, 1001) ORDER BY id;
--> 50667 Köln
--> 10115 Berlin
