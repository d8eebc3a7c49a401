CREATE INDEX transactions_user ON transactions (user_id, created_at);
CREATE INDEX transactions_created ON transactions (created_at);
CREATE INDEX sessions_user ON sessions (user_id, started_at);
ALTER TABLE transactions ADD FOREIGN KEY (user_id) REFERENCES users;
ALTER TABLE sessions ADD FOREIGN KEY (user_id) REFERENCES users;
ALTER TABLE user_clusters ADD FOREIGN KEY (user_id) REFERENCES users;
ANALYZE;
