import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { drawingOf, editOutline, type Box } from '../../../core/editing/outline.ts';
import { ringAt } from '../../../core/editing/drawing.ts';
import { toGeometry } from '../../../core/editing/drawn-geometry.ts';
import { pullBox } from '../../../core/editing/pull-box.ts';
import { rectangleAround } from '../../../core/editing/rectangle-around.ts';
import type { DistrictPlane } from '../../../core/geodesy/district-plane.ts';
import { formatArea } from '../../../core/measure/decimal.ts';
import { supportedDecimals } from '../../../core/measure/sigma.ts';
import type { LngLat } from '../../../core/measure/units.ts';
import { findLabelAnchor } from '../../../map/label-anchor.ts';
import type { MapController } from '../../../map/map-controller.ts';
import type { BesideShape } from '../../../map/modes/field-features.ts';
import { useCamera } from '../../../state/camera.ts';
import { districtPlane } from '../../../state/district-plane.ts';
import { watchForCapture } from '../../../state/patrol/capture-fixes.ts';
import {
  capturedShape,
  chooseCorner,
  handSigma_m,
  holdOutline,
  outlineOf,
  setBox,
  stepOutline,
  takeStroke,
  useCapture,
} from '../../../state/patrol/capture.ts';
import { usePosition } from '../../../state/patrol/position.ts';
import { useSession } from '../../../state/session.ts';
import { usePatrolMap } from '../patrol-map-context.ts';

/** What a first rectangle measures, metres: a common farmhouse. */
const FIRST = { length_m: 12, width_m: 9, bearing: 0 } as const;
/** Near enough to set a corner to half a metre. */
const NEAR_ZOOM = 19;
const CIRCLE_CORNERS = 48;

/** Hands what is being marked to the map, and takes what hands do there. */
export function useCaptureMap(): void {
  const map = usePatrolMap();
  useEffect(() => watchForCapture(), []);
  useNearness(map);
  useGhost(map);
  useMode(map);
}

/** Comes near once, to the device where it knows its place, else to the middle; what is marked already stays where it is. */
function useNearness(map: MapController | null): void {
  const isNew = useCapture((s) => s.draft !== null && s.past.length === 0);
  const outline = useCapture((s) => s.draft?.building);
  const fix = usePosition((s) => s.fix);
  const came = useRef<'no' | 'middle' | 'position'>('no');
  useEffect(() => {
    if (!map || !outline || came.current === 'position') return;
    const shape = capturedShape('building', { draft: useCapture.getState().draft, held: null });
    if (shape) {
      if (came.current === 'no') map.flyTo({ lon: shape.place.at[0], lat: shape.place.at[1], zoom: NEAR_ZOOM });
      came.current = 'position';
      return;
    }
    if (!isNew) return;
    const zoom = Math.max(NEAR_ZOOM, map.getCamera().zoom);
    if (fix) map.flyTo({ lon: fix.lon, lat: fix.lat, zoom });
    else if (came.current === 'no') map.flyTo({ zoom });
    came.current = fix ? 'position' : 'middle';
  }, [map, outline, fix, isNew]);
}

/** A rectangle that nobody has sized yet goes with the middle of the map: it is shown and judged, and is nobody's mark. */
function useGhost(map: MapController | null): void {
  const camera = useCamera((s) => s.camera);
  const fix = usePosition((s) => (s.state === 'on' ? s.fix : null));
  const draft = useCapture((s) => s.draft);
  const outline = draft && outlineOf(draft);
  const isGhost = outline?.method === 'box' && !outline.box && outline.parts.length === 0;
  useEffect(() => {
    if (!map || !camera || !isGhost || !outline) return;
    const { lon, lat } = map.getCamera();
    const last = useCapture.getState().held?.box ?? FIRST;
    const { length_m, width_m, bearing } = last;
    // A map that only came to where the device says it is has placed nothing: the centre is no better than the fix.
    const isFix = fix !== null && isSameSpot([lon, lat], [fix.lon, fix.lat]);
    const centre: LngLat = isFix ? [fix.lon, fix.lat] : [lon, lat];
    const box: Box = { length_m, width_m, bearing, centre, accuracy_m: isFix ? fix.accuracy_m : null };
    useCapture.setState({ held: { ...outline, box, hand_m: isFix ? 0 : handSigma_m(map.metresPerPixel()) } });
  }, [map, camera, isGhost, outline, fix]);
}

const SPOT_M = 0.5;

function isSameSpot(one: LngLat, other: LngLat): boolean {
  const plane = districtPlane();
  if (!plane) return false;
  const [ax, ay, bx, by] = plane.toFractionalMillimetres(Float64Array.of(...one, ...other));
  return Math.hypot(ax - bx, ay - by) <= 1000 * SPOT_M;
}

