import type { PlannerTexts } from './planner-zh.ts';
import { workspaceEn } from './planner/workspace-en.ts';
import { dayFieldsEn } from './planner/day-fields-en.ts';
import { casesEn } from './planner/cases-en.ts';
import { deskEn } from './planner/desk-en.ts';
import { keepingEn } from './planner/keeping-en.ts';
import { importingEn } from './planner/importing-en.ts';
import { importReportEn } from './planner/import-report-en.ts';
import { tablesEn } from './planner/tables-en.ts';
import { inspectionEn } from './planner/inspection-en.ts';
import { measuringEn } from './planner/measuring-en.ts';
import { footprintEn } from './planner/footprint-en.ts';
import { cartographyEn } from './planner/cartography-en.ts';
import { viewsEn } from './planner/views-en.ts';
import { bulkEn } from './planner/bulk-en.ts';
import { itemsEn } from './planner/items-en.ts';
import { calendarEn } from './planner/calendar-en.ts';
import { settingsEn } from './planner/settings-en.ts';
import { editingEn } from './planner/editing-en.ts';
import { findingsEn } from './planner/findings-en.ts';
import { noticesEn } from './planner/notices-en.ts';
import { noticeTemplatesEn } from './notices/templates-en.ts';
import { exportingEn } from './planner/exporting-en.ts';
import { fieldMakingEn } from './planner/field-making-en.ts';
import { outboxImportEn } from './planner/outbox-en.ts';
import { historyEn } from './planner/history-en.ts';
import { certificateEn } from './planner/certificate-en.ts';
import { explainingEn } from './planner/explaining-en.ts';

export const plannerEn: PlannerTexts = {
  ...workspaceEn,
  newDistrict: {
    create: 'New district',
    createHint:
      'Give a name and a time zone, then add the first layer: the plane is proposed from where it lies, and can be changed.',
    name: 'Name of the district',
    timeZone: 'Time zone',
    meridian: 'Central meridian (degrees)',
    origin: 'Origin (east {{east}} km, north {{north}} km)',
    planeProposed: 'Proposed from the first layer: {{zone}}',
    firstLayer: 'First layer',
    createAction: 'Create',
    placeUnsure: 'The file does not say its coordinate system clearly: choose its place first, then a plane can be proposed.',
  },
  dayField: dayFieldsEn,
  dayBounds: { most: '“{{field}}” cannot be later than {{day}}.', least: '“{{field}}” cannot be before {{day}}.' },
  cases: casesEn,
  desk: deskEn,
  keeping: keepingEn,
  import: importingEn,
  importReport: importReportEn,
  tables: tablesEn,
  inspection: inspectionEn,
  measuring: measuringEn,
  footprint: footprintEn,
  cartography: cartographyEn,
  views: viewsEn,
  bulk: bulkEn,
  items: itemsEn,
  calendar: calendarEn,
  settings: settingsEn,
  editing: editingEn,
  findings: findingsEn,
  notices: noticesEn,
  noticeTemplates: noticeTemplatesEn,
  history: historyEn,
  exporting: exportingEn,
  fieldMaking: fieldMakingEn,
  outboxImport: outboxImportEn,
  certificate: certificateEn,
  explain: explainingEn,
};
