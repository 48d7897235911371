-- == always, version 17
INSERT INTO users (id, email, status) VALUES (:n, 'old', 'invited');

-- == always, version 18
UPDATE users SET email = 'new:n' WHERE id = 1 + :n % 500;

-- == migrated, version 18
SELECT status, count(*) FROM users WHERE id <= 5000 GROUP BY 1 ORDER BY 1;
--> active | 2500
--> invited | 2500
