import type { TextTree } from './zh-CN.ts';
import { workspaceZh } from './planner/workspace-zh.ts';
import { dayFieldsZh } from './planner/day-fields-zh.ts';
import { casesZh } from './planner/cases-zh.ts';
import { deskZh } from './planner/desk-zh.ts';
import { keepingZh } from './planner/keeping-zh.ts';
import { importingZh } from './planner/importing-zh.ts';
import { importReportZh } from './planner/import-report-zh.ts';
import { tablesZh } from './planner/tables-zh.ts';
import { inspectionZh } from './planner/inspection-zh.ts';
import { measuringZh } from './planner/measuring-zh.ts';
import { footprintZh } from './planner/footprint-zh.ts';
import { cartographyZh } from './planner/cartography-zh.ts';
import { viewsZh } from './planner/views-zh.ts';
import { bulkZh } from './planner/bulk-zh.ts';
import { itemsZh } from './planner/items-zh.ts';
import { calendarZh } from './planner/calendar-zh.ts';
import { settingsZh } from './planner/settings-zh.ts';
import { editingZh } from './planner/editing-zh.ts';
import { findingsZh } from './planner/findings-zh.ts';
import { noticesZh } from './planner/notices-zh.ts';
import { noticeTemplatesZh } from './notices/templates-zh.ts';
import { exportingZh } from './planner/exporting-zh.ts';
import { fieldMakingZh } from './planner/field-making-zh.ts';
import { outboxImportZh } from './planner/outbox-zh.ts';
import { historyZh } from './planner/history-zh.ts';
import { certificateZh } from './planner/certificate-zh.ts';
import { explainingZh } from './planner/explaining-zh.ts';

/** The texts that only the planner's desk shows: a phone on patrol does not load them. */
export const plannerZh = {
  ...workspaceZh,
  newDistrict: {
    create: '新建区县',
    createHint: '给出名称和时区，再放入第一个图层；坐标平面按该图层的位置提出，可以修改。',
    name: '区县名称',
    timeZone: '时区',
    meridian: '中央子午线（度）',
    origin: '原点（东 {{east}} km，北 {{north}} km）',
    planeProposed: '按第一个图层的位置提出：{{zone}}',
    firstLayer: '第一个图层',
    createAction: '新建',
    placeUnsure: '文件没有说清坐标系：先选定它的位置，区县的平面才能提出。',
  },
  dayField: dayFieldsZh,
  dayBounds: { most: '“{{field}}”不能晚于 {{day}}。', least: '“{{field}}”不能早于 {{day}}。' },
  cases: casesZh,
  desk: deskZh,
  keeping: keepingZh,
  import: importingZh,
  importReport: importReportZh,
  tables: tablesZh,
  inspection: inspectionZh,
  measuring: measuringZh,
  footprint: footprintZh,
  cartography: cartographyZh,
  views: viewsZh,
  bulk: bulkZh,
  items: itemsZh,
  calendar: calendarZh,
  settings: settingsZh,
  editing: editingZh,
  findings: findingsZh,
  notices: noticesZh,
  noticeTemplates: noticeTemplatesZh,
  history: historyZh,
  exporting: exportingZh,
  fieldMaking: fieldMakingZh,
  outboxImport: outboxImportZh,
  certificate: certificateZh,
  explain: explainingZh,
};

/** The shape every language must fill for the desk. */
export type PlannerTexts = { [K in keyof typeof plannerZh]: TextTree<(typeof plannerZh)[K]> };
