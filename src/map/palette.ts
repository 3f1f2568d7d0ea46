import type { MapTheme } from './map-scene.ts';

export interface Palette {
  readonly name: MapTheme;
  /** Steps of the status ramp in the order of `ITEM_STATUSES`, most urgent first. */
  readonly status: readonly [string, string, string, string, string];
  readonly statusNone: string;
  readonly redLine: string;
  readonly build: string;
  readonly overdue: string;
  readonly ink: string;
  readonly inkSoft: string;
  readonly inkFaint: string;
  /** The ground's colour under text and lines: halos and casings. */
  readonly halo: string;
  readonly land: string;
  readonly surround: string;
  readonly sea: string;
  readonly water: string;
  /** Names of waters stand on them without a halo. */
  readonly waterInk: string;
  readonly green: string;
  readonly greenInk: string;
  readonly farmland: string;
  readonly block: string;
  readonly road: string;
  readonly building: string;
  readonly buildingEdge: string;
  /** Parcels without a status: a shade over the ground, so that fields and greens keep their colour. */
  readonly parcelTint: string;
  /** The same where no ground is drawn below: the parcels are then the map. */
  readonly parcelBare: string;
  readonly parcelEdge: string;
  readonly unitEdge: string;
  /** Edge of the cards under totals, with its opacity. */
  readonly cardEdge: string;
}

/**
 * Colours with a meaning, the same on map, table, chart and print (`ui/tokens.css` repeats them, a test compares).
 * The status ramp falls steadily in contrast with the ground: what is unresolved stands out, what is handed over recedes;
 * lightness alone tells the steps apart, so it reads in greyscale and for the colour-blind.
 */
export const PALETTES: Readonly<Record<MapTheme, Palette>> = {
  light: {
    name: 'light',
    status: ['#a85c30', '#ca8448', '#dcae74', '#d2cea0', '#cfdfd6'],
    statusNone: '#eae8e2',
    redLine: '#c3142d',
    build: '#6a3bbf',
    overdue: '#f0b000',
    ink: '#2a2926',
    inkSoft: '#67645d',
    inkFaint: '#9a978f',
    halo: '#faf9f7',
    land: '#f8f7f4',
    surround: '#f1f0ec',
    sea: '#dfe7ea',
    water: '#cfdde3',
    waterInk: '#456373',
    green: '#dfe7d8',
    greenInk: '#536b49',
    farmland: '#eff0e5',
    block: '#efede8',
    road: '#f8f7f4',
    building: 'rgba(52, 46, 36, 0.09)',
    buildingEdge: 'rgba(52, 46, 36, 0.16)',
    parcelTint: 'rgba(52, 46, 36, 0.05)',
    parcelBare: 'rgba(52, 46, 36, 0.13)',
    parcelEdge: 'rgba(52, 46, 36, 0.42)',
    unitEdge: '#faf9f7',
    cardEdge: '#2a292626',
  },
  dark: {
    name: 'dark',
    status: ['#e39b65', '#bf8551', '#95764a', '#656e51', '#42564f'],
    statusNone: '#222a35',
    redLine: '#ff5a63',
    build: '#b294ff',
    overdue: '#ffc83d',
    ink: '#e6e9ee',
    inkSoft: '#a3abb7',
    inkFaint: '#707a88',
    halo: '#12171f',
    land: '#181e27',
    surround: '#141922',
    sea: '#0c121a',
    water: '#0e1d2a',
    waterInk: '#6d91a9',
    green: '#1b2b25',
    greenInk: '#7d9a83',
    farmland: '#1b221f',
    block: '#1f2630',
    road: '#181e27',
    building: 'rgba(232, 238, 248, 0.08)',
    buildingEdge: 'rgba(232, 238, 248, 0.14)',
    parcelTint: 'rgba(232, 238, 248, 0.035)',
    parcelBare: 'rgba(232, 238, 248, 0.11)',
    parcelEdge: 'rgba(232, 238, 248, 0.34)',
    unitEdge: '#12171f',
    cardEdge: '#e6e9ee2e',
  },
  print: {
    name: 'print',
    status: ['#8a4520', '#bb773b', '#d8a96d', '#ddd5a2', '#e3eee8'],
    statusNone: '#f2f2f0',
    redLine: '#c00020',
    build: '#5527a6',
    overdue: '#f0b000',
    ink: '#000000',
    inkSoft: '#3c3c3c',
    inkFaint: '#808080',
    halo: '#ffffff',
    land: '#ffffff',
    surround: '#ffffff',
    sea: '#edf3f5',
    water: '#d8e5ea',
    waterInk: '#3d6478',
    green: '#ebf1e7',
    greenInk: '#4c6641',
    farmland: '#f9f9f4',
    block: '#f5f4f1',
    road: '#ffffff',
    building: 'rgba(0, 0, 0, 0.1)',
    buildingEdge: 'rgba(0, 0, 0, 0.3)',
    parcelTint: 'rgba(0, 0, 0, 0)',
    parcelBare: 'rgba(0, 0, 0, 0.03)',
    parcelEdge: 'rgba(0, 0, 0, 0.6)',
    unitEdge: '#ffffff',
    cardEdge: '#00000059',
  },
  contrast: {
    name: 'contrast',
    status: ['#7d3a14', '#b4692a', '#d79c52', '#dcd08a', '#d9ebe1'],
    statusNone: '#ecece8',
    redLine: '#980012',
    build: '#4a1a9e',
    overdue: '#f0b000',
    ink: '#000000',
    inkSoft: '#262626',
    inkFaint: '#595959',
    halo: '#ffffff',
    land: '#ffffff',
    surround: '#f4f4f2',
    sea: '#c6dde8',
    water: '#a9cde0',
    waterInk: '#0d3850',
    green: '#d3e6c6',
    greenInk: '#244a12',
    farmland: '#f3f5e4',
    block: '#efeeea',
    road: '#ffffff',
    building: 'rgba(0, 0, 0, 0.18)',
    buildingEdge: 'rgba(0, 0, 0, 0.55)',
    parcelTint: 'rgba(0, 0, 0, 0.02)',
    parcelBare: 'rgba(0, 0, 0, 0.06)',
    parcelEdge: 'rgba(0, 0, 0, 0.78)',
    unitEdge: '#ffffff',
    cardEdge: '#00000080',
  },
};
