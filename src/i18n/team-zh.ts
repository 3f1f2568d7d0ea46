/** Of a district that a team shares through a server. Loaded with the program that keeps both at the same. */
export const teamZh = {
  error: {
    'team-diverged':
      '本机的区县记录与服务器的不是同一份（从第 {{seq}} 条起不同）：可能服务器恢复了较早的备份。本机的记录都在，请联系管理员，不要删除本机数据。',
    'links-withheld': '当前账号不能读取本区县的全部记录。外业请先装入外业包；其他岗位请联系管理员。',
    'merge-needed': '同一条记录别人也改过（{{fields}}）。涉及金额、状态或图形的改动不会自动合并，请选择以哪一份为准。',
    'operation-reused': '服务器上已有同一编号但内容不同的记录，这条没有上报。请与同事核对。',
    'server-failed': '服务器处理这条记录时出错，已保留在本机，稍后再试。',
    'body-too-large': '这条记录太大，服务器不收。请联系管理员。',
    'change-malformed': '服务器不认识这条记录的内容（{{path}}）。请更新程序后再试。',
    'not-permitted': '当前账号不能上报这类记录，已保留在本机。请用有权限的账号登录。',
    'login-needed': '需要登录。记录都保留在本机，登录后自动上报。',
    'login-failed': '账号或密码不对。',
    'device-differs': '登录是在另一台设备上做的，请在本机重新登录。',
    'team-not-here': '这个网址的服务器没有当前区县。',
    'team-unreachable': '连不上服务器。记录都保留在本机，联网后自动上报。',
  },
};
