/** The field package on a phone. */
export const packageZh = {
  title: '巡查数据包',
  none: '本机没有巡查数据包，现在用的是打开的区县“{{name}}”。外业请打开内业为您制作的数据包。',
  for: '给谁使用',
  made: '制作于',
  age_one: '{{count}} 天前',
  age_other: '{{count}} 天前',
  expires: '可用到',
  unsent: '未送达的记录',
  open: '打开数据包…',
  openNewer: '打开更新的数据包…',
  opening: '正在打开数据包',
  opened: '数据包已保存在本机。您未送达的记录 {{unsent}} 条，都还在；已送达 {{arrived}} 条。',
  whole:
    '这台设备上有“{{name}}”整个区县的数据。换成数据包后，这里只留下数据包里的范围，和制作数据包以后在这里记下的内容。办公室的电脑请不要这样做；要换，请先导出备份。',
  replaceWhole: '换成数据包',
  keepWhole: '保留整个区县',
  soon: '数据包用到 {{expiresOn}}，请尽快让内业制作新的。',
  ownStays: '您的 {{count}} 条未送达的记录还在。',
  erased: {
    expired:
      '数据包用到 {{expiresOn}} 为止，已于 {{on}} 从本机清除：宗地、红线、案件和已有发现都看不到了。仍可标记新发现。请让内业制作新的数据包。',
    deleted: '数据包已于 {{on}} 从本机删除。仍可标记新发现。',
  },
  short: { expired: '数据包已过期', deleted: '数据包已删除' },
  delete: '从本机删除数据包',
  deleteAll: '本机上的宗地、红线、案件和您已送达的记录都会删除。',
  deleteButOwn: '数据包里的内容会删除；您的 {{count}} 条未送达的记录和照片留在本机。',
  deleteSurely: '删除',
};
