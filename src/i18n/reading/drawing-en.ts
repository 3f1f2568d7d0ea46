/** Errors and notes about GeoPackage and DXF. */
export const drawingEn = {
  error: {},
  note: {},
};
