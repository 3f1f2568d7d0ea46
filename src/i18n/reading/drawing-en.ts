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
    'dwg-file':
      'This is a DWG drawing, which cannot be read. Save it as DXF (text) in the CAD program, or export it as Shapefile.',
    'dxf-binary': 'This is a binary DXF. Save it as DXF in text form (ASCII) in the CAD program.',
    'dxf-syntax': 'A DXF group code (a number) should stand here, not “{{found}}”. Save the drawing as DXF again.',
    'dxf-truncated': 'The DXF breaks off; the file is incomplete. Transfer it again, or save it again.',
    'dxf-no-entities': 'The DXF has no part with entities (ENTITIES). Save the whole drawing again in the CAD program.',
    'dxf-too-many-inserts':
      'Its nested blocks come to more than {{limit}} entities; reading was refused. Export only the layers you need.',
    'dxf-too-many-vertices':
      'Its curves and blocks come to more than {{limit}} vertices; reading was refused. Export only the layers you need.',
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
    'dxf-units-scaled': 'The drawing’s unit is {{detail}}; coordinates were converted to metres',
    'dxf-units-contradicted':
      'The drawing says {{detail}} (most likely its template’s), but its coordinates are metres already; read as metres',
    'dxf-units-ignored': 'The drawing’s unit {{detail}} was not converted; coordinates are read as they stand',
    'dxf-arcs-flattened': '{{count}} circular or elliptic arcs became lines within 1 mm that enclose the same area',
    'dxf-splines-flattened': '{{count}} splines became lines within 1 mm',
    'dxf-polylines-closed': '{{count}} polylines are not marked as closed but end where they begin; read as polygons',
    'dxf-hatches-as-polygons':
      'Boundaries of {{count}} hatches read as polygons; where the outline is drawn as well, a parcel has two of them',
    'dxf-text-boxes-ignored': 'Gaps that hatches leave for texts are no holes: {{count}}',
    'dxf-tilted': '{{count}} entities lie in a tilted plane; read as seen from above',
    'dxf-blocks-expanded': 'Block references expanded: {{count}}',
    'dxf-block-missing': 'Blocks without definition left out: {{count}}',
    'dxf-block-in-itself': 'Blocks that contain themselves, or are nested too deep, left out: {{count}}',
    'dxf-external-reference':
      'External references are not in this file and were left out: {{count}}. Bind them in the CAD program if you need them',
    'dxf-paper-space-left-out': 'Entities of paper space (layouts) left out: {{count}}',
    'dxf-annotations-left-out': 'Dimensions, pictures, construction lines and the like left out: {{count}}',
    'dxf-texts-as-labels': '{{count}} polygons hold exactly one text, which stands in the column “文字”',
    'dxf-labels-ambiguous': '{{count}} polygons hold several texts; which is the number cannot be told, their “文字” stays empty',
    'dxf-labels-given-up': 'The drawing is too crowded: {{count}} polygons were not searched for texts',
    'dxf-texts-left-out': 'Texts that number no parcel left out: {{count}}',
  },
};
