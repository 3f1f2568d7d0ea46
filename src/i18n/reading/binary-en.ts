/** Errors and notes about Shapefile and FlatGeobuf. */
export const binaryEn = {
  error: {
    'shapefile-without-shp':
      'The shapes are in the .shp file, without which nothing can be read. Choose {{missing}} together with the others, or put all into one zip.',
    'shapefile-header': 'This is no Shapefile (its header does not fit). Export it again.',
    'shapefile-truncated':
      'The .shp is incomplete: everything from record {{record}} on is missing. Transfer or export it again.',
    'shapefile-damaged':
      'The .shp is damaged at record {{record}}, and what follows cannot be read reliably. Export it again from the program it came from.',
    'dbf-damaged': 'The attribute table (.dbf) is damaged. Export it again; for the shapes alone choose only the .shp and .prj.',
    'polygon-too-complex':
      'A shape has too many rings inside one another ({{rings}}) to tell shells from holes in reasonable time. Split it in the program it came from.',
    'flatgeobuf-version':
      'This is version {{version}} of FlatGeobuf; only versions 2 and 3 can be read. Export it again with newer software.',
    'flatgeobuf-header': 'The header of the FlatGeobuf file is damaged. Transfer or export it again.',
    'flatgeobuf-truncated':
      'The FlatGeobuf file is incomplete: everything from feature {{feature}} on is missing. Transfer or export it again.',
  },
  note: {
    'dropped-damaged-record': 'Damaged records, not read: {{count}}',
    'dropped-deleted-record': 'Marked as deleted in the attribute table, not read: {{count}}',
    'null-geometry': 'Without geometry, only the attributes are kept: {{count}}',
    'measures-dropped': 'Measures (M) take no part in measuring and are left out: {{count}} vertices',
    'rings-wound-otherwise':
      'The winding of rings contradicts which lies in which; shells and holes were told apart by the latter. Please check: {{count}}',
    'header-length-wrong': 'The header states a wrong length; there are as many records as rows of attributes, and all were read',
    'trailing-bytes-ignored': 'Superfluous content at the end of the file, not read: {{count}} bytes',
    'attributes-missing': 'The .dbf is missing: no attributes',
    'projection-missing': 'The .prj is missing: nothing says the coordinate system',
    'shapes-without-attributes': 'The attribute table has fewer rows than there are shapes; without attributes: {{count}}',
    'attributes-without-shape': 'The attribute table has more rows than there are shapes; rows not read: {{count}}',
    'attributes-damaged': 'Damaged attributes, not read completely: {{count}} features',
    'field-names-changed': 'Fields renamed because their name was empty or taken: {{count}}',
    'memo-fields-ignored': 'Memo fields, whose content is in another file, not read: {{count}}',
    'binary-values-ignored': 'Binary values, not read: {{count}}',
    'texts-cut': 'Texts longer than their field, half a character at the end left out: {{count}}',
    'texts-undecodable': 'Some texts do not fit the encoding; what cannot be read is shown as �: {{count}}',
    'encoding-declared-wrong': 'The declared text encoding does not fit the content, which decided instead; please check',
  },
};
