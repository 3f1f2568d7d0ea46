import { drawRedLine } from '../../core/register/actions/draw-red-line.ts';
import { importLayer } from '../../core/register/actions/import-layer.ts';
import { reviseRedLine } from '../../core/register/actions/revise-red-line.ts';
import type { ChangeDraft } from '../../core/register/change.ts';
import type { Layer } from '../../core/register/layer.ts';
import type { RedLine } from '../../core/register/red-line.ts';
import { type Register, versionOf } from '../../core/register/register.ts';
import { takeDraft } from './admit-import.ts';

/** What a withdrawal took out of the register, kept so that it can be brought back. */
export interface WithdrawnLayer {
  readonly layer: Layer;
  readonly redLines: readonly RedLine[];
}

/**
 * The counter-changes of a withdrawal: the layer imported again from the same package and its red lines drawn again, each
 * version with the day that it took effect on. @throws EngineError with a refusal's code
 */
export function draftReturn(register: Register, { layer, redLines }: WithdrawnLayer): ChangeDraft[] {
  const { importedOn, ...imported } = layer;
  return [
    takeDraft(importLayer(register, { layer: imported, on: importedOn })),
    ...redLines.flatMap((line) => drawAgain(register, line)),
  ];
}

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
