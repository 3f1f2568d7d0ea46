-- Accounts belong to one district; a person who works in two has one in each.

CREATE TABLE accounts (
  district text NOT NULL,
  account text NOT NULL,
  login text NOT NULL,
  display_name text NOT NULL,
  role text NOT NULL,
  -- Manages accounts and settings beside the role's own rights.
  is_admin boolean NOT NULL DEFAULT false,
  -- Of a partner department: names of collections and of their fields.
  grants text NOT NULL DEFAULT '{}',
  -- scrypt, with its parameters and salt; null for accounts of an identity provider.
  password_hash text,
  oidc_subject text,
  must_change_password boolean NOT NULL DEFAULT false,
  failed_logins integer NOT NULL DEFAULT 0,
  locked_until text,
  disabled_at text,
  created_at text NOT NULL,
  PRIMARY KEY (district, account)
);
CREATE UNIQUE INDEX accounts_by_login ON accounts (district, login);
CREATE UNIQUE INDEX accounts_by_subject ON accounts (district, oidc_subject);

CREATE TABLE sessions (
  district text NOT NULL,
  -- SHA-256 of the token: whoever reads the table cannot log in by it.
  token_sha256 text NOT NULL,
  account text NOT NULL,
  created_at text NOT NULL,
  last_seen_at text NOT NULL,
  expires_at text NOT NULL,
  device text NOT NULL,
  PRIMARY KEY (district, token_sha256)
);
CREATE INDEX sessions_by_account ON sessions (district, account);

-- Who did what to accounts, sessions and exports; the feed is the log of the record itself.
CREATE TABLE audit_events (
  district text NOT NULL,
  seq bigint NOT NULL,
  at text NOT NULL,
  actor text NOT NULL,
  action text NOT NULL,
  subject text NOT NULL,
  detail text NOT NULL,
  prev text NOT NULL,
  hash text NOT NULL,
  PRIMARY KEY (district, seq)
);

ALTER TABLE accounts ENABLE ROW LEVEL SECURITY;
ALTER TABLE sessions ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_events ENABLE ROW LEVEL SECURITY;
ALTER TABLE accounts FORCE ROW LEVEL SECURITY;
ALTER TABLE sessions FORCE ROW LEVEL SECURITY;
ALTER TABLE audit_events FORCE ROW LEVEL SECURITY;
CREATE POLICY own_district ON accounts USING (district = current_setting('app.district', true));
CREATE POLICY own_district ON sessions USING (district = current_setting('app.district', true));
CREATE POLICY own_district ON audit_events USING (district = current_setting('app.district', true));

GRANT SELECT, INSERT, UPDATE ON accounts TO chidu_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON sessions TO chidu_app;
GRANT SELECT, INSERT ON audit_events TO chidu_app;
