import type { Day } from './ports.ts';
import type { Shape } from './shape.ts';

/** Which law the clearance runs under: 590号令 (state), 土地管理法 47–48 (collective). */
export type Regime = 'state' | 'collective' | 'other';

export interface RedLineVersion {
  /** Id of the change that brought it; a withdrawal names it. */
  readonly changeId: string;
  readonly fromOn: Day;
  readonly shape: Shape;
  readonly reason: string;
}

/** A goal of the office: `share` of `measure` reached `byOn`. */
export interface RedLineTarget {
  readonly measure: 'cleared-land' | 'signing' | 'unresolved-footprint';
  readonly share: number;
  readonly byOn: Day;
}

/** A project red line (项目红线). Its shape on a day is the last version with `fromOn` on or before that day. */
export interface RedLine {
  readonly id: string;
  readonly name: string;
  readonly nameEn?: string;
  /** Layer that it was imported with, and is withdrawn with. */
  readonly layerId?: string;
  readonly project: string;
  readonly approvalNo: string;
  readonly regime: Regime;
  readonly freezeOn?: Day;
  readonly versions: readonly RedLineVersion[];
  readonly targets: readonly RedLineTarget[];
}
