-- area.path = '/1/5/27/': the ids from the top down to the area itself. Row-level security reads it, so that it is
-- computed from parent_id after every statement and never taken from a writer.

CREATE OR REPLACE FUNCTION area_paths() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  -- The UPDATE below fires this trigger once more.
  IF pg_trigger_depth() > 1 THEN
    RETURN NULL;
  END IF;
  WITH RECURSIVE tree AS (
    SELECT id, '/' || id || '/' AS path FROM area WHERE parent_id IS NULL
    UNION ALL
    SELECT area.id, tree.path || area.id || '/' FROM area JOIN tree ON area.parent_id = tree.id
  ), moved AS (
    -- Areas in a circle are under no top: they get no path, which the column refuses.
    SELECT area.id, tree.path FROM area LEFT JOIN tree USING (id) WHERE area.path IS DISTINCT FROM tree.path
  )
  UPDATE area SET path = moved.path FROM moved WHERE moved.id = area.id;
  RETURN NULL;
EXCEPTION WHEN not_null_violation THEN
  RAISE EXCEPTION 'an area cannot lie under itself';
END $$;

CREATE OR REPLACE TRIGGER area_paths AFTER INSERT OR UPDATE OF parent_id, path ON area
FOR EACH STATEMENT EXECUTE FUNCTION area_paths();
