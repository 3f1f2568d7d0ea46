export const noticesZh = {
  title: '文书',
};
