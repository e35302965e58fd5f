CREATE TABLE "grid_count" (
  "grid_id" INTEGER NOT NULL REFERENCES "grid" ("id") ON DELETE CASCADE,
  "buildings" INTEGER NOT NULL DEFAULT 0,
  "rooms" INTEGER NOT NULL DEFAULT 0,
  "households" INTEGER NOT NULL DEFAULT 0,
  "residents" INTEGER NOT NULL DEFAULT 0,
  "counted_at" DATETIME NOT NULL CHECK ("counted_at" IS NULL OR (julianday("counted_at") IS NOT NULL AND "counted_at" GLOB '*T*Z')),
  PRIMARY KEY ("grid_id")
);
INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES ('grid_count', 'attributes', 'grid_count', 'How many buildings, rooms, households and residents a grid holds, counted by a job', 0);
