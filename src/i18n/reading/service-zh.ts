/** Errors and notes about services that layers are fetched from. */
export const serviceZh = {
  error: {
    'service-address': '“{{address}}”不是服务地址。请填写以 http:// 或 https:// 开头的地址，不要带用户名和密码。',
    'service-origin': '设置里没有允许从 {{origin}} 取数据。由管理员允许这个来源后再试。',
    'service-unreachable':
      '连不上 {{origin}}。可能是：网络不通；服务转到了别的地址；服务不允许网页读取（CORS）；或本系统的服务器没有放行这个来源（ALLOWED_ORIGINS）。',
    'service-refused': '服务拒绝提供数据（状态 {{status}}）。本系统只读取无需登录的服务。',
    'service-status': '服务没有给出数据（状态 {{status}}）：{{address}}',
    'service-not-json': '服务的回答不是 JSON：{{address}}。请核对地址是不是 OGC API 要素服务的首页。',
    'service-not-features': '这里没有要素集合：{{address}}。请核对地址是不是 OGC API 要素服务的首页。',
    'service-too-large': '服务给出的数据超过上限 {{limit}} 字节，未采用。请只取本区范围，或分几次取。',
    'service-too-many': '要素或页数超过上限 {{limit}}，未采用。请只取本区范围。',
    'service-slow': '服务在 {{seconds}} 秒内没有答完，未采用。请稍后再试。',
    'service-broke-off': '服务给了 {{features}} 个要素后中断（状态 {{status}}），不完整的数据未采用。请稍后再试。',
    'service-collection-unknown': '服务没有“{{collection}}”这个集合。请重新列出。',
  },
  note: {
    'service-next-moved': '服务的下一页指向别处（{{detail}}），已按原来的来源读取：{{count}} 次',
    'service-next-foreign': '服务的下一页指向别处（{{detail}}），没有跟去',
    'service-next-repeats': '服务的下一页又指回读过的一页，已停止翻页',
    'service-next-missing': '服务说还有要素却没有给出下一页，已按序号续读：{{count}} 次',
    'service-pages-repeat': '服务重复给出读过的要素（{{detail}}），已停止翻页',
    'service-features-repeated': '重复给出的要素，只取一次：{{count}} 个（第一个：{{detail}}）',
    'service-ids-not-unique': '标识相同而内容不同的要素，都已保留：{{count}} 个（第一个：{{detail}}）',
    'service-outside-bounds': '服务给出的范围外的要素，未采用：{{count}} 个',
    'service-count-differs': '服务给出的要素数与它自己说的不同：{{detail}}。可能不完整，请与提供方核对',
    'service-axes-suspected': '坐标对调后才落在本区：{{count}} 个要素，疑似先纬度后经度，请在图上核对',
    'service-coarse': '坐标只有 {{detail}} 位小数，误差在分米以上，不能当作测量成果',
    'service-crs-differs': '服务说坐标系是“{{detail}}”，请在图上核对位置',
  },
};
