import type { ExpressionSpecification, LayerSpecification, SymbolLayerSpecification } from 'maplibre-gl';
import type { MapScale } from '../map-scale.ts';
import { type Sign, signName } from '../sign-images.ts';
import type { Palette } from '../palette.ts';
import { SEMIBOLD } from './fonts.ts';
import { SIGHTING_GROUPS_SOURCE, SIGHTING_MARKERS_SOURCE } from './sightings.layer.ts';
import { CONFLICT_GROUPS_SOURCE, CONFLICT_MARKS_SOURCE } from './conflicts.layer.ts';
import { FINDING_GROUPS_SOURCE, FINDING_MARKS_SOURCE } from './findings.layer.ts';

/** Marks stand although something is in their way, over every text: no label can hide one. */
const STANDS = { 'icon-allow-overlap': true, 'icon-padding': 1 } as const;
/** From here on texts keep clear of single marks too; farther out a crowd of dots would leave no room for a name, and dots over it do not hide it. */
const CLEAR_FROM = 15;

const NEAR_SIZE: ExpressionSpecification = ['interpolate', ['linear'], ['zoom'], 11, 0.5, 13, 0.62, 15.5, 1];

/** The topmost layers: findings, builds and conflicts, in groups with their number, nearer one by one; far out the cards count them. */
export function signLayers(scale: MapScale, palette: Palette): LayerSpecification[] {
  const { tonesUntil, singlesFrom } = scale;
  return [
    faintFindings(group('findings', FINDING_GROUPS_SOURCE, tonesUntil, singlesFrom + 0.6, 'findings', palette.ink, palette)),
    faintFindings(one('findings:lone', FINDING_GROUPS_SOURCE, tonesUntil, singlesFrom + 0.6, findingIcon(palette))),
    faintFindings(one('findings:mark', FINDING_MARKS_SOURCE, singlesFrom + 0.6, 24, findingIcon(palette))),
    group('conflicts', CONFLICT_GROUPS_SOURCE, tonesUntil, singlesFrom + 0.6, 'conflicts', palette.ink, palette),
    one('conflicts:lone', CONFLICT_GROUPS_SOURCE, tonesUntil, singlesFrom + 0.6, ['literal', signName('conflict', palette.name)]),
    smallConflicts(
      one('conflicts:mark', CONFLICT_MARKS_SOURCE, singlesFrom + 0.6, 24, ['literal', signName('conflict', palette.name)]),
    ),
    group('sightings', SIGHTING_GROUPS_SOURCE, tonesUntil, singlesFrom, 'builds', palette.halo, palette),
    one('sightings:lone', SIGHTING_GROUPS_SOURCE, tonesUntil, singlesFrom, buildIcon(palette)),
    one('sightings:marker', SIGHTING_MARKERS_SOURCE, singlesFrom, 17.5, buildIcon(palette)),
  ];
}

function findingIcon({ name }: Palette): ExpressionSpecification {
  return [
    'match',
    ['get', 'severity'],
    'unlawful',
    signName('finding-unlawful', name),
    'overdue',
    signName('finding-overdue', name),
    'question',
    signName('finding-question', name),
    signName('conflict', name),
  ];
}

/** One that is let stand with its reason; a group is never faint, whatever is in it. */
function faintFindings(layer: SymbolLayerSpecification): SymbolLayerSpecification {
  return { ...layer, paint: { ...layer.paint, 'icon-opacity': ['case', ['to-boolean', ['get', 'accepted']], 0.4, 1] } };
}

/** Only those whose hatched shape is not larger than the mark: sides in metres that are about 16 pixels at each zoom. */
function smallConflicts(layer: SymbolLayerSpecification): SymbolLayerSpecification {
  return { ...layer, filter: ['<', ['get', 'side'], ['step', ['zoom'], 120, 14, 64, 15, 32, 16, 16, 17, 8, 18, 4, 19, 2]] };
}

function buildIcon({ name }: Palette): ExpressionSpecification {
  return [
    'case',
    ['get', 'overdue'],
    signName('build-overdue', name),
    ['get', 'gone'],
    signName('build-gone', name),
    ['get', 'conflict'],
    signName('build-conflict', name),
    signName('build', name),
  ];
}

function group(
  part: string,
  source: string,
  from: number,
  until: number,
  mark: Sign,
  text: string,
  palette: Palette,
): SymbolLayerSpecification {
  return {
    id: `${part}:group`,
    type: 'symbol',
    source,
    minzoom: from,
    maxzoom: until,
    filter: ['has', 'point_count'],
    layout: {
      ...STANDS,
      'icon-image': signName(mark, palette.name),
      'icon-size': ['step', ['get', 'point_count'], 0.9, 10, 1.05, 100, 1.3],
      'text-field': ['get', 'point_count_abbreviated'],
      'text-font': SEMIBOLD,
      'text-size': ['step', ['get', 'point_count'], 10, 10, 10.5, 100, 11],
      'text-allow-overlap': true,
      'text-ignore-placement': true,
    },
    paint: { 'text-color': text },
  };
}

function one(id: string, source: string, from: number, until: number, icon: ExpressionSpecification): SymbolLayerSpecification {
  return {
    id,
    type: 'symbol',
    source,
    minzoom: from,
    maxzoom: until,
    filter: ['!', ['has', 'point_count']],
    layout: {
      ...STANDS,
      'icon-ignore-placement': ['step', ['zoom'], true, CLEAR_FROM, false],
      'icon-image': icon,
      'icon-size': NEAR_SIZE,
    },
    paint: {},
  };
}
