-- At whose window a responder's messages arrive: the account with the responder's number as its duty number; where there
-- is none, the handlers of its department, who speak for it.
DROP VIEW IF EXISTS responder_window;
CREATE VIEW responder_window AS
SELECT r.id AS responder_id, u.id AS app_user_id
FROM responder AS r JOIN app_user AS u ON u.active AND u.duty_number = r.number
UNION ALL
SELECT r.id, u.id
FROM responder AS r
JOIN app_user AS u ON u.active AND u.department_id = r.department_id
JOIN user_role AS given ON given.app_user_id = u.id AND given.role = 'handler'
  AND (given.valid_to IS NULL OR given.valid_to > strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
WHERE NOT EXISTS (SELECT 1 FROM app_user AS own WHERE own.active AND own.duty_number = r.number);

-- A receipt goes on, and leaves its instant.
DROP TRIGGER IF EXISTS delivery_keeps;
CREATE TRIGGER delivery_keeps BEFORE UPDATE OF state ON delivery WHEN NEW.state <> OLD.state AND NOT CASE NEW.state
    WHEN 'queued' THEN 0 WHEN 'failed' THEN OLD.state IN ('queued', 'sent')
    ELSE instr('failed queued sent delivered read signed', OLD.state)
      < instr('failed queued sent delivered read signed', NEW.state) END
BEGIN
  SELECT RAISE(ABORT, 'a receipt never goes back');
END;
DROP TRIGGER IF EXISTS delivery_begins;
CREATE TRIGGER delivery_begins AFTER INSERT ON delivery BEGIN
  UPDATE delivery SET queued_at = coalesce(queued_at, NEW.changed_at),
    sent_at = CASE NEW.state WHEN 'sent' THEN NEW.changed_at ELSE sent_at END,
    delivered_at = CASE NEW.state WHEN 'delivered' THEN NEW.changed_at ELSE delivered_at END,
    read_at = CASE NEW.state WHEN 'read' THEN NEW.changed_at ELSE read_at END,
    failed_at = CASE NEW.state WHEN 'failed' THEN NEW.changed_at ELSE failed_at END,
    signed_at = CASE NEW.state WHEN 'signed' THEN NEW.changed_at ELSE signed_at END
  WHERE id = NEW.id;
END;
DROP TRIGGER IF EXISTS delivery_goes_on;
CREATE TRIGGER delivery_goes_on AFTER UPDATE OF state ON delivery WHEN NEW.state <> OLD.state BEGIN
  UPDATE delivery SET
    sent_at = CASE NEW.state WHEN 'sent' THEN NEW.changed_at ELSE sent_at END,
    delivered_at = CASE NEW.state WHEN 'delivered' THEN NEW.changed_at ELSE delivered_at END,
    read_at = CASE NEW.state WHEN 'read' THEN NEW.changed_at ELSE read_at END,
    failed_at = CASE NEW.state WHEN 'failed' THEN NEW.changed_at ELSE failed_at END,
    signed_at = CASE NEW.state WHEN 'signed' THEN NEW.changed_at ELSE signed_at END
  WHERE id = NEW.id;
END;
