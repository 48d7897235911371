-- refused with BLW-PLAN-007: nobody may write while it reads the table
ALTER TABLE orders ADD CONSTRAINT status_known CHECK (status IN ('open', 'paid', 'sent'));
