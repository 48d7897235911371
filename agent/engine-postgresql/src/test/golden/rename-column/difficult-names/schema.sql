CREATE SCHEMA "Order";
CREATE TABLE "Order"."My ""Users""" (id bigint PRIMARY KEY, "spaltenüberschriftfürdieelektronischepostadresseeinerpersonxy" text NOT NULL);
CREATE INDEX "Idx spaltenüberschriftfürdieelektronischepostadresseei" ON "Order"."My ""Users""" ("spaltenüberschriftfürdieelektronischepostadresseeinerpersonxy");
INSERT INTO "Order"."My ""Users""" SELECT i, i::text FROM generate_series(1, 10) i;
