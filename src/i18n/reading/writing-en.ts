import type { writingZh } from './writing-zh.ts';

export const writingEn: typeof writingZh = {
  error: {
    'write-crs-unknown':
      'Files cannot be written in the system "{{crs}}". There are EPSG:4490, EPSG:4326 and the Gauss-Krüger zones of CGCS2000, such as EPSG:4527.',
    'write-crs-degrees':
      'This format holds longitude and latitude only, not "{{crs}}". Leave the system out, or take another format.',
    'write-crs-plane':
      'This format holds coordinates of a plane only, not "{{crs}}". Take a Gauss-Krüger zone such as EPSG:4527.',
    'write-outside-plane':
      'The data lies {{degrees}}° from the central meridian of "{{crs}}": areas and shapes would not be true there. Take the zone that the data lies in.',
    'write-crs-unnamed':
      'This format names its system by a number, and "{{crs}}" has none. Take degrees, a zone of the register, or Shapefile or GeoPackage.',
    'write-no-plots': 'No feature has a geometry: there is no boundary-point file to write.',
    'write-no-polygons': 'No feature has an area: there are no map tiles to write.',
    'write-too-many-rows': '{{rows}} rows are more than a spreadsheet holds ({{limit}}). Filter them first, or take CSV.',
    'export-layer-gone': 'This layer has been withdrawn: there is nothing to export. Choose a layer again.',
    'export-not-public':
      'Parcels, red lines and records are not exported for the public: an outline with a number is somebody’s home. Publish the page of statistics, or choose leaders or the office.',
    'convert-format-unknown': 'Nobody knows what format "{{format}}" is. There are: {{known}}.',
    'convert-same-file': 'Input and output are the same file: {{file}}. Give another name; the source is never overwritten.',
  },
  note: {
    'export-fields-left-out':
      'Fields left out for this audience: {{count}}. Names, remarks and the source’s own fields stay in the office',
    'write-crs-changed': 'Coordinates changed to degrees: {{detail}}',
    'write-without-place': 'Features with a vertex that has no place, written without geometry: {{count}}',
    'write-without-geometry': 'Features without geometry, values alone written: {{count}}',
    'write-without-geometry-left-out': 'Features without geometry, which this format cannot hold, left out: {{count}}',
    'write-id-as-column': 'Ids of the features written as a column: {{detail}}',
    'write-mixed-as-text': 'Columns of both numbers and texts, written as text: {{count}}',
    'write-columns-left-out': 'Columns that this format has no place for, left out: {{count}} ({{detail}})',
    'write-names-cut': 'Field names of more than 10 bytes, cut (full names in the readme of the archive): {{count}}',
    'write-names-changed': 'Field names that differ from another in case alone, changed: {{count}}',
    'write-texts-cut': 'Texts longer than the format allows, cut: {{count}}',
    'write-blanks-cut': 'Texts with blanks or zero characters at the end that this format does not keep: {{count}}',
    'write-empty-as-null': 'Empty texts, which this format cannot tell from no value: {{count}}',
    'write-values-left-out': 'Values beyond what one entity can carry, left out: {{count}}',
    'write-characters-missing':
      'Characters that GBK does not have, written as question marks: {{count}} (first: {{detail}}). UTF-8 has them',
    'write-characters-replaced': 'Characters that no text file can hold, replaced: {{count}} (first: {{detail}})',
    'write-zero-characters':
      'Texts with a zero character, of which other programs show only what stands before it: {{count}} (first: {{detail}})',
    'write-separators-replaced': 'Texts whose commas, @ or line ends would break the format, written with others: {{count}}',
    'write-kinds-split': 'Features of points, lines and polygons together, written apart: {{count}}',
    'write-kinds-apart': 'Points, lines and polygons written to a file each: {{detail}}',
    'write-parts-apart': 'Features of several parts, written as an entity each with the same values: {{count}}',
    'write-holes-as-rings': 'Holes written as closed lines of their own, on the layer _HOLE: {{count}}',
    'write-polygons-as-tracks': 'Polygons written as closed tracks, since GPX has no polygons: {{count}}',
    'write-values-in-description': 'Columns written into the description: {{count}} ({{detail}})',
    'write-cells-guarded': 'Cells marked as text, so that no spreadsheet runs or shortens them: {{count}}',
    'write-other-than-polygons-left-out': 'Features without an area, not in the map tiles: {{count}}',
    'write-geometry-left-out': 'Geometries too long for a cell, left out: {{count}}',
  },
};
