/** Errors and notes about GeoPackage and DXF. */
export const drawingZh = {
  error: {},
  note: {},
};
