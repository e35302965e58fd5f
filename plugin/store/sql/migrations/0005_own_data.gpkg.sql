ALTER TABLE "import_batch" ADD COLUMN "profile" TEXT;
ALTER TABLE "import_batch" ADD COLUMN "file_name" TEXT;
ALTER TABLE "import_batch" ADD COLUMN "sha256" TEXT;
ALTER TABLE "import_batch" ADD COLUMN "dated" DATE CHECK (date("dated") IS "dated");
ALTER TABLE "import_batch" ADD COLUMN "withdrawn_by" INTEGER REFERENCES "app_user" ("id") ON DELETE RESTRICT;
ALTER TABLE "desk_item" ADD COLUMN "detail" TEXT CHECK ("detail" IS NULL OR json_valid("detail"));
ALTER TABLE "building" ADD COLUMN "outline" TEXT NOT NULL DEFAULT 'surveyed' CHECK ("outline" = 'surveyed' OR "outline" = 'assumed');
ALTER TABLE "attachment" ADD COLUMN "heading" REAL CHECK (heading IS NULL OR (heading >= 0 AND heading < 360));
ALTER TABLE "attachment" ADD COLUMN "note" TEXT;
ALTER TABLE "attachment" ADD COLUMN "app_user_id" INTEGER REFERENCES "app_user" ("id") ON DELETE RESTRICT;
-- SQLite cannot alter a CHECK; a longer list of codes changes nothing in the file's pages, so its text is changed
-- (sqlite.org/lang_altertable.html).
PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = replace(sql, 'CHECK ("level" = ''province'' OR "level" = ''prefecture'' OR "level" = ''county'' OR "level" = ''town'' OR "level" = ''community'' OR "level" = ''group'')', 'CHECK ("level" = ''province'' OR "level" = ''prefecture'' OR "level" = ''county'' OR "level" = ''town'' OR "level" = ''community'' OR "level" = ''group'' OR "level" = ''natural_village'')')
  WHERE type = 'table' AND name = 'area';
UPDATE sqlite_schema SET sql = replace(sql, 'CHECK ("role" = ''viewer'' OR "role" = ''clerk'' OR "role" = ''grid_worker'' OR "role" = ''dispatcher'' OR "role" = ''handler'' OR "role" = ''verifier'' OR "role" = ''revealer'' OR "role" = ''manager'')', 'CHECK ("role" = ''viewer'' OR "role" = ''clerk'' OR "role" = ''grid_worker'' OR "role" = ''dispatcher'' OR "role" = ''handler'' OR "role" = ''verifier'' OR "role" = ''revealer'' OR "role" = ''manager'' OR "role" = ''exporter'')')
  WHERE type = 'table' AND name = 'user_role';
