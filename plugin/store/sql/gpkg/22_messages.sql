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
