-- Every window hears of a city's own version of a file that comes with the program (store/city_files.py).

DROP TRIGGER IF EXISTS city_file_set;
CREATE TRIGGER city_file_set AFTER INSERT ON setting WHEN NEW.name GLOB 'city_file:*' BEGIN
  INSERT INTO change_log (table_name, operation, at) VALUES ('setting', 'bulk', strftime('%Y-%m-%dT%H:%M:%fZ', 'now'));
END;
DROP TRIGGER IF EXISTS city_file_changed;
CREATE TRIGGER city_file_changed AFTER UPDATE ON setting WHEN NEW.name GLOB 'city_file:*' BEGIN
  INSERT INTO change_log (table_name, operation, at) VALUES ('setting', 'bulk', strftime('%Y-%m-%dT%H:%M:%fZ', 'now'));
END;
DROP TRIGGER IF EXISTS city_file_gone;
CREATE TRIGGER city_file_gone AFTER DELETE ON setting WHEN OLD.name GLOB 'city_file:*' BEGIN
  INSERT INTO change_log (table_name, operation, at) VALUES ('setting', 'bulk', strftime('%Y-%m-%dT%H:%M:%fZ', 'now'));
END;
