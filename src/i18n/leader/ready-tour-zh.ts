/** A tour that is put together from the record by itself: its button, and the words of its stops. */
export const readyTourZh = {
  name: '{{district}} · {{day}}',
  make: '放映本周巡览',
  hint: '{{day}} 的数据，给{{audience}}看：总体、变化、卡点、领先、两违、依据，一问一站，自动编排。放映后可以修改、保存、分享。',
  making: '正在编排巡览',
  nothing: '这一天还没有可讲的数字。',
  standing: { title: '总体进度', text: '已签约 {{signed}}，{{left}}土地还没有交清。' },
  change: { title: '与上周相比', text: '一周化解 {{released}}，新增 {{entered}}；连同立案未销的，还有 {{after}}未化解。' },
  stuck: {
    title: '卡在哪里',
    line: '{{name}}还有 {{left}}没有交清，是各红线中最多的。',
    zone: '{{name}}还有 {{left}}没有交清，是各片区中最多的。',
  },
  ahead: { title: '谁在前：{{names}}', text: '{{names}}已交清 {{share}} 的土地，居各片区之首。' },
  builds: {
    title: '两违治理：{{name}}',
    most: '{{name}}核实为违法的还有 {{open}}没有结案，是各片区中最多的。',
    whole: '核实为违法的还有 {{open}}没有结案。',
    done: '核实为违法的都已结案。',
  },
  trust: {
    title: '数字从哪里来',
    text: '截至 {{day}}，依据第 {{seq}} 条记录。记录环环相扣，改动一条就会对不上。',
  },
};
