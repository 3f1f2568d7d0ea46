#!/bin/sh
# Reads what backup.sh wrote into an empty database and an empty folder. Needs pg_restore and psql.
set -eu
folder=${1:?usage: restore.sh FOLDER}
: "${DATABASE_URL:?names no database}" "${DATA:?names no folder}"
for name in database.dump blobs.tar; do
  if [ ! -f "$folder/$name" ]; then echo "restore.sh: $folder/$name is missing" >&2; exit 1; fi
done
tables=$(psql "$DATABASE_URL" -Atc "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")
if [ "$tables" != 0 ]; then echo "restore.sh: the database is not empty ($tables tables)" >&2; exit 1; fi
if [ -e "$DATA/blobs" ]; then echo "restore.sh: $DATA/blobs is there already" >&2; exit 1; fi
# Who may make no roles was given this one by the office's administrators.
psql "$DATABASE_URL" -qAtc "DO \$\$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'chidu_app') THEN CREATE ROLE chidu_app NOLOGIN; END IF; END \$\$"
pg_restore --no-owner --exit-on-error --dbname="$DATABASE_URL" "$folder/database.dump"
mkdir -p "$DATA"
tar -C "$DATA" -xf "$folder/blobs.tar"
echo "restore.sh: database and blobs are as they were"
