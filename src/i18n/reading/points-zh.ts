/** Errors and notes about boundary-point files and tables of coordinates. */
export const pointsZh = {
  error: {},
  note: {},
};
