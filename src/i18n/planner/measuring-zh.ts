export const measuringZh = {
  title: '量算',
  crossing: '自相交',
};
