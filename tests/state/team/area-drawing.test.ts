import { afterEach, beforeEach, expect, it } from 'vitest';
import { createDistrictPlane, planeAbout } from '../../../src/core/geodesy/district-plane.ts';
import { areaOf, beginArea, clearArea, endArea, takeAreaStep, useAreaDrawing } from '../../../src/state/team/area-drawing.ts';

const PLANE = planeAbout(120, [120, 30, 120.2, 30.2]);
/** Corners of a box of 0.01° on each side. */
const CORNERS = [
  [120.1, 30.1],
  [120.11, 30.1],
  [120.11, 30.11],
  [120.1, 30.11],
] as const;

beforeEach(() => beginArea(null, PLANE));
afterEach(endArea);

const draw = (corners: readonly (readonly [number, number])[]) => {
  for (const at of corners) takeAreaStep({ do: 'add', at: [...at] });
  takeAreaStep({ do: 'close' });
};
const drawn = () => areaOf(useAreaDrawing.getState().drawing.parts, createDistrictPlane(PLANE));

it('a ring that was closed is land, measured by the statutory measure', () => {
  expect(drawn()).toBeNull();
  draw(CORNERS);
  const area = drawn();
  expect(area?.shape).toEqual({ type: 'Polygon', coordinates: [[...CORNERS, CORNERS[0]].map((at) => [...at])] });
  expect(area?.faults).toEqual([]);
  // GRS80 between two parallels and two meridians, closed: a²/2·Δλ·(q(30.11°) − q(30.1°)), q as in Snyder, “Map Projections”, (3-12).
  expect(area?.area_m2).toBeCloseTo(1_068_463.29, 0);
  expect(useAreaDrawing.getState().said.what).toBe('closed-part');
});

it('a ring that crosses itself cannot be assigned, and where it crosses is shown', () => {
  draw([CORNERS[0], CORNERS[2], CORNERS[1], CORNERS[3]]);
  const area = drawn();
  expect(area?.faults).toContain('self-crossing');
  expect(area?.faultsAt[0][0]).toBeCloseTo(120.105, 4);
});

it('wiping is a step that can be taken back', () => {
  draw(CORNERS);
  clearArea();
  expect([drawn(), useAreaDrawing.getState().drawing.tool]).toEqual([null, 'part']);
  takeAreaStep({ do: 'undo' });
  expect(drawn()?.shape.type).toBe('Polygon');
});

it('what cannot be done is refused with its reason, and leaves the drawing', () => {
  takeAreaStep({ do: 'add', at: [120.1, 30.1] });
  takeAreaStep({ do: 'close' });
  expect(useAreaDrawing.getState().refusal).toBe('too-few-vertices');
  takeAreaStep({ do: 'add', at: [10, 50] });
  expect(useAreaDrawing.getState().refusal).toBe('beyond-plane');
  expect(useAreaDrawing.getState().drawing.stroke.length).toBe(1);
});

it('goes on with the shape that stands', () => {
  const ring = [...CORNERS, CORNERS[0]].map((at) => [...at]);
  beginArea({ type: 'Polygon', coordinates: [ring] }, PLANE);
  expect(drawn()?.shape).toEqual({ type: 'Polygon', coordinates: [ring] });
  expect(useAreaDrawing.getState().drawing.tool).toBe('vertices');
});
