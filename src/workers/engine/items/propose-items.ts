import { settle } from '../../../core/measure/settle.ts';
import { roughSigma_m2 } from '../../../core/measure/sigma.ts';
import type { Day } from '../../../core/register/ports.ts';
import type { Shape } from '../../../core/register/shape.ts';
import type { ItemProposal, ItemProposals } from '../../calls/items.ts';
import { type Call, EngineError } from '../../rpc.ts';
import type { DistrictSession } from '../district-session.ts';
import type { RedLineMeetings } from '../tables/meet-red-lines.ts';
import type { ParcelRows } from '../tables/parcel-rows.ts';

const CM2_PER_M2 = 10_000;

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
  const outline = version === undefined ? null : session.redLines.versions[version].shape;
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
        ...errorOf(layer.geometryOf(row), outline, area_cm2),
        share: Math.min(1, area_cm2 / settle(areas_m2[row])),
      });
    }
  }
  return { redLineId, on, notBefore, rows: rows.sort((a, b) => b.area_cm2 - a.area_cm2), registered };
}

type Vertices = Pick<Shape, 'origin' | 'sigma_m'>;

function errorOf(parcel: Vertices | undefined, line: Vertices | null, area_cm2: number): Pick<ItemProposal, 'sigma_m2'> {
  if (parcel?.origin === 'surveyed' && line?.origin === 'surveyed') return {};
  const sigma_m2 = roughSigma_m2(area_cm2 / CM2_PER_M2, parcel?.sigma_m, line?.sigma_m);
  return sigma_m2 === undefined ? {} : { sigma_m2 };
}
