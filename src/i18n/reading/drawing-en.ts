/** Errors and notes about files of several layers, GeoPackage and DXF. */
export const drawingEn = {
  error: {
    'source-layer-unknown': 'The file has no layer “{{layer}}”. It has: {{layers}}.',
    'layers-differ':
      'The layers of the file are in different coordinate systems ({{layers}}) and cannot be imported together. Choose one of them.',
  },
  note: {},
};
