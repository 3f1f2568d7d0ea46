/** Errors and notes about boundary-point files and tables of coordinates. */
export const pointsEn = {
  error: {},
  note: {},
};
