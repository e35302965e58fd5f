ALTER TABLE "person" ADD COLUMN "relation_to_head" text;
ALTER TABLE "person_tag" ADD COLUMN "purpose" text;
ALTER TABLE "occupancy" ADD COLUMN "note" text;
ALTER TABLE "room" ADD COLUMN "span" bigint NOT NULL DEFAULT 1 CHECK (span BETWEEN 1 AND 20);
ALTER TABLE "room" ADD COLUMN "rise" bigint NOT NULL DEFAULT 1 CHECK (rise BETWEEN 1 AND 9);
CREATE INDEX "organisation_room_id_idx" ON "organisation" ("room_id");
ALTER TABLE "user_role" DROP CONSTRAINT "user_role_role_check";
ALTER TABLE "user_role" ADD CONSTRAINT "user_role_role_check" CHECK ("role" IN ('viewer', 'clerk', 'grid_worker', 'dispatcher', 'handler', 'verifier', 'revealer', 'manager', 'exporter', 'auditor', 'linker'));
DROP VIEW IF EXISTS grid_map;
DROP TABLE grid_count;
CREATE TABLE "population_count" (
  "object_type" text NOT NULL CHECK ("object_type" IN ('building', 'grid', 'area')),
  "object_id" bigint NOT NULL,
  "buildings" bigint NOT NULL DEFAULT 0,
  "rooms" bigint NOT NULL DEFAULT 0,
  "households" bigint NOT NULL DEFAULT 0,
  "residents" bigint NOT NULL DEFAULT 0,
  "registered" bigint NOT NULL DEFAULT 0,
  "floating" bigint NOT NULL DEFAULT 0,
  "left_behind" bigint NOT NULL DEFAULT 0,
  "from_abroad" bigint NOT NULL DEFAULT 0,
  "class_unknown" bigint NOT NULL DEFAULT 0,
  "minors" bigint NOT NULL DEFAULT 0,
  "aged_60" bigint NOT NULL DEFAULT 0,
  "aged_80" bigint NOT NULL DEFAULT 0,
  "counted_at" timestamptz NOT NULL,
  PRIMARY KEY ("object_type", "object_id")
);
COMMENT ON TABLE "population_count" IS 'Buildings, rooms, households and residents by ordinary class of a building, grid or area, counted by a job';
CREATE TABLE "tag_count" (
  "object_type" text NOT NULL CHECK ("object_type" IN ('grid', 'area')),
  "object_id" bigint NOT NULL,
  "tag" text NOT NULL,
  "residents" bigint,
  "counted_at" timestamptz NOT NULL,
  PRIMARY KEY ("object_type", "object_id", "tag")
);
COMMENT ON TABLE "tag_count" IS 'Residents with a tag in a grid or area, published with small and complementary counts suppressed (NULL)';
