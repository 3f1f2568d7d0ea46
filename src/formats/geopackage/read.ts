import { chooseLayers, joinLayers, type ReadLayer, refuseDifferentSystems } from '../join-layers.ts';
import { NoteList } from '../note-list.ts';
import { Pacer } from '../pacer.ts';
import { type ReadContext, ReadError, type ReadResult, type SourceLayer } from '../reader.ts';
import { readSchema } from '../sqlite/read-schema.ts';
import { SeenPages, SqliteFile } from '../sqlite/sqlite-file.ts';
import { readContents } from './read-contents.ts';
import { countFeatures, countPolygons, LayerReading } from './read-layer.ts';

/**
 * GeoPackage: tables of features, all of them together where they share a system, else the one that the user names. Takes about
 * the memory of what it returns beside the file's own bytes, which are read in place. Views are never run.
 * @throws ReadError `sqlite-*`, `gpkg-*`, `source-layer-unknown`, `layers-differ`, `too-many-columns`, `cancelled`
 */
export async function readGeoPackage(bytes: Uint8Array, context: ReadContext): Promise<ReadResult> {
  const notes = new NoteList();
  const file = new SqliteFile(bytes);
  if (file.hasWriteAheadLog) notes.add('sqlite-write-ahead-log');
  const all = readContents(file, readSchema(file), notes);
  if (all.length === 0)
    throw new ReadError(
      'gpkg-no-features',
      {},
      {
        left: notes
          .list()
          .map(({ detail }) => detail ?? '')
          .join(', '),
      },
    );
  const counted = new SeenPages(file);
  const layers = all.map((layer) => ({ ...layer, features: countFeatures(file, layer, counted) }));
  const chosen = chooseLayers(layers, context.options?.layer);
  const filled = chosen.filter(({ features }) => features > 0);
  refuseDifferentSystems(filled);
  const pacer = new Pacer(
    context,
    chosen.reduce((sum, { features }) => sum + features, 0),
    'features',
  );
  const seen = new SeenPages(file);
  const read: ReadLayer[] = [];
  let done = 0;
  for (const layer of filled.length > 0 ? filled : chosen.slice(0, 1)) {
    const reading = new LayerReading(file, layer, notes, context.options?.keepWithoutGeometry);
    read.push({ name: layer.name, table: await reading.read(seen, pacer, done) });
    done += layer.features;
  }
  if (file.damagedTexts > 0) notes.add('text-damaged', undefined, file.damagedTexts);
  pacer.finish();
  return {
    format: 'geopackage',
    table: joinLayers(read),
    notes: notes.list(),
    layers: layers.map((layer) => listLayer(layer, chosen.includes(layer), read)),
  };
}

/** Polygons are counted where the layer was read, or where its declared type leaves no other. */
function listLayer(
  { name, features, geometryType }: { readonly name: string; readonly features: number; readonly geometryType: string },
  chosen: boolean,
  read: readonly ReadLayer[],
): SourceLayer {
  const table = read.find((layer) => layer.name === name)?.table;
  if (table !== undefined) return { name, features, polygons: countPolygons(table), chosen };
  if (/^(MULTI)?(POINT|LINESTRING)$/.test(geometryType)) return { name, features, polygons: 0, chosen };
  return { name, features, chosen };
}
