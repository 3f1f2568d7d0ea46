/** The area certificate. */
export const certificateEn = {
  title: 'Area certificate',
};
