/** Why a field package cannot be made, read or put in the place of what a device holds. */
export const fieldPackageZh = {
  error: {
    'field-person-missing': '请填写外业包给谁使用。',
    'field-expired-already': '到期日 {{expiresOn}} 早于今天。',
    'field-too-long': '外业包最长使用 {{days}} 天，最晚到 {{latest}}。',
    'field-area-empty': '范围里没有面积：请重新选择或绘制。',
    'field-area-too-large': '范围约 {{km2}} 平方公里，超过 {{most}} 平方公里的上限：请缩小范围，或分成几个外业包。',
    'field-malformed': '外业包的说明（{{member}}）无法识别，不能确定它可以用到哪天，因此没有打开。请让内业重新制作。',
    'field-altered': '外业包前后说法不一致（{{member}}），可能被改动过，因此没有打开。请让内业重新制作。',
    'field-plane-differs':
      '这个外业包里“{{name}}”的投影平面与本机已有的不同，面积和界线会对不上，因此没有打开。请向内业核对；确实要换，请先送达记录，再从本机删除现有的外业包。',
    'field-early': '这个外业包写明制作于 {{madeOn}}，晚于本机的日期，没有打开。请检查手机的日期，或让内业重新制作。',
    'field-none': '这个文件是整个区县，不是外业包：手机上只打开外业包。请让内业用“给巡查准备外业包”制作。',
    'field-whole-here': '这台设备上有“{{name}}”整个区县的数据。',
    'field-diverged':
      '这台设备上“{{name}}”的记录与外业包的来源不一致，无法确认替换后不会丢失，因此没有打开。请先导出并从本机删除该片区。',
    'field-older': '这个外业包（{{madeOn}} 制作）比本机已有的（{{keptOn}} 制作）旧，没有打开。',
    'field-other-person': '本机还有“{{name}}”的 {{count}} 条未送达的记录：请先导出，再打开给别人的外业包。',
    'field-unsent-only': '外业包里的数据已清除；您的 {{count}} 条未送达的记录还在本机，请先送达。',
    'field-expired': '这个外业包用到 {{expiresOn}} 为止，已经过期，没有打开。请让内业重新制作。',
    'field-for-patrol': '这是给“{{name}}”的外业包：请在手机的巡查页面打开。',
    'field-origin': '只能从本站的地址打开外业包。',
  },
};
