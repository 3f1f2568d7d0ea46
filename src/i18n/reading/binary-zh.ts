/** Errors and notes about Shapefile and FlatGeobuf. */
export const binaryZh = {
  error: {},
  note: {},
};
