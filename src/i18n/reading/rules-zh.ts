/** Settings that no district can be read by: from the desk, or in a package that a phone opens. */
export const blockingZh = {
  error: {
    'setting-out-of-range': '设置“{{field}}”的值 {{found}} 不能采用：应在 {{least}} 到 {{most}} 之间，否则核查规则失去意义。',
    'setting-needed': '设置“{{field}}”不能缺少：没有它，面积和期限无从计算。',
    'setting-malformed': '设置“{{field}}”的内容（{{found}}）不能采用，请核对后重新填写。',
    'plane-fixed': '区县的投影面在建立时确定，不能再改：所有图层都以它的毫米坐标保存。',
    'time-zone-unknown': '没有“{{found}}”这个时区。',
  },
};
