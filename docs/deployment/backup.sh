#!/bin/sh
# Writes database and blobs into FOLDER. Needs pg_dump; DATABASE_URL and DATA as the server has them.
set -eu
folder=${1:?usage: backup.sh FOLDER}
: "${DATABASE_URL:?names no database}" "${DATA:?names no folder}"
mkdir -p "$folder"
for name in database.dump blobs.tar; do
  if [ -e "$folder/$name" ]; then echo "backup.sh: $folder/$name is there already; give a new folder" >&2; exit 1; fi
done
# The database first: what it names lies in the blobs by then, and blobs never change under their name.
pg_dump --format=custom --no-owner --file="$folder/database.dump.part" "$DATABASE_URL"
mkdir -p "$DATA/blobs"
tar -C "$DATA" -cf "$folder/blobs.tar.part" blobs
mv "$folder/database.dump.part" "$folder/database.dump"
mv "$folder/blobs.tar.part" "$folder/blobs.tar"
echo "backup.sh: $folder holds database and blobs"
