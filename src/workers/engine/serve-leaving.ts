import { withdrawLayer } from '../../core/register/actions/withdraw-layer.ts';
import { withdrawRedLine } from '../../core/register/actions/withdraw-red-line.ts';
import { linesOfLayer } from '../../core/register/lines-of-layer.ts';
import { packContainer, writeContainer } from '../../formats/container/write.ts';
import type { EngineApi } from '../engine-api.ts';
import { EngineError, type Served } from '../rpc.ts';
import type { DistrictSession } from './district-session.ts';
import { takeDraft } from './take-draft.ts';

/** What leaves: the district as a file, and layers that are withdrawn. */
export function serveLeaving(open: () => DistrictSession): Served<Pick<EngineApi, 'pack' | 'draftWithdrawal'>> {
  return {
    pack: async (_, parts) => {
      const { district, settings } = open();
      return packContainer(await writeContainer({ district, settings, ...parts, photos: new Map() }));
    },
    draftWithdrawal: (_, layerId, reason, on) => {
      const { register, placeOf } = open();
      const items = [...register.items.values()].filter((item) => placeOf(item.parcelId)?.layer.layer.id === layerId).length;
      if (items > 0) throw new EngineError('layer-in-use', { items });
      return [
        ...linesOfLayer(register, layerId).map((line) => withdrawRedLine(register, { redLineId: line.id, reason, on })),
        withdrawLayer(register, { layerId, reason, on }),
      ].map(takeDraft);
    },
  };
}
