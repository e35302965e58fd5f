-- Population counts. The same as plugin/store/residents/counts.py says for a file. Counted as the owner: the areas above an
-- account's own hold more than it sees, and half a sum would be a wrong one.
-- One count at a time: the second one reads what the first has committed. It is the lock of the audit chain that they
-- wait for: with a second lock, who counts and then writes a line would wait in a circle for who does it the other way.

-- An area holds tens of thousands of buildings: what some of them had goes off its sums (-1) and what they have comes
-- on (1). For count_population only.
CREATE OR REPLACE FUNCTION add_to_areas(p_buildings bigint[], p_sign int) RETURNS void
LANGUAGE sql SET search_path FROM CURRENT AS $$
  UPDATE population_count AS whole SET
    buildings = whole.buildings + p_sign * part.buildings, rooms = whole.rooms + p_sign * part.rooms,
    households = whole.households + p_sign * part.households, residents = whole.residents + p_sign * part.residents,
    registered = whole.registered + p_sign * part.registered, floating = whole.floating + p_sign * part.floating,
    left_behind = whole.left_behind + p_sign * part.left_behind,
    from_abroad = whole.from_abroad + p_sign * part.from_abroad,
    class_unknown = whole.class_unknown + p_sign * part.class_unknown, minors = whole.minors + p_sign * part.minors,
    aged_60 = whole.aged_60 + p_sign * part.aged_60, aged_80 = whole.aged_80 + p_sign * part.aged_80,
    counted_at = clock_timestamp()
  FROM (
    SELECT above.id AS area_id,
      sum(c.buildings) AS buildings, sum(c.rooms) AS rooms, sum(c.households) AS households,
      sum(c.residents) AS residents, sum(c.registered) AS registered, sum(c.floating) AS floating,
      sum(c.left_behind) AS left_behind, sum(c.from_abroad) AS from_abroad, sum(c.class_unknown) AS class_unknown,
      sum(c.minors) AS minors, sum(c.aged_60) AS aged_60, sum(c.aged_80) AS aged_80
    FROM unnest(p_buildings) AS wanted (id) JOIN building AS b ON b.id = wanted.id
    JOIN population_count AS c ON c.object_type = 'building' AND c.object_id = b.id
    JOIN area AS own ON own.id = b.area_id
    JOIN area AS above ON above.id = ANY (string_to_array(btrim(own.path, '/'), '/')::bigint[])
    GROUP BY above.id
  ) AS part
  WHERE whole.object_type = 'area' AND whole.object_id = part.area_id
$$;
REVOKE EXECUTE ON FUNCTION add_to_areas(bigint[], int) FROM PUBLIC;

CREATE OR REPLACE FUNCTION count_population(p_buildings bigint[]) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT SET plan_cache_mode = force_custom_plan AS $$
DECLARE
  v_everywhere boolean := has_right('manager');
  v_areas_seen bigint[] := visible_areas();
  v_unplaced boolean := sees_unplaced();
  v_whole boolean := p_buildings IS NULL;
  v_buildings bigint[];
  v_grids bigint[];
  v_areas bigint[];
  v_level bigint[];
  v_today date := local_today();
  v_year int := extract(year FROM v_today);
  v_counted bigint;
