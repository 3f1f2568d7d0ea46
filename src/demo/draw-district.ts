import { square } from './ring.ts';
import type { BaseFeature } from './base-feature.ts';
import { drawBaseMap } from './base-map.ts';
import { type Block, cutBlocks } from './blocks.ts';
import { type Building, placeBuildings } from './buildings.ts';
import { cutLots, type Lot } from './lots.ts';
import { type DemoParcel, surveyParcels } from './parcels.ts';
import type { Random } from './random.ts';
import { layStreets, type StreetPlan } from './streets.ts';
import { shapeTerrain, type Terrain } from './terrain.ts';
import { drawUnits, type UnitTree } from './units.ts';

/** The district as drawn, in whole millimetres, before anybody works in it. */
export interface Drawing {
  readonly terrain: Terrain;
  readonly plan: StreetPlan;
  readonly blocks: readonly Block[];
  readonly lots: readonly Lot[];
  readonly buildings: readonly Building[];
  readonly units: UnitTree;
  readonly parcels: readonly DemoParcel[];
  readonly base: readonly BaseFeature[];
}

/**
 * Parcels drawn at a scale s, near enough for any seed: 10 055 s² − 2 055 s, since along coast and main roads fewer fit.
 * Fitted at 8 000 and 118 000.
 */
const PER_AREA = 10055;
const LOST_ALONG_EDGES = 2055;

function scaleFor(parcels: number): number {
  return (LOST_ALONG_EDGES + Math.sqrt(square(LOST_ALONG_EDGES) + 4 * PER_AREA * parcels)) / (2 * PER_AREA);
}

/** The island grows with the number of parcels; streets, lots and houses keep their size. */
export function drawDistrict(parcels: number, random: Random): Drawing {
  const scale = scaleFor(parcels);
  const terrain = shapeTerrain(random.fork('terrain'), scale);
  const plan = layStreets(terrain, random.fork('streets'));
  const blocks = cutBlocks(plan, terrain, random.fork('blocks'));
  const lots = cutLots(blocks, random.fork('lots'));
  const buildings = placeBuildings(lots, random.fork('buildings'));
  const units = drawUnits(plan, terrain, random.fork('units'));
  const survey = surveyParcels(lots, blocks, units, random.fork('parcels'));
  const base = drawBaseMap({ terrain, plan, blocks, buildings, ponds: survey.ponds, units }, random.fork('harbour'));
  return { terrain, plan, blocks, lots, buildings, units, parcels: survey.parcels, base };
}
