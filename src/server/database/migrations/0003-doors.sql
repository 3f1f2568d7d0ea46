-- Ways in beside a session: tokens for programs that only read, and links to tours that were shared. Also who is told of an erasure.

-- Counts erasures: a server process that holds a district in memory reads it anew when another one has erased a person.
ALTER TABLE districts ADD COLUMN erasures bigint NOT NULL DEFAULT 0;

CREATE TABLE access_tokens (
  district text NOT NULL,
  token text NOT NULL,
  -- SHA-256 of what its owner was told once.
  token_sha256 text NOT NULL,
  account text NOT NULL,
  name text NOT NULL,
  created_at text NOT NULL,
  -- Empty until it is used.
  last_used_at text NOT NULL DEFAULT '',
  expires_at text NOT NULL,
  PRIMARY KEY (district, token)
);
CREATE UNIQUE INDEX access_tokens_by_secret ON access_tokens (district, token_sha256);
CREATE INDEX access_tokens_by_account ON access_tokens (district, account);

CREATE TABLE shared_tours (
  district text NOT NULL,
  link text NOT NULL,
  -- SHA-256 of the part of the address that nobody can guess.
  secret_sha256 text NOT NULL,
  tour text NOT NULL,
  title text NOT NULL,
  audience text NOT NULL,
  -- The page, in the blob store; what it may run and be drawn with.
  page_sha256 text NOT NULL,
  policy text NOT NULL,
  account text NOT NULL,
  created_at text NOT NULL,
  -- Last day, in the district's time zone.
  ends_on text NOT NULL,
  revoked_at text NOT NULL DEFAULT '',
  opened bigint NOT NULL DEFAULT 0,
  last_opened_at text NOT NULL DEFAULT '',
  PRIMARY KEY (district, link)
);
CREATE UNIQUE INDEX shared_tours_by_secret ON shared_tours (district, secret_sha256);

ALTER TABLE access_tokens ENABLE ROW LEVEL SECURITY;
ALTER TABLE access_tokens FORCE ROW LEVEL SECURITY;
ALTER TABLE shared_tours ENABLE ROW LEVEL SECURITY;
ALTER TABLE shared_tours FORCE ROW LEVEL SECURITY;
CREATE POLICY own_district ON access_tokens USING (district = current_setting('app.district', true));
CREATE POLICY own_district ON shared_tours USING (district = current_setting('app.district', true));
GRANT SELECT, INSERT, UPDATE, DELETE ON access_tokens TO chidu_app;
GRANT SELECT, INSERT, UPDATE ON shared_tours TO chidu_app;
