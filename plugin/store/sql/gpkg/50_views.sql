-- Views for maps and tables. The columns are those of sql/postgis/50_views.sql, in the same order.
-- A view's first column is its row id; where it and geom come from one table, that table's R-tree serves the view.

-- The zone's clock: zone_offset holds each change of it.
DROP VIEW IF EXISTS local_today;
CREATE VIEW local_today AS
SELECT date('now', offset_seconds || ' seconds') AS today
FROM zone_offset
WHERE from_utc <= strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
ORDER BY from_utc DESC LIMIT 1;

DROP VIEW IF EXISTS event_map;
CREATE VIEW event_map AS
SELECT
  e.id, e.uid, e.number, e.title, e.address, e.source, e.event_type,
  (SELECT name_zh FROM event_type WHERE code = e.event_type ORDER BY active DESC, id LIMIT 1) AS event_type_zh,
  (SELECT name_en FROM event_type WHERE code = e.event_type ORDER BY active DESC, id LIMIT 1) AS event_type_en,
  e.workflow, e.state,
  (SELECT name_zh FROM code_item WHERE list = 'event_state' AND edition = e.workflow AND code = e.state) AS state_zh,
  (SELECT name_en FROM code_item WHERE list = 'event_state' AND edition = e.workflow AND code = e.state) AS state_en,
  e.urgency, e.grade, e.warning_colour, e.display_level,
  e.reported_at, e.due_at, e.closed_at, e.warn_at,
  strftime('%Y-%m-%d %H:%M:%f', e.reported_at, (
    SELECT offset_seconds FROM zone_offset WHERE from_utc <= e.reported_at ORDER BY from_utc DESC LIMIT 1
  ) || ' seconds') AS reported_local,
  strftime('%Y-%m-%d %H:%M:%f', e.due_at, (
    SELECT offset_seconds FROM zone_offset WHERE from_utc <= e.due_at ORDER BY from_utc DESC LIMIT 1
  ) || ' seconds') AS due_local,
  strftime('%Y-%m-%d %H:%M:%f', e.closed_at, (
    SELECT offset_seconds FROM zone_offset WHERE from_utc <= e.closed_at ORDER BY from_utc DESC LIMIT 1
  ) || ' seconds') AS closed_local,
  strftime('%Y-%m-%d %H:%M:%f', e.warn_at, (
    SELECT offset_seconds FROM zone_offset WHERE from_utc <= e.warn_at ORDER BY from_utc DESC LIMIT 1
  ) || ' seconds') AS warn_local,
  CASE
    WHEN e.due_at IS NULL OR e.state IN ('merged', 'voided') THEN 'no_deadline'
    WHEN e.closed_at <= e.due_at THEN 'in_time'
    WHEN e.closed_at > e.due_at THEN 'late'
    WHEN e.due_at < strftime('%Y-%m-%dT%H:%M:%fZ', 'now') THEN 'overdue'
    WHEN e.warn_at <= strftime('%Y-%m-%dT%H:%M:%fZ', 'now') THEN 'due_soon'
    ELSE 'running'
  END AS deadline,
  e.milestone,
  (SELECT name_zh FROM code_item WHERE list = 'event_milestone' AND edition = e.workflow AND code = e.milestone) AS milestone_zh,
  (SELECT name_en FROM code_item WHERE list = 'event_milestone' AND edition = e.workflow AND code = e.milestone) AS milestone_en,
  e.supervision,
  e.department_id, (SELECT name FROM department WHERE id = e.department_id) AS department,
  (SELECT code FROM grid WHERE id = e.grid_id) AS grid_code,
  e.area_id, e.geom
FROM event AS e;

DROP VIEW IF EXISTS event_step_map;
CREATE VIEW event_step_map AS
SELECT
  s.id, s.event_id, s.seq, s.state_before, s.action, s.state_after,
  strftime('%Y-%m-%d %H:%M:%f', s.at, (
    SELECT offset_seconds FROM zone_offset WHERE from_utc <= s.at ORDER BY from_utc DESC LIMIT 1
  ) || ' seconds') AS at_local,
  (SELECT name FROM department WHERE id = s.department_id) AS department,
  s.note, s.self_verified, s.area_id
FROM event_step AS s;

