/** Errors and notes about files of several layers, GeoPackage and DXF. */
export const drawingEn = {
  error: {
    'source-layer-unknown': 'The file has no layer “{{layer}}”. It has: {{layers}}.',
    'layers-differ':
      'The layers of the file are in different coordinate systems ({{layers}}) and cannot be imported together. Choose one of them.',
    'sqlite-damaged': 'The database file is damaged. Copy it again, or export it anew from the program it came from.',
    'sqlite-truncated': 'The database file is incomplete: page {{page}} is missing ({{pages}} are there). Transfer it again.',
    'gpkg-no-contents': 'This is an SQLite database but no GeoPackage (no table gpkg_contents). Export it as GeoPackage.',
    'gpkg-no-features':
      'The GeoPackage has no vector layer that can be read (left out: {{left}}). Save what you need as a vector layer.',
  },
  note: {
    'sqlite-write-ahead-log':
      'The file may still be open in another program; its last changes may be missing. Close that program and compare',
    'gpkg-tiles-left-out': 'Raster tiles left out: {{count}} tables',
    'gpkg-attributes-left-out': 'Attribute tables without geometry left out: {{count}}',
    'gpkg-views-left-out': 'Views or virtual tables left out: {{count}}. Save them as plain layers if you need them',
    'gpkg-contents-left-out': 'Unknown contents left out: {{count}}',
    'gpkg-blobs-left-out': 'Binary attribute values (such as photos) left out: {{count}}',
    'gpkg-srs-differs': '{{count}} geometries carry another system number than their layer; read by the layer’s',
  },
};
