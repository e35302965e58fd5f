DROP INDEX "occupancy_room_id_idx";
CREATE INDEX "occupancy_room_id_verified_at_idx" ON "occupancy" ("room_id", "verified_at");
