import type { CaseTrack } from '../../core/register/case.ts';
import type { Day } from '../../core/register/ports.ts';
import { addDays } from '../weeks.ts';
import type { CasePath } from './case-path.ts';

/** A way that cases go, and how far by the day on which the demo stands still. */
export interface Scenario {
  readonly track: CaseTrack;
  readonly count: number;
  /** The case is begun between so many days ago. */
  readonly ago: readonly [most: number, least: number];
  /** What became of the build by its own record: `removed` later than the case, or taken down in part. */
  readonly build?: 'removed' | 'partial';
  /** What the case's last step leaves of a build that stood. */
  readonly leaves?: 'nothing' | 'part';
  /** Decided on the patrol's own walk round the build: nobody surveyed it. */
  readonly unsurveyed?: true;
  run(path: CasePath, day: { readonly today: Day; readonly removedOn?: Day }): unknown;
}

type Run = Scenario['run'];
const scenario = (
  track: CaseTrack,
  count: number,
  ago: Scenario['ago'],
  run: Run,
  more: Pick<Scenario, 'build' | 'leaves' | 'unsurveyed'> = {},
): Scenario => ({ track, count, ago, run, ...more });

/** Begun and verified: what the first look on the spot says. */
const LOOKED_AT: readonly Scenario[] = [
  scenario('planning', 2, [6, 2], () => undefined),
  scenario('land', 1, [6, 2], () => undefined),
  scenario('planning', 2, [10, 3], (path) => path.take('verified', { verification: 'violation' })),
  scenario('land', 1, [10, 3], (path) => path.take('verified', { verification: 'violation' })),
  scenario('land', 2, [260, 20], (path) => path.take('verified', { verification: 'false-change', note: '影像误判，现场无建设' })),
  scenario('planning', 3, [260, 20], (path) =>
    path.take('verified', { verification: 'legal', note: '持有规划许可，与批准范围一致' }),
  ),
  scenario('planning', 1, [260, 20], (path) =>
    path.take('verified', { verification: 'no-offence', note: '农时临时看护棚，已备案' }),
  ),
  scenario('land', 1, [260, 20], (path) => path.take('verified', { verification: 'transferred', note: '属林地，移送林业部门' })),
];

/** Under investigation: stopped, opened, notified, heard, reviewed. */
const INVESTIGATED: readonly Scenario[] = [
  scenario('planning', 2, [10, 6], (path) => path.take('verified', { verification: 'violation' }).serve('stop-work-ordered')),
  scenario('land', 1, [10, 6], (path) => path.take('verified', { verification: 'violation' }).serve('stop-work-ordered')),
  scenario('planning', 2, [30, 14], (path) => path.open()),
  scenario('land', 1, [30, 14], (path) => path.open()),
  // Longer than the 90 days in which a decision is due.
  scenario('planning', 1, [135, 115], (path) => path.open()),
  scenario('land', 1, [150, 125], (path) => path.notify()),
  // Reviewed while the hearing may still be asked for: a decision would be too early.
  scenario('planning', 1, [45, 30], (path, { today }) =>
    path.open().until(addDays(today, -4)).serve('notified', {}, 1).waitWorking(2).take('legally-reviewed'),
  ),
  scenario('land', 1, [45, 30], (path, { today }) => path.open().until(addDays(today, -3)).serve('notified', {}, 0)),
  scenario('planning', 2, [60, 42], (path) => path.notify()),
  scenario('land', 1, [60, 42], (path) => path.notify()),
  scenario('planning', 1, [45, 38], (path) => path.notify().waitWorking(3).take('hearing-requested')),
  scenario('land', 1, [75, 62], (path) => path.notify().hear()),
  scenario('planning', 2, [78, 60], (path) => path.notify().review()),
  scenario('land', 2, [78, 60], (path) => path.notify().review()),
  scenario('planning', 1, [75, 65], (path) => path.notify().hear().review()),
  scenario('planning', 1, [120, 90], (path) => path.notify().wait(5, 8).take('suspended', { note: '当事人死亡，待继承人参加' })),
];

