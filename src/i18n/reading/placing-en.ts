/** Errors and notes about coordinate systems. */
export const placingEn = {
  error: {
    'crs-unsure': 'The coordinate system is not certain: say which it is.',
  },
  note: {},
};
