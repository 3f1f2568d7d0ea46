/**
 * Every code that reading can end with (`ReadError`) or note. They reach archives and the command line's JSON, so none is ever
 * renamed; wording stands in i18n.
 */
export const READ_ERROR_CODES = [
  'cancelled',
  // the file as a whole
  'file-empty',
  'file-too-large',
  'file-binary',
  'format-unknown',
  'encoding-damaged',
  'encoding-unknown',
  'gzip-damaged',
  'gzip-nested',
  'unpacked-too-large',
  'decompression-bomb',
  'zip-damaged',
  'zip-encrypted',
  'zip-method-unsupported',
  'zip-too-many-entries',
  'zip-without-known-file',
  'zip-several-files',
  'zip-nested',
  'kmz-without-kml',
  'nesting-too-deep',
  'ring-too-long',
  'too-many-columns',
  // GeoJSON
  'json-syntax',
  'json-truncated',
  'number-not-finite',
  'not-geojson',
  'ambiguous-object',
  'crs-mixed',
  'crs-unsupported',
  // XML
  'xml-syntax',
  'xml-truncated',
  'xml-entities-refused',
  'xml-other-root',
  'xml-too-large',
  'xml-feature-too-large',
  // boundary points and tables of coordinates
  // Shapefile, FlatGeobuf
  // files of several layers
  'source-layer-unknown',
  'layers-differ',
  // GeoPackage, DXF
  'sqlite-damaged',
  'sqlite-truncated',
  'gpkg-no-contents',
  'gpkg-no-features',
  // coordinate systems
  // packages and containers
  'not-a-package',
  'package-version',
  'package-truncated',
  'package-damaged',
  'package-foreign',
  'container-no-manifest',
  'container-version',
  'container-damaged',
  'container-unsafe-name',
  'container-missing-file',
  'container-hash',
  'feed-damaged',
  'feed-gap',
  'feed-malformed',
] as const;

export const NOTE_CODES = [
  // features not kept, counted in `dropped`
  'dropped-empty-geometry',
  'dropped-no-geometry',
  'dropped-bad-coordinates',
  'dropped-unsupported-geometry',
  'dropped-not-a-feature',
  'dropped-nested-feature',
  'dropped-network-link',
  'dropped-ground-overlay',
  'dropped-short-line',
  // parts of kept features that were left out; `altitude-dropped` and `track-points-without-position` count vertices
  'altitude-dropped',
  'track-points-without-position',
  'short-segments-ignored',
  'point-extras-ignored',
  'unsupported-part-ignored',
  'properties-ignored',
  'id-ignored',
  // parts of the file that were left alone
  'overlays-ignored',
  'tours-ignored',
  'kml-files-ignored',
  'styles-left-out',
  'collection-without-features',
  // boundary points and tables of coordinates
  // Shapefile, FlatGeobuf
  // GeoPackage, DXF
  'sqlite-write-ahead-log',
  'gpkg-tiles-left-out',
  'gpkg-attributes-left-out',
  'gpkg-views-left-out',
  'gpkg-contents-left-out',
  'gpkg-blobs-left-out',
  'gpkg-srs-differs',
  // coordinate systems
  // read otherwise than written
  'bare-geometry',
  'folders-flattened',
  'styles-kept-as-values',
  'outer-rings-split',
  'linear-ring-as-line',
  'line-closed',
  'line-almost-closed',
  'encoding-converted',
  'encoding-guessed',
  'text-damaged',
  'xml-unknown-entity',
  'xml-irregular',
] as const;
