/** Why a file from the field, or the receipt for it, is refused. */
export const outboxZh = {
  error: {
    'outbox-damaged': '上报文件的记录损坏，读不出来，没有收下任何内容。请在手机上重新导出。',
    'outbox-malformed':
      '上报文件里有一条记录的内容（{{member}}）本程序不认识，没有收下任何内容。请更新程序，或在手机上重新导出。',
    'outbox-of-others': '这条记录属于另一个区县（{{found}}），文件像是拼接的，没有收下任何内容。',
    'outbox-repeated': '同一条记录（{{id}}）在文件里出现了两次，文件像是拼接的，没有收下任何内容。',
    'outbox-not-field-work': '文件里有不是外业记录的变更（{{type}}）：这类变更只能在办公室做，没有收下任何内容。',
    'outbox-other-device':
      '这条记录出自另一台设备（…{{found}}），文件是设备 …{{device}} 导出的，像是拼接的，没有收下任何内容。请从每台手机分别导出。',
    'outbox-recorded-ahead':
      '记录时间（{{recordedOn}}）晚于今天（{{today}}），没有收下。请核对手机的日期；手机时钟曾经走快的，到那一天再收这个文件。',
    'outbox-sidecar-differs':
      '照片随附的拍摄信息与记录写的不一致，这条记录没有收下。请在手机上重新导出；仍然如此，请与上报人核对。',
    'outbox-of-another-district': '这是“{{found}}”的上报文件，当前打开的是“{{open}}”。请先打开对应的区县。',
    'outbox-own': '这是本机自己导出的文件：里面的记录本机已有。要确认安全，请把文件交给另一台设备（办公室）收取。',
    'outbox-gone': '上报文件已不在等待列表里，请重新放入。',
    'outbox-change-altered': '同一编号的记录（{{id}}）这里已有，但内容不同：没有收下。请与上报人核对。',
    'outbox-photo-missing': '照片文件 {{name}}… 没有随文件带来，这条记录没有收下。请在手机上查看照片是否还在，再导出一次。',
    'receipt-unreadable': '这个文件不是回执，或已损坏。请向办公室重新索取回执。',
    'receipt-version': '回执的格式不是本程序认识的。请更新程序。',
    'receipt-damaged': '回执损坏或被改动，没有采用。请向办公室重新索取回执。',
    'receipt-of-another-district': '这是“{{found}}”的回执，当前打开的是“{{open}}”。',
    'receipt-own': '这是本机自己出的回执：只存在一台设备上不算安全。请用办公室那台设备出的回执。',
    'receipt-of-others': '回执里没有本机的记录：它是给另一台设备的。',
    'receipt-never-sent':
      '回执说已收到 {{count}} 条本机从未导出过的记录，不可能属实：整份回执没有采用，本机记录都在。请重新导出，再向办公室索取回执。',
    'receipt-hash-differs': '办公室收到的内容与本机记录不一致。请不要删除本机数据，再导出一次并告知办公室。',
    'receipt-photo-missing': '办公室没有收到照片文件 {{name}}…。请再导出一次。',
  },
};
