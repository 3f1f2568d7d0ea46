-- The feed of every district. Plain SQL of PostgreSQL 14: no triggers, no sequences, every key begins with the district.

DO $$ BEGIN
  -- Whoever may make no roles is given this one before the first start: asking for it again would be refused.
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'chidu_app') THEN
    CREATE ROLE chidu_app NOLOGIN;
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$;

-- Where a district's feed stands. Its row is locked by whoever writes: places are given without gaps.
CREATE TABLE districts (
  district text PRIMARY KEY,
  name text NOT NULL,
  seq bigint NOT NULL,
  hash text NOT NULL
);

-- What every role of the district may read of a change, and a digest for each class of values that it may not.
CREATE TABLE changes (
  district text NOT NULL,
  seq bigint NOT NULL,
  id text NOT NULL,
  entity_kind text NOT NULL,
  entity_id text NOT NULL,
  type text NOT NULL,
  effect_on text NOT NULL,
  -- SHA-256 of the change as it was offered: the same id with another content is not the same operation.
  offered_sha256 text NOT NULL,
  accepted_at text NOT NULL,
  prev text NOT NULL,
  hash text NOT NULL,
  open_values text NOT NULL,
  digests text NOT NULL,
  PRIMARY KEY (district, seq)
);
CREATE UNIQUE INDEX changes_by_id ON changes (district, id);
CREATE INDEX changes_by_entity ON changes (district, entity_kind, entity_id, seq);

-- Values that are not for everybody, by class, each with its salt. A person's can be erased: the chain holds the digest.
CREATE TABLE change_values (
  district text NOT NULL,
  seq bigint NOT NULL,
  class text NOT NULL,
  salt text NOT NULL,
  class_values text NOT NULL,
  PRIMARY KEY (district, seq, class)
);

-- Which packages and photos a district has; the bytes lie in the blob store under their hash.
CREATE TABLE blobs (
  district text NOT NULL,
  sha256 text NOT NULL,
  kind text NOT NULL,
  media_type text NOT NULL,
  bytes bigint NOT NULL,
  stored_at text NOT NULL,
  PRIMARY KEY (district, sha256)
);

ALTER TABLE districts ENABLE ROW LEVEL SECURITY;
ALTER TABLE changes ENABLE ROW LEVEL SECURITY;
ALTER TABLE change_values ENABLE ROW LEVEL SECURITY;
ALTER TABLE blobs ENABLE ROW LEVEL SECURITY;
ALTER TABLE districts FORCE ROW LEVEL SECURITY;
ALTER TABLE changes FORCE ROW LEVEL SECURITY;
ALTER TABLE change_values FORCE ROW LEVEL SECURITY;
ALTER TABLE blobs FORCE ROW LEVEL SECURITY;

-- Which districts there are is told before anybody is known: a login needs it.
CREATE POLICY listed ON districts FOR SELECT USING (true);
CREATE POLICY own_district_insert ON districts FOR INSERT WITH CHECK (district = current_setting('app.district', true));
CREATE POLICY own_district_update ON districts FOR UPDATE USING (district = current_setting('app.district', true));
CREATE POLICY own_district ON changes USING (district = current_setting('app.district', true));
-- The second wall: classes that the role of the transaction is not given are not there, whatever a query asks for.
CREATE POLICY own_classes ON change_values FOR SELECT
  USING (district = current_setting('app.district', true)
    AND class = ANY (string_to_array(current_setting('app.classes', true), ',')));
CREATE POLICY own_district_insert ON change_values FOR INSERT
  WITH CHECK (district = current_setting('app.district', true));
CREATE POLICY persons_erased ON change_values FOR DELETE
  USING (district = current_setting('app.district', true) AND class = 'person');
CREATE POLICY own_district ON blobs USING (district = current_setting('app.district', true));

GRANT USAGE ON SCHEMA public TO chidu_app;
GRANT SELECT, INSERT, UPDATE ON districts TO chidu_app;
GRANT SELECT, INSERT ON changes TO chidu_app;
GRANT SELECT, INSERT, DELETE ON change_values TO chidu_app;
GRANT SELECT, INSERT ON blobs TO chidu_app;
