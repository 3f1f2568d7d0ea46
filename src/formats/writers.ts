import type { Writer } from './writer.ts';

/** Every format that a layer can be written in. A writer is a few lines; what does the work loads when it is used. */
export const WRITERS: readonly Writer[] = [
  {
    format: 'geojson',
    extensions: ['geojson', 'json'],
    mediaType: 'application/geo+json',
    systems: 'any',
    usual: 'degrees',
    keepsIds: true,
    write: async (layer, context) => (await import('./geojson/write.ts')).writeGeojsonLayer(layer, context),
  },
  {
    format: 'shapefile',
    extensions: ['zip', 'shp.zip'],
    mediaType: 'application/zip',
    systems: 'any',
    write: async (layer, context) => (await import('./shapefile/write-shapefile.ts')).writeShapefile(layer, context),
  },
  {
    format: 'boundary-points',
    extensions: ['txt'],
    mediaType: 'text/plain',
    systems: 'plane',
    write: async (layer, context) =>
      (await import('./boundary-points/write-boundary-points.ts')).writeBoundaryPoints(layer, context),
  },
  {
    format: 'kml',
    extensions: ['kml'],
    mediaType: 'application/vnd.google-earth.kml+xml',
    systems: 'degrees',
    write: async (layer, context) => (await import('./kml/write-kml.ts')).writeKml(layer, context),
  },
  {
    format: 'dxf',
    extensions: ['dxf'],
    mediaType: 'image/vnd.dxf',
    systems: 'plane',
    write: async (layer, context) => (await import('./dxf/write-dxf.ts')).writeDxf(layer, context),
  },
  {
    format: 'geopackage',
    extensions: ['gpkg'],
    mediaType: 'application/geopackage+sqlite3',
    systems: 'any',
    write: async (layer, context) => (await import('./geopackage/write-geopackage.ts')).writeGeoPackage(layer, context),
  },
  {
    format: 'flatgeobuf',
    extensions: ['fgb'],
    mediaType: 'application/vnd.flatgeobuf',
    systems: 'any',
    write: async (layer, context) => (await import('./flatgeobuf/write-flatgeobuf.ts')).writeFlatGeobuf(layer, context),
  },
  {
    format: 'gpx',
    extensions: ['gpx'],
    mediaType: 'application/gpx+xml',
    systems: 'degrees',
    write: async (layer, context) => (await import('./gpx/write-gpx.ts')).writeGpx(layer, context),
  },
  {
    format: 'csv',
    extensions: ['csv'],
    mediaType: 'text/csv',
    systems: 'any',
    write: async (layer, context) => (await import('./csv/write-csv-layer.ts')).writeCsvLayer(layer, context),
  },
  {
    format: 'xlsx',
    extensions: ['xlsx'],
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    systems: 'any',
    write: async (layer, context) => (await import('./xlsx/write-xlsx-layer.ts')).writeXlsxLayer(layer, context),
  },
  {
    format: 'pmtiles',
    extensions: ['pmtiles'],
    mediaType: 'application/vnd.pmtiles',
    systems: 'degrees',
    write: async (layer, context) => (await import('./pmtiles/write-pmtiles.ts')).writePmtiles(layer, context),
  },
];

/** The writer that a file's name asks for. */
export function writerOfName(fileName: string): Writer | undefined {
  const lower = fileName.toLowerCase();
  return WRITERS.find(({ extensions }) => extensions.some((extension) => lower.endsWith(`.${extension}`)));
}
