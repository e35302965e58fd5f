-- Persons with the same document number, for the integrity check: pairs of which the account sees both.
CREATE OR REPLACE FUNCTION doubled_documents(p_most bigint) RETURNS TABLE (id bigint, other bigint, total bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  v_areas bigint[] := visible_areas();
  v_unplaced boolean := sees_unplaced();
BEGIN
  IF NOT has_right('clerk', 'grid_worker', 'manager') THEN
    RAISE EXCEPTION 'this account may not search for persons' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN QUERY
  WITH seen AS (
    SELECT s.hash, s.person_id FROM (
      SELECT d.hash FROM person_search AS d WHERE d.kind = 'document' GROUP BY d.hash HAVING count(*) > 1
    ) AS twice JOIN person_search AS s ON s.kind = 'document' AND s.hash = twice.hash
    JOIN person AS p ON p.id = s.person_id
    WHERE p.area_id = ANY (v_areas) OR (p.area_id IS NULL AND v_unplaced)
  )
  SELECT s.person_id, f.first, count(*) OVER () FROM seen AS s
  JOIN (SELECT hash, min(person_id) AS first FROM seen GROUP BY hash) AS f ON f.hash = s.hash
  WHERE s.person_id <> f.first ORDER BY s.person_id LIMIT p_most;
END $$;

-- Persons of the same name and birth who live in one room, of which the account sees both.
CREATE OR REPLACE FUNCTION alike_in_room(p_most bigint) RETURNS TABLE (id bigint, other bigint, total bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  v_areas bigint[] := visible_areas();
  v_unplaced boolean := sees_unplaced();
  v_today date := local_today();
BEGIN
  IF NOT has_right('clerk', 'grid_worker', 'manager') THEN
    RAISE EXCEPTION 'this account may not search for persons' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN QUERY
  WITH seen AS (
    SELECT DISTINCT s.hash, o.room_id, s.person_id FROM (
      SELECT d.hash FROM person_search AS d WHERE d.kind = 'name_birth' GROUP BY d.hash HAVING count(*) > 1
    ) AS twice JOIN person_search AS s ON s.kind = 'name_birth' AND s.hash = twice.hash
    JOIN person AS p ON p.id = s.person_id JOIN occupancy AS o ON o.person_id = p.id
    WHERE (p.area_id = ANY (v_areas) OR (p.area_id IS NULL AND v_unplaced))
      AND o.lives_here AND o.valid_from <= v_today AND (o.valid_to IS NULL OR o.valid_to > v_today)
  )
  SELECT s.person_id, min(f.first), count(*) OVER () FROM seen AS s
  JOIN (SELECT hash, room_id, min(person_id) AS first FROM seen GROUP BY hash, room_id) AS f
    ON f.hash = s.hash AND f.room_id = s.room_id
  WHERE s.person_id <> f.first GROUP BY s.person_id ORDER BY s.person_id LIMIT p_most;
END $$;