PRAGMA writable_schema = RESET;
CREATE TABLE "import_row" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "batch_id" INTEGER NOT NULL REFERENCES "import_batch" ("id") ON DELETE CASCADE,
  "table_name" TEXT NOT NULL,
  "object_id" INTEGER NOT NULL,
  "operation" TEXT NOT NULL CHECK ("operation" = 'insert' OR "operation" = 'update' OR "operation" = 'same'),
  "given" TEXT CHECK ("given" IS NULL OR json_valid("given")),
  "replaced" TEXT CHECK ("replaced" IS NULL OR json_valid("replaced")),
  "personal" BLOB,
  "seal_key" TEXT,
  "area_id" INTEGER REFERENCES "area" ("id") ON DELETE RESTRICT,
  UNIQUE ("batch_id", "table_name", "object_id"),
  CHECK (personal IS NULL OR seal_key IS NOT NULL)
);
CREATE INDEX "import_row_table_name_object_id_idx" ON "import_row" ("table_name", "object_id");
CREATE INDEX "import_row_area_id_idx" ON "import_row" ("area_id");
INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES ('import_row', 'attributes', 'import_row', 'What a batch did to a row: the values its file gave, and those it replaced; personal ones are sealed', 0);
CREATE TABLE "import_profile" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "uid" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "target" TEXT NOT NULL,
  "content" TEXT NOT NULL CHECK ("content" IS NULL OR json_valid("content")),
  "changed_at" DATETIME NOT NULL CHECK ("changed_at" IS NULL OR (julianday("changed_at") IS NOT NULL AND "changed_at" GLOB '*T*Z')),
  "app_user_id" INTEGER REFERENCES "app_user" ("id") ON DELETE RESTRICT,
  UNIQUE ("uid"),
  UNIQUE ("name", "target")
);
INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES ('import_profile', 'attributes', 'import_profile', 'How the files of one source are read: fields, header rows, coordinates, words for codes', 0);
CREATE TABLE "exchange_peer" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "uid" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "store_uid" TEXT,
  "public_key" TEXT,
  "tables" TEXT CHECK ("tables" IS NULL OR json_valid("tables")),
  "active" BOOLEAN NOT NULL DEFAULT 1 CHECK ("active" BETWEEN 0 AND 1),
  "created_at" DATETIME NOT NULL CHECK ("created_at" IS NULL OR (julianday("created_at") IS NOT NULL AND "created_at" GLOB '*T*Z')),
  UNIQUE ("uid"),
  UNIQUE ("name"),
  UNIQUE ("store_uid")
);
INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES ('exchange_peer', 'attributes', 'exchange_peer', 'Who data is exchanged with over a separated network 交换对端, and the key its packages are signed with', 0);
CREATE TABLE "exchange_package" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "uid" TEXT NOT NULL,
  "peer_id" INTEGER NOT NULL REFERENCES "exchange_peer" ("id") ON DELETE RESTRICT,
  "direction" TEXT NOT NULL CHECK ("direction" = 'out' OR "direction" = 'in'),
  "number" INTEGER NOT NULL CHECK (number > 0),
  "sha256" TEXT NOT NULL CHECK (length(sha256) = 64),
  "made_at" DATETIME NOT NULL CHECK ("made_at" IS NULL OR (julianday("made_at") IS NOT NULL AND "made_at" GLOB '*T*Z')),
  "applied_at" DATETIME CHECK ("applied_at" IS NULL OR (julianday("applied_at") IS NOT NULL AND "applied_at" GLOB '*T*Z')),
  "app_user_id" INTEGER REFERENCES "app_user" ("id") ON DELETE RESTRICT,
  "counts" TEXT CHECK ("counts" IS NULL OR json_valid("counts")),
  UNIQUE ("uid"),
  UNIQUE ("peer_id", "direction", "number")
);
INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES ('exchange_package', 'attributes', 'exchange_package', 'Packages made for a peer or applied from one 交换包, numbered without a gap', 0);
CREATE TABLE "exchange_row" (
  "peer_id" INTEGER NOT NULL REFERENCES "exchange_peer" ("id") ON DELETE CASCADE,
  "direction" TEXT NOT NULL CHECK ("direction" = 'out' OR "direction" = 'in'),
  "table_name" TEXT NOT NULL,
  "object_uid" TEXT NOT NULL,
  "digest" TEXT NOT NULL,
  "number" INTEGER NOT NULL,
  PRIMARY KEY ("peer_id", "direction", "table_name", "object_uid")
);
INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES ('exchange_row', 'attributes', 'exchange_row', 'What a peer was last sent, or sent last, of each row: the digest of its content', 0);
CREATE TABLE "clear_export" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "uid" TEXT NOT NULL,
  "number" INTEGER NOT NULL CHECK (number > 0),
  "target" TEXT NOT NULL,
  "reason" TEXT NOT NULL,
  "rows_written" INTEGER NOT NULL DEFAULT 0,
  "file_name" TEXT NOT NULL,
  "sha256" TEXT,
  "app_user_id" INTEGER REFERENCES "app_user" ("id") ON DELETE RESTRICT,
  "login" TEXT NOT NULL,
  "at" DATETIME NOT NULL CHECK ("at" IS NULL OR (julianday("at") IS NOT NULL AND "at" GLOB '*T*Z')),
  UNIQUE ("uid"),
  UNIQUE ("number")
);
INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES ('clear_export', 'attributes', 'clear_export', 'Exports with clear personal fields 明文导出, numbered: who, why, what, until when the right held', 0);
