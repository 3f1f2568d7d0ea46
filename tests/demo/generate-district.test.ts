import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { createDistrictPlane } from '../../src/core/geodesy/district-plane.ts';
import { admitPolygons } from '../../src/core/overlay/admission.ts';
import { createView } from '../../src/core/overlay/create-view.ts';
import { indexPolygons } from '../../src/core/overlay/index-polygons.ts';
import { tabulateSelfOverlaps } from '../../src/core/overlay/self-overlap.ts';
import { judgeSliver } from '../../src/core/overlay/sliver.ts';
import { containerOf, packDemo, writeDemo } from '../../src/demo/container-of.ts';
import { DEMO_PLANE, toColumns } from '../../src/demo/district-shapes.ts';
import { type DemoDistrict, generateDistrict } from '../../src/demo/generate-district.ts';
import { ringArea } from '../../src/demo/ring.ts';
import type { Unit } from '../../src/demo/units.ts';
import { readContainer, unpackContainer } from '../../src/formats/container/read.ts';
import { hashName } from '../../src/formats/package/name.ts';
import { readPackage } from '../../src/formats/package/read.ts';

let demo: DemoDistrict;
beforeAll(async () => {
  demo = await generateDistrict();
});

const areaOf = ({ shape }: Pick<Unit, 'shape'>): number => shape.flat().reduce((sum, ring) => sum + ringArea(ring), 0);

describe('the demo container', () => {
  it('comes out with the same bytes again, and data/demo.chidu holds them', async () => {
    const again = await packDemo(await generateDistrict());
    const bytes = await packDemo(demo);
    expect(await hashName(again)).toBe(await hashName(bytes));
    const kept = readFileSync(new URL('../../data/demo.chidu', import.meta.url));
    expect(await hashName(kept)).toBe(await hashName(bytes));
  });

  it('differs for another seed', async () => {
    const other = await generateDistrict({ seed: 7, parcels: 1000 });
    const same = await generateDistrict({ seed: 8, parcels: 1000 });
    expect([...other.packages.keys()]).not.toEqual([...same.packages.keys()]);
  });

  it('stays below 2.2 MB and reads back whole', async () => {
    const bytes = await packDemo(demo);
    expect(bytes.length).toBeLessThanOrEqual(2_200_000);
    const read = await readContainer(await unpackContainer(bytes, { fileName: 'demo.chidu' }));
    expect(JSON.stringify(read.feed)).toBe(JSON.stringify(containerOf(demo).feed));
    expect(read.ignored).toEqual([]);
    const [parcels] = [...read.packages.values()].map(readPackage).filter((found) => found.layer === demo.layers[0].id);
    expect(parcels.columns.coordinates.join()).toBe(demo.layers[0].columns.coordinates.join());
    expect(parcels.ids.join()).toBe(demo.layers[0].ids.join());
  });

  it('says from which seed it came and on which day it stands still', async () => {
    const manifest = JSON.parse(new TextDecoder().decode((await writeDemo(demo)).get('district.json')));
    expect(manifest.demo).toEqual({ seed: 20261120, today: '2026-11-20', parcels: demo.drawing.parcels.length });
  });
});

describe('parcels', () => {
  it('number about 8 000, all admitted without repair, none twice', async () => {
    const { parcels } = demo.drawing;
    expect(parcels.length).toBeGreaterThan(7600);
    expect(parcels.length).toBeLessThan(8400);
    const { report } = await admitPolygons({ raw: demo.layers[0].columns, ids: parcels.map(({ parcelNo }) => parcelNo) });
    expect({ repaired: report.repaired, refused: report.refused, duplicates: report.duplicateIds.length }).toEqual({
      repaired: 0,
      refused: 0,
      duplicates: 0,
    });
  });

  it('bear numbers of 19 characters in a county that does not exist', () => {
    const odd = demo.drawing.parcels.filter(({ parcelNo }) => !/^990101\d{6}(GB|JB|JC|JD)\d{5}$/.test(parcelNo));
    expect(odd).toEqual([]);
  });

  it('look like a cadastre: 8–30 vertices, holes, several parts', () => {
    const vertices = demo.drawing.parcels.map(({ shape }) => shape.flat().reduce((sum, ring) => sum + ring.length, 0));
    expect(Math.min(...vertices)).toBeGreaterThanOrEqual(8);
    expect(vertices.filter((count) => count > 30).length).toBeLessThan(vertices.length * 0.01);
    expect(demo.drawing.parcels.filter(({ shape }) => shape.some((rings) => rings.length > 1)).length).toBeGreaterThan(50);
    expect(demo.drawing.parcels.filter(({ shape }) => shape.length > 1).length).toBeGreaterThan(30);
  });

  it('overlap in 0.4 % double claims, and otherwise by slivers alone', async () => {
    const { parcels } = demo.drawing;
    const view = createView(demo.layers[0].columns, 'planar', DEMO_PLANE);
    const pairs = tabulateSelfOverlaps(view, indexPolygons(view));
    const claims = parcels.filter(({ claimsOver }) => claimsOver !== undefined).length;
    expect(claims / parcels.length).toBeCloseTo(0.004, 3);
    let slivers = 0;
    for (let k = 0; k < pairs.count; k++) {
      const isClaim = [pairs.subject[k], pairs.clip[k]].some((row) => parcels[row].claimsOver !== undefined);
      if (isClaim) continue;
      slivers++;
      expect(judgeSliver(demo.settings.sliver, pairs.area_m2[k], view, pairs.subject[k], view, pairs.clip[k])).toBe(true);
    }
    expect(slivers).toBeGreaterThan(500);
    for (const [row, parcel] of parcels.entries()) {
      if (parcel.claimsOver === undefined) continue;
      expect(pairs.area_m2.some((area, k) => area > 1 && (pairs.subject[k] === row || pairs.clip[k] === row))).toBe(true);
    }
  });

  it('state areas as deeds do, a few of them off', () => {
    const off = demo.drawing.parcels.filter((parcel) => Math.abs(parcel.statedArea_cm2 / 1e4 - areaOf(parcel) / 1e6) > 0.01);
    expect(off.length / demo.drawing.parcels.length).toBeGreaterThan(0.05);
    expect(off.length / demo.drawing.parcels.length).toBeLessThan(0.15);
  });
});