-- A closure holds from one instant to another; without one it holds from ever, or for ever.
DROP VIEW IF EXISTS closure_map;
CREATE VIEW closure_map AS
SELECT
  c.id, c.uid, c.reason, c.walk_too,
  strftime('%Y-%m-%d %H:%M:%f', c.valid_from, (
    SELECT offset_seconds FROM zone_offset WHERE from_utc <= c.valid_from ORDER BY from_utc DESC LIMIT 1
  ) || ' seconds') AS from_local,
  strftime('%Y-%m-%d %H:%M:%f', c.valid_to, (
    SELECT offset_seconds FROM zone_offset WHERE from_utc <= c.valid_to ORDER BY from_utc DESC LIMIT 1
  ) || ' seconds') AS until_local,
  CASE
    WHEN c.valid_to <= strftime('%Y-%m-%dT%H:%M:%fZ', 'now') THEN 'over'
    WHEN c.valid_from > strftime('%Y-%m-%dT%H:%M:%fZ', 'now') THEN 'later'
    ELSE 'now'
  END AS state,
  c.geom
FROM closure AS c;

-- Where a person counts: of several stays that are lived in today, the one that began last. Every number of residents
-- is counted over this view.
DROP VIEW IF EXISTS current_residence;
CREATE VIEW current_residence AS
SELECT o.id, o.person_id, o.room_id, o.role, o.valid_from, o.verified_at, o.area_id
FROM local_today CROSS JOIN occupancy AS o
WHERE o.lives_here AND o.valid_from <= today AND (o.valid_to IS NULL OR o.valid_to > today)
  AND NOT EXISTS (
    SELECT 1 FROM occupancy AS later
    WHERE later.person_id = o.person_id AND later.lives_here AND later.valid_from <= today
      AND (later.valid_to IS NULL OR later.valid_to > today)
      AND (later.valid_from, later.id) > (o.valid_from, o.id)
  );

DROP VIEW IF EXISTS person_place;
CREATE VIEW person_place AS
SELECT
  o.id, p.id AS person_id, p.uid AS person_uid, p.name_masked, p.document_masked, p.phone_masked, p.sex, p.birth_year,
  p.person_class, p.residence_state, p.resident, p.household_id,
  o.role, o.lives_here, o.valid_from, o.valid_to, o.method, o.confidence,
  r.id AS room_id, r.unit, r.floor, r.number AS room_number, r.use_class AS room_use,
  b.id AS building_id, b.name AS building_name, b.address AS building_address, b.grid_code AS declared_grid_code,
  (
    SELECT g.code FROM grid_membership AS m JOIN grid AS g ON g.id = m.grid_id
    WHERE m.object_type = 'building' AND m.object_id = b.id
      AND g.valid_from <= today AND (g.valid_to IS NULL OR g.valid_to > today)
    ORDER BY g.level = 'grid' DESC, g.code LIMIT 1
  ) AS grid_code,
  (
    SELECT g.code FROM grid_membership AS m JOIN grid AS g ON g.id = m.grid_id
    WHERE m.object_type = 'building' AND m.object_id = b.id AND g.level = 'micro_grid'
      AND g.valid_from <= today AND (g.valid_to IS NULL OR g.valid_to > today)
    ORDER BY g.code LIMIT 1
  ) AS micro_grid_code,
  p.area_id
FROM local_today
CROSS JOIN occupancy AS o
JOIN person AS p ON p.id = o.person_id
JOIN room AS r ON r.id = o.room_id
JOIN building AS b ON b.id = r.building_id
WHERE o.valid_from <= today AND (o.valid_to IS NULL OR o.valid_to > today);

DROP VIEW IF EXISTS building_summary;
CREATE VIEW building_summary AS
SELECT
  b.id, b.uid, b.name, b.address, b.use_class, b.building_use, b.floors, b.grid_code,
  (
    SELECT count(*) FROM room AS r JOIN current_residence AS o ON o.room_id = r.id WHERE r.building_id = b.id
  ) AS residents,
  (SELECT count(*) FROM room AS r JOIN household AS h ON h.room_id = r.id WHERE r.building_id = b.id) AS households,
  (SELECT count(*) FROM room WHERE building_id = b.id) AS rooms,
  (SELECT count(*) FROM room WHERE building_id = b.id AND use_class = 'self_occupied') AS rooms_self_occupied,
  (SELECT count(*) FROM room WHERE building_id = b.id AND use_class = 'rented') AS rooms_rented,
  (SELECT count(*) FROM room WHERE building_id = b.id AND use_class = 'vacant') AS rooms_vacant,
  (SELECT count(*) FROM room WHERE building_id = b.id AND use_class = 'organisation') AS rooms_organisation,
  (SELECT count(*) FROM room WHERE building_id = b.id AND use_class = 'shop') AS rooms_shop,
  b.units, b.height, b.number, b.road, b.door,
  (SELECT max(o.verified_at) FROM room AS r JOIN occupancy AS o ON o.room_id = r.id WHERE r.building_id = b.id)
    AS verified_at,
  (
    SELECT CAST(julianday('now') - julianday(max(o.verified_at)) AS INTEGER)
    FROM room AS r JOIN occupancy AS o ON o.room_id = r.id WHERE r.building_id = b.id
  ) AS unverified_days,
  b.area_id, b.geom
