-- A number stays unique in a file, where everybody sees everything; on a server it is now within an area.
-- Who entered a party may correct it.
ALTER TABLE "event_party" ADD COLUMN "app_user_id" INTEGER REFERENCES "app_user" ("id") ON DELETE RESTRICT;
-- Of a receipt every instant is kept, and each recipient has a delivery of its own. Of earlier ones those instants are known
-- that the present state tells.
ALTER TABLE "delivery" ADD COLUMN "app_user_id" INTEGER REFERENCES "app_user" ("id") ON DELETE RESTRICT;
ALTER TABLE "delivery" ADD COLUMN "queued_at" DATETIME CHECK ("queued_at" IS NULL OR (julianday("queued_at") IS NOT NULL AND "queued_at" GLOB '*T*Z'));
ALTER TABLE "delivery" ADD COLUMN "sent_at" DATETIME CHECK ("sent_at" IS NULL OR (julianday("sent_at") IS NOT NULL AND "sent_at" GLOB '*T*Z'));
ALTER TABLE "delivery" ADD COLUMN "delivered_at" DATETIME CHECK ("delivered_at" IS NULL OR (julianday("delivered_at") IS NOT NULL AND "delivered_at" GLOB '*T*Z'));
ALTER TABLE "delivery" ADD COLUMN "read_at" DATETIME CHECK ("read_at" IS NULL OR (julianday("read_at") IS NOT NULL AND "read_at" GLOB '*T*Z'));
ALTER TABLE "delivery" ADD COLUMN "failed_at" DATETIME CHECK ("failed_at" IS NULL OR (julianday("failed_at") IS NOT NULL AND "failed_at" GLOB '*T*Z'));
ALTER TABLE "delivery" ADD COLUMN "signed_at" DATETIME CHECK ("signed_at" IS NULL OR (julianday("signed_at") IS NOT NULL AND "signed_at" GLOB '*T*Z'));
UPDATE "delivery" SET "queued_at" = (SELECT "created_at" FROM "message" WHERE "message"."id" = "message_id"),
  "sent_at" = CASE "state" WHEN 'sent' THEN "changed_at" END,
  "delivered_at" = CASE "state" WHEN 'delivered' THEN "changed_at" END,
  "read_at" = CASE "state" WHEN 'read' THEN "changed_at" END,
  "failed_at" = CASE "state" WHEN 'failed' THEN "changed_at" END,
  "signed_at" = CASE "state" WHEN 'signed' THEN "changed_at" END;
CREATE INDEX "delivery_responder_id_idx" ON "delivery" ("responder_id");
UPDATE gpkg_contents SET description = 'One message to one recipient, and when each receipt came; residents'' addresses are sealed' WHERE table_name = 'delivery';