describe('units', () => {
  it('are 4 zones, 14 townships and about 50 villages, each a part of the one above, adding up to the square millimetre', () => {
    const { units } = demo.drawing.units;
    const level = (name: Unit['level']): Unit[] => units.filter((unit) => unit.level === name);
    expect(level('zone')).toHaveLength(4);
    expect(level('township')).toHaveLength(14);
    expect(level('village')).toHaveLength(50);
    for (const parent of [...level('zone'), ...level('township')]) {
      const children = units.filter(({ parentId }) => parentId === parent.id);
      expect(children.length).toBeGreaterThan(2);
      expect(children.reduce((sum, child) => sum + areaOf(child), 0)).toBe(areaOf(parent));
    }
    const [land] = demo.drawing.base;
    const outline = demo.drawing.plan.subdivision.outlineOf(demo.drawing.plan.subdivision.faces.values());
    expect(land.class).toBe('land');
    expect(level('zone').reduce((sum, zone) => sum + areaOf(zone), 0)).toBe(
      outline.reduce((sum, ring) => sum + ringArea(ring), 0),
    );
  });

  it('share their borders vertex by vertex', () => {
    const edges = new Set<string>();
    const villages = demo.drawing.units.villages;
    const eachEdge = (visit: (from: string, to: string) => void): void => {
      for (const { shape } of villages)
        for (const ring of shape.flat()) ring.forEach((p, i) => visit(p.join(), ring[(i + 1) % ring.length].join()));
    };
    eachEdge((from, to) => edges.add(`${from} ${to}`));
    const coast = new Set(
      demo.drawing.plan.subdivision
        .outlineOf(demo.drawing.plan.subdivision.faces.values())
        .flatMap((ring) => ring.map((p, i) => `${p.join()} ${ring[(i + 1) % ring.length].join()}`)),
    );
    eachEdge((from, to) => expect(edges.has(`${to} ${from}`) || coast.has(`${from} ${to}`)).toBe(true));
  });

  it('do not overlap', () => {
    const view = createView(toColumns(demo.drawing.units.villages.map(({ shape }) => shape)), 'planar', DEMO_PLANE);
    expect(tabulateSelfOverlaps(view, indexPolygons(view)).count).toBe(0);
  });

  it('come back to the same millimetre from longitude and latitude', () => {
    const plane = createDistrictPlane(DEMO_PLANE);
    demo.settings.units.forEach((unit, i) => {
      const rings = unit.shape.type === 'Polygon' ? unit.shape.coordinates : unit.shape.coordinates.flat();
      const drawn = demo.drawing.units.units[i].shape.flat();
      rings.forEach((ring, k) => {
        const { coordinates } = plane.toMillimetres(Float64Array.from(ring.flat()));
        expect(Array.from(coordinates)).toEqual([...drawn[k], drawn[k][0]].flat());
      });
    });
  });
});

describe('any seed and size', () => {
  it.each([0, 999, 200_001, Number.NaN])('%d parcels are refused with a code', async (parcels) => {
    await expect(generateDistrict({ parcels })).rejects.toMatchObject({ code: 'demo-parcels-out-of-range' });
  });

  it.each([1, 2, 3, 4])('seed %i gives valid parcels and exact units', async (seed) => {
    const { drawing, layers } = await generateDistrict({ seed, parcels: 1500 });
    const { report } = await admitPolygons({ raw: layers[0].columns });
    expect({ repaired: report.repaired, refused: report.refused }).toEqual({ repaired: 0, refused: 0 });
    const sums = (['zone', 'township', 'village'] as const).map((level) =>
      drawing.units.units.filter((unit) => unit.level === level).reduce((sum, unit) => sum + areaOf(unit), 0),
    );
    expect(sums[1]).toBe(sums[0]);
    expect(sums[2]).toBe(sums[0]);
  });
});
