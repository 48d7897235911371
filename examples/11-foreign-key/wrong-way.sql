-- refused with BLW-PLAN-007: the writers of both tables wait while it reads all rows
ALTER TABLE orders ADD CONSTRAINT of_customer FOREIGN KEY (customer_id) REFERENCES customers;
