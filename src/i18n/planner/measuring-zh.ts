export const measuringZh = {
  title: '量算',
};
