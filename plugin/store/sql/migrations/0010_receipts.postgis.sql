-- What an area does not see must not keep it from a number.
ALTER TABLE "event" DROP CONSTRAINT "event_source_external_number_key";
ALTER TABLE "event" ADD UNIQUE ("source", "external_number", "area_id");
-- Who entered a party may correct it.
ALTER TABLE "event_party" ADD COLUMN "app_user_id" bigint REFERENCES "app_user" ("id") ON DELETE RESTRICT;