BEGIN
  IF NOT has_right('clerk', 'grid_worker', 'linker', 'manager') THEN
    RAISE EXCEPTION 'this account may not count residents' USING ERRCODE = 'insufficient_privilege';
  END IF;
  PERFORM audit_lock();
  -- A part can only be added to a whole that was counted once.
  IF NOT EXISTS (SELECT 1 FROM population_count) OR EXISTS (
    SELECT 1 FROM area WHERE NOT EXISTS (
      SELECT 1 FROM population_count WHERE object_type = 'area' AND object_id = area.id
    )
  ) THEN
    v_whole := true;
    v_everywhere := true;
  END IF;

  SELECT coalesce(array_agg(id), '{}') INTO v_buildings FROM building
  WHERE (v_whole OR id = ANY (p_buildings))
    AND (v_everywhere OR area_id = ANY (v_areas_seen) OR (area_id IS NULL AND v_unplaced));
  SELECT coalesce(array_agg(id), '{}') INTO v_grids FROM grid
  WHERE (v_whole AND v_everywhere) OR id IN (
    SELECT grid_id FROM grid_membership JOIN unnest(v_buildings) AS wanted (id) ON object_id = wanted.id
    WHERE object_type = 'building'
  ) OR (v_whole AND (area_id = ANY (v_areas_seen) OR (area_id IS NULL AND v_unplaced)));
  -- Some buildings change the sums of their areas, all that are seen make them anew.
  SELECT coalesce(array_agg(id), '{}') INTO v_areas FROM area
  WHERE v_whole AND (v_everywhere OR id = ANY (v_areas_seen) OR id IN (
    SELECT unnest(string_to_array(btrim(own.path, '/'), '/')::bigint[])
    FROM area AS own WHERE own.id = ANY (v_areas_seen) OR own.id IN (
      SELECT area_id FROM building JOIN unnest(v_buildings) AS wanted (id) ON building.id = wanted.id
    )
  ));

  IF NOT v_whole THEN
    PERFORM add_to_areas(v_buildings, -1);
  END IF;
  DELETE FROM population_count
  WHERE (v_whole AND v_everywhere)
    OR (object_type = 'building' AND object_id = ANY (v_buildings))
    OR (object_type = 'grid' AND object_id = ANY (v_grids))
    OR (object_type = 'area' AND object_id = ANY (v_areas))
    OR (object_type = 'building' AND object_id = ANY (p_buildings)
      AND NOT EXISTS (SELECT 1 FROM building WHERE id = object_id));

  -- The view's own text, so that it has no second definition: the view itself shows what the account may see.
  EXECUTE format($count$
    WITH residence AS (%s)
    INSERT INTO population_count (object_type, object_id, buildings, rooms, households, residents, registered, floating,
      left_behind, from_abroad, class_unknown, minors, aged_60, aged_80, counted_at)
    SELECT 'building', b.id, 1, coalesce(r.rooms, 0), coalesce(h.households, 0), coalesce(p.residents, 0),
      coalesce(p.registered, 0), coalesce(p.floating, 0), coalesce(p.left_behind, 0), coalesce(p.from_abroad, 0),
      coalesce(p.class_unknown, 0), coalesce(p.minors, 0), coalesce(p.aged_60, 0), coalesce(p.aged_80, 0),
      clock_timestamp()
    FROM unnest($1) AS b (id)
    LEFT JOIN (
      SELECT r.building_id, count(*) AS rooms
      FROM unnest($1) AS wanted (id) JOIN room AS r ON r.building_id = wanted.id GROUP BY r.building_id
    ) AS r ON r.building_id = b.id
    LEFT JOIN (
      SELECT r.building_id, count(*) AS households
      FROM unnest($1) AS wanted (id) JOIN room AS r ON r.building_id = wanted.id
      JOIN household AS h ON h.room_id = r.id GROUP BY r.building_id
    ) AS h ON h.building_id = b.id
    LEFT JOIN (
      SELECT r.building_id, count(*) AS residents,
        count(*) FILTER (WHERE p.person_class = 'registered') AS registered,
        count(*) FILTER (WHERE p.person_class = 'floating') AS floating,
        count(*) FILTER (WHERE p.person_class = 'left_behind') AS left_behind,
        count(*) FILTER (WHERE p.person_class = 'from_abroad') AS from_abroad,
        count(*) FILTER (WHERE p.person_class = 'unknown') AS class_unknown,
        count(*) FILTER (WHERE p.birth_year >= $2 - 18) AS minors,
        count(*) FILTER (WHERE p.birth_year <= $2 - 60) AS aged_60,
        count(*) FILTER (WHERE p.birth_year <= $2 - 80) AS aged_80
      FROM unnest($1) AS wanted (id) JOIN room AS r ON r.building_id = wanted.id
      JOIN residence AS o ON o.room_id = r.id JOIN person AS p ON p.id = o.person_id
      GROUP BY r.building_id
    ) AS p ON p.building_id = b.id
  $count$, rtrim(pg_get_viewdef('current_residence'::regclass), ';')) USING v_buildings, v_year;
  GET DIAGNOSTICS v_counted = ROW_COUNT;

  INSERT INTO population_count (object_type, object_id, buildings, rooms, households, residents, registered, floating,
    left_behind, from_abroad, class_unknown, minors, aged_60, aged_80, counted_at)
  SELECT 'grid', g.id, coalesce(sum(c.buildings), 0), coalesce(sum(c.rooms), 0), coalesce(sum(c.households), 0),
    coalesce(sum(c.residents), 0), coalesce(sum(c.registered), 0), coalesce(sum(c.floating), 0),
    coalesce(sum(c.left_behind), 0), coalesce(sum(c.from_abroad), 0), coalesce(sum(c.class_unknown), 0),
    coalesce(sum(c.minors), 0), coalesce(sum(c.aged_60), 0), coalesce(sum(c.aged_80), 0), clock_timestamp()
  FROM unnest(v_grids) AS wanted (id) JOIN grid AS g ON g.id = wanted.id
  LEFT JOIN grid_membership AS m ON m.grid_id = g.id AND m.object_type = 'building'
    AND EXISTS (SELECT 1 FROM building WHERE id = m.object_id)
  LEFT JOIN population_count AS c ON c.object_type = 'building' AND c.object_id = m.object_id
  WHERE g.valid_from <= v_today AND (g.valid_to IS NULL OR g.valid_to > v_today)
  GROUP BY g.id;

  IF NOT v_whole THEN
    PERFORM add_to_areas(v_buildings, 1);
  END IF;
  -- The deepest areas first, so that each adds up those under it.
  FOR v_level IN
    SELECT array_agg(id) FROM area WHERE id = ANY (v_areas)
    GROUP BY length(path) - length(replace(path, '/', ''))
    ORDER BY length(path) - length(replace(path, '/', '')) DESC
  LOOP
    INSERT INTO population_count (object_type, object_id, buildings, rooms, households, residents, registered,
      floating, left_behind, from_abroad, class_unknown, minors, aged_60, aged_80, counted_at)
    SELECT 'area', a.id, coalesce(sum(c.buildings), 0), coalesce(sum(c.rooms), 0), coalesce(sum(c.households), 0),
      coalesce(sum(c.residents), 0), coalesce(sum(c.registered), 0), coalesce(sum(c.floating), 0),
      coalesce(sum(c.left_behind), 0), coalesce(sum(c.from_abroad), 0), coalesce(sum(c.class_unknown), 0),
      coalesce(sum(c.minors), 0), coalesce(sum(c.aged_60), 0), coalesce(sum(c.aged_80), 0), clock_timestamp()
    FROM unnest(v_level) AS a (id)
    LEFT JOIN (
      SELECT b.area_id AS inside, one.* FROM building AS b
      JOIN population_count AS one ON one.object_type = 'building' AND one.object_id = b.id
      WHERE b.area_id = ANY (v_level)
      UNION ALL
      SELECT child.parent_id, one.* FROM area AS child
      JOIN population_count AS one ON one.object_type = 'area' AND one.object_id = child.id
      WHERE child.parent_id = ANY (v_level)
    ) AS c ON c.inside = a.id
    GROUP BY a.id;
  END LOOP;

  -- One line for the feed: row by row it would say no more.
  INSERT INTO change_log (xact, table_name, row_id, operation, at)
  VALUES (pg_current_xact_id()::text::bigint, 'population_count', NULL, 'bulk', clock_timestamp());
  PERFORM pg_notify('civicgrid_' || current_schema(), 'population_count');
  RETURN v_counted;
