CREATE TABLE "area" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "uid" TEXT NOT NULL,
  "code" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "level" TEXT NOT NULL CHECK ("level" = 'province' OR "level" = 'prefecture' OR "level" = 'county' OR "level" = 'town' OR "level" = 'community' OR "level" = 'group'),
  "parent_id" INTEGER REFERENCES "area" ("id") ON DELETE RESTRICT,
  "path" TEXT NOT NULL DEFAULT '' CHECK (path = '' OR path LIKE '/%/'),
  "geom" MULTIPOLYGON,
  UNIQUE ("uid"),
  UNIQUE ("code")
);
CREATE INDEX "area_parent_id_idx" ON "area" ("parent_id");
CREATE INDEX "area_path_idx" ON "area" ("path");
INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES ('area', 'features', 'area', 'Administrative areas 行政区划, province down to villagers'' group', :srid);
INSERT INTO gpkg_geometry_columns (table_name, column_name, geometry_type_name, srs_id, z, m) VALUES ('area', 'geom', 'MULTIPOLYGON', :srid, 0, 0);
INSERT INTO gpkg_extensions (table_name, column_name, extension_name, definition, scope) VALUES ('area', 'geom', 'gpkg_rtree_index', 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only');
CREATE VIRTUAL TABLE "rtree_area_geom" USING rtree(id, minx, maxx, miny, maxy);
CREATE TABLE "grid" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "uid" TEXT NOT NULL,
  "code" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "level" TEXT NOT NULL DEFAULT 'grid' CHECK ("level" = 'grid' OR "level" = 'micro_grid' OR "level" = 'dedicated'),
  "area_id" INTEGER REFERENCES "area" ("id") ON DELETE RESTRICT,
  "parent_id" INTEGER REFERENCES "grid" ("id") ON DELETE RESTRICT,
  "valid_from" DATE NOT NULL CHECK (date("valid_from") IS "valid_from"),
  "valid_to" DATE CHECK (date("valid_to") IS "valid_to"),
  "origin" TEXT NOT NULL DEFAULT 'given' CHECK ("origin" = 'given' OR "origin" = 'proposed'),
  "geom" MULTIPOLYGON,
  UNIQUE ("uid"),
  UNIQUE ("code", "valid_from"),
  CHECK (valid_to IS NULL OR valid_to > valid_from)
);
CREATE INDEX "grid_area_id_idx" ON "grid" ("area_id");
INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES ('grid', 'features', 'grid', 'Grids 网格 in versions: a row is valid from one date until another', :srid);
INSERT INTO gpkg_geometry_columns (table_name, column_name, geometry_type_name, srs_id, z, m) VALUES ('grid', 'geom', 'MULTIPOLYGON', :srid, 0, 0);
INSERT INTO gpkg_extensions (table_name, column_name, extension_name, definition, scope) VALUES ('grid', 'geom', 'gpkg_rtree_index', 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only');
CREATE VIRTUAL TABLE "rtree_grid_geom" USING rtree(id, minx, maxx, miny, maxy);
CREATE TABLE "building" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "uid" TEXT NOT NULL,
  "code" TEXT,
  "name" TEXT,
  "address" TEXT,
  "road" TEXT,
  "door" TEXT,
  "estate" TEXT,
  "number" TEXT,
  "use_class" TEXT CHECK ("use_class" = 'self_occupied' OR "use_class" = 'rented' OR "use_class" = 'vacant' OR "use_class" = 'organisation' OR "use_class" = 'shop' OR "use_class" = 'mixed'),
  "building_use" TEXT,
  "floors" INTEGER CHECK (floors IS NULL OR floors BETWEEN 0 AND 200),
  "basements" INTEGER NOT NULL DEFAULT 0,
  "units" INTEGER CHECK (units IS NULL OR units BETWEEN 0 AND 100),
  "height" REAL CHECK (height IS NULL OR height >= 0),
  "area_id" INTEGER REFERENCES "area" ("id") ON DELETE RESTRICT,
  "grid_code" TEXT,
  "source" TEXT NOT NULL DEFAULT 'manual',
  "external_number" TEXT,
  "geom" MULTIPOLYGON,
  UNIQUE ("uid"),
  UNIQUE ("source", "external_number")
);
CREATE INDEX "building_area_id_idx" ON "building" ("area_id");
CREATE INDEX "building_address_idx" ON "building" ("address");
CREATE INDEX "building_estate_number_idx" ON "building" ("estate", "number");
CREATE INDEX "building_road_door_idx" ON "building" ("road", "door");
INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES ('building', 'features', 'building', 'Buildings 楼栋; use_class follows from the rooms', :srid);
INSERT INTO gpkg_geometry_columns (table_name, column_name, geometry_type_name, srs_id, z, m) VALUES ('building', 'geom', 'MULTIPOLYGON', :srid, 0, 0);
INSERT INTO gpkg_extensions (table_name, column_name, extension_name, definition, scope) VALUES ('building', 'geom', 'gpkg_rtree_index', 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only');
CREATE VIRTUAL TABLE "rtree_building_geom" USING rtree(id, minx, maxx, miny, maxy);
CREATE TABLE "room" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "uid" TEXT NOT NULL,
  "building_id" INTEGER NOT NULL REFERENCES "building" ("id") ON DELETE CASCADE,
  "unit" TEXT NOT NULL DEFAULT '',
  "floor" INTEGER NOT NULL,
  "number" TEXT NOT NULL,
  "use_class" TEXT NOT NULL DEFAULT 'self_occupied' CHECK ("use_class" = 'self_occupied' OR "use_class" = 'rented' OR "use_class" = 'vacant' OR "use_class" = 'organisation' OR "use_class" = 'shop'),
  "rental_use" TEXT,
  "hazard" TEXT,
  "area_m2" REAL CHECK (area_m2 IS NULL OR area_m2 > 0),
  "area_id" INTEGER REFERENCES "area" ("id") ON DELETE RESTRICT,
  UNIQUE ("uid"),
  UNIQUE ("building_id", "unit", "floor", "number")
);
CREATE INDEX "room_area_id_idx" ON "room" ("area_id");
INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES ('room', 'attributes', 'room', 'Rooms 房间 of a building', 0);
CREATE TABLE "address_alias" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "alias" TEXT NOT NULL,
  "address" TEXT NOT NULL,
  "building_id" INTEGER REFERENCES "building" ("id") ON DELETE CASCADE,
  "source" TEXT,
  "confirmed" BOOLEAN NOT NULL DEFAULT 0 CHECK ("confirmed" BETWEEN 0 AND 1),
  UNIQUE ("alias", "address")
);
CREATE INDEX "address_alias_building_id_idx" ON "address_alias" ("building_id");
INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES ('address_alias', 'attributes', 'address_alias', 'Other names of a place 地址别名', 0);
CREATE TABLE "grid_membership" (
  "object_type" TEXT NOT NULL CHECK ("object_type" = 'building' OR "object_type" = 'component' OR "object_type" = 'responder'),
  "object_id" INTEGER NOT NULL,
  "grid_id" INTEGER NOT NULL REFERENCES "grid" ("id") ON DELETE CASCADE,
  "declared_code" TEXT,
  "conflict" BOOLEAN NOT NULL DEFAULT 0 CHECK ("conflict" BETWEEN 0 AND 1),
  PRIMARY KEY ("object_type", "object_id", "grid_id")
);
CREATE INDEX "grid_membership_grid_id_object_type_idx" ON "grid_membership" ("grid_id", "object_type");
INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES ('grid_membership', 'attributes', 'grid_membership', 'Which grid version an object lies in, derived from geometry; conflict when the declared code differs', 0);
CREATE TABLE "household" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "uid" TEXT NOT NULL,
  "number" TEXT,
  "kind" TEXT NOT NULL DEFAULT 'family' CHECK ("kind" = 'family' OR "kind" = 'collective'),
  "room_id" INTEGER REFERENCES "room" ("id") ON DELETE RESTRICT,
  "area_id" INTEGER REFERENCES "area" ("id") ON DELETE RESTRICT,
  UNIQUE ("uid")
);
CREATE INDEX "household_room_id_idx" ON "household" ("room_id");
CREATE INDEX "household_area_id_idx" ON "household" ("area_id");
INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES ('household', 'attributes', 'household', 'Households 户; a household is never split by a plan', 0);
CREATE TABLE "department" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "uid" TEXT NOT NULL,
  "code" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "phone" TEXT,
  "parent_id" INTEGER REFERENCES "department" ("id") ON DELETE RESTRICT,
  "area_id" INTEGER REFERENCES "area" ("id") ON DELETE RESTRICT,
  "active" BOOLEAN NOT NULL DEFAULT 1 CHECK ("active" BETWEEN 0 AND 1),
  UNIQUE ("uid"),
  UNIQUE ("code")
);
CREATE INDEX "department_area_id_idx" ON "department" ("area_id");
INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES ('department', 'attributes', 'department', 'Departments that handle events 处置部门', 0);
CREATE TABLE "app_user" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "uid" TEXT NOT NULL,
  "login" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "duty_number" TEXT,
  "department_id" INTEGER REFERENCES "department" ("id") ON DELETE RESTRICT,
  "area_id" INTEGER REFERENCES "area" ("id") ON DELETE RESTRICT,
  "active" BOOLEAN NOT NULL DEFAULT 1 CHECK ("active" BETWEEN 0 AND 1),
  "created_at" DATETIME NOT NULL CHECK ("created_at" IS NULL OR (julianday("created_at") IS NOT NULL AND "created_at" GLOB '*T*Z')),
  UNIQUE ("uid"),
  UNIQUE ("login")
);
CREATE INDEX "app_user_area_id_idx" ON "app_user" ("area_id");
INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES ('app_user', 'attributes', 'app_user', 'Accounts: one PostgreSQL login role a person; login is empty in a single-operator file', 0);
CREATE TABLE "import_batch" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "uid" TEXT NOT NULL,
  "source" TEXT NOT NULL,
  "target" TEXT NOT NULL,
  "purpose" TEXT,
  "coordinates" TEXT,
  "at" DATETIME NOT NULL CHECK ("at" IS NULL OR (julianday("at") IS NOT NULL AND "at" GLOB '*T*Z')),
  "app_user_id" INTEGER REFERENCES "app_user" ("id") ON DELETE RESTRICT,
  "authorised_until" DATE CHECK (date("authorised_until") IS "authorised_until"),
  "withdrawn_at" DATETIME CHECK ("withdrawn_at" IS NULL OR (julianday("withdrawn_at") IS NOT NULL AND "withdrawn_at" GLOB '*T*Z')),
  "counts" TEXT CHECK ("counts" IS NULL OR json_valid("counts")),
  UNIQUE ("uid")
);
INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES ('import_batch', 'attributes', 'import_batch', 'Imports 批次: source, purpose, by whom, authorised until', 0);
CREATE TABLE "person" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "uid" TEXT NOT NULL,
  "name_masked" TEXT NOT NULL,
  "document_masked" TEXT,
  "phone_masked" TEXT,
  "sex" TEXT NOT NULL DEFAULT '0' CHECK ("sex" = '0' OR "sex" = '1' OR "sex" = '2' OR "sex" = '9'),
  "birth_year" INTEGER CHECK (birth_year IS NULL OR birth_year BETWEEN 1880 AND 2200),
  "person_class" TEXT NOT NULL DEFAULT 'unknown' CHECK ("person_class" = 'registered' OR "person_class" = 'floating' OR "person_class" = 'left_behind' OR "person_class" = 'from_abroad' OR "person_class" = 'unknown'),
  "residence_state" TEXT CHECK ("residence_state" = 'both_here' OR "residence_state" = 'person_here' OR "residence_state" = 'household_here'),
  "household_id" INTEGER REFERENCES "household" ("id") ON DELETE RESTRICT,
  "resident" BOOLEAN CHECK ("resident" BETWEEN 0 AND 1),
  "resident_rule" TEXT,
  "area_id" INTEGER REFERENCES "area" ("id") ON DELETE RESTRICT,
  "batch_id" INTEGER REFERENCES "import_batch" ("id") ON DELETE RESTRICT,
  "verified_at" DATETIME CHECK ("verified_at" IS NULL OR (julianday("verified_at") IS NOT NULL AND "verified_at" GLOB '*T*Z')),
  UNIQUE ("uid")
);
CREATE INDEX "person_area_id_idx" ON "person" ("area_id");
CREATE INDEX "person_household_id_idx" ON "person" ("household_id");
CREATE INDEX "person_batch_id_idx" ON "person" ("batch_id");
INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES ('person', 'attributes', 'person', 'Residents 居民, masked once at write; nothing here names a person', 0);
CREATE TABLE "person_clear" (
  "person_id" INTEGER NOT NULL REFERENCES "person" ("id") ON DELETE CASCADE,
  "seal_key" TEXT NOT NULL,
  "content" BLOB NOT NULL,
  PRIMARY KEY ("person_id")
);
CREATE TABLE "person_search" (
  "person_id" INTEGER NOT NULL REFERENCES "person" ("id") ON DELETE CASCADE,
  "kind" TEXT NOT NULL,
  "hash" BLOB NOT NULL,
  PRIMARY KEY ("kind", "hash", "person_id")
);
CREATE INDEX "person_search_person_id_idx" ON "person_search" ("person_id");
CREATE TABLE "person_tag" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "person_id" INTEGER NOT NULL REFERENCES "person" ("id") ON DELETE CASCADE,
  "tag" TEXT NOT NULL,
  "valid_from" DATE NOT NULL CHECK (date("valid_from") IS "valid_from"),
  "valid_to" DATE CHECK (date("valid_to") IS "valid_to"),
  "legal_basis" TEXT,
  "owner_unit" TEXT,
  "area_id" INTEGER REFERENCES "area" ("id") ON DELETE RESTRICT,
  UNIQUE ("person_id", "tag", "valid_from")
);
CREATE INDEX "person_tag_tag_idx" ON "person_tag" ("tag");
CREATE INDEX "person_tag_area_id_idx" ON "person_tag" ("area_id");
INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES ('person_tag', 'attributes', 'person_tag', 'Service and care tags of a person, dated, with their sensitivity''s basis', 0);
CREATE TABLE "occupancy" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "uid" TEXT NOT NULL,
  "person_id" INTEGER NOT NULL REFERENCES "person" ("id") ON DELETE CASCADE,
  "room_id" INTEGER NOT NULL REFERENCES "room" ("id") ON DELETE RESTRICT,
  "role" TEXT NOT NULL CHECK ("role" = 'owner' OR "role" = 'family' OR "role" = 'tenant' OR "role" = 'employee'),
  "lives_here" BOOLEAN NOT NULL DEFAULT 1 CHECK ("lives_here" BETWEEN 0 AND 1),
  "valid_from" DATE NOT NULL CHECK (date("valid_from") IS "valid_from"),
  "valid_to" DATE CHECK (date("valid_to") IS "valid_to"),
  "source" TEXT NOT NULL DEFAULT 'manual',
  "method" TEXT NOT NULL DEFAULT 'hand' CHECK ("method" = 'code' OR "method" = 'address' OR "method" = 'alias' OR "method" = 'geometry' OR "method" = 'hand' OR "method" = 'generated'),
  "confidence" REAL CHECK (confidence IS NULL OR confidence BETWEEN 0 AND 1),
  "verified_at" DATETIME CHECK ("verified_at" IS NULL OR (julianday("verified_at") IS NOT NULL AND "verified_at" GLOB '*T*Z')),
  "area_id" INTEGER REFERENCES "area" ("id") ON DELETE RESTRICT,
  UNIQUE ("uid"),
  UNIQUE ("person_id", "room_id", "role", "valid_from"),
  CHECK (valid_to IS NULL OR valid_to >= valid_from)
);
CREATE INDEX "occupancy_room_id_idx" ON "occupancy" ("room_id");
CREATE INDEX "occupancy_area_id_idx" ON "occupancy" ("area_id");
INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES ('occupancy', 'attributes', 'occupancy', 'Who stays in or owns which room, from when to when, how it is known', 0);
CREATE TABLE "organisation" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "uid" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "uscc" TEXT,
  "kind" TEXT,
  "address" TEXT,
  "building_id" INTEGER REFERENCES "building" ("id") ON DELETE RESTRICT,
  "room_id" INTEGER REFERENCES "room" ("id") ON DELETE RESTRICT,
  "contact" BLOB,
  "seal_key" TEXT,
  "area_id" INTEGER REFERENCES "area" ("id") ON DELETE RESTRICT,
  "hazardous" BOOLEAN NOT NULL DEFAULT 0 CHECK ("hazardous" BETWEEN 0 AND 1),
  "source" TEXT NOT NULL DEFAULT 'manual',
  "external_number" TEXT,
  "geom" POINT,
  UNIQUE ("uid"),
  UNIQUE ("uscc"),
  UNIQUE ("source", "external_number"),
  CHECK (contact IS NULL OR seal_key IS NOT NULL)
);
CREATE INDEX "organisation_area_id_idx" ON "organisation" ("area_id");
CREATE INDEX "organisation_building_id_idx" ON "organisation" ("building_id");
INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES ('organisation', 'features', 'organisation', 'Enterprises, shops, schools, social organisations 单位', :srid);
INSERT INTO gpkg_geometry_columns (table_name, column_name, geometry_type_name, srs_id, z, m) VALUES ('organisation', 'geom', 'POINT', :srid, 0, 0);
INSERT INTO gpkg_extensions (table_name, column_name, extension_name, definition, scope) VALUES ('organisation', 'geom', 'gpkg_rtree_index', 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only');
CREATE VIRTUAL TABLE "rtree_organisation_geom" USING rtree(id, minx, maxx, miny, maxy);
CREATE TABLE "responsibility" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "department_id" INTEGER NOT NULL REFERENCES "department" ("id") ON DELETE CASCADE,
  "event_type" TEXT NOT NULL,
  "part" TEXT NOT NULL CHECK ("part" = 'lead' OR "part" = 'assist'),
  "basis" TEXT,
  "scope_limit" TEXT,
  UNIQUE ("department_id", "event_type", "part")
);
INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES ('responsibility', 'attributes', 'responsibility', '职责清单: what a department leads or assists in, on what basis, within which limit', 0);
CREATE TABLE "user_role" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "app_user_id" INTEGER NOT NULL REFERENCES "app_user" ("id") ON DELETE CASCADE,
  "role" TEXT NOT NULL CHECK ("role" = 'viewer' OR "role" = 'clerk' OR "role" = 'grid_worker' OR "role" = 'dispatcher' OR "role" = 'handler' OR "role" = 'verifier' OR "role" = 'revealer' OR "role" = 'manager'),
  "valid_to" DATETIME CHECK ("valid_to" IS NULL OR (julianday("valid_to") IS NOT NULL AND "valid_to" GLOB '*T*Z')),
  "hourly_limit" INTEGER NOT NULL DEFAULT 60 CHECK (hourly_limit BETWEEN 0 AND 10000),
  UNIQUE ("app_user_id", "role")
);
INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES ('user_role', 'attributes', 'user_role', 'Rights of an account; a row may carry an end', 0);
CREATE TABLE "responder" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "uid" TEXT NOT NULL,
  "number" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "kind" TEXT NOT NULL CHECK ("kind" = 'worker' OR "kind" = 'vehicle' OR "kind" = 'team'),
  "worker_kind" TEXT,
  "department_id" INTEGER REFERENCES "department" ("id") ON DELETE RESTRICT,
  "skills" TEXT,
  "phone" TEXT,
  "grid_code" TEXT,
  "area_id" INTEGER REFERENCES "area" ("id") ON DELETE RESTRICT,
  "status" TEXT NOT NULL DEFAULT 'off_duty' CHECK ("status" = 'off_duty' OR "status" = 'available' OR "status" = 'assigned' OR "status" = 'resting'),
  "active" BOOLEAN NOT NULL DEFAULT 1 CHECK ("active" BETWEEN 0 AND 1),
  UNIQUE ("uid"),
  UNIQUE ("number")
);
CREATE INDEX "responder_area_id_idx" ON "responder" ("area_id");
CREATE INDEX "responder_department_id_idx" ON "responder" ("department_id");
INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES ('responder', 'attributes', 'responder', 'Workers, vehicles and teams that answer a call 处置力量', 0);
CREATE TABLE "shift" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "uid" TEXT NOT NULL,
  "responder_id" INTEGER NOT NULL REFERENCES "responder" ("id") ON DELETE CASCADE,
  "starts_at" DATETIME NOT NULL CHECK ("starts_at" IS NULL OR (julianday("starts_at") IS NOT NULL AND "starts_at" GLOB '*T*Z')),
  "ends_at" DATETIME NOT NULL CHECK ("ends_at" IS NULL OR (julianday("ends_at") IS NOT NULL AND "ends_at" GLOB '*T*Z')),
  "leader" BOOLEAN NOT NULL DEFAULT 0 CHECK ("leader" BETWEEN 0 AND 1),
  "note" TEXT,
  UNIQUE ("uid"),
  UNIQUE ("responder_id", "starts_at"),
  CHECK (ends_at > starts_at)
);
INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES ('shift', 'attributes', 'shift', 'Duty shifts 值班; positions are recorded only within one', 0);
CREATE TABLE "position" (
  "source" TEXT NOT NULL,
  "at" DATETIME NOT NULL CHECK ("at" IS NULL OR (julianday("at") IS NOT NULL AND "at" GLOB '*T*Z')),
  "speed" REAL,
  "heading" REAL CHECK (heading IS NULL OR (heading >= 0 AND heading < 360)),
  "accuracy" REAL CHECK (accuracy IS NULL OR accuracy >= 0),
  "origin" TEXT,
  "geom" POINT,
  PRIMARY KEY ("source", "at")
);
CREATE INDEX "position_at_idx" ON "position" ("at");
INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES ('position', 'features', 'position', 'Positions 轨迹点, keyed by source and time; no foreign keys, so that it can be distributed', :srid);
INSERT INTO gpkg_geometry_columns (table_name, column_name, geometry_type_name, srs_id, z, m) VALUES ('position', 'geom', 'POINT', :srid, 0, 0);
INSERT INTO gpkg_extensions (table_name, column_name, extension_name, definition, scope) VALUES ('position', 'geom', 'gpkg_rtree_index', 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only');
CREATE VIRTUAL TABLE "rtree_position_geom" USING rtree(id, minx, maxx, miny, maxy);
CREATE TABLE "fence" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "uid" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "rule" TEXT NOT NULL DEFAULT 'stay_in' CHECK ("rule" = 'stay_in' OR "rule" = 'stay_out' OR "rule" = 'visit'),
  "dwell_seconds" INTEGER NOT NULL DEFAULT 0 CHECK (dwell_seconds >= 0),
  "valid_from" DATETIME CHECK ("valid_from" IS NULL OR (julianday("valid_from") IS NOT NULL AND "valid_from" GLOB '*T*Z')),
  "valid_to" DATETIME CHECK ("valid_to" IS NULL OR (julianday("valid_to") IS NOT NULL AND "valid_to" GLOB '*T*Z')),
  "active" BOOLEAN NOT NULL DEFAULT 1 CHECK ("active" BETWEEN 0 AND 1),
  "geom" MULTIPOLYGON,
  UNIQUE ("uid")
);
INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES ('fence', 'features', 'fence', 'Electronic fences 电子围栏', :srid);
INSERT INTO gpkg_geometry_columns (table_name, column_name, geometry_type_name, srs_id, z, m) VALUES ('fence', 'geom', 'MULTIPOLYGON', :srid, 0, 0);
INSERT INTO gpkg_extensions (table_name, column_name, extension_name, definition, scope) VALUES ('fence', 'geom', 'gpkg_rtree_index', 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only');
CREATE VIRTUAL TABLE "rtree_fence_geom" USING rtree(id, minx, maxx, miny, maxy);
CREATE TABLE "fence_event" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "fence_id" INTEGER NOT NULL REFERENCES "fence" ("id") ON DELETE CASCADE,
  "source" TEXT NOT NULL,
  "kind" TEXT NOT NULL CHECK ("kind" = 'enter' OR "kind" = 'exit'),
  "at" DATETIME NOT NULL CHECK ("at" IS NULL OR (julianday("at") IS NOT NULL AND "at" GLOB '*T*Z')),
  "dwell_seconds" INTEGER CHECK (dwell_seconds IS NULL OR dwell_seconds >= 0),
  "geom" POINT,
  UNIQUE ("fence_id", "source", "at", "kind")
);
CREATE INDEX "fence_event_source_at_idx" ON "fence_event" ("source", "at");
INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES ('fence_event', 'features', 'fence_event', 'Entries into and exits from a fence, interpolated on the track''s segment', :srid);
INSERT INTO gpkg_geometry_columns (table_name, column_name, geometry_type_name, srs_id, z, m) VALUES ('fence_event', 'geom', 'POINT', :srid, 0, 0);
INSERT INTO gpkg_extensions (table_name, column_name, extension_name, definition, scope) VALUES ('fence_event', 'geom', 'gpkg_rtree_index', 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only');
CREATE VIRTUAL TABLE "rtree_fence_event_geom" USING rtree(id, minx, maxx, miny, maxy);
CREATE TABLE "event_type" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "code" TEXT NOT NULL,
  "parent_code" TEXT,
  "name_zh" TEXT NOT NULL,
  "name_en" TEXT NOT NULL,
  "edition" TEXT NOT NULL,
  "workflow" TEXT NOT NULL DEFAULT 'governance',
  "active" BOOLEAN NOT NULL DEFAULT 1 CHECK ("active" BETWEEN 0 AND 1),
  UNIQUE ("code", "edition")
);
INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES ('event_type', 'attributes', 'event_type', 'Event classes 事件类型, by edition of their standard or local', 0);
CREATE TABLE "transition" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "workflow" TEXT NOT NULL,
  "state_before" TEXT NOT NULL,
  "action" TEXT NOT NULL,
  "state_after" TEXT NOT NULL,
  "role" TEXT NOT NULL,
  "name_zh" TEXT NOT NULL,
  "name_en" TEXT NOT NULL,
  "evidence" TEXT CHECK ("evidence" IS NULL OR json_valid("evidence")),
  "other_person" BOOLEAN NOT NULL DEFAULT 0 CHECK ("other_person" BETWEEN 0 AND 1),
  UNIQUE ("workflow", "state_before", "action", "state_after"),
  UNIQUE ("workflow", "state_before", "action"),
  CHECK (action <> 'genesis' OR state_before = state_after)
);
INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES ('transition', 'attributes', 'transition', 'The steps that a workflow allows; action genesis marks the state in which an event begins', 0);
CREATE TABLE "event" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "uid" TEXT NOT NULL,
  "number" TEXT NOT NULL,
  "external_number" TEXT,
  "source" TEXT NOT NULL DEFAULT 'command_centre',
  "event_type" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "description" TEXT,
  "address" TEXT,
  "workflow" TEXT NOT NULL DEFAULT 'governance',
  "state" TEXT NOT NULL,
  "urgency" TEXT CHECK ("urgency" = 'normal' OR "urgency" = 'urgent' OR "urgency" = 'critical'),
  "grade" INTEGER CHECK (grade IS NULL OR grade BETWEEN 1 AND 4),
  "warning_colour" TEXT CHECK ("warning_colour" = 'red' OR "warning_colour" = 'orange' OR "warning_colour" = 'yellow' OR "warning_colour" = 'blue'),
  "display_level" INTEGER NOT NULL DEFAULT 4 CHECK (display_level BETWEEN 1 AND 4),
  "reported_at" DATETIME NOT NULL CHECK ("reported_at" IS NULL OR (julianday("reported_at") IS NOT NULL AND "reported_at" GLOB '*T*Z')),
  "due_at" DATETIME CHECK ("due_at" IS NULL OR (julianday("due_at") IS NOT NULL AND "due_at" GLOB '*T*Z')),
  "closed_at" DATETIME CHECK ("closed_at" IS NULL OR (julianday("closed_at") IS NOT NULL AND "closed_at" GLOB '*T*Z')),
  "department_id" INTEGER REFERENCES "department" ("id") ON DELETE RESTRICT,
  "grid_id" INTEGER REFERENCES "grid" ("id") ON DELETE RESTRICT,
  "area_id" INTEGER REFERENCES "area" ("id") ON DELETE RESTRICT,
  "merged_into_id" INTEGER REFERENCES "event" ("id") ON DELETE RESTRICT,
  "geom" POINT,
  UNIQUE ("uid"),
  UNIQUE ("number"),
  UNIQUE ("source", "external_number"),
  UNIQUE ("id", "workflow")
);
CREATE INDEX "event_area_id_idx" ON "event" ("area_id");
CREATE INDEX "event_state_idx" ON "event" ("state");
CREATE INDEX "event_department_id_idx" ON "event" ("department_id");
CREATE INDEX "event_reported_at_idx" ON "event" ("reported_at");
INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES ('event', 'features', 'event', 'Events 事件; the state follows the last step, the grid is frozen when reported', :srid);
INSERT INTO gpkg_geometry_columns (table_name, column_name, geometry_type_name, srs_id, z, m) VALUES ('event', 'geom', 'POINT', :srid, 0, 0);
INSERT INTO gpkg_extensions (table_name, column_name, extension_name, definition, scope) VALUES ('event', 'geom', 'gpkg_rtree_index', 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only');
CREATE VIRTUAL TABLE "rtree_event_geom" USING rtree(id, minx, maxx, miny, maxy);
CREATE TABLE "event_step" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "uid" TEXT NOT NULL,
  "event_id" INTEGER NOT NULL REFERENCES "event" ("id") ON DELETE RESTRICT,
  "workflow" TEXT NOT NULL,
  "seq" INTEGER NOT NULL,
  "prev_seq" INTEGER NOT NULL,
  "state_before" TEXT NOT NULL,
  "action" TEXT NOT NULL,
  "state_after" TEXT NOT NULL,
  "at" DATETIME NOT NULL CHECK ("at" IS NULL OR (julianday("at") IS NOT NULL AND "at" GLOB '*T*Z')),
  "app_user_id" INTEGER REFERENCES "app_user" ("id") ON DELETE RESTRICT,
  "department_id" INTEGER REFERENCES "department" ("id") ON DELETE RESTRICT,
  "note" TEXT,
  "evidence" TEXT CHECK ("evidence" IS NULL OR json_valid("evidence")),
  "self_verified" BOOLEAN NOT NULL DEFAULT 0 CHECK ("self_verified" BETWEEN 0 AND 1),
  "area_id" INTEGER REFERENCES "area" ("id") ON DELETE RESTRICT,
  UNIQUE ("uid"),
  UNIQUE ("event_id", "seq"),
  UNIQUE ("event_id", "seq", "state_after"),
  CHECK ((seq = 0 AND prev_seq = 0 AND action = 'genesis') OR (seq > 0 AND seq = prev_seq + 1 AND action <> 'genesis')),
  FOREIGN KEY ("event_id", "workflow") REFERENCES "event" ("id", "workflow"),
  FOREIGN KEY ("event_id", "prev_seq", "state_before") REFERENCES "event_step" ("event_id", "seq", "state_after"),
  FOREIGN KEY ("workflow", "state_before", "action", "state_after") REFERENCES "transition" ("workflow", "state_before", "action", "state_after")
);
CREATE INDEX "event_step_area_id_idx" ON "event_step" ("area_id");
INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES ('event_step', 'attributes', 'event_step', 'The steps an event has taken, a chain from its genesis row; never changed, never deleted', 0);
CREATE TABLE "event_party" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "uid" TEXT NOT NULL,
  "event_id" INTEGER NOT NULL REFERENCES "event" ("id") ON DELETE CASCADE,
  "part" TEXT NOT NULL CHECK ("part" = 'reporter' OR "part" = 'party' OR "part" = 'witness'),
  "name_masked" TEXT NOT NULL,
  "phone_masked" TEXT,
  "content" BLOB NOT NULL,
  "seal_key" TEXT NOT NULL,
  "anonymous" BOOLEAN NOT NULL DEFAULT 0 CHECK ("anonymous" BETWEEN 0 AND 1),
  "area_id" INTEGER REFERENCES "area" ("id") ON DELETE RESTRICT,
  UNIQUE ("uid")
);
CREATE INDEX "event_party_event_id_idx" ON "event_party" ("event_id");
CREATE INDEX "event_party_area_id_idx" ON "event_party" ("area_id");
CREATE TABLE "deadline_rule" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "event_type" TEXT NOT NULL,
  "urgency" TEXT CHECK ("urgency" = 'normal' OR "urgency" = 'urgent' OR "urgency" = 'critical'),
  "milestone" TEXT NOT NULL,
  "amount" INTEGER NOT NULL CHECK (amount > 0),
  "unit" TEXT NOT NULL CHECK ("unit" = 'working_hour' OR "unit" = 'working_day' OR "unit" = 'calendar_day'),
  "source" TEXT,
  UNIQUE ("event_type", "urgency", "milestone")
);
INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES ('deadline_rule', 'attributes', 'deadline_rule', 'Deadlines by type and urgency, each in working hours, working days or calendar days', 0);
CREATE TABLE "routing_rule" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "rank" INTEGER NOT NULL,
  "event_type" TEXT,
  "area_id" INTEGER REFERENCES "area" ("id") ON DELETE RESTRICT,
  "condition" TEXT,
  "department_id" INTEGER NOT NULL REFERENCES "department" ("id") ON DELETE RESTRICT,
  "basis" TEXT,
  UNIQUE ("rank")
);
INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES ('routing_rule', 'attributes', 'routing_rule', 'Which department an event goes to, in order', 0);
CREATE TABLE "working_calendar" (
  "day" DATE NOT NULL CHECK (date("day") IS "day"),
  "working" BOOLEAN NOT NULL DEFAULT 0 CHECK ("working" BETWEEN 0 AND 1),
  "name" TEXT,
  "provisional" BOOLEAN NOT NULL DEFAULT 0 CHECK ("provisional" BETWEEN 0 AND 1),
  PRIMARY KEY ("day")
);
INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES ('working_calendar', 'attributes', 'working_calendar', 'Working days and holidays; provisional days follow the weekday rule until the official list is in', 0);
CREATE TABLE "alarm_ack" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "uid" TEXT NOT NULL,
  "alarm_type" TEXT NOT NULL CHECK ("alarm_type" = 'event' OR "alarm_type" = 'sensor_alarm' OR "alarm_type" = 'fence_event'),
  "alarm_id" INTEGER NOT NULL,
  "app_user_id" INTEGER REFERENCES "app_user" ("id") ON DELETE RESTRICT,
  "at" DATETIME NOT NULL CHECK ("at" IS NULL OR (julianday("at") IS NOT NULL AND "at" GLOB '*T*Z')),
  "note" TEXT,
  UNIQUE ("uid")
);
CREATE INDEX "alarm_ack_alarm_type_alarm_id_idx" ON "alarm_ack" ("alarm_type", "alarm_id");
INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES ('alarm_ack', 'attributes', 'alarm_ack', 'Who acknowledged which alarm, when', 0);
CREATE TABLE "component" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "uid" TEXT NOT NULL,
  "code" TEXT NOT NULL,
  "name" TEXT,
  "class_code" TEXT NOT NULL,
  "edition" TEXT NOT NULL,
  "owner_unit" TEXT,
  "competent_unit" TEXT,
  "maintaining_unit" TEXT,
  "state" TEXT NOT NULL DEFAULT 'intact',
  "installed_on" DATE CHECK (date("installed_on") IS "installed_on"),
  "changed_on" DATE CHECK (date("changed_on") IS "changed_on"),
  "grid_code" TEXT,
  "area_id" INTEGER REFERENCES "area" ("id") ON DELETE RESTRICT,
  "source" TEXT NOT NULL DEFAULT 'manual',
  "geom" POINT,
  UNIQUE ("uid"),
  UNIQUE ("code")
);
CREATE INDEX "component_area_id_idx" ON "component" ("area_id");
CREATE INDEX "component_class_code_idx" ON "component" ("class_code");
INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES ('component', 'features', 'component', 'City components 部件 with their 16-digit code, owner, competent and maintaining unit', :srid);
INSERT INTO gpkg_geometry_columns (table_name, column_name, geometry_type_name, srs_id, z, m) VALUES ('component', 'geom', 'POINT', :srid, 0, 0);
INSERT INTO gpkg_extensions (table_name, column_name, extension_name, definition, scope) VALUES ('component', 'geom', 'gpkg_rtree_index', 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only');
CREATE VIRTUAL TABLE "rtree_component_geom" USING rtree(id, minx, maxx, miny, maxy);
CREATE TABLE "sensor" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "uid" TEXT NOT NULL,
  "number" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "metric" TEXT NOT NULL,
  "unit" TEXT,
  "rule" TEXT CHECK ("rule" IS NULL OR json_valid("rule")),
  "stale_seconds" INTEGER NOT NULL DEFAULT 3600 CHECK (stale_seconds > 0),
  "building_id" INTEGER REFERENCES "building" ("id") ON DELETE RESTRICT,
  "organisation_id" INTEGER REFERENCES "organisation" ("id") ON DELETE RESTRICT,
  "area_id" INTEGER REFERENCES "area" ("id") ON DELETE RESTRICT,
  "active" BOOLEAN NOT NULL DEFAULT 1 CHECK ("active" BETWEEN 0 AND 1),
  "geom" POINT,
  UNIQUE ("uid"),
  UNIQUE ("number")
);
CREATE INDEX "sensor_area_id_idx" ON "sensor" ("area_id");
INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES ('sensor', 'features', 'sensor', 'Sensors 感知设备 and their rules', :srid);
INSERT INTO gpkg_geometry_columns (table_name, column_name, geometry_type_name, srs_id, z, m) VALUES ('sensor', 'geom', 'POINT', :srid, 0, 0);
INSERT INTO gpkg_extensions (table_name, column_name, extension_name, definition, scope) VALUES ('sensor', 'geom', 'gpkg_rtree_index', 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only');
CREATE VIRTUAL TABLE "rtree_sensor_geom" USING rtree(id, minx, maxx, miny, maxy);
CREATE TABLE "reading" (
  "source" TEXT NOT NULL,
  "at" DATETIME NOT NULL CHECK ("at" IS NULL OR (julianday("at") IS NOT NULL AND "at" GLOB '*T*Z')),
  "value" REAL NOT NULL,
  PRIMARY KEY ("source", "at")
);
CREATE INDEX "reading_at_idx" ON "reading" ("at");
INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES ('reading', 'attributes', 'reading', 'Readings, keyed by source and time; no foreign keys, so that it can be distributed', 0);
CREATE TABLE "sensor_alarm" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "uid" TEXT NOT NULL,
  "sensor_id" INTEGER NOT NULL REFERENCES "sensor" ("id") ON DELETE RESTRICT,
  "state" TEXT NOT NULL CHECK ("state" = 'normal' OR "state" = 'pending' OR "state" = 'active' OR "state" = 'acknowledged' OR "state" = 'cleared'),
  "level" INTEGER NOT NULL CHECK (level BETWEEN 1 AND 4),
  "value" REAL,
  "since" DATETIME NOT NULL CHECK ("since" IS NULL OR (julianday("since") IS NOT NULL AND "since" GLOB '*T*Z')),
  "cleared_at" DATETIME CHECK ("cleared_at" IS NULL OR (julianday("cleared_at") IS NOT NULL AND "cleared_at" GLOB '*T*Z')),
  "event_id" INTEGER REFERENCES "event" ("id") ON DELETE RESTRICT,
  "area_id" INTEGER REFERENCES "area" ("id") ON DELETE RESTRICT,
  UNIQUE ("uid")
);
CREATE INDEX "sensor_alarm_sensor_id_idx" ON "sensor_alarm" ("sensor_id");
CREATE INDEX "sensor_alarm_area_id_idx" ON "sensor_alarm" ("area_id");
INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES ('sensor_alarm', 'attributes', 'sensor_alarm', 'Alarms of a sensor: normal, pending, active, acknowledged, cleared', 0);
CREATE TABLE "camera" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "uid" TEXT NOT NULL,
  "number" TEXT,
  "name" TEXT NOT NULL,
  "kind" TEXT NOT NULL DEFAULT 'unknown' CHECK ("kind" = 'fixed' OR "kind" = 'ptz' OR "kind" = 'dome' OR "kind" = 'panoramic' OR "kind" = 'unknown'),
  "azimuth" REAL CHECK (azimuth IS NULL OR (azimuth >= 0 AND azimuth < 360)),
  "angle" REAL CHECK (angle IS NULL OR (angle > 0 AND angle <= 360)),
  "reach" REAL CHECK (reach IS NULL OR reach > 0),
  "height" REAL,
  "stream" TEXT,
  "authcfg" TEXT,
  "owner_unit" TEXT,
  "legal_basis" TEXT,
  "sign_posted" BOOLEAN CHECK ("sign_posted" BETWEEN 0 AND 1),
  "source" TEXT NOT NULL DEFAULT 'manual',
  "external_number" TEXT,
  "area_id" INTEGER REFERENCES "area" ("id") ON DELETE RESTRICT,
  "active" BOOLEAN NOT NULL DEFAULT 1 CHECK ("active" BETWEEN 0 AND 1),
  "geom" POINT,
  UNIQUE ("uid"),
  UNIQUE ("number"),
  UNIQUE ("source", "external_number")
);
CREATE INDEX "camera_area_id_idx" ON "camera" ("area_id");
INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES ('camera', 'features', 'camera', 'Cameras 监控: field of view, address by reference, legal basis; no face functions', :srid);
INSERT INTO gpkg_geometry_columns (table_name, column_name, geometry_type_name, srs_id, z, m) VALUES ('camera', 'geom', 'POINT', :srid, 0, 0);
INSERT INTO gpkg_extensions (table_name, column_name, extension_name, definition, scope) VALUES ('camera', 'geom', 'gpkg_rtree_index', 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only');
CREATE VIRTUAL TABLE "rtree_camera_geom" USING rtree(id, minx, maxx, miny, maxy);
CREATE TABLE "panorama" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "uid" TEXT NOT NULL,
  "path" TEXT NOT NULL,
  "heading" REAL,
  "taken_at" DATETIME CHECK ("taken_at" IS NULL OR (julianday("taken_at") IS NOT NULL AND "taken_at" GLOB '*T*Z')),
  "source" TEXT,
  "geom" POINT,
  UNIQUE ("uid")
);
INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES ('panorama', 'features', 'panorama', 'Street-view positions 街景', :srid);
INSERT INTO gpkg_geometry_columns (table_name, column_name, geometry_type_name, srs_id, z, m) VALUES ('panorama', 'geom', 'POINT', :srid, 0, 0);
INSERT INTO gpkg_extensions (table_name, column_name, extension_name, definition, scope) VALUES ('panorama', 'geom', 'gpkg_rtree_index', 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only');
CREATE VIRTUAL TABLE "rtree_panorama_geom" USING rtree(id, minx, maxx, miny, maxy);
CREATE TABLE "facility" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "uid" TEXT NOT NULL,
  "name" TEXT,
  "kind" TEXT NOT NULL,
  "capacity" INTEGER CHECK (capacity IS NULL OR capacity >= 0),
  "ownership" TEXT NOT NULL DEFAULT 'public' CHECK ("ownership" = 'public' OR "ownership" = 'society'),
  "address" TEXT,
  "phone" TEXT,
  "contact" BLOB,
  "seal_key" TEXT,
  "source" TEXT NOT NULL DEFAULT 'manual',
  "external_number" TEXT,
  "area_id" INTEGER REFERENCES "area" ("id") ON DELETE RESTRICT,
  "active" BOOLEAN NOT NULL DEFAULT 1 CHECK ("active" BETWEEN 0 AND 1),
  "geom" POINT,
  UNIQUE ("uid"),
  UNIQUE ("source", "external_number", "kind"),
  CHECK (contact IS NULL OR seal_key IS NOT NULL)
);
CREATE INDEX "facility_area_id_idx" ON "facility" ("area_id");
CREATE INDEX "facility_kind_idx" ON "facility" ("kind");
INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES ('facility', 'features', 'facility', 'Emergency resources 应急资源, public and society''s own', :srid);
INSERT INTO gpkg_geometry_columns (table_name, column_name, geometry_type_name, srs_id, z, m) VALUES ('facility', 'geom', 'POINT', :srid, 0, 0);
INSERT INTO gpkg_extensions (table_name, column_name, extension_name, definition, scope) VALUES ('facility', 'geom', 'gpkg_rtree_index', 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only');
CREATE VIRTUAL TABLE "rtree_facility_geom" USING rtree(id, minx, maxx, miny, maxy);
CREATE TABLE "hazard_stock" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "uid" TEXT NOT NULL,
  "organisation_id" INTEGER REFERENCES "organisation" ("id") ON DELETE RESTRICT,
  "facility_id" INTEGER REFERENCES "facility" ("id") ON DELETE RESTRICT,
  "material" TEXT NOT NULL,
  "un_number" TEXT,
  "amount" REAL CHECK (amount IS NULL OR amount >= 0),
  "unit" TEXT,
  "area_id" INTEGER REFERENCES "area" ("id") ON DELETE RESTRICT,
  "geom" POINT,
  UNIQUE ("uid")
);
CREATE INDEX "hazard_stock_area_id_idx" ON "hazard_stock" ("area_id");
INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES ('hazard_stock', 'features', 'hazard_stock', 'Dangerous goods in store 危险品', :srid);
INSERT INTO gpkg_geometry_columns (table_name, column_name, geometry_type_name, srs_id, z, m) VALUES ('hazard_stock', 'geom', 'POINT', :srid, 0, 0);
INSERT INTO gpkg_extensions (table_name, column_name, extension_name, definition, scope) VALUES ('hazard_stock', 'geom', 'gpkg_rtree_index', 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only');
CREATE VIRTUAL TABLE "rtree_hazard_stock_geom" USING rtree(id, minx, maxx, miny, maxy);
CREATE TABLE "closure" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "uid" TEXT NOT NULL,
  "reason" TEXT,
  "valid_from" DATETIME CHECK ("valid_from" IS NULL OR (julianday("valid_from") IS NOT NULL AND "valid_from" GLOB '*T*Z')),
  "valid_to" DATETIME CHECK ("valid_to" IS NULL OR (julianday("valid_to") IS NOT NULL AND "valid_to" GLOB '*T*Z')),
  "walk_too" BOOLEAN NOT NULL DEFAULT 1 CHECK ("walk_too" BETWEEN 0 AND 1),
  "app_user_id" INTEGER REFERENCES "app_user" ("id") ON DELETE RESTRICT,
  "geom" MULTIPOLYGON,
  UNIQUE ("uid")
);
INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES ('closure', 'features', 'closure', 'Closed stretches and areas 封路, valid for a time', :srid);
INSERT INTO gpkg_geometry_columns (table_name, column_name, geometry_type_name, srs_id, z, m) VALUES ('closure', 'geom', 'MULTIPOLYGON', :srid, 0, 0);
INSERT INTO gpkg_extensions (table_name, column_name, extension_name, definition, scope) VALUES ('closure', 'geom', 'gpkg_rtree_index', 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only');
CREATE VIRTUAL TABLE "rtree_closure_geom" USING rtree(id, minx, maxx, miny, maxy);
CREATE TABLE "plan" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "uid" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "event_id" INTEGER REFERENCES "event" ("id") ON DELETE RESTRICT,
  "content" TEXT CHECK ("content" IS NULL OR json_valid("content")),
  "created_at" DATETIME NOT NULL CHECK ("created_at" IS NULL OR (julianday("created_at") IS NOT NULL AND "created_at" GLOB '*T*Z')),
  "app_user_id" INTEGER REFERENCES "app_user" ("id") ON DELETE RESTRICT,
  "geom" MULTIPOLYGON,
  UNIQUE ("uid")
);
INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES ('plan', 'features', 'plan', 'Evacuation plans and drawn situations, as they were decided', :srid);
INSERT INTO gpkg_geometry_columns (table_name, column_name, geometry_type_name, srs_id, z, m) VALUES ('plan', 'geom', 'MULTIPOLYGON', :srid, 0, 0);
INSERT INTO gpkg_extensions (table_name, column_name, extension_name, definition, scope) VALUES ('plan', 'geom', 'gpkg_rtree_index', 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only');
CREATE VIRTUAL TABLE "rtree_plan_geom" USING rtree(id, minx, maxx, miny, maxy);
CREATE TABLE "road" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "uid" TEXT NOT NULL,
  "name" TEXT,
  "road_class" TEXT NOT NULL,
  "direction" TEXT NOT NULL DEFAULT 'both' CHECK ("direction" = 'both' OR "direction" = 'forward' OR "direction" = 'backward'),
  "speed" REAL CHECK (speed IS NULL OR speed > 0),
  "walkable" BOOLEAN NOT NULL DEFAULT 1 CHECK ("walkable" BETWEEN 0 AND 1),
  "drivable" BOOLEAN NOT NULL DEFAULT 1 CHECK ("drivable" BETWEEN 0 AND 1),
  "width" REAL CHECK (width IS NULL OR width > 0),
  "layer" INTEGER NOT NULL DEFAULT 0,
  "bridge" BOOLEAN NOT NULL DEFAULT 0 CHECK ("bridge" BETWEEN 0 AND 1),
  "tunnel" BOOLEAN NOT NULL DEFAULT 0 CHECK ("tunnel" BETWEEN 0 AND 1),
  "source" TEXT NOT NULL DEFAULT 'manual',
  "external_number" TEXT,
  "geom" LINESTRING,
  UNIQUE ("uid"),
  UNIQUE ("source", "external_number")
);
INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES ('road', 'features', 'road', 'Roads 道路: direction, speed in km/h (none: the class default), who may use it', :srid);
INSERT INTO gpkg_geometry_columns (table_name, column_name, geometry_type_name, srs_id, z, m) VALUES ('road', 'geom', 'LINESTRING', :srid, 0, 0);
INSERT INTO gpkg_extensions (table_name, column_name, extension_name, definition, scope) VALUES ('road', 'geom', 'gpkg_rtree_index', 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only');
CREATE VIRTUAL TABLE "rtree_road_geom" USING rtree(id, minx, maxx, miny, maxy);
CREATE TABLE "schema_version" (
  "version" INTEGER NOT NULL,
  "name" TEXT NOT NULL,
  "applied_at" DATETIME NOT NULL CHECK ("applied_at" IS NULL OR (julianday("applied_at") IS NOT NULL AND "applied_at" GLOB '*T*Z')),
  PRIMARY KEY ("version")
);
CREATE TABLE "setting" (
  "name" TEXT NOT NULL,
  "value" TEXT NOT NULL,
  PRIMARY KEY ("name")
);
CREATE TABLE "zone_offset" (
  "from_utc" DATETIME NOT NULL CHECK ("from_utc" IS NULL OR (julianday("from_utc") IS NOT NULL AND "from_utc" GLOB '*T*Z')),
  "offset_seconds" INTEGER NOT NULL,
  PRIMARY KEY ("from_utc")
);
INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES ('zone_offset', 'attributes', 'zone_offset', 'The store''s zone as seconds ahead of UTC, from each change on; SQLite knows no zones', 0);
CREATE TABLE "code_item" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "list" TEXT NOT NULL,
  "code" TEXT NOT NULL,
  "parent" TEXT NOT NULL DEFAULT '',
  "name_zh" TEXT NOT NULL,
  "name_en" TEXT NOT NULL,
  "edition" TEXT NOT NULL DEFAULT '',
  "source" TEXT,
  "confidence" TEXT,
  "sensitivity" TEXT NOT NULL DEFAULT 'ordinary' CHECK ("sensitivity" = 'ordinary' OR "sensitivity" = 'sensitive' OR "sensitivity" = 'sealed'),
  "sort" INTEGER NOT NULL DEFAULT 0,
  "active" BOOLEAN NOT NULL DEFAULT 1 CHECK ("active" BETWEEN 0 AND 1),
  "extra" TEXT CHECK ("extra" IS NULL OR json_valid("extra")),
  UNIQUE ("list", "edition", "code")
);
INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES ('code_item', 'attributes', 'code_item', 'Code lists 代码表 with edition, source, confidence and sensitivity', 0);
CREATE TABLE "desk_item" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "uid" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "batch_id" INTEGER REFERENCES "import_batch" ("id") ON DELETE CASCADE,
  "object_table" TEXT NOT NULL,
  "object_id" INTEGER,
  "summary" TEXT NOT NULL,
  "content" BLOB,
  "seal_key" TEXT,
  "created_at" DATETIME NOT NULL CHECK ("created_at" IS NULL OR (julianday("created_at") IS NOT NULL AND "created_at" GLOB '*T*Z')),
  "decided_at" DATETIME CHECK ("decided_at" IS NULL OR (julianday("decided_at") IS NOT NULL AND "decided_at" GLOB '*T*Z')),
  "decided_by" INTEGER REFERENCES "app_user" ("id") ON DELETE RESTRICT,
  "decision" TEXT,
  "area_id" INTEGER REFERENCES "area" ("id") ON DELETE RESTRICT,
  UNIQUE ("uid"),
  CHECK (content IS NULL OR seal_key IS NOT NULL)
);
CREATE INDEX "desk_item_area_id_idx" ON "desk_item" ("area_id");
INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES ('desk_item', 'attributes', 'desk_item', 'What waits for a person''s decision; conflicts with personal data are sealed', 0);
CREATE TABLE "attachment" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "uid" TEXT NOT NULL,
  "owner_table" TEXT NOT NULL,
  "owner_id" INTEGER NOT NULL,
  "sha256" TEXT NOT NULL CHECK (length(sha256) = 64),
  "kind" TEXT NOT NULL,
  "file_name" TEXT NOT NULL,
  "media_type" TEXT,
  "size" INTEGER NOT NULL CHECK (size >= 0),
  "taken_at" DATETIME CHECK ("taken_at" IS NULL OR (julianday("taken_at") IS NOT NULL AND "taken_at" GLOB '*T*Z')),
  "area_id" INTEGER REFERENCES "area" ("id") ON DELETE RESTRICT,
  "created_at" DATETIME NOT NULL CHECK ("created_at" IS NULL OR (julianday("created_at") IS NOT NULL AND "created_at" GLOB '*T*Z')),
  "geom" POINT,
  UNIQUE ("uid")
);
CREATE INDEX "attachment_owner_table_owner_id_idx" ON "attachment" ("owner_table", "owner_id");
CREATE INDEX "attachment_sha256_idx" ON "attachment" ("sha256");
CREATE INDEX "attachment_area_id_idx" ON "attachment" ("area_id");
INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES ('attachment', 'features', 'attachment', 'Files by their SHA-256 beside the GeoPackage or in a media root', :srid);
INSERT INTO gpkg_geometry_columns (table_name, column_name, geometry_type_name, srs_id, z, m) VALUES ('attachment', 'geom', 'POINT', :srid, 0, 0);
INSERT INTO gpkg_extensions (table_name, column_name, extension_name, definition, scope) VALUES ('attachment', 'geom', 'gpkg_rtree_index', 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only');
CREATE VIRTUAL TABLE "rtree_attachment_geom" USING rtree(id, minx, maxx, miny, maxy);
CREATE TABLE "message" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "uid" TEXT NOT NULL,
  "event_id" INTEGER REFERENCES "event" ("id") ON DELETE RESTRICT,
  "subject" TEXT,
  "body" TEXT NOT NULL,
  "created_at" DATETIME NOT NULL CHECK ("created_at" IS NULL OR (julianday("created_at") IS NOT NULL AND "created_at" GLOB '*T*Z')),
  "app_user_id" INTEGER REFERENCES "app_user" ("id") ON DELETE RESTRICT,
  UNIQUE ("uid")
);
INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES ('message', 'attributes', 'message', 'Tasks and messages to groups', 0);
CREATE TABLE "delivery" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "uid" TEXT NOT NULL,
  "message_id" INTEGER NOT NULL REFERENCES "message" ("id") ON DELETE CASCADE,
  "channel" TEXT NOT NULL,
  "recipient_masked" TEXT NOT NULL,
  "recipient" BLOB,
  "seal_key" TEXT,
  "state" TEXT NOT NULL DEFAULT 'queued' CHECK ("state" = 'queued' OR "state" = 'sent' OR "state" = 'delivered' OR "state" = 'read' OR "state" = 'failed'),
  "changed_at" DATETIME NOT NULL CHECK ("changed_at" IS NULL OR (julianday("changed_at") IS NOT NULL AND "changed_at" GLOB '*T*Z')),
  UNIQUE ("uid"),
  CHECK (recipient IS NULL OR seal_key IS NOT NULL)
);
CREATE INDEX "delivery_message_id_idx" ON "delivery" ("message_id");
INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES ('delivery', 'attributes', 'delivery', 'One message to one recipient; residents'' addresses are sealed', 0);
CREATE TABLE "reveal_request" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "uid" TEXT NOT NULL,
  "person_id" INTEGER NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT,
  "fields" TEXT NOT NULL,
  "reason" TEXT NOT NULL,
  "app_user_id" INTEGER REFERENCES "app_user" ("id") ON DELETE RESTRICT,
  "login" TEXT NOT NULL,
  "requested_at" DATETIME NOT NULL CHECK ("requested_at" IS NULL OR (julianday("requested_at") IS NOT NULL AND "requested_at" GLOB '*T*Z')),
  "valid_to" DATETIME NOT NULL CHECK ("valid_to" IS NULL OR (julianday("valid_to") IS NOT NULL AND "valid_to" GLOB '*T*Z')),
  "revealed_at" DATETIME CHECK ("revealed_at" IS NULL OR (julianday("revealed_at") IS NOT NULL AND "revealed_at" GLOB '*T*Z')),
  "xact" INTEGER NOT NULL DEFAULT 0,
  "area_id" INTEGER REFERENCES "area" ("id") ON DELETE RESTRICT,
  UNIQUE ("uid")
);
CREATE INDEX "reveal_request_person_id_idx" ON "reveal_request" ("person_id");
CREATE INDEX "reveal_request_area_id_idx" ON "reveal_request" ("area_id");
INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES ('reveal_request', 'attributes', 'reveal_request', 'Requests to see clear fields 申请查看, committed before anything is shown', 0);
CREATE TABLE "audit_log" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "at" DATETIME NOT NULL CHECK ("at" IS NULL OR (julianday("at") IS NOT NULL AND "at" GLOB '*T*Z')),
  "login" TEXT NOT NULL,
  "action" TEXT NOT NULL,
  "object_table" TEXT,
  "object_id" INTEGER,
  "detail" TEXT CHECK ("detail" IS NULL OR json_valid("detail")),
  "previous_hash" BLOB NOT NULL,
  "hash" BLOB NOT NULL,
  UNIQUE ("hash"),
  UNIQUE ("previous_hash")
);
CREATE INDEX "audit_log_object_table_object_id_idx" ON "audit_log" ("object_table", "object_id");
CREATE INDEX "audit_log_login_at_idx" ON "audit_log" ("login", "at");
INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES ('audit_log', 'attributes', 'audit_log', 'Who did what to whose data; rows are hash-chained and never changed', 0);
CREATE TABLE "change_log" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "xact" INTEGER NOT NULL DEFAULT 0,
  "table_name" TEXT NOT NULL,
  "row_id" INTEGER,
  "operation" TEXT NOT NULL CHECK ("operation" = 'insert' OR "operation" = 'update' OR "operation" = 'delete' OR "operation" = 'bulk'),
  "at" DATETIME NOT NULL CHECK ("at" IS NULL OR (julianday("at") IS NOT NULL AND "at" GLOB '*T*Z'))
);
CREATE INDEX "change_log_xact_idx" ON "change_log" ("xact");
CREATE INDEX "change_log_table_name_idx" ON "change_log" ("table_name");
CREATE TABLE "saved_query" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "uid" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "content" TEXT NOT NULL CHECK ("content" IS NULL OR json_valid("content")),
  "app_user_id" INTEGER REFERENCES "app_user" ("id") ON DELETE RESTRICT,
  "shared" BOOLEAN NOT NULL DEFAULT 0 CHECK ("shared" BETWEEN 0 AND 1),
  UNIQUE ("uid")
);
INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES ('saved_query', 'attributes', 'saved_query', 'Searches and views people keep', 0);
