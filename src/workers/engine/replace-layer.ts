import { drawRedLine } from '../../core/register/actions/draw-red-line.ts';
import { reviseRedLine } from '../../core/register/actions/revise-red-line.ts';
import { withdrawLayer } from '../../core/register/actions/withdraw-layer.ts';
import { withdrawRedLine } from '../../core/register/actions/withdraw-red-line.ts';
import type { ChangeDraft } from '../../core/register/change.ts';
import type { Shape } from '../../core/register/shape.ts';
import { DIFFERENCES } from '../../core/overlay/compare-layers.ts';
import type { ImportChoice } from '../calls/importing.ts';
import { type Call, EngineError } from '../rpc.ts';
import type { AdmittedImport } from './admitted-import.ts';
import type { DistrictSession } from './district-session.ts';
import { compareWithLayer, type ComparedLayer } from './layer-differences.ts';
import { standingLayers } from './standing-layers.ts';
import { takeDraft } from './take-draft.ts';
import type { ImportSession } from './waiting-import.ts';

/** Parcels named in a refusal. */
const MOST_NAMED = 5;

/**
 * Holds an import against the layer that it is to take the place of; null where it is to stand beside the others.
 * @throws EngineError `layer-unknown` (also for one of another kind), `replacement-drops-items` where clearance items stand on what
 * would be gone; TaskCancelled
 */
export async function compareWithReplaced(
  call: Call,
  session: DistrictSession,
  source: ImportSession,
  choice: ImportChoice,
  admitted: AdmittedImport,
): Promise<ComparedLayer | null> {
  if (choice.replaces === undefined) return null;
  const standing = standingLayers(session, choice.kind).find(({ layer }) => layer.id !== '' && layer.id === choice.replaces);
  if (!standing) throw new EngineError('layer-unknown', { layer: choice.replaces });
  const compared = await compareWithLayer(call, source, choice, admitted, standing);
  const held = [...compared.comparison.gone].filter((row) => compared.itemsOn(row) > 0);
  if (held.length > 0)
    throw new EngineError('replacement-drops-items', {
      layer: standing.layer.name,
      items: held.reduce((sum, row) => sum + compared.itemsOn(row), 0),
      features: held.length,
      named: held
        .slice(0, MOST_NAMED)
        .map((row) => compared.names[row] ?? `#${row + 1}`)
        .join('、'),
    });
  return compared;
}

/** What takes the old layer out of the register: nothing of what is in both. */
export function draftRemoval(session: DistrictSession, compared: ComparedLayer, reason: string, on: string): ChangeDraft[] {
  const { register } = session;
  const { kind, layer, comparison, idOf } = compared;
  const lines = kind === 'red-lines' ? [...comparison.gone].map(idOf) : [];
  return [
    ...lines.map((redLineId) => takeDraft(withdrawRedLine(register, { redLineId, reason, on }))),
    takeDraft(withdrawLayer(register, { layerId: layer.id, reason, on })),
  ];
}

/** A row of an import of red lines: drawn where it is new, revised from `on` where its shape changed, else left as it is. */
export function draftLine(
  session: DistrictSession,
  compared: ComparedLayer | null,
  row: number,
  drawn: Parameters<typeof drawRedLine>[1] & { readonly shape: Shape },
): ChangeDraft[] {
  const { register } = session;
  const partner = compared?.comparison.partners[row] ?? -1;
  if (!compared || partner < 0) return [takeDraft(drawRedLine(register, drawn))];
  if (DIFFERENCES[compared.comparison.kinds[row]] !== 'changed') return [];
  const { shape, reason, on } = drawn;
  return [takeDraft(reviseRedLine(register, { redLineId: compared.idOf(partner), shape, reason, on }))];
}
