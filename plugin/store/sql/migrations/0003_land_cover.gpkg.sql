CREATE TABLE "land_cover" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "uid" TEXT NOT NULL,
  "kind" TEXT NOT NULL CHECK ("kind" = 'water' OR "kind" = 'green' OR "kind" = 'farmland' OR "kind" = 'woodland'),
  "name" TEXT,
  "source" TEXT NOT NULL DEFAULT 'manual',
  "external_number" TEXT,
  "geom" MULTIPOLYGON,
  UNIQUE ("uid"),
  UNIQUE ("source", "external_number")
);
INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES ('land_cover', 'features', 'land_cover', 'Land cover 地表覆盖: water, green … as the ground of the map', :srid);
INSERT INTO gpkg_geometry_columns (table_name, column_name, geometry_type_name, srs_id, z, m) VALUES ('land_cover', 'geom', 'MULTIPOLYGON', :srid, 0, 0);
INSERT INTO gpkg_extensions (table_name, column_name, extension_name, definition, scope) VALUES ('land_cover', 'geom', 'gpkg_rtree_index', 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only');
CREATE VIRTUAL TABLE "rtree_land_cover_geom" USING rtree(id, minx, maxx, miny, maxy);
