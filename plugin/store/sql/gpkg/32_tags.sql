-- A tag that the code list does not name, or whose sealed module is off or at its end, cannot be entered; a sealed tag
-- stays sealed, and is on only with its whole basis. Who may see it is the program's to say (plugin/store/residents/tags.py).

DROP TRIGGER IF EXISTS person_tag_entered;
CREATE TRIGGER person_tag_entered BEFORE INSERT ON person_tag
WHEN NOT EXISTS (SELECT 1 FROM code_item WHERE list = 'person_tag' AND code = NEW.tag) OR EXISTS (
  SELECT 1 FROM code_item WHERE list = 'person_tag' AND code = NEW.tag AND sensitivity = 'sealed'
    AND NOT (active AND coalesce(json_extract(extra, '$.expires'), '') > (SELECT today FROM local_today))
)
BEGIN SELECT RAISE(ABORT, 'a tag is not in use in this store'); END;

DROP TRIGGER IF EXISTS person_tag_changed;
CREATE TRIGGER person_tag_changed BEFORE UPDATE OF tag ON person_tag
WHEN NOT EXISTS (SELECT 1 FROM code_item WHERE list = 'person_tag' AND code = NEW.tag) OR EXISTS (
  SELECT 1 FROM code_item WHERE list = 'person_tag' AND code = NEW.tag AND sensitivity = 'sealed'
    AND NOT (active AND coalesce(json_extract(extra, '$.expires'), '') > (SELECT today FROM local_today))
)
BEGIN SELECT RAISE(ABORT, 'a tag is not in use in this store'); END;

DROP TRIGGER IF EXISTS sealed_tag_entered;
CREATE TRIGGER sealed_tag_entered BEFORE INSERT ON code_item
WHEN NEW.list = 'person_tag' AND NEW.sensitivity = 'sealed' AND NEW.active AND NOT EXISTS (
  SELECT 1 FROM code_item WHERE list = NEW.list AND edition = NEW.edition AND code = NEW.code
)
BEGIN SELECT RAISE(ABORT, 'a sealed tag is switched on or off by its module only'); END;

DROP TRIGGER IF EXISTS sealed_tag_changed;
CREATE TRIGGER sealed_tag_changed BEFORE UPDATE ON code_item
WHEN OLD.list = 'person_tag' AND OLD.sensitivity = 'sealed' AND (
  NEW.list IS NOT OLD.list OR NEW.code IS NOT OLD.code OR NEW.sensitivity IS NOT OLD.sensitivity
  OR NEW.active AND NOT (
    trim(coalesce(json_extract(NEW.extra, '$.owner_unit'), '')) <> ''
    AND trim(coalesce(json_extract(NEW.extra, '$.legal_basis'), '')) <> ''
    AND trim(coalesce(json_extract(NEW.extra, '$.purpose'), '')) <> ''
    AND coalesce(json_extract(NEW.extra, '$.expires'), '') > ''
  )
)
BEGIN SELECT RAISE(ABORT, 'a sealed tag is switched on or off by its module only'); END;

DROP TRIGGER IF EXISTS sealed_tag_removed;
CREATE TRIGGER sealed_tag_removed BEFORE DELETE ON code_item
WHEN OLD.list = 'person_tag' AND OLD.sensitivity = 'sealed'
BEGIN SELECT RAISE(ABORT, 'a sealed tag is switched on or off by its module only'); END;
