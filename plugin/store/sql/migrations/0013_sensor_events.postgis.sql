-- The alarms of an event are found by it: with each look at its details, and when it is lowered.
CREATE INDEX "sensor_alarm_event_id_idx" ON "sensor_alarm" ("event_id");
