/** Errors and notes about Shapefile and FlatGeobuf. */
export const binaryEn = {
  error: {},
  note: {},
};
