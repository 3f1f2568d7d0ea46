/** What can stand between a device and its team's server, and what a person has to choose: `error.<code>`. */
export const syncZh = {
  'team-diverged':
    '本机的区县记录与服务器的不是同一份（从第 {{seq}} 条起不同）：可能服务器恢复了较早的备份。本机的记录都在，请联系管理员，不要删除本机数据。',
  'links-withheld': '当前账号不能读取本区县的全部记录。外业请先装入外业包；其他岗位请联系管理员。',
  'merge-needed': '同一条记录别人也改过（{{fields}}）。涉及金额、状态或图形的改动不会自动合并，请选择以哪一份为准。',
  'entity-changed-elsewhere': '办公室在此期间改过这条记录（现为第 {{version}} 版）。请选择：仍按本机的上报，或放弃本机的改动。',
  'team-not-here': '这个网址的服务器没有当前区县。',
};