function useMode(map: MapController | null): void {
  const { i18n } = useTranslation();
  const { draft, held, chosen, report } = useCapture();
  const decimals = useSession((s) => s.summary?.settings.decimals.m2) ?? 2;
  const pulled = useRef<Box | null>(null);
  const total = useMemo(() => {
    const area = report?.drawing.area;
    const record = area && (area.record === 'planar' ? (area.planar ?? area.ellipsoidal) : area.ellipsoidal);
    return record && `${formatArea(record.value_cm2, 'm2', supportedDecimals(record.sigma_m2, decimals))} m²`;
  }, [report, decimals]);

  useEffect(() => {
    const plane = districtPlane();
    if (!map) return;
    if (!draft || !plane) return putDown(map);
    const outline = outlineOf(draft);
    const shown = held ?? outline;
    const beside = besideOf(draft.subject, plane);
    const scale = () => map.metresPerPixel();
    const isFree = outline.parts.length > 0;
    if (!isFree && shown.box) {
      const { box } = shown;
      const corners = rectangleAround(box, plane);
      if (!corners) return putDown(map);
      map.edit(null);
      map.drawFreehand(null);
      const sides = [`${box.width_m} m`, `${box.length_m} m`, '', ''];
      map.shapeBox({
        corners,
        texts: { sides, total: total ?? null },
        beside,
        onPull: (handle, from, to, done) => {
          pulled.current ??= box;
          setBox(pullBox(pulled.current, handle, from, to, plane), scale(), done);
          if (done) pulled.current = null;
        },
      });
      return;
    }
    map.shapeBox(null);
    if (!isFree && outline.method === 'freehand') {
      map.edit(null);
      map.drawFreehand({ beside, onStroke: (points) => takeStroke(points, scale()) });
      return;
    }
    map.drawFreehand(null);
    if (!isFree && outline.method === 'box') return map.edit(null);
    const drawing = drawingOf(outline, plane);
    const taps = isFree || outline.method === 'corners';
    map.edit({
      drawing,
      chosen,
      warnings: (report?.drawing.warnings ?? []).filter(({ code }) => code !== 'strip').map(({ at }) => at),
      field: { beside },
      preview: (step) => {
        const next = editOutline(outline, step, plane, 0);
        return typeof next === 'string' ? null : drawingOf(next, plane);
      },
      describe: (one) => ({
        sides: [],
        total: totalOf(one.parts.length > 0 ? one.parts : [[ringAt(one, STROKE_PLACE) ?? []]], total),
      }),
      onStep: (step) => {
        if (taps) stepOutline(step, scale());
      },
      onHold: (step) => holdOutline(step, scale()),
      onChoose: chooseCorner,
      onToggleSnapping: () => {},
      onSay: () => {},
    });
  }, [map, draft, held, chosen, report, total, i18n.language]);

  useEffect(() => () => putDown(map), [map]);
}

const STROKE_PLACE = { part: -1, ring: 0 } as const;

function putDown(map: MapController | null): void {
  map?.shapeBox(null);
  map?.drawFreehand(null);
  map?.edit(null);
}

function totalOf(parts: readonly (readonly (readonly LngLat[])[])[], total: string | null | undefined) {
  if (!total || (parts[0]?.[0]?.length ?? 0) < 3) return null;
  const anchor = findLabelAnchor(toGeometry(parts));
  return anchor && { at: [anchor[0], anchor[1]] as LngLat, text: total };
}

/** The other of building and land, and the circle of where the building is said to stand. */
function besideOf(subject: 'building' | 'land', plane: DistrictPlane): readonly BesideShape[] {
  const state = useCapture.getState();
  const other = capturedShape(subject === 'building' ? 'land' : 'building', { draft: state.draft, held: null });
  const building = capturedShape('building', state);
  const shapes = (other?.parts ?? []).map(([ring]): BesideShape => ({ kind: 'shape', ring }));
  return building ? [...shapes, { kind: 'circle', ring: circleAround(building.place, plane) }] : shapes;
}

function circleAround({ at, accuracy_m }: { at: LngLat; accuracy_m: number }, plane: DistrictPlane): LngLat[] {
  const [x, y] = plane.toFractionalMillimetres(Float64Array.of(...at));
  return Array.from({ length: CIRCLE_CORNERS }, (_, n): LngLat => {
    const angle = (2 * Math.PI * n) / CIRCLE_CORNERS;
    const [lon, lat] = plane.toLonLat(
      Float64Array.of(x + 1000 * accuracy_m * Math.cos(angle), y + 1000 * accuracy_m * Math.sin(angle)),
    );
    return [lon, lat];
  });
}
