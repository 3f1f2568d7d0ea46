/** The field package on a phone. */
export const packageZh = {
  title: '外业包',
  none: '本机没有外业包，现在用的是打开的区县“{{name}}”。外业请打开内业为您制作的外业包。',
  for: '给谁使用',
  made: '制作于',
  age_one: '{{count}} 天前',
  age_other: '{{count}} 天前',
  expires: '可用到',
  unsent: '未送达的记录',
  open: '打开外业包…',
  openNewer: '打开更新的外业包…',
  opening: '正在打开外业包',
  opened: '外业包已保存在本机。您未送达的记录 {{unsent}} 条，都还在；已送达 {{arrived}} 条。',
  whole:
    '这台设备上有“{{name}}”整个区县的数据。换成外业包后，这里只留下外业包里的范围，和制作外业包以后在这里记下的内容。办公室的电脑请不要这样做；要换，请先导出备份。',
  replaceWhole: '换成外业包',
  keepWhole: '保留整个区县',
  soon: '外业包用到 {{expiresOn}}，请尽快让内业制作新的。',
  ownStays: '您的 {{count}} 条未送达的记录还在。',
  erased: {
    expired:
      '外业包用到 {{expiresOn}} 为止，已于 {{on}} 从本机清除：宗地、红线、案件和已有发现都看不到了。仍可标记新发现。请让内业制作新的外业包。',
    lost: '浏览器于 {{on}} 丢掉了外业包；您的记录已从另存的一份放回。仍可标记新发现。请重新打开外业包。',
    deleted: '外业包已于 {{on}} 从本机删除。仍可标记新发现。',
  },
  short: { expired: '外业包已过期', deleted: '外业包已删除', lost: '请重新打开外业包' },
  emptied: '浏览器丢掉了“{{name}}”的宗地、红线和别人的记录；您自己的记录已放回。请重新打开区县文件或外业包。',
  emptiedHow:
    '区县文件请向办公室要：在办公室的电脑上打开这个区县，从左上角菜单“导出”，把 .chidu 文件传到这台设备，再在这里打开。您的记录会接在它后面，一条不少。',
  openEither: '打开区县文件或外业包…',
  emptiedShort: '请重新打开区县',
  delete: '从本机删除外业包',
  deleteAll: '本机上的宗地、红线、案件和您已送达的记录都会删除。',
  deleteButOwn: '外业包里的内容会删除；您的 {{count}} 条未送达的记录和照片留在本机。',
  deleteSurely: '删除',
};
