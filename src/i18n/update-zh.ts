export const updateZh = {
  title: '应用更新',
  waiting: '尺度有新版本。更新不会丢失本机的记录。',
  elsewhere: '另一个窗口已换用新版本，请重新载入本页。',
  held: '另一个窗口正在标记或巡查，结束后再更新。',
  take: '现在更新',
  later: '以后',
};