FROM building AS b;

-- Today's grids. The counts are those of the last time somebody counted; the events are as they are now.
DROP VIEW IF EXISTS grid_map;
CREATE VIEW grid_map AS
SELECT
  g.id, g.uid, g.code, g.name, g.level, g.parent_id, g.valid_from, g.origin,
  c.buildings, c.rooms, c.households, c.residents,
  c.registered, c.floating, c.left_behind, c.from_abroad, c.class_unknown, c.minors, c.aged_60, c.aged_80,
  strftime('%Y-%m-%d %H:%M:%f', c.counted_at, (
    SELECT offset_seconds FROM zone_offset WHERE from_utc <= c.counted_at ORDER BY from_utc DESC LIMIT 1
  ) || ' seconds') AS counted_local,
  (SELECT count(*) FROM event WHERE grid_id = g.id AND closed_at IS NULL) AS open_events,
  g.area_id, g.geom
FROM grid AS g LEFT JOIN population_count AS c ON c.object_type = 'grid' AND c.object_id = g.id
WHERE g.valid_from <= (SELECT today FROM local_today)
  AND (g.valid_to IS NULL OR g.valid_to > (SELECT today FROM local_today));

-- Buildings where somebody lives, with the ordinary classes of who does, as of the last count.
DROP VIEW IF EXISTS building_population;
CREATE VIEW building_population AS
SELECT
  b.id, b.uid, b.name, b.address, c.households, c.residents,
  c.registered, c.floating, c.left_behind, c.from_abroad, c.class_unknown,
  strftime('%Y-%m-%d %H:%M:%f', c.counted_at, (
    SELECT offset_seconds FROM zone_offset WHERE from_utc <= c.counted_at ORDER BY from_utc DESC LIMIT 1
  ) || ' seconds') AS counted_local, b.area_id, b.geom
FROM building AS b JOIN population_count AS c ON c.object_type = 'building' AND c.object_id = b.id
WHERE c.residents > 0;

-- The same as points, for a heat map, at a corner of what each building covers: the header of its geometry says where.
DROP VIEW IF EXISTS population_point;
CREATE VIEW population_point AS
SELECT
  b.id, c.residents, b.area_id,
  CAST(
    x'47500001' || substr(b.geom, 5, 4) || x'0101000000' || substr(b.geom, 9, 8) || substr(b.geom, 25, 8) AS BLOB
  ) AS geom
FROM building AS b JOIN population_count AS c ON c.object_type = 'building' AND c.object_id = b.id
WHERE c.residents > 0 AND substr(b.geom, 4, 1) = x'03';

-- Published counts of tags in today's grids; residents is NULL where the number is withheld.
DROP VIEW IF EXISTS tag_map;
CREATE VIEW tag_map AS
SELECT
  g.id * 100000 + t.id AS id, g.id AS grid_id, g.code, g.name, g.level, c.tag, c.residents,
  strftime('%Y-%m-%d %H:%M:%f', c.counted_at, (
    SELECT offset_seconds FROM zone_offset WHERE from_utc <= c.counted_at ORDER BY from_utc DESC LIMIT 1
  ) || ' seconds') AS counted_local, g.area_id, g.geom
FROM tag_count AS c
JOIN grid AS g ON c.object_type = 'grid' AND g.id = c.object_id
JOIN code_item AS t ON t.list = 'person_tag' AND t.code = c.tag AND t.active
WHERE g.valid_from <= (SELECT today FROM local_today) AND (g.valid_to IS NULL OR g.valid_to > (SELECT today FROM local_today));

