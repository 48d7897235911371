-- refused with BLW-PLAN-007: nobody may write while it is built
CREATE INDEX orders_by_user ON orders (user_id);
