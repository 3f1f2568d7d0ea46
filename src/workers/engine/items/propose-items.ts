import { settle } from '../../../core/measure/settle.ts';
import type { Day } from '../../../core/register/ports.ts';
import type { ItemProposal, ItemProposals } from '../../calls/items.ts';
import { type Call, EngineError } from '../../rpc.ts';
import type { DistrictSession } from '../district-session.ts';
import type { RedLineMeetings } from '../tables/meet-red-lines.ts';
import type { ParcelRows } from '../tables/parcel-rows.ts';

/** Parcels that a red line covers by more than a sliver and that have no item in it yet. @throws EngineError `red-line-unknown` */
export async function proposeItems(
  call: Call,
  session: DistrictSession,
  redLineId: string,
  on: Day,
  parcels: ParcelRows,
  meetings: RedLineMeetings,
): Promise<ItemProposals> {
  const line = session.register.redLines.get(redLineId);
  if (!line) throw new EngineError('red-line-unknown', { redLine: redLineId });
  const notBefore = line.versions[0].fromOn;
  const version = session.redLines.rowOn(redLineId, on);
  const villages = await parcels.unitsAt('village', call);
  const rows: ItemProposal[] = [];
  let registered = 0;
  for (const { layer } of version === undefined ? [] : parcels.parts) {
    const { areas_m2 } = layer.polygons.view(session.settings.measureOfRecord['red-lines']);
    for (const [row, area_cm2] of await meetings.of(session, layer, version ?? 0, call)) {
      const parcelId = layer.idOf(row);
      if (session.itemsOfParcel.get(parcelId)?.some((item) => item.redLineId === redLineId)) {
        registered++;
        continue;
      }
      const code = villages.type === 'codes' ? villages.codes[parcels.rowOf(layer, row) ?? 0] : -1;
      rows.push({
        parcelId,
        layerId: layer.layer.id,
        row,
        parcelNo: layer.label(row),
        unit: villages.type === 'codes' && code >= 0 ? villages.values[code] : '',
        area_cm2,
        share: Math.min(1, area_cm2 / settle(areas_m2[row])),
      });
    }
  }
  return { redLineId, on, notBefore, rows: rows.sort((a, b) => b.area_cm2 - a.area_cm2), registered };
}