END $$;

-- An account reads the counts of what it sees; the subqueries are bound by the row-level security of their tables.
ALTER TABLE population_count ENABLE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS seen ON population_count;
CREATE POLICY seen ON population_count FOR SELECT USING (
  CASE object_type
    WHEN 'building' THEN EXISTS (SELECT 1 FROM building WHERE building.id = object_id)
    WHEN 'grid' THEN EXISTS (SELECT 1 FROM grid WHERE grid.id = object_id)
    ELSE object_id = ANY ((SELECT visible_areas())::bigint[])
  END
);
ALTER TABLE tag_count ENABLE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS seen ON tag_count;
CREATE POLICY seen ON tag_count FOR SELECT USING (
  CASE object_type
    WHEN 'grid' THEN EXISTS (SELECT 1 FROM grid WHERE grid.id = object_id)
    ELSE object_id = ANY ((SELECT visible_areas())::bigint[])
  END
);

-- A publication of tag counts, whole, in place of the last one, with its audit line. What is withheld is decided by
-- plugin/domain/suppression.py and arrives as NULL. Nobody writes tag_count otherwise.
CREATE OR REPLACE FUNCTION publish_tags(p_types text[], p_objects bigint[], p_tags text[], p_residents bigint[])
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF NOT has_right('manager') THEN
    RAISE EXCEPTION 'counts of tags are published by managers only' USING ERRCODE = 'insufficient_privilege';
  END IF;
  PERFORM audit_lock();
  IF EXISTS (SELECT 1 FROM tag_count WHERE counted_at > now() - interval '30 days') THEN
    RAISE EXCEPTION 'the last counts of tags still stand';
  END IF;
  DELETE FROM tag_count;
  INSERT INTO tag_count (object_type, object_id, tag, residents, counted_at)
  SELECT kind, object, tag, residents, clock_timestamp()
  FROM unnest(p_types, p_objects, p_tags, p_residents) AS given (kind, object, tag, residents);
  INSERT INTO change_log (xact, table_name, row_id, operation, at)
  VALUES (pg_current_xact_id()::text::bigint, 'tag_count', NULL, 'bulk', clock_timestamp());
  PERFORM pg_notify('civicgrid_' || current_schema(), 'tag_count');
  PERFORM audit_append('publish_tags', NULL, NULL, jsonb_build_object(
    'tags', (SELECT count(DISTINCT tag) FROM tag_count),
    'shown', (SELECT count(residents) FROM tag_count),
    'withheld', (SELECT count(*) FROM tag_count WHERE residents IS NULL)
  ));
END $$;
