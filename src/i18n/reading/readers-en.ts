/** What goes wrong with the content of a file that brings layers, tables or tracks. */
export const readersEn: Record<string, string> = {
  'import-missing': 'The file has to be read again. Choose it once more.',
  'nothing-admitted':
    'Not one shape could be admitted ({{refused}} refused). See the reading notes, mend the file and import it again.',
  'no-geometry': 'The file holds no shape with a position. Choose another file.',
  'kmz-without-kml': 'There is no KML in this archive.',
  'zip-of-district':
    'This is a .chidu file (a whole district, a field package or field work), not a layer. Open it from the menu of districts at the top left, or take field work in there.',
  'zip-several-files': 'The archive holds several files ({{names}}): unpack it and import them one by one.',
  'zip-nested': 'The archive holds another archive ({{name}}): unpack the outer one first.',
  'not-geojson': 'This is JSON but not GeoJSON (type “{{type}}”).',
  'ambiguous-object': 'The members of an object (type “{{type}}”) contradict each other: feature or geometry?',
  'ring-too-long':
    'A ring or line has more than {{limit}} vertices; not read. Split or thin it in the program that it comes from.',
  'too-many-columns': 'There are too many columns of attributes; not read. Export only the fields needed.',
  'crs-mixed': 'Parts of the file declare different coordinate systems. Split it.',
  'crs-unknown': 'Unknown coordinate system “{{crs}}”. Convert the file to longitude/latitude or CGCS2000 first.',
  'crs-unsupported':
    'The declared coordinate system “{{crs}}” is not supported. Convert the file to longitude/latitude or CGCS2000 first.',
  'crs-unverified-datum':
    '“{{crs}}” is Xi’an 1980 or Beijing 1954, whose shift is not public. Type in the parameters of the survey office, or accept it as “position not verified”.',
  'crs-coordinates-outside': 'The coordinates (such as {{example}}) lie outside “{{crs}}”. Check the coordinate system.',
  'not-metres': 'The coordinates (such as {{example}}) look like degrees, not metres of “{{crs}}”. Check the coordinate system.',
  'axes-swapped':
    'Declared as longitude/latitude, but the coordinates (such as {{example}}) have latitude first. Export the file with longitude first.',
  'not-degrees':
    'Declared as longitude/latitude, but the coordinates (such as {{example}}) look like metres. Export with the projected system named, or convert to longitude/latitude.',
  'xml-syntax': 'The XML is malformed ({{found}}). Export it again from the program it came from.',
  'xml-truncated': 'The XML ends midway: the file is incomplete. Transfer it again.',
  'xml-other-root': 'This is XML, but its root is “{{found}}” instead of “{{expected}}”.',
  'xml-entities-refused': 'The XML defines entities: possibly hostile, not read. Export it again from the program it came from.',
  'xml-too-large': 'The XML has more than {{limit}} characters. Split it.',
  'xml-feature-too-large':
    'One feature has more than {{elements}} XML elements or {{characters}} characters; not read. Split it in the program that it comes from.',
  'file-binary':
    'Not a format that can be read (the content is binary). Readable: boundary-point TXT, Shapefile (zip or loose parts), GeoPackage, FlatGeobuf, DXF, CSV, XLSX, GeoJSON, KML, KMZ, GPX, TCX, each also as .gz.',
  'format-unknown':
    'The format is not recognised. Readable: boundary-point TXT, Shapefile (zip or loose parts), GeoPackage, FlatGeobuf, DXF, CSV, XLSX, GeoJSON, KML, KMZ, GPX, TCX, each also as .gz.',
  'encoding-damaged': 'The text is not valid {{encoding}}. Save it as UTF-8 in the program it came from.',
  'encoding-unknown': 'Unknown text encoding “{{encoding}}”. Save it as UTF-8.',
  'nesting-too-deep':
    'Nested more than {{limit}} levels deep: possibly hostile, not read. Export it again from the program it came from.',
};
