/** Errors and notes about coordinate systems. */
export const placingZh = {
  error: {
    'crs-unsure': '坐标系不能确定：请指明坐标系。',
  },
  note: {},
};
