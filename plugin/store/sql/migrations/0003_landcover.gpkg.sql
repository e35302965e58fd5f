CREATE TABLE "landcover" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "uid" TEXT NOT NULL,
  "name" TEXT,
  "cover" TEXT NOT NULL CHECK ("cover" = 'water' OR "cover" = 'wetland' OR "cover" = 'wood' OR "cover" = 'grass' OR "cover" = 'park' OR "cover" = 'farmland'),
  "source" TEXT NOT NULL DEFAULT 'manual',
  "external_number" TEXT,
  "geom" MULTIPOLYGON,
  UNIQUE ("uid"),
  UNIQUE ("source", "external_number")
);
INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES ('landcover', 'features', 'landcover', 'Water and green 水系与绿地, what a map stands on', :srid);
INSERT INTO gpkg_geometry_columns (table_name, column_name, geometry_type_name, srs_id, z, m) VALUES ('landcover', 'geom', 'MULTIPOLYGON', :srid, 0, 0);
INSERT INTO gpkg_extensions (table_name, column_name, extension_name, definition, scope) VALUES ('landcover', 'geom', 'gpkg_rtree_index', 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only');
CREATE VIRTUAL TABLE "rtree_landcover_geom" USING rtree(id, minx, maxx, miny, maxy);
