import { drawRedLine } from '../../core/register/actions/draw-red-line.ts';
import { importLayer } from '../../core/register/actions/import-layer.ts';
import { reviseRedLine } from '../../core/register/actions/revise-red-line.ts';
import { withdrawLayer } from '../../core/register/actions/withdraw-layer.ts';
import { withdrawRedLine } from '../../core/register/actions/withdraw-red-line.ts';
import { redLineVersionOn } from '../../core/register/as-of-day.ts';
import type { AcceptedChange, ChangeDraft } from '../../core/register/change.ts';
import type { Layer } from '../../core/register/layer.ts';
import type { RedLine } from '../../core/register/red-line.ts';
import { type Register, versionOf } from '../../core/register/register.ts';
import { takeDraft } from './take-draft.ts';

/** Changes that were recorded together, with the register that they were recorded on. */
export interface RecordedTogether {
  readonly before: Register;
  readonly changes: readonly AcceptedChange[];
}

/**
 * The counter-changes of a record on layers and red lines, last first: what it took out is recorded again as it was, what it brought
 * is withdrawn, and a red line that it revised is revised back on the same day, so that every day has its shape of before. Nothing
 * is deleted: the register says the same as before, and the feed says how.
 * @throws EngineError with a refusal's code, `red-line-in-use` among them
 */
export function draftCounterChanges(
  now: Register,
  { before, changes }: RecordedTogether,
  reason: string,
  on: string,
): ChangeDraft[] {
  return changes.toReversed().flatMap((change): ChangeDraft[] => {
    const { id } = change.entity;
    switch (change.type) {
      case 'layer-imported':
        return [takeDraft(withdrawLayer(now, { layerId: id, reason, on }))];
      case 'layer-withdrawn':
        return [importAgain(now, before.layers.get(id) as Layer)];
      case 'red-line-drawn':
        return [takeDraft(withdrawRedLine(now, { redLineId: id, reason, on }))];
      case 'red-line-withdrawn':
        return drawAgain(now, before.redLines.get(id) as RedLine);
      case 'red-line-revised':
        return [reviseBack(now, before.redLines.get(id) as RedLine, change.on, reason)];
      default:
        return [];
    }
  });
}

function importAgain(register: Register, { importedOn, ...layer }: Layer): ChangeDraft {
  return takeDraft(importLayer(register, { layer, on: importedOn }));
}

/** Each version with the day that it took effect on. */
function drawAgain(register: Register, { versions, ...redLine }: RedLine): ChangeDraft[] {
  const [first, ...later] = versions;
  const drawn = takeDraft(drawRedLine(register, { redLine, shape: first.shape, reason: first.reason, on: first.fromOn }));
  return [
    drawn,
    ...later.map(({ fromOn, shape, reason }, n) => {
      const before = withVersions(register, { ...redLine, versions: versions.slice(0, n + 1) });
      return takeDraft(reviseRedLine(before, { redLineId: redLine.id, shape, reason, on: fromOn }));
    }),
  ];
}

/** Of two versions of one day the later in the feed is in force. */
function reviseBack(register: Register, before: RedLine, on: string, reason: string): ChangeDraft {
  const { shape } = redLineVersionOn(before, on) ?? before.versions[0];
  return takeDraft(reviseRedLine(register, { redLineId: before.id, shape, reason, on }));
}

/** The register as it will be once the line's versions so far are accepted: each was one change. */
function withVersions(register: Register, line: RedLine): Register {
  const base = versionOf(register, 'red-line', line.id);
  const version = { version: base + line.versions.length, seq: register.seq };
  return {
    ...register,
    redLines: new Map([...register.redLines, [line.id, line]]),
    versions: new Map([...register.versions, [`red-line/${line.id}`, version]]),
  };
}
