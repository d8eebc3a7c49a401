CREATE INDEX events_user ON events (user_id, "timestamp");
CREATE INDEX events_time ON events ("timestamp");
CREATE INDEX events_type ON events (event_type, "timestamp");
ANALYZE;
