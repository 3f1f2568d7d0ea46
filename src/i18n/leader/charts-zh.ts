/** Charts for people who look: the weeks by zones, the week's steps, zones on one scale, a map in classes. */
export const chartsZh = {
  title: '图表',
};
