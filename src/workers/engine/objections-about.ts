import type { ClearanceItem } from '../../core/register/clearance-item.ts';
import type { ExplainSubject, ItemObjections } from '../calls/explaining.ts';
import type { FeatureRef } from '../feature-ref.ts';
import type { DistrictSession } from './district-session.ts';

/** A red line has thousands of items; those with objections are listed up to here. */
const MOST_ITEMS = 50;

/** Items that an explanation of the subject can be attached to, those with objections first. */
export function listObjections(session: DistrictSession, subject: ExplainSubject, on: string): readonly ItemObjections[] {
  const items = [...new Set(itemsOf(session, subject))].map((item): ItemObjections => {
    const place = session.placeOf(item.parcelId);
    const line = session.register.redLines.get(item.redLineId);
    return {
      itemId: item.id,
      name: [place ? place.layer.label(place.row) : item.parcelId, line?.name ?? item.redLineId].join(' ∩ '),
      objections: item.objections.filter(({ receivedOn }) => receivedOn <= on),
    };
  });
  return items.sort((a, b) => b.objections.length - a.objections.length).slice(0, MOST_ITEMS);
}

function itemsOf(session: DistrictSession, subject: ExplainSubject): readonly ClearanceItem[] {
  if (subject.of === 'sketch' || subject.of === 'case-land') return [];
  if (subject.of === 'item') {
    const item = session.register.items.get(subject.itemId);
    return item ? [item] : [];
  }
  if (subject.of === 'feature') return itemsOfFeature(session, subject.ref);
  // Of land that a parcel and a red line share, the item is that of both.
  const [first, second] = [itemsOfFeature(session, subject.ref), itemsOfFeature(session, subject.with)];
  const both = first.filter((item) => second.includes(item));
  return both.length > 0 ? both : [...first, ...second].filter(({ objections }) => objections.length > 0);
}

function itemsOfFeature(session: DistrictSession, ref: FeatureRef): readonly ClearanceItem[] {
  if (ref.kind === 'parcel') {
    const id = session.layers.get(ref.layerId)?.idOf(ref.row);
    return (id !== undefined && session.itemsOfParcel.get(id)) || [];
  }
  if (ref.kind === 'sighting') return [];
  return [...session.register.items.values()].filter(
    ({ redLineId, objections }) => redLineId === ref.id && objections.length > 0,
  );
}
