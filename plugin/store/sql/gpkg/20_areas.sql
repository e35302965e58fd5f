-- area.path = '/1/5/27/': the ids from the top down to the area itself, so that "under" is a prefix.
DROP TRIGGER IF EXISTS area_placed;
CREATE TRIGGER area_placed AFTER INSERT ON area BEGIN
  UPDATE area SET path = coalesce((SELECT path FROM area WHERE id = NEW.parent_id), '/') || NEW.id || '/'
  WHERE id = NEW.id;
  SELECT RAISE(ABORT, 'an area cannot lie under itself') WHERE NEW.parent_id = NEW.id;
  -- Children that one statement brought in before their parent.
  SELECT RAISE(ABORT, 'an area cannot lie under itself')
  FROM area AS child JOIN area AS self ON self.id = NEW.id
  WHERE child.parent_id = NEW.id AND instr(self.path, '/' || child.id || '/');
  UPDATE area SET path = (SELECT path FROM area WHERE id = NEW.id) || substr(path, 2)
  WHERE EXISTS (SELECT 1 FROM area AS child WHERE child.parent_id = NEW.id)
    AND cast(substr(path, 2, instr(substr(path, 2), '/') - 1) AS INTEGER)
      IN (SELECT id FROM area AS child WHERE child.parent_id = NEW.id);
END;
DROP TRIGGER IF EXISTS area_moved;
CREATE TRIGGER area_moved AFTER UPDATE OF parent_id ON area WHEN NEW.parent_id IS NOT OLD.parent_id BEGIN
  SELECT RAISE(ABORT, 'an area cannot lie under itself')
  FROM area WHERE id = NEW.parent_id AND instr(path, '/' || NEW.id || '/');
  UPDATE area
  SET path = coalesce((SELECT path FROM area WHERE id = NEW.parent_id), '/') || NEW.id || '/'
    || substr(path, length(OLD.path) + 1)
  WHERE substr(path, 1, length(OLD.path)) = OLD.path;
END;
