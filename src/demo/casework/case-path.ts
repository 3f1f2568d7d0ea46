import type { CaseStep, CaseStepKind, CaseTrack, DecisionKind } from '../../core/register/case.ts';
import type { Day } from '../../core/register/ports.ts';
import type { WorkCalendar } from '../../core/rules/calendar/work-calendar.ts';
import { readCase } from '../../core/rules/clocks/case-facts.ts';
import { reckonRemedies, remediesEndOn } from '../../core/rules/clocks/remedies.ts';
import type { Random } from '../random.ts';
import { addDays } from '../weeks.ts';

type StepFields = Omit<CaseStep, 'changeId' | 'kind' | 'on' | 'served'>;

const PROOFS = ['送达回证，本人签收', '送达回证，同住成年家属签收', '邮寄送达，回执在卷', '留置送达，见证人两名在场'];

/** The steps of one case as they are taken, each on a working day after the one before. */
export class CasePath {
  readonly steps: Omit<CaseStep, 'changeId'>[] = [];

  constructor(
    readonly track: CaseTrack,
    /** The day reached so far. */
    public on: Day,
    readonly calendar: WorkCalendar,
    private readonly random: Random,
  ) {
    this.on = calendar.moveToWorkingDay(on).on;
  }

  /** Lets at least so many days pass, to a working day. */
  wait(least: number, most = least): this {
    return this.until(addDays(this.on, this.random.whole(least, most)));
  }

  waitWorking(days: number): this {
    this.on = this.calendar.addWorkingDays(this.on, days).on;
    return this;
  }

  /** Goes on to a day, to the next working day where it is a rest day; never back. */
  until(day: Day): this {
    const { on } = this.calendar.moveToWorkingDay(day);
    if (on > this.on) this.on = on;
    return this;
  }

  take(kind: CaseStepKind, fields: StepFields = {}): this {
    this.steps.push({ kind, on: this.on, ...fields });
    return this;
  }

  /** A document that is served with proof, one to three working days after it was written. */
  serve(kind: CaseStepKind, fields: StepFields = {}, workingDays = this.random.whole(1, 3)): this {
    const servedOn = workingDays === 0 ? this.on : this.calendar.addWorkingDays(this.on, workingDays).on;
    this.steps.push({ kind, on: this.on, ...fields, served: { on: servedOn, proof: this.random.pick(PROOFS) } });
    this.on = servedOn;
    return this;
  }

  open(): this {
    this.take('verified', { verification: 'violation' });
    this.wait(0, 1).serve('stop-work-ordered');
    return this.wait(2, 5).take('opened');
  }

  notify(): this {
    return this.open().wait(8, 14).serve('notified');
  }

  /** A hearing in time: asked for within five working days, announced seven ahead. */
  hear(): this {
    this.waitWorking(this.random.whole(2, 4)).take('hearing-requested');
    return this.waitWorking(this.random.whole(9, 12)).take('hearing-held');
  }

  review(): this {
    return this.waitWorking(this.random.whole(6, 8)).take('legally-reviewed');
  }

  /** From the beginning to a decision that was served; the person has 15 days to perform it. */
  decide(decision: DecisionKind = 'demolish', { heard = false, remediesStated = true } = {}): this {
    this.notify();
    if (heard) this.hear();
    this.review().wait(2, 5);
    return this.serve('decided', {
      decision,
      performBy: addDays(this.on, 20),
      ...(remediesStated ? {} : { remediesStated }),
    });
  }

  /** To the day after the last remedy ran out unused. */
  outlastRemedies(): this {
    const steps = this.steps.map((step, n) => ({ ...step, changeId: String(n) }));
    const end = remediesEndOn(reckonRemedies(this.track, readCase({ steps }, '9999-12-31'), this.calendar));
    return end === undefined ? this : this.until(addDays(end, 1));
  }

  /** The planning track's own way to enforcement: demand, charge, decision, announcement. */
  announce(): this {
    return this.demand().wait(8, 12).take('charged').wait(6, 10).serve('enforcement-decided').wait(3, 5).take('announced');
  }

  /** A demand after the day to perform has passed; on the land track after every remedy. */
  demand(): this {
    this.wait(22, 26);
    if (this.track === 'land') this.outlastRemedies();
    return this.serve('demanded', { performBy: addDays(this.on, 12) });
  }

  applyToCourt(): this {
    return this.demand().waitWorking(this.random.whole(11, 14)).take('court-applied');
  }

  finish(): this {
    return this.wait(2, 6).take('rechecked').wait(1, 4).take('closed');
  }
}
