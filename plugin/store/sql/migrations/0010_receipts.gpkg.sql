-- A number stays unique in a file, where everybody sees everything; on a server it is now within an area.
-- Who entered a party may correct it.
ALTER TABLE "event_party" ADD COLUMN "app_user_id" INTEGER REFERENCES "app_user" ("id") ON DELETE RESTRICT;
