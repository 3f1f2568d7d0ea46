-- Accounts belong to one district; a person who works in two has one in each.

CREATE TABLE accounts (
  district text NOT NULL,
  account text NOT NULL,
  login text NOT NULL,
  -- Stands in changes as who recorded them: two people of a district cannot be one name.
  display_name text NOT NULL,
  role text NOT NULL,
  -- Manages accounts and settings beside the role's own rights.
  is_admin boolean NOT NULL DEFAULT false,
  -- Of a partner department: collections and their fields, as JSON.
  grants text NOT NULL DEFAULT '{}',
  -- scrypt, with its parameters and salt; null for accounts of an identity provider.
  password_hash text,
  -- Issuer and subject.
  oidc_subject text,
  must_change_password boolean NOT NULL DEFAULT false,
  disabled_at text,
  created_at text NOT NULL,
  PRIMARY KEY (district, account)
);
CREATE UNIQUE INDEX accounts_by_login ON accounts (district, login);
CREATE UNIQUE INDEX accounts_by_name ON accounts (district, display_name);
CREATE UNIQUE INDEX accounts_by_subject ON accounts (district, oidc_subject);

-- Wrong passwords in a row, by the name that was tried: the same for names that nobody has.
CREATE TABLE login_tries (
  district text NOT NULL,
  login text NOT NULL,
  failed integer NOT NULL,
  locked_until text NOT NULL,
  last_at text NOT NULL,
  PRIMARY KEY (district, login)
);

CREATE TABLE sessions (
  district text NOT NULL,
  session text NOT NULL,
  -- SHA-256 of the token: whoever reads the table cannot log in by it.
  token_sha256 text NOT NULL,
  account text NOT NULL,
  device text NOT NULL,
  created_at text NOT NULL,
  last_seen_at text NOT NULL,
  expires_at text NOT NULL,
  PRIMARY KEY (district, session)
);
CREATE UNIQUE INDEX sessions_by_token ON sessions (district, token_sha256);
CREATE INDEX sessions_by_account ON sessions (district, account);

-- Who did what to accounts, sessions and exports; the feed is the log of the record itself. Chained as the feed is.
CREATE TABLE audit_heads (
  district text PRIMARY KEY,
  seq bigint NOT NULL,
  hash text NOT NULL
);

CREATE TABLE audit_events (
  district text NOT NULL,
  seq bigint NOT NULL,
  at text NOT NULL,
  open_values text NOT NULL,
  digests text NOT NULL,
  prev text NOT NULL,
  hash text NOT NULL,
  PRIMARY KEY (district, seq)
);

-- Names and network addresses of natural persons: can be erased, the chain holds their digest.
CREATE TABLE audit_values (
  district text NOT NULL,
  seq bigint NOT NULL,
  class text NOT NULL,
  salt text NOT NULL,
  class_values text NOT NULL,
  PRIMARY KEY (district, seq, class)
);

ALTER TABLE accounts ENABLE ROW LEVEL SECURITY;
ALTER TABLE login_tries ENABLE ROW LEVEL SECURITY;
ALTER TABLE sessions ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_heads ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_events ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_values ENABLE ROW LEVEL SECURITY;
ALTER TABLE accounts FORCE ROW LEVEL SECURITY;
ALTER TABLE login_tries FORCE ROW LEVEL SECURITY;
ALTER TABLE sessions FORCE ROW LEVEL SECURITY;
ALTER TABLE audit_heads FORCE ROW LEVEL SECURITY;
ALTER TABLE audit_events FORCE ROW LEVEL SECURITY;
ALTER TABLE audit_values FORCE ROW LEVEL SECURITY;
CREATE POLICY own_district ON accounts USING (district = current_setting('app.district', true));
CREATE POLICY own_district ON login_tries USING (district = current_setting('app.district', true));
CREATE POLICY own_district ON sessions USING (district = current_setting('app.district', true));
CREATE POLICY own_district ON audit_heads USING (district = current_setting('app.district', true));
CREATE POLICY own_district ON audit_events USING (district = current_setting('app.district', true));
CREATE POLICY own_district_read ON audit_values FOR SELECT USING (district = current_setting('app.district', true));
CREATE POLICY own_district_insert ON audit_values FOR INSERT
  WITH CHECK (district = current_setting('app.district', true));
CREATE POLICY persons_erased ON audit_values FOR DELETE
  USING (district = current_setting('app.district', true) AND class = 'person');

GRANT SELECT, INSERT, UPDATE ON accounts TO chidu_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON login_tries TO chidu_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON sessions TO chidu_app;
GRANT SELECT, INSERT, UPDATE ON audit_heads TO chidu_app;
-- Neither changed nor taken away by anybody who works through the server.
GRANT SELECT, INSERT ON audit_events TO chidu_app;
GRANT SELECT, INSERT, DELETE ON audit_values TO chidu_app;
