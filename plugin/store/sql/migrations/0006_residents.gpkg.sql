ALTER TABLE "person" ADD COLUMN "relation_to_head" TEXT;
ALTER TABLE "person_tag" ADD COLUMN "purpose" TEXT;
ALTER TABLE "occupancy" ADD COLUMN "note" TEXT;
ALTER TABLE "room" ADD COLUMN "span" INTEGER NOT NULL DEFAULT 1 CHECK (span BETWEEN 1 AND 20);
ALTER TABLE "room" ADD COLUMN "rise" INTEGER NOT NULL DEFAULT 1 CHECK (rise BETWEEN 1 AND 9);
CREATE INDEX "organisation_room_id_idx" ON "organisation" ("room_id");
-- SQLite cannot alter a CHECK: see 0005.
PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = replace(sql, 'CHECK ("role" = ''viewer'' OR "role" = ''clerk'' OR "role" = ''grid_worker'' OR "role" = ''dispatcher'' OR "role" = ''handler'' OR "role" = ''verifier'' OR "role" = ''revealer'' OR "role" = ''manager'' OR "role" = ''exporter'')', 'CHECK ("role" = ''viewer'' OR "role" = ''clerk'' OR "role" = ''grid_worker'' OR "role" = ''dispatcher'' OR "role" = ''handler'' OR "role" = ''verifier'' OR "role" = ''revealer'' OR "role" = ''manager'' OR "role" = ''exporter'' OR "role" = ''auditor'' OR "role" = ''linker'')')
  WHERE type = 'table' AND name = 'user_role';
PRAGMA writable_schema = RESET;
DROP TABLE grid_count;
DELETE FROM gpkg_contents WHERE table_name = 'grid_count';
CREATE TABLE "population_count" (
  "object_type" TEXT NOT NULL CHECK ("object_type" = 'building' OR "object_type" = 'grid' OR "object_type" = 'area'),
  "object_id" INTEGER NOT NULL,
  "buildings" INTEGER NOT NULL DEFAULT 0,
  "rooms" INTEGER NOT NULL DEFAULT 0,
  "households" INTEGER NOT NULL DEFAULT 0,
  "residents" INTEGER NOT NULL DEFAULT 0,
  "registered" INTEGER NOT NULL DEFAULT 0,
  "floating" INTEGER NOT NULL DEFAULT 0,
  "left_behind" INTEGER NOT NULL DEFAULT 0,
  "from_abroad" INTEGER NOT NULL DEFAULT 0,
  "class_unknown" INTEGER NOT NULL DEFAULT 0,
  "minors" INTEGER NOT NULL DEFAULT 0,
  "aged_60" INTEGER NOT NULL DEFAULT 0,
  "aged_80" INTEGER NOT NULL DEFAULT 0,
  "counted_at" DATETIME NOT NULL CHECK ("counted_at" IS NULL OR (julianday("counted_at") IS NOT NULL AND "counted_at" GLOB '*T*Z')),
  PRIMARY KEY ("object_type", "object_id")
);
INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES ('population_count', 'attributes', 'population_count', 'Buildings, rooms, households and residents by ordinary class of a building, grid or area, counted by a job', 0);
CREATE TABLE "tag_count" (
  "object_type" TEXT NOT NULL CHECK ("object_type" = 'grid' OR "object_type" = 'area'),
  "object_id" INTEGER NOT NULL,
  "tag" TEXT NOT NULL,
  "residents" INTEGER,
  "counted_at" DATETIME NOT NULL CHECK ("counted_at" IS NULL OR (julianday("counted_at") IS NOT NULL AND "counted_at" GLOB '*T*Z')),
  PRIMARY KEY ("object_type", "object_id", "tag")
);
INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES ('tag_count', 'attributes', 'tag_count', 'Residents with a tag in a grid or area, published with small and complementary counts suppressed (NULL)', 0);