-- A sensor's readings arrive under its number. A sensor that has been silent for longer than it should says nothing.
DROP VIEW IF EXISTS sensor_map;
CREATE VIEW sensor_map AS
SELECT
  s.id, s.uid, s.number, s.name, s.metric, s.unit,
  r.value, r.at AS read_at,
  strftime('%Y-%m-%d %H:%M:%f', r.at, (
    SELECT offset_seconds FROM zone_offset WHERE from_utc <= r.at ORDER BY from_utc DESC LIMIT 1
  ) || ' seconds') AS read_local,
  (
    SELECT min(level) FROM sensor_alarm
    WHERE sensor_id = s.id AND state IN ('active', 'acknowledged') AND cleared_at IS NULL
  ) AS alarm_level,
  CASE
    WHEN EXISTS (
      SELECT 1 FROM sensor_alarm WHERE sensor_id = s.id AND state IN ('active', 'acknowledged') AND cleared_at IS NULL
    ) THEN 'alarm'
    WHEN r.at >= strftime('%Y-%m-%dT%H:%M:%fZ', 'now', -s.stale_seconds || ' seconds') THEN 'normal'
    ELSE 'stale'
  END AS state,
  s.building_id, s.area_id, s.geom
FROM sensor AS s
LEFT JOIN reading AS r ON r.source = s.number AND r.at = (SELECT max(at) FROM reading WHERE source = s.number)
WHERE s.active;

-- A responder's positions arrive under its number.
DROP VIEW IF EXISTS responder_last_position;
CREATE VIEW responder_last_position AS
SELECT
  r.id, r.uid, r.number, r.name, r.kind, r.worker_kind, r.department_id, r.status, r.area_id,
  p.at,
  strftime('%Y-%m-%d %H:%M:%f', p.at, (
    SELECT offset_seconds FROM zone_offset WHERE from_utc <= p.at ORDER BY from_utc DESC LIMIT 1
  ) || ' seconds') AS at_local,
  p.speed, p.heading, p.accuracy,
  CAST((julianday('now') - julianday(p.at)) * 1440 AS INTEGER) AS age_minutes,
  p.geom
FROM responder AS r
CROSS JOIN position AS p -- in this order: the other way round every position is read
WHERE r.active AND p.source = r.number AND p.at = (SELECT max(at) FROM position WHERE source = r.number);

INSERT OR IGNORE INTO gpkg_contents (table_name, data_type, identifier, description, srs_id)
SELECT name, 'features', name, comment, srs_id FROM gpkg_contents CROSS JOIN (
  SELECT 'event_map' AS name, 'Events with names, local time and deadline' AS comment
  UNION ALL SELECT 'building_summary', 'Buildings with residents, households and rooms by use'
  UNION ALL SELECT 'grid_map', 'Grids valid today with their counts'
  UNION ALL SELECT 'building_population', 'Buildings with the ordinary classes of their residents'
  UNION ALL SELECT 'population_point', 'Residents of each building as a point'
  UNION ALL SELECT 'tag_map', 'Published counts of tags by grid'
  UNION ALL SELECT 'sensor_map', 'Sensors with their last reading and state'
  UNION ALL SELECT 'closure_map', 'Closures with local time, and whether they hold now'
  UNION ALL SELECT 'responder_last_position', 'Where each responder was last'
) WHERE table_name = 'event';
INSERT OR IGNORE INTO gpkg_contents (table_name, data_type, identifier, description, srs_id)
VALUES ('person_place', 'attributes', 'person_place', 'Who stays where today, masked', 0),
  ('event_step_map', 'attributes', 'event_step_map', 'Steps of events in local time', 0);
INSERT OR IGNORE INTO gpkg_geometry_columns (table_name, column_name, geometry_type_name, srs_id, z, m)
SELECT name, 'geom', kind, srs_id, 0, 0 FROM gpkg_contents CROSS JOIN (
  SELECT 'event_map' AS name, 'POINT' AS kind
  UNION ALL SELECT 'building_summary', 'MULTIPOLYGON'
  UNION ALL SELECT 'grid_map', 'MULTIPOLYGON'
  UNION ALL SELECT 'building_population', 'MULTIPOLYGON'
  UNION ALL SELECT 'population_point', 'POINT'
  UNION ALL SELECT 'tag_map', 'MULTIPOLYGON'
  UNION ALL SELECT 'closure_map', 'MULTIPOLYGON'
  UNION ALL SELECT 'sensor_map', 'POINT'
  UNION ALL SELECT 'responder_last_position', 'POINT'
) WHERE table_name = 'event';