/** Decided: served or not, in the person's hands or the court's. */
const DECIDED: readonly Scenario[] = [
  // Written more than seven working days ago and not served; and one that still may be.
  scenario('planning', 1, [85, 75], (path, { today }) =>
    path.notify().review().until(addDays(today, -15)).take('decided', { decision: 'demolish' }),
  ),
  scenario('land', 1, [85, 75], (path, { today }) =>
    path.notify().review().until(addDays(today, -2)).take('decided', { decision: 'demolish' }),
  ),
  scenario('planning', 1, [230, 190], (path) => path.notify().review().wait(2, 4).take('decided', { decision: 'demolish' })),
  scenario('planning', 3, [150, 70], (path) => path.decide()),
  scenario('planning', 1, [120, 80], (path) => path.decide('demolish', { heard: true })),
  scenario('land', 2, [90, 65], (path) => path.decide()),
  scenario('land', 1, [85, 65], (path) => path.decide('fine')),
  scenario('planning', 1, [120, 100], (path) => path.decide('demolish', { remediesStated: false })),
  scenario('planning', 2, [140, 110], (path) => path.decide().wait(10, 20).take('review-filed', { documentNo: '复议受理通知' })),
  scenario('land', 1, [90, 80], (path) => path.decide().wait(8, 12).take('suit-filed', { documentNo: '应诉通知' })),
  scenario('planning', 1, [170, 150], (path) => path.decide().wait(30, 40).take('suit-filed', { documentNo: '应诉通知' })),
  scenario('planning', 1, [175, 160], (path) =>
    path.decide().wait(10, 20).take('review-filed').wait(45, 55).serve('review-ended', { outcome: 'upheld', note: '维持' }),
  ),
  scenario('land', 1, [330, 310], (path) =>
    path.decide().wait(9, 12).take('suit-filed').wait(150, 170).serve('suit-ended', { outcome: 'upheld', note: '驳回诉讼请求' }),
  ),
  scenario('planning', 5, [330, 100], (path) => path.decide(), { build: 'partial' }),
  scenario('planning', 2, [160, 90], (path) => path.decide(), { unsurveyed: true }),
  scenario('land', 1, [90, 75], (path) => path.decide('fine'), { unsurveyed: true }),
  // The time to apply to the court has run out unused.
  scenario('land', 1, [275, 255], (path) => path.decide()),
  scenario('land', 1, [178, 170], (path) => path.decide()),
];

/** On the way to enforcement, each track its own. */
const ENFORCED: readonly Scenario[] = [
  scenario('planning', 2, [140, 100], (path) => path.decide().demand()),
  scenario('planning', 1, [140, 110], (path) => path.decide().demand().wait(8, 12).take('charged')),
  scenario('planning', 2, [150, 125], (path) =>
    path.decide().demand().wait(8, 12).take('charged').wait(6, 10).serve('enforcement-decided'),
  ),
  // Announced, and the six months for a suit are still running.
  scenario('planning', 2, [190, 150], (path) => path.decide().announce()),
  scenario('planning', 1, [226, 222], (path) => path.decide().announce()),
  scenario('planning', 2, [300, 262], (path) => path.decide().announce()),
  scenario('planning', 1, [230, 180], (path) =>
    path.decide().demand().wait(2, 6).take('deferred', { note: '唯一住房，暂缓三个月' }),
  ),
  scenario('land', 1, [250, 210], (path) =>
    path.decide().demand().wait(2, 6).take('deferred', { note: '生活困难，暂缓执行' }).wait(30, 40).take('resumed'),
  ),
  scenario('land', 2, [132, 124], (path) => path.decide().demand()),
  scenario('land', 2, [165, 150], (path) => path.decide().applyToCourt()),
  scenario('land', 1, [205, 195], (path) => path.decide().applyToCourt().wait(25, 32).take('court-ruled', { ruling: 'granted' })),
  scenario(
    'planning',
    3,
    [440, 330],
    (path) => path.decide().announce().outlastRemedies().wait(3, 8).take('enforced', { executor: 'government' }).finish(),
    { leaves: 'nothing' },
  ),
  scenario(
    'planning',
    1,
    [300, 270],
    (path) =>
      path
        .decide('demolish', { heard: true })
        .announce()
        .outlastRemedies()
        .wait(1, 3)
        .take('enforced', { executor: 'government', note: '拆除主体，余部限期自拆' }),
    { leaves: 'part' },
  ),
  scenario(
    'land',
    2,
    [330, 260],
    (path) =>
      path
        .decide()
        .applyToCourt()
        .wait(25, 32)
        .take('court-ruled', { ruling: 'granted' })
        .wait(12, 18)
        .take('announced')
        .wait(4, 7)
        .take('enforced', { executor: 'court' })
        .finish(),
    { leaves: 'nothing' },
  ),
];

/** Over without force. */
const SETTLED: readonly Scenario[] = [
  scenario('planning', 7, [520, 60], undoItself, { build: 'removed' }),
  scenario('land', 4, [520, 60], undoItself, { build: 'removed' }),
  scenario('planning', 2, [300, 120], (path) => path.decide('rectify').wait(12, 17).take('rectified').finish()),
  scenario('land', 1, [300, 150], (path) =>
    path.decide('fine').wait(9, 14).take('rectified', { note: '罚款缴清，土地退还' }).finish(),
  ),
  scenario('planning', 1, [260, 200], (path) =>
    path.decide().wait(10, 15).take('review-filed').wait(20, 30).take('settled', { note: '复议期间和解' }).finish(),
  ),
  scenario('land', 1, [260, 200], (path) => path.decide().wait(15, 20).take('revoked', { note: '事实不清，自行撤销' }).finish()),
];

/** Taken down by the builder before anybody decided, or after the notice or the decision, as the record of the build has it. */
function undoItself(path: CasePath, { removedOn = path.on }: { readonly removedOn?: Day }): void {
  const days = (Date.parse(removedOn) - Date.parse(path.on)) / 86_400_000;
  if (days > 62) path.decide();
  else if (days > 38) path.notify();
  else path.open();
  path.until(removedOn).take('self-demolished').finish();
}

/** Every state of the procedure on both tracks. The rarest dates come first, since they have the fewest builds to choose from. */
export const SCENARIOS: readonly Scenario[] = [...SETTLED, ...ENFORCED, ...DECIDED, ...INVESTIGATED, ...LOOKED_AT];
