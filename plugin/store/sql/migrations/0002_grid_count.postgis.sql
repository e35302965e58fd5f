CREATE TABLE "grid_count" (
  "grid_id" bigint NOT NULL REFERENCES "grid" ("id") ON DELETE CASCADE,
  "buildings" bigint NOT NULL DEFAULT 0,
  "rooms" bigint NOT NULL DEFAULT 0,
  "households" bigint NOT NULL DEFAULT 0,
  "residents" bigint NOT NULL DEFAULT 0,
  "counted_at" timestamptz NOT NULL,
  PRIMARY KEY ("grid_id")
);
COMMENT ON TABLE "grid_count" IS 'How many buildings, rooms, households and residents a grid holds, counted by a job';
