export const casesZh = {
  title: '案件',
};
