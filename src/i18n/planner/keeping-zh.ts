export const keepingZh = {
  title: '本机保存',
  persisted: '浏览器已承诺长期保留，不会自行清除。',
  mayBeCleared: '空间紧张时浏览器可能清除本机数据；请定期导出区县文件。',
  askToPersist: '请浏览器长期保留',
  room: '已用 {{used}}，还可用约 {{available}}',
  news: '另一个标签页记下了 {{count}} 项变动，这里已经更新。',
  full: {
    title: '本机空间不足，没有保存',
    what: '刚才的内容没有保存，也没有保存一半；表单里填的还在，以前保存的都在。腾出空间后再提交一次即可。',
    export: '先把区县导出成文件，放到别的盘或 U 盘，以防万一：',
    remove: '移除本机上不用的其他区县（先确认它们另有备份）：',
    removeOne: '移除“{{name}}”',
    removeSurely: '确定移除“{{name}}”',
    removed: '已移除“{{name}}”，可以回去再提交。',
    free: '或删除本机其他文件，给浏览器腾出空间。',
    back: '回去再提交',
  },
};
