import { readersEn } from './reading/readers-en.ts';
import { knownPointEn, trackImportEn } from './patrol/track-import-en.ts';
import { binaryEn } from './reading/binary-en.ts';
import { drawingEn } from './reading/drawing-en.ts';
import { serviceEn } from './reading/service-en.ts';
import { writingEn } from './reading/writing-en.ts';
import { placingEn } from './reading/placing-en.ts';
import { pointsEn } from './reading/points-en.ts';
import { stepTableEn } from './reading/step-table-en.ts';

const notes: Record<string, string> = {
  'altitude-dropped': 'Altitudes play no part in measuring and were left out: {{count}} vertices',
  'bare-geometry': 'Geometries without a feature around them, so without attributes: {{count}}',
  'collection-without-features': 'A feature collection holds no features',
  'dropped-nested-feature': 'Features nested in features, not read: {{count}}',
  'dropped-not-a-feature': 'Not features, not read: {{count}}',
  'dropped-bad-coordinates': 'Wrong coordinates, not read: {{count}}',
  'dropped-empty-geometry': 'Empty geometry, not read: {{count}}',
  'dropped-no-geometry': 'Without geometry, not read: {{count}}',
  'dropped-unsupported-geometry': 'Unsupported geometry (3D models and such), not read: {{count}}',
  'dropped-ground-overlay': 'Picture overlays, not read: {{count}}',
  'dropped-network-link': 'Network links, not read: {{count}}',
  'dropped-short-line': 'Lines of fewer than two points, not read: {{count}}',
  'encoding-converted': 'The text encoding was converted',
  'encoding-guessed': 'The text encoding was guessed: check that names are right',
  'text-damaged': 'Some text is not valid UTF-8; unreadable characters are shown as �',
  'folders-flattened': 'Folders were flattened, their path kept as an attribute: {{count}}',
  'line-almost-closed': '{{count}} lines almost close and may be meant as parcels; read as lines all the same',
  'line-closed': '{{count}} lines close and may be meant as parcels; read as lines all the same',
  'linear-ring-as-line': '{{count}} linear rings read as lines',
  'outer-rings-split': 'Polygons of several outer rings split into parts: {{count}}',
  'point-extras-ignored': 'Extra values of points not read: {{count}}',
  'short-segments-ignored': 'Track segments of fewer than two points not read: {{count}}',
  'styles-kept-as-values': 'Styles kept as attributes only: {{count}}',
  'track-points-without-position': 'Track points without a position not read: {{count}}',
  'xml-unknown-entity': 'Unknown XML entities, kept as written: {{count}}',
  'xml-irregular': 'Irregular XML, read as it was probably meant: {{count}}',
  'properties-ignored': 'Properties that are no table of values, not read: {{count}}',
  'id-ignored': 'Ids that are neither text nor number, not read: {{count}}',
  'overlays-ignored': 'Screen and photo overlays not read: {{count}}',
  'tours-ignored': 'Tours not read: {{count}}',
  'styles-left-out': 'Styles or data field schemas too large to apply, left out: {{count}}',
  'kml-files-ignored': 'Other KML files in the archive not read: {{count}}',
  'unsupported-part-ignored': 'Unsupported parts of geometries not read: {{count}}',
  'vertices-without-place': 'Vertices without a valid position: {{count}}',
  'unseen-characters-left-out':
    'Numbers or names with characters that nobody sees or that turn their order, left out: {{count}} (first: {{detail}})',
  'missing-ids': 'Without a number: {{count}}',
  'duplicate-ids': 'Numbers that stand several times: {{count}}',
  'mixed-geometry-polygons-only': 'Of mixed geometry only the polygons are taken: {{count}}',
  'no-area': 'No polygons, in no area: {{count}}',
  'ring-reversed': 'Direction of rings made uniform: {{count}} shapes',
  'duplicate-vertices': 'Repeated vertices left out: {{count}} shapes',
  'ring-unclosed': 'Unclosed rings closed: {{count}} shapes',
  'zero-area-ring': 'Rings that enclose nothing left out: {{count}} shapes',
  'too-few-vertices': 'Rings of too few vertices left out: {{count}} shapes',
  'self-intersection': 'Self-intersecting, repaired: {{count}}',
  'hole-outside': 'Holes outside their shell, repaired: {{count}}',
  'parts-overlap': 'Overlapping parts, united: {{count}}',
  'coordinate-not-a-number': 'A coordinate is not a number, refused: {{count}}',
  'coordinate-outside-degrees': 'A coordinate is beyond degrees, refused: {{count}}',
  'coordinate-beyond-plane': 'Too far from the district, refused: {{count}}',
  'no-polygon': 'No polygon, refused: {{count}}',
  'zero-area': 'No area, refused: {{count}}',
  'too-many-vertices': 'Too many vertices, refused: {{count}}',
  'too-complex': 'Too many self-intersections, refused: {{count}}',
  'repair-failed': 'Beyond repair, refused: {{count}}',
  'outside-plane': 'Farther than 3° from the central meridian, no planar area: {{count}}',
  ...pointsEn.note,
  ...binaryEn.note,
  ...drawingEn.note,
  ...writingEn.note,
  ...serviceEn.note,
  ...placingEn.note,
};

/** What goes wrong with files that bring layers, tables or tracks, and what their readers tell: loaded where such files are opened. */
export const filesEn = {
  error: {
    ...readersEn,
    ...pointsEn.error,
    ...binaryEn.error,
    ...drawingEn.error,
    ...writingEn.error,
    ...serviceEn.error,
    ...placingEn.error,
    ...stepTableEn.error,
  } as Record<string, string>,
  note: notes,
  trackImport: trackImportEn,
  knownPoint: knownPointEn,
};
