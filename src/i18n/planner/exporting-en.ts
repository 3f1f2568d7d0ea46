import type { TextTree } from '../zh-CN.ts';
import type { exportingZh } from './exporting-zh.ts';

export const exportingEn: TextTree<typeof exportingZh> = {
  title: 'Export shapes and attributes',
  open: 'Export…',
  openLayer: 'Export layer',
  what: '“{{name}}”, {{features}} features, as of {{day}}.',
  format: 'Format',
  formats: {
    geojson: { name: 'GeoJSON', what: 'For the web and scripts; names and types whole' },
    shapefile: { name: 'Shapefile (zip)', what: 'For ArcGIS and most others; names of 10 bytes' },
    xlsx: { name: 'XLSX spreadsheet', what: 'For ledgers; codes are text, dates are dates' },
    csv: { name: 'CSV text table', what: 'Any program reads it; shapes in a column WKT' },
    'boundary-points': { name: 'Boundary-point TXT', what: 'The exchange format of boundary surveys' },
    kml: { name: 'KML', what: 'To look at in Google Earth or Ovital' },
    dxf: { name: 'DXF', what: 'For CAD; values as extended data' },
    geopackage: { name: 'GeoPackage', what: 'For QGIS and others; one file, types whole' },
    flatgeobuf: { name: 'FlatGeobuf', what: 'For large data; types whole' },
    gpx: { name: 'GPX', what: 'For handhelds; polygons become tracks' },
  },
  system: 'Coordinates',
  systems: { plane: 'Plane (metres)', degrees: 'Longitude, latitude' },
  fixed: { degrees: 'This format holds longitude and latitude only.', plane: 'This format holds plane coordinates only.' },
  encoding: 'Encoding of texts',
  audience: 'For whom',
  audiences: {
    planner: { name: 'The office', what: 'Every field, names of holders among them. Keep the file inside.' },
    leader: { name: 'Leaders', what: 'Without names, remarks and the source’s own fields: they are not in the file at all.' },
    public: {
      name: 'The public',
      what: 'Reference layers only; parcels, red lines and records are not exported for the public.',
    },
  },
  make: 'Export',
  making: 'Exporting',
  saved: '{{name}} saved: {{features}} features, {{crs}}, {{size}} MB',
  renamed: 'Fields with another name: {{count}}',
  renamedTo: '{{from}} → {{to}}',
  field: {
    parcelNo: 'parcel_no',
    landUse: 'land_use',
    tenure: 'tenure',
    holder: 'holder',
    unit: 'unit',
    stated_cm2: 'stated_m2',
  },
};
