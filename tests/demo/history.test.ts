import { beforeAll, describe, expect, it } from 'vitest';
import { createView } from '../../src/core/overlay/create-view.ts';
import { indexPolygons } from '../../src/core/overlay/index-polygons.ts';
import { tabulateOverlaps } from '../../src/core/overlay/overlap-table.ts';
import { verifyChain } from '../../src/core/register/feed.ts';
import { foldFeed } from '../../src/core/register/fold.ts';
import { NEEDED_FIRST } from '../../src/core/register/actions/milestone-order.ts';
import type { Register } from '../../src/core/register/register.ts';
import { DEMO_PLANE, toColumns } from '../../src/demo/district-shapes.ts';
import { type DemoDistrict, generateDistrict } from '../../src/demo/generate-district.ts';

let demo: DemoDistrict;
let register: Register;
beforeAll(async () => {
  demo = await generateDistrict();
  register = foldFeed(demo.changes);
});

describe('the history', () => {
  it('is an unbroken chain that applies without a rest', () => {
    expect(verifyChain(demo.changes)).toMatchObject({ ok: true });
    expect(register.unapplied.size).toBe(0);
  });

  it('spans 80 weeks and ends on or shortly before the day it stands still', () => {
    const days = demo.changes.map(({ on }) => on).sort();
    expect(days[days.length - 1] <= demo.today).toBe(true);
    expect(days[days.length - 1] > '2026-11-12').toBe(true);
    expect(days[0]).toBe('2025-05-02');
  });

  it('takes every step after the steps that the law puts before it', () => {
    const unlawful: string[] = [];
    for (const item of register.items.values()) {
      for (const { kind, on } of item.milestones) {
        const needed = NEEDED_FIRST[kind];
        if (needed.length === 0) continue;
        if (!item.milestones.some((other) => needed.includes(other.kind) && other.on <= on)) unlawful.push(`${item.id} ${kind}`);
      }
    }
    expect(unlawful).toEqual([]);
  });

  it('has items under decision, items at rest, and shares that add up to one', () => {
    const items = [...register.items.values()];
    expect(items.length).toBeGreaterThan(900);
    expect(items.filter(({ basis }) => basis === 'decision').length).toBeGreaterThan(10);
    expect(
      items.filter(({ milestones }) => milestones.every(({ kind }) => kind === 'registered' || kind === 'published')).length,
    ).toBeGreaterThan(50);
    for (const { households } of items) expect(households.reduce((sum, { share }) => sum + share, 0)).toBe(1);
  });

  it('names parcels and villages that exist', () => {
    const ids = new Set(demo.layers[0].ids);
    const villages = new Set(demo.settings.units.filter(({ level }) => level === 'village').map(({ id }) => id));
    const buildings = new Set(demo.layers[1].ids);
    for (const { parcelId, unit, buildings: own } of register.items.values()) {
      expect(ids.has(parcelId)).toBe(true);
      expect(villages.has(unit)).toBe(true);
      for (const id of own) expect(buildings.has(id)).toBe(true);
    }
  });
});

describe('red lines', () => {
  it('are 24, one of them revised, some finished, some late', () => {
    const lines = [...register.redLines.values()];
    expect(lines).toHaveLength(24);
    expect(lines.filter(({ versions }) => versions.length > 1)).toHaveLength(1);
    const isDone = (id: string): boolean => {
      const items = [...register.items.values()].filter(({ redLineId }) => redLineId === id);
      return items.length > 0 && items.every(({ milestones }) => milestones.some(({ kind }) => kind === 'handed-over'));
    };
    expect(lines.filter(({ id }) => isDone(id)).length).toBeGreaterThanOrEqual(3);
    expect(lines.filter(({ id, targets }) => targets[0].byOn < demo.today && !isDone(id)).length).toBeGreaterThanOrEqual(3);
    expect(new Set(lines.map(({ regime }) => regime))).toEqual(new Set(['state', 'collective']));
  });

  it('each have items, and one parcel lies in two of them', () => {
    const perLine = new Map<string, number>();
    const perParcel = new Map<string, number>();
    for (const { redLineId, parcelId } of register.items.values()) {
      perLine.set(redLineId, (perLine.get(redLineId) ?? 0) + 1);
      perParcel.set(parcelId, (perParcel.get(parcelId) ?? 0) + 1);
    }
    expect(perLine.size).toBe(24);
    expect([...perParcel.values()].filter((count) => count > 1).length).toBeGreaterThan(5);
  });
});

describe('sightings', () => {
  it('are 400 with partial demolitions, some of one building', () => {
    const sightings = [...register.sightings.values()];
    expect(sightings).toHaveLength(400);
    expect(sightings.filter(({ shapes }) => shapes.length > 1 && shapes[1].shape !== null).length).toBeGreaterThan(30);
    expect(sightings.filter(({ shapes }) => shapes[shapes.length - 1].shape === null).length).toBeGreaterThan(10);
    expect(sightings.filter(({ sameAs }) => sameAs !== undefined).length).toBeGreaterThan(3);
    expect(demo.sightings.filter(({ doubles }) => doubles !== undefined)).toHaveLength(18);
  });

  it('inside red lines lie before, after and unproven to the freeze date', () => {
    const subjects = createView(toColumns(demo.sightings.map(({ shape }) => [[shape]])), 'planar', DEMO_PLANE);
    const clips = createView(toColumns(demo.redLines.map(({ shape }) => [[shape]])), 'planar', DEMO_PLANE);
    const pairs = tabulateOverlaps(subjects, indexPolygons(subjects), clips);
    const found = { before: 0, after: 0, unproven: 0 };
    for (let k = 0; k < pairs.count; k++) {
      const { freezeOn } = demo.redLines[pairs.clip[k]];
      const { seenOn, absentOn } = demo.sightings[pairs.subject[k]];
      if (seenOn <= freezeOn) found.before++;
      else if (absentOn !== undefined && absentOn >= freezeOn) found.after++;
      else found.unproven++;
    }
    for (const count of Object.values(found)) expect(count).toBeGreaterThan(15);
  });
});
