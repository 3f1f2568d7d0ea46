import type { Position } from 'geojson';
import type { Bounds } from '../core/geodesy/plane.ts';
import { boxShape } from './box-shape.ts';
import { labelText } from './label-text.ts';
import { atAnchor, feature, type LiveFeature, type PartFeatures } from './live-feature.ts';
import type { MapCandidate } from './map-scene.ts';

/** What a screen points at: selection, preview, marks, outlines, candidates of an import, and places of the ground. */
export const POINTED_FEATURES: readonly PartFeatures[] = [
  {
    source: 'selection',
    part: 'selection',
    list: (scene) =>
      scene.selection.map((selected) => ({
        id: selected.id,
        from: selected,
        make: () => feature(selected.id, selected.shape, {}),
      })),
  },
  {
    source: 'selection-sides',
    part: 'selection',
    list: (scene) =>
      scene.selection.flatMap((selected) =>
        (selected.sides ?? []).map((side, index) => ({
          id: `${selected.id}/${index}`,
          from: selected,
          make: () =>
            feature(`${selected.id}/${index}`, { type: 'LineString', coordinates: [side.from, side.to] }, { text: side.text }),
        })),
      ),
  },
  {
    source: 'preview',
    part: 'preview',
    list: (scene) =>
      scene.preview.map((shown) => ({ id: shown.id, from: shown, make: () => feature(shown.id, shown.shape, {}) })),
  },
  {
    source: 'marks',
    part: 'marks',
    list: (scene) =>
      (scene.marks ?? []).map((mark) => ({
        id: mark.id,
        from: mark,
        make: () => feature(mark.id, { type: 'Point', coordinates: [mark.at[0], mark.at[1]] }, { text: mark.text }),
      })),
  },
  {
    source: 'outlines',
    part: 'outlines',
    list: (scene) =>
      (scene.outlines ?? []).map((outline) => ({
        id: outline.id,
        from: outline,
        make: () => feature(outline.id, outline.shape, { style: outline.style }),
      })),
  },
  {
    source: 'outline-letters',
    part: 'outlines',
    list: (scene) =>
      (scene.outlines ?? []).flatMap((outline) => {
        const { id, letter, shape } = outline;
        return letter && shape.type !== 'LineString' ? [{ id, from: outline, make: () => atAnchor(id, shape, { letter }) }] : [];
      }),
  },
  {
    source: 'candidates',
    part: 'candidates',
    list: (scene) =>
      (scene.candidates ?? []).flatMap((one) => [
        { id: one.id, from: one, make: () => feature(one.id, boxShape(one.box), { role: one.role }) },
        ...(one.from ? [{ id: `${one.id}/distance`, from: one, make: () => distanceLine(one, one.from) }] : []),
      ]),
  },
  {
    source: 'candidate-marks',
    part: 'candidates',
    list: (scene) =>
      (scene.candidates ?? []).map((one) => ({
        id: one.id,
        from: one,
        make: () =>
          feature(
            one.id,
            { type: 'Point', coordinates: one.role === 'district' ? [one.box[0], one.box[3]] : middleOf(one.box) },
            { role: one.role, letter: one.letter, text: one.text },
          ),
      })),
  },
  {
    source: 'places',
    part: 'places',
    list: (scene) =>
      (scene.places ?? []).map((place) => ({
        id: place.id,
        from: place,
        make: () =>
          feature(
            place.id,
            { type: 'Point', coordinates: place.at },
            {
              kind: place.kind,
              name: labelText(place.name),
              turn: place.turn ?? 0,
            },
          ),
      })),
  },
];

function distanceLine({ id, box }: MapCandidate, from: MapCandidate['from']): LiveFeature | null {
  return from
    ? feature(`${id}/distance`, { type: 'LineString', coordinates: [[...from], middleOf(box)] }, { role: 'distance' })
    : null;
}

const middleOf = ([west, south, east, north]: Bounds): Position => [(west + east) / 2, (south + north) / 2];
