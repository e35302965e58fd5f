-- What an area does not see must not keep it from a number.
ALTER TABLE "event" DROP CONSTRAINT "event_source_external_number_key";
ALTER TABLE "event" ADD UNIQUE ("source", "external_number", "area_id");
-- Who entered a party may correct it.
ALTER TABLE "event_party" ADD COLUMN "app_user_id" bigint REFERENCES "app_user" ("id") ON DELETE RESTRICT;
-- Of a receipt every instant is kept, and each recipient has a delivery of its own. Of earlier ones those instants are known
-- that the present state tells.
ALTER TABLE "delivery" ADD COLUMN "app_user_id" bigint REFERENCES "app_user" ("id") ON DELETE RESTRICT;
ALTER TABLE "delivery" ADD COLUMN "queued_at" timestamptz;
ALTER TABLE "delivery" ADD COLUMN "sent_at" timestamptz;
ALTER TABLE "delivery" ADD COLUMN "delivered_at" timestamptz;
ALTER TABLE "delivery" ADD COLUMN "read_at" timestamptz;
ALTER TABLE "delivery" ADD COLUMN "failed_at" timestamptz;
ALTER TABLE "delivery" ADD COLUMN "signed_at" timestamptz;
UPDATE "delivery" SET "queued_at" = (SELECT "created_at" FROM "message" WHERE "message"."id" = "message_id"),
  "sent_at" = CASE "state" WHEN 'sent' THEN "changed_at" END,
  "delivered_at" = CASE "state" WHEN 'delivered' THEN "changed_at" END,
  "read_at" = CASE "state" WHEN 'read' THEN "changed_at" END,
  "failed_at" = CASE "state" WHEN 'failed' THEN "changed_at" END,
  "signed_at" = CASE "state" WHEN 'signed' THEN "changed_at" END;
CREATE INDEX "delivery_responder_id_idx" ON "delivery" ("responder_id");
COMMENT ON TABLE "delivery" IS 'One message to one recipient, and when each receipt came; residents'' addresses are sealed';
-- It tells the instants as well.
DROP FUNCTION IF EXISTS own_messages(bigint);
-- It takes the extension of the step that is being taken as well.
DROP FUNCTION IF EXISTS check_deadlines(event, text, timestamptz, timestamptz, jsonb);
