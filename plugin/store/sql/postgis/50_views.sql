-- Views for maps and tables. The columns are those of sql/gpkg/50_views.sql, in the same order. 60_access gives the
-- views to a role that owns no table, so that row-level security holds in them.

DROP VIEW IF EXISTS event_map, event_step_map, closure_map, person_place, building_summary, grid_map, sensor_map,
  responder_last_position, current_residence, summed_residence, building_population, population_point, tag_map;


CREATE OR REPLACE FUNCTION local_today() RETURNS date
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT (now() AT TIME ZONE (SELECT value FROM setting WHERE name = 'zone'))::date
$$;

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
  e.reported_at AT TIME ZONE zone.value AS reported_local,
  e.due_at AT TIME ZONE zone.value AS due_local,
  e.closed_at AT TIME ZONE zone.value AS closed_local,
  e.warn_at AT TIME ZONE zone.value AS warn_local,
  CASE
    WHEN e.due_at IS NULL OR e.state IN ('merged', 'voided') THEN 'no_deadline'
    WHEN e.closed_at <= e.due_at THEN 'in_time'
    WHEN e.closed_at > e.due_at THEN 'late'
    WHEN e.due_at < now() THEN 'overdue'
    WHEN e.warn_at <= now() THEN 'due_soon'
    ELSE 'running'
  END AS deadline,
  e.milestone,
  (SELECT name_zh FROM code_item WHERE list = 'event_milestone' AND edition = e.workflow AND code = e.milestone) AS milestone_zh,
  (SELECT name_en FROM code_item WHERE list = 'event_milestone' AND edition = e.workflow AND code = e.milestone) AS milestone_en,
  e.supervision,
  e.department_id, (SELECT name FROM department WHERE id = e.department_id) AS department,
  (SELECT code FROM grid WHERE id = e.grid_id) AS grid_code,
  e.area_id, e.geom
FROM event AS e LEFT JOIN setting AS zone ON zone.name = 'zone';

CREATE VIEW event_step_map AS
SELECT
  s.id, s.event_id, s.seq, s.state_before, s.action, s.state_after,
  s.at AT TIME ZONE zone.value AS at_local,
  (SELECT name FROM department WHERE id = s.department_id) AS department,
  s.note, s.self_verified, s.area_id
FROM event_step AS s LEFT JOIN setting AS zone ON zone.name = 'zone';

-- A closure holds from one instant to another; without one it holds from ever, or for ever.
CREATE VIEW closure_map AS
SELECT
  c.id, c.uid, c.reason, c.walk_too,
  c.valid_from AT TIME ZONE zone.value AS from_local,
  c.valid_to AT TIME ZONE zone.value AS until_local,
  CASE WHEN c.valid_to <= now() THEN 'over' WHEN c.valid_from > now() THEN 'later' ELSE 'now' END AS state,
  c.geom
FROM closure AS c LEFT JOIN setting AS zone ON zone.name = 'zone';

-- Where a person counts: of several stays that are lived in today, the one that began last. Every number of residents
-- is counted over this view.
CREATE VIEW current_residence AS
SELECT o.id, o.person_id, o.room_id, o.role, o.valid_from, o.verified_at, o.area_id
FROM (SELECT local_today() AS today) AS calendar CROSS JOIN occupancy AS o
WHERE o.lives_here AND o.valid_from <= today AND (o.valid_to IS NULL OR o.valid_to > today)
  AND NOT EXISTS (
    SELECT 1 FROM occupancy AS later
    WHERE later.person_id = o.person_id AND later.lives_here AND later.valid_from <= today
      AND (later.valid_to IS NULL OR later.valid_to > today)
      AND (later.valid_from, later.id) > (o.valid_from, o.id)
  );

-- The same for sums that are shown to who may see no stay: it reads with the rights of the views' owner.
DO $$
BEGIN
  EXECUTE '
CREATE VIEW summed_residence AS ' || pg_get_viewdef('current_residence'::regclass);
END $$;

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
    ORDER BY (g.level = 'grid') DESC, g.code COLLATE "C" LIMIT 1
  ) AS grid_code,
  (
    SELECT g.code FROM grid_membership AS m JOIN grid AS g ON g.id = m.grid_id
    WHERE m.object_type = 'building' AND m.object_id = b.id AND g.level = 'micro_grid'
      AND g.valid_from <= today AND (g.valid_to IS NULL OR g.valid_to > today)
    ORDER BY g.code COLLATE "C" LIMIT 1
  ) AS micro_grid_code,
  p.area_id
FROM (SELECT local_today() AS today) AS calendar
CROSS JOIN occupancy AS o
JOIN person AS p ON p.id = o.person_id
JOIN room AS r ON r.id = o.room_id
JOIN building AS b ON b.id = r.building_id
WHERE o.valid_from <= today AND (o.valid_to IS NULL OR o.valid_to > today);

