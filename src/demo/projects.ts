import type { Regime } from '../core/register/red-line.ts';

/** How clearance on a red line goes. */
export type Pace = 'finished' | 'steady' | 'late' | 'new';

/** Where a red line runs: along a road or the river, round a point or over whole blocks near it, or round a village. */
export type Form =
  | { readonly road: string; readonly from: number; readonly to: number; readonly half_m: number }
  | { readonly river: true; readonly from: number; readonly to: number; readonly side: 1 | -1; readonly half_m: number }
  | { readonly at: readonly [number, number]; readonly radius_m: number; readonly blocks?: boolean }
  | { readonly village: number; readonly radius_m: number };

export interface Project {
  readonly zh: string;
  readonly en: string;
  readonly regime: Regime;
  readonly pace: Pace;
  /** Weeks before today that it was drawn; weeks from then to its deadline. */
  readonly weeksAgo: number;
  readonly weeksGiven: number;
  readonly form: Form;
  readonly revised?: true;
}

/** The projects of the demo; the first two overlap in the old town, 明市路 is revised. */
export const PROJECTS: readonly Project[] = [
  {
    zh: '旧埠街改扩建项目',
    en: 'Jiubu Street Widening',
    regime: 'state',
    pace: 'steady',
    weeksAgo: 70,
    weeksGiven: 78,
    form: { road: 'old-street', from: 0.5, to: 0.66, half_m: 19 },
  },
  {
    zh: '旧埠老街更新项目',
    en: 'Old Wharf Renewal',
    regime: 'state',
    pace: 'steady',
    weeksAgo: 62,
    weeksGiven: 74,
    form: { at: [-0.42, -1.52], radius_m: 185 },
  },
  {
    zh: '明市路改扩建项目',
    en: 'Mingshi Road Widening',
    regime: 'state',
    pace: 'late',
    weeksAgo: 76,
    weeksGiven: 66,
    form: { road: 'market', from: 0.36, to: 0.55, half_m: 25 },
    revised: true,
  },
  {
    zh: '滨河路改扩建项目',
    en: 'Riverside Road Widening',
    regime: 'state',
    pace: 'steady',
    weeksAgo: 66,
    weeksGiven: 80,
    form: { river: true, from: 0.57, to: 0.74, side: 1, half_m: 34 },
  },
  {
    zh: '澜溪东岸绿廊项目',
    en: 'Lanxi East Bank Greenway',
    regime: 'state',
    pace: 'finished',
    weeksAgo: 79,
    weeksGiven: 64,
    form: { river: true, from: 0.5, to: 0.68, side: -1, half_m: 22 },
  },
  {
    zh: '新汀中学扩建项目',
    en: 'Xinting School Extension',
    regime: 'state',
    pace: 'finished',
    weeksAgo: 74,
    weeksGiven: 56,
    form: { at: [1.1, -0.55], radius_m: 230, blocks: true },
  },
  {
    zh: '柳堤医院迁建项目',
    en: 'Liudi Hospital Relocation',
    regime: 'state',
    pace: 'late',
    weeksAgo: 60,
    weeksGiven: 50,
    form: { at: [0.85, -1.25], radius_m: 230, blocks: true },
  },
  {
    zh: '船坞产业园二期项目',
    en: 'Chuanwu Industrial Park, Phase 2',
    regime: 'collective',
    pace: 'steady',
    weeksAgo: 58,
    weeksGiven: 76,
    form: { at: [3.45, -1.35], radius_m: 330 },
  },
  {
    zh: '船坞路货运通道项目',
    en: 'Chuanwu Freight Corridor',
    regime: 'collective',
    pace: 'steady',
    weeksAgo: 52,
    weeksGiven: 70,
    form: { road: 'harbour', from: 0.3, to: 0.62, half_m: 30 },
  },
  {
    zh: '环屿路北段拓宽项目',
    en: 'Ring Road North Widening',
    regime: 'collective',
    pace: 'late',
    weeksAgo: 72,
    weeksGiven: 68,
    form: { road: 'ring', from: 0.62, to: 0.82, half_m: 27 },
  },
  {
    zh: '北垄路新建项目',
    en: 'Beilong Road Construction',
    regime: 'collective',
    pace: 'steady',
    weeksAgo: 48,
    weeksGiven: 66,
    form: { road: 'north-road', from: 0.32, to: 0.66, half_m: 24 },
  },
  {
    zh: '望霞路南段项目',
    en: 'Wangxia Road South',
    regime: 'collective',
    pace: 'finished',
    weeksAgo: 80,
    weeksGiven: 70,
    form: { road: 'east-road', from: 0.52, to: 0.7, half_m: 23 },
  },
  {
    zh: '云栈路提升项目',
    en: 'Yunzhan Road Upgrade',
    regime: 'collective',
    pace: 'steady',
    weeksAgo: 44,
    weeksGiven: 60,
    form: { road: 'west-road', from: 0.5, to: 0.72, half_m: 22 },
  },
  {
    zh: '城中一村更新项目',
    en: 'Village Renewal One',
    regime: 'collective',
    pace: 'steady',
    weeksAgo: 56,
    weeksGiven: 72,
    form: { village: 1, radius_m: 118 },
  },
  {
    zh: '滨海二村搬迁项目',
    en: 'Seaside Village Relocation',
    regime: 'collective',
    pace: 'late',
    weeksAgo: 54,
    weeksGiven: 46,
    form: { village: 4, radius_m: 112 },
  },
  {
    zh: '北垄三村更新项目',
    en: 'Village Renewal Three',
    regime: 'collective',
    pace: 'new',
    weeksAgo: 9,
    weeksGiven: 64,
    form: { village: 7, radius_m: 104 },
  },
  {
    zh: '澜汐大道西延项目',
    en: 'Lanxi Avenue West Extension',
    regime: 'collective',
    pace: 'steady',
    weeksAgo: 40,
    weeksGiven: 60,
    form: { road: 'east-west', from: 0.2, to: 0.4, half_m: 32 },
  },
  {
    zh: '中心变电站项目',
    en: 'Central Substation',
    regime: 'state',
    pace: 'finished',
    weeksAgo: 68,
    weeksGiven: 44,
    form: { at: [-1.25, -0.1], radius_m: 78 },
  },
  {
    zh: '东湾湿地公园项目',
    en: 'Dongwan Wetland Park',
    regime: 'collective',
    pace: 'finished',
    weeksAgo: 77,
    weeksGiven: 66,
    form: { at: [2.98, 1.2], radius_m: 300 },
  },
  {
    zh: '水厂三期项目',
    en: 'Waterworks, Phase 3',
    regime: 'collective',
    pace: 'steady',
    weeksAgo: 36,
    weeksGiven: 56,
    form: { at: [-1.75, 0.05], radius_m: 230 },
  },
  {
    zh: '新汀公交枢纽项目',
    en: 'Xinting Bus Terminal',
    regime: 'state',
    pace: 'new',
    weeksAgo: 12,
    weeksGiven: 52,
    form: { at: [1.3, 0.95], radius_m: 260, blocks: true },
  },
  {
    zh: '石桁安置房项目',
    en: 'Shiheng Resettlement Housing',
    regime: 'state',
    pace: 'steady',
    weeksAgo: 46,
    weeksGiven: 62,
    form: { at: [-1.05, -0.72], radius_m: 165 },
  },
  {
    zh: '滨海环线东段项目',
    en: 'Coast Road East',
    regime: 'collective',
    pace: 'steady',
    weeksAgo: 34,
    weeksGiven: 58,
    form: { road: 'coast', from: 0.05, to: 0.16, half_m: 24 },
  },
  {
    zh: '南港仓储物流项目',
    en: 'South Harbour Logistics',
    regime: 'state',
    pace: 'late',
    weeksAgo: 64,
    weeksGiven: 58,
    form: { at: [1.6, -2.05], radius_m: 330, blocks: true },
  },
];
