-- The last snapshot of a district as it stood that leaders were given: what the next one hides depends on it, also after a restart and
-- in another process of the server.
CREATE TABLE live_snapshots (
  district text NOT NULL,
  audience text NOT NULL,
  -- Of the file before it was compressed.
  sha256 text NOT NULL,
  gzipped bytea NOT NULL,
  -- Where the feed stood, how many erasures there had been, and the day.
  standing text NOT NULL,
  PRIMARY KEY (district, audience)
);
ALTER TABLE live_snapshots ENABLE ROW LEVEL SECURITY;
ALTER TABLE live_snapshots FORCE ROW LEVEL SECURITY;
CREATE POLICY own_district ON live_snapshots USING (district = current_setting('app.district', true));
GRANT SELECT, INSERT, UPDATE ON live_snapshots TO chidu_app;