CREATE VIEW building_summary AS
SELECT
  b.id, b.uid, b.name, b.address, b.use_class, b.building_use, b.floors, b.grid_code,
  (
    SELECT count(*) FROM room AS r JOIN summed_residence AS o ON o.room_id = r.id WHERE r.building_id = b.id
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
    SELECT floor(EXTRACT(EPOCH FROM now() - max(o.verified_at)) / 86400)::int
    FROM room AS r JOIN occupancy AS o ON o.room_id = r.id WHERE r.building_id = b.id
  ) AS unverified_days,
  b.area_id, b.geom
FROM building AS b;

-- Today's grids. The counts are those of the last time somebody counted; the events are as they are now.
CREATE VIEW grid_map AS
SELECT
  g.id, g.uid, g.code, g.name, g.level, g.parent_id, g.valid_from, g.origin,
  c.buildings, c.rooms, c.households, c.residents,
  c.registered, c.floating, c.left_behind, c.from_abroad, c.class_unknown, c.minors, c.aged_60, c.aged_80,
  c.counted_at AT TIME ZONE zone.value AS counted_local,
  (SELECT count(*) FROM event WHERE grid_id = g.id AND closed_at IS NULL) AS open_events,
  g.area_id, g.geom
FROM grid AS g
LEFT JOIN population_count AS c ON c.object_type = 'grid' AND c.object_id = g.id
LEFT JOIN setting AS zone ON zone.name = 'zone'
WHERE g.valid_from <= (SELECT local_today()) AND (g.valid_to IS NULL OR g.valid_to > (SELECT local_today()));

-- Buildings where somebody lives, with the ordinary classes of who does, as of the last count.
CREATE VIEW building_population AS
SELECT
  b.id, b.uid, b.name, b.address, c.households, c.residents,
  c.registered, c.floating, c.left_behind, c.from_abroad, c.class_unknown,
  c.counted_at AT TIME ZONE zone.value AS counted_local, b.area_id, b.geom
FROM building AS b JOIN population_count AS c ON c.object_type = 'building' AND c.object_id = b.id
LEFT JOIN setting AS zone ON zone.name = 'zone'
WHERE c.residents > 0;

-- The same as points, for a heat map.
CREATE VIEW population_point AS
SELECT b.id, c.residents, b.area_id, ST_PointOnSurface(b.geom)::geometry(Point) AS geom
FROM building AS b JOIN population_count AS c ON c.object_type = 'building' AND c.object_id = b.id
WHERE c.residents > 0 AND b.geom IS NOT NULL;

-- Published counts of tags in today's grids; residents is NULL where the number is withheld.
CREATE VIEW tag_map AS
SELECT
  g.id * 100000 + t.id AS id, g.id AS grid_id, g.code, g.name, g.level, c.tag, c.residents,
  c.counted_at AT TIME ZONE zone.value AS counted_local, g.area_id, g.geom
FROM tag_count AS c
JOIN grid AS g ON c.object_type = 'grid' AND g.id = c.object_id
JOIN code_item AS t ON t.list = 'person_tag' AND t.code = c.tag AND t.active
LEFT JOIN setting AS zone ON zone.name = 'zone'
WHERE g.valid_from <= (SELECT local_today()) AND (g.valid_to IS NULL OR g.valid_to > (SELECT local_today()));

-- A sensor's readings arrive under its number. A sensor that has been silent for longer than it should says nothing.
CREATE VIEW sensor_map AS
SELECT
  s.id, s.uid, s.number, s.name, s.metric, s.unit,
  r.value, r.at AS read_at, r.at AT TIME ZONE zone.value AS read_local,
  (
    SELECT min(level) FROM sensor_alarm
    WHERE sensor_id = s.id AND state IN ('active', 'acknowledged') AND cleared_at IS NULL
  ) AS alarm_level,
  CASE
    WHEN EXISTS (
      SELECT 1 FROM sensor_alarm WHERE sensor_id = s.id AND state IN ('active', 'acknowledged') AND cleared_at IS NULL
    ) THEN 'alarm'
    WHEN r.at >= now() - make_interval(secs => s.stale_seconds) THEN 'normal'
    ELSE 'stale'
  END AS state,
  s.building_id, s.area_id, s.geom
FROM sensor AS s
LEFT JOIN LATERAL (SELECT value, at FROM reading WHERE source = s.number ORDER BY at DESC LIMIT 1) AS r ON true
LEFT JOIN setting AS zone ON zone.name = 'zone'
WHERE s.active;

-- A responder's positions arrive under its number.
CREATE VIEW responder_last_position AS
SELECT
  r.id, r.uid, r.number, r.name, r.kind, r.worker_kind, r.department_id, r.status, r.area_id,
  p.at, p.at AT TIME ZONE zone.value AS at_local,
  p.speed, p.heading, p.accuracy,
  floor(EXTRACT(EPOCH FROM now() - p.at) / 60)::int AS age_minutes,
  p.geom
FROM responder AS r
CROSS JOIN LATERAL (
  SELECT at, speed, heading, accuracy, geom FROM position WHERE source = r.number ORDER BY at DESC LIMIT 1
) AS p
LEFT JOIN setting AS zone ON zone.name = 'zone'
WHERE r.active;
