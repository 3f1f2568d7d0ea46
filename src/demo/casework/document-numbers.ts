import type { MilestoneKind } from '../../core/register/clearance-item.ts';
import type { Day } from '../../core/register/ports.ts';
import type { DemoItem } from '../clearance.ts';
import type { Random } from '../random.ts';

/** Numbers such as 岛综执〔2026〕12号, counted up by prefix and year. */
export function countByYear(): (prefix: string, on: Day) => string {
  const counts = new Map<string, number>();
  return (prefix, on) => {
    const key = `${prefix}〔${on.slice(0, 4)}〕`;
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return `${key}${count}号`;
  };
}

const PREFIXES: Partial<Record<MilestoneKind, string>> = {
  published: '澜征示',
  signed: '澜征协',
  decided: '澜政征补',
  paid: '澜征付',
  vacated: '澜征腾',
  demolished: '澜征拆',
  'handed-over': '澜征交',
};
const PROOFS: Partial<Record<MilestoneKind, string>> = {
  paid: '银行回单',
  vacated: '腾空验收单',
  demolished: '拆除验收单',
  'handed-over': '净地交接单',
};
/** Papers that are still missing from the file. */
const MISSING = 0.04;

/** The papers of every step; some are missing, so that an archive can be incomplete. */
export function numberPapers(items: readonly DemoItem[], random: Random): DemoItem[] {
  const next = countByYear();
  return items.map((item) => ({
    ...item,
    milestones: item.milestones.map((milestone) => {
      const { kind, on } = milestone;
      const prefix = PREFIXES[kind];
      if (prefix === undefined || random.chance(MISSING)) return milestone;
      const proof = PROOFS[kind];
      return { ...milestone, documentNo: next(prefix, on), ...(proof === undefined ? {} : { proof }) };
    }),
  }));
}
