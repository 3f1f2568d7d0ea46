/** English texts for a count of one, beside those for any other; found by i18next before them. Chinese has no such form. */
export const filesOneEn = {
  note: {
    'altitude-dropped_one': 'Altitudes play no part in measuring and were left out: {{count}} vertex',
    'line-almost-closed_one': '{{count}} line almost closes and may be meant as a parcel; read as a line all the same',
    'line-closed_one': '{{count}} line closes and may be meant as a parcel; read as a line all the same',
    'linear-ring-as-line_one': '{{count}} linear ring read as a line',
    'ring-reversed_one': 'Direction of rings made uniform: {{count}} shape',
    'duplicate-vertices_one': 'Repeated vertices left out: {{count}} shape',
    'ring-unclosed_one': 'Unclosed rings closed: {{count}} shape',
    'zero-area-ring_one': 'Rings that enclose nothing left out: {{count}} shape',
    'too-few-vertices_one': 'Rings of too few vertices left out: {{count}} shape',
    'point-count-differs_one': 'The stated number of points differs from those there (stated / found): {{count}} plot',
    'rings-closed_one':
      'The last point is not the first; the ring was closed (length of that side, in units of the coordinates): {{count}} ring',
    'rows-joined-to-ring_one':
      'The rows were joined to one ring in the order of their numbers: {{count}} row. If they are separate points, choose one feature a row',
    'formulas-without-value_one':
      'Formulas without a computed value, read as blank: {{count}} cell. Open and save the workbook once',
    'digits-lost_one':
      'Numbers of more than 15 digits were rounded by the spreadsheet, their last digits cannot be trusted: {{count}} cell. Keep codes as text',
    'measures-dropped_one': 'Measures (M) take no part in measuring and are left out: {{count}} vertex',
    'trailing-bytes-ignored_one': 'Superfluous content at the end of the file, not read: {{count}} byte',
    'attributes-damaged_one': 'Damaged attributes, not read completely: {{count}} feature',
    'gpkg-tiles-left-out_one': 'Raster tiles left out: {{count}} table',
    'gpkg-srs-differs_one': '{{count}} geometry carries another system number than its layer; read by the layer’s',
    'dxf-arcs-flattened_one': '{{count}} circular or elliptic arc became lines within 1 mm that enclose the same area',
    'dxf-splines-flattened_one': '{{count}} spline became lines within 1 mm',
    'dxf-polylines-closed_one': '{{count}} polyline is not marked as closed but ends where it begins; read as a polygon',
    'dxf-hatches-as-polygons_one':
      'Boundaries of {{count}} hatch read as polygons; where the outline is drawn as well, a parcel has two of them',
    'dxf-tilted_one': '{{count}} entity lies in a tilted plane; read as seen from above',
    'dxf-texts-as-labels_one': '{{count}} polygon holds exactly one text, which stands in the column “文字”',
    'dxf-labels-ambiguous_one':
      '{{count}} polygon holds several texts; which is the number cannot be told, its “文字” stays empty',
    'dxf-labels-given-up_one': 'The drawing is too crowded: {{count}} polygon was not searched for texts',
    'service-axes-suspected_one':
      'Within the district only with latitude and longitude exchanged: {{count}} feature. Check it on the map',
  },
  trackImport: {
    untimed_one: '{{count}} point without a time was left out.',
    future_one: '{{count}} point from the future was left out.',
    unplaced_one: '{{count}} point without a readable position was left out.',
    alone_one: '{{count}} segment of a single point was left out.',
    overlapping_one: '{{count}} point at the same time as another track was left out.',
    reordered_one: '{{count}} point was put in order of time.',
  },
};
